opendata_test(unit_table LABEL unit SOURCES unit/table/csv_reader_test.cpp unit/table/csv_oracle_test.cpp unit/table/json_reader_test.cpp unit/table/sheet_rows_test.cpp
  unit/table/sheet_reader_test.cpp unit/table/sniff_test.cpp)
