opendata_test(unit_formats LABEL unit SOURCES unit/formats/formats_test.cpp unit/formats/rows_sqlite_test.cpp unit/formats/xml_reader_test.cpp)
