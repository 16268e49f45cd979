opendata_test(unit_api LABEL api SOURCES
  unit/api/site_fixture.cpp unit/api/routes_test.cpp unit/api/rows_test.cpp unit/api/downloads_test.cpp unit/api/search_test.cpp
  unit/api/pages_test.cpp unit/api/reload_test.cpp unit/api/protocol_test.cpp)
