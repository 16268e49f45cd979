opendata_test(unit_anonymize LABEL unit SOURCES unit/anonymize/anonymize_file_test.cpp)
