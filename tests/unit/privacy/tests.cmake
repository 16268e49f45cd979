opendata_test(unit_privacy LABEL unit SOURCES unit/privacy/hierarchy_test.cpp unit/privacy/coded_table_test.cpp
  unit/privacy/built_in_hierarchy_test.cpp unit/privacy/privacy_model_test.cpp unit/privacy/full_domain_test.cpp unit/privacy/search_test.cpp
  unit/privacy/local_recoding_test.cpp)
