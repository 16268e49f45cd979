opendata_test(unit_deid_pipeline LABEL unit SOURCES unit/deid_pipeline/batch_test.cpp unit/deid_pipeline/operators_test.cpp unit/deid_pipeline/pipeline_test.cpp unit/deid_pipeline/classes_test.cpp
  unit/deid_pipeline/pseudonym_key_test.cpp unit/deid_pipeline/transforms_test.cpp unit/deid_pipeline/parameters_test.cpp unit/deid_pipeline/documentation_test.cpp
  unit/deid_pipeline/recoding_test.cpp unit/deid_pipeline/recoding_adult_test.cpp)
