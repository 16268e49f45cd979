opendata_test(unit_text LABEL unit SOURCES unit/text/utf8_test.cpp unit/text/encoding_test.cpp unit/text/decoder_test.cpp unit/text/fold_test.cpp
  unit/text/numerals_test.cpp unit/text/dates_test.cpp unit/text/address_shapes_test.cpp)
