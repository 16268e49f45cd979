# The committed sample records are what the generator makes.
add_executable(generate_samples support/generate_samples.cpp)
target_link_libraries(generate_samples PRIVATE ICU::uc opendata_flags)
add_test(NAME samples_are_reproducible COMMAND sh -c
  "rm -rf samples && mkdir samples && $<TARGET_FILE:generate_samples> samples && cmp samples/animal_cases.csv ${PROJECT_SOURCE_DIR}/data/samples/animal_cases.csv && cmp samples/adoptions.csv ${PROJECT_SOURCE_DIR}/data/samples/adoptions.csv")
set_tests_properties(samples_are_reproducible PROPERTIES LABELS golden)

opendata_test(golden_release LABEL golden SOURCES golden/release/golden_release_test.cpp)

# The sample specification gives these very bytes.
set(aggregate_sample ${CMAKE_CURRENT_SOURCE_DIR}/golden/aggregate)
add_test(NAME aggregate_of_the_sample COMMAND sh -c
  "$<TARGET_FILE:opendata-publish> aggregate --spec ${PROJECT_SOURCE_DIR}/data/aggregates/animal_cases.json --input ${PROJECT_SOURCE_DIR}/data/samples/animal_cases.csv --output animal_cases.csv --report animal_cases.report.json && cmp animal_cases.csv ${aggregate_sample}/animal_cases.csv && cmp animal_cases.report.json ${aggregate_sample}/animal_cases.report.json")
set_tests_properties(aggregate_of_the_sample PROPERTIES LABELS golden)
