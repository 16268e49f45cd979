opendata_test(unit_core LABEL unit SOURCES unit/core/error_test.cpp unit/core/json_test.cpp unit/core/files_test.cpp)
