opendata_test(privacy_pipeline LABEL privacy SOURCES privacy/pipeline_privacy_test.cpp)
