opendata_test(unit_links LABEL unit LINK opendata_push test_fake_platform SOURCES
  unit/links/parts_test.cpp unit/links/files_test.cpp unit/links/local_web_test.cpp)
