opendata_test(unit_api_http LABEL api SOURCES unit/api_http/framing_test.cpp unit/api_http/server_test.cpp)
