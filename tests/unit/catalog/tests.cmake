opendata_test(unit_catalog LABEL unit SOURCES unit/catalog/code_lists_test.cpp unit/catalog/graph_test.cpp
  unit/catalog/vocabularies_test.cpp unit/catalog/write_catalog_test.cpp)
