opendata_test(unit_deid LABEL unit SOURCES unit/deid/check_digits_test.cpp unit/deid/numbers_test.cpp unit/deid/person_test.cpp unit/deid/word_kinds_test.cpp unit/deid/name_evidence_test.cpp unit/deid/number_in_context_test.cpp
  unit/deid/address_test.cpp unit/deid/analyzer_test.cpp unit/deid/known_identifiers_test.cpp golden/pii/own_test.cpp golden/pii/names_test.cpp golden/pii/numbers_test.cpp
  unit/deid/linear_time_test.cpp unit/deid/clues_test.cpp)
