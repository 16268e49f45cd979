opendata_test(privacy_pipeline LABEL privacy SOURCES privacy/pipeline_privacy_test.cpp)
opendata_test(privacy_publish LABEL privacy SOURCES privacy/planted_people_test.cpp)
target_compile_definitions(privacy_publish PRIVATE OPENDATA_PUBLISH="$<TARGET_FILE:opendata-publish>")
add_dependencies(privacy_publish opendata-publish)
