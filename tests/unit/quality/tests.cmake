opendata_test(unit_quality LABEL unit SOURCES unit/quality/date_cell_test.cpp unit/quality/check_test.cpp
  unit/quality/description_test.cpp unit/quality/content_test.cpp)
