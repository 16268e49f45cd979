opendata_test(unit_api LABEL api SOURCES
  unit/api/site_fixture.cpp unit/api/routes_test.cpp unit/api/rows_test.cpp unit/api/downloads_test.cpp unit/api/search_test.cpp
  unit/api/pages_test.cpp unit/api/reload_test.cpp unit/api/protocol_test.cpp unit/api/server_process_test.cpp
  unit/api/ckan_test.cpp unit/api/dialects_test.cpp unit/api/operations_test.cpp
  unit/api/appearance_test.cpp unit/api/frame_test.cpp unit/api/law_pages_test.cpp unit/api/website_test.cpp
  unit/api/published_site.cpp unit/api/published_record_test.cpp unit/api/dataset_page_test.cpp unit/api/figures_test.cpp unit/api/catalogue_page_test.cpp unit/api/chart_test.cpp
  unit/api/summary_test.cpp unit/api/usage_test.cpp unit/api/admin_fixture.cpp unit/api/admin_api_test.cpp unit/api/admin_pages_test.cpp
  unit/api/faq_list_test.cpp unit/api/indexed_site.cpp unit/api/labels_test.cpp unit/api/page_parts_test.cpp unit/api/qr_test.cpp unit/api/wording_test.cpp unit/api/withdraw_test.cpp unit/api/verifier_test.cpp)
target_link_libraries(unit_api PRIVATE test_fake_platform)
target_compile_definitions(unit_api PRIVATE OPENDATA_SERVER="$<TARGET_FILE:opendata-server>")
add_dependencies(unit_api opendata-server)

# The description under the validators of npm.
add_test(NAME description_is_valid
  COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/unit/api/check_description.sh "$<TARGET_FILE:opendata-server>" ${PROJECT_BINARY_DIR})
set_tests_properties(description_is_valid PROPERTIES LABELS api SKIP_RETURN_CODE 77)

# What a dataset's page offers to copy.
add_test(NAME dataset_snippets_run
  COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/unit/api/run_snippets.sh "$<TARGET_FILE:opendata-publish>" "$<TARGET_FILE:opendata-server>" ${PROJECT_SOURCE_DIR})
set_tests_properties(dataset_snippets_run PROPERTIES LABELS api)

# The suites of rows once more, over a real PostgreSQL 15: one program, so that they share one database.
add_executable(rows_postgresql unit/api/site_fixture.cpp unit/api/rows_test.cpp unit/api/ckan_test.cpp unit/api/dialects_test.cpp
  unit/api/figures_test.cpp unit/api/rows_postgresql_test.cpp)
target_link_libraries(rows_postgresql PRIVATE test_support test_fake_platform)
target_include_directories(rows_postgresql PRIVATE ${PROJECT_SOURCE_DIR}/libopendata/src ${PROJECT_SOURCE_DIR}/search/src)
target_compile_definitions(rows_postgresql PRIVATE OPENDATA_TEST_POSTGRESQL)
target_precompile_headers(rows_postgresql REUSE_FROM test_support)
add_test(NAME rows_postgresql COMMAND rows_postgresql)
set_tests_properties(rows_postgresql PROPERTIES LABELS api)

# Promises about trust, read from the symbols of what is built: see "four programs, split by trust" in docs/overview.md.
add_test(NAME server_has_no_deidentification_code
  COMMAND sh -c "nm -C '$<TARGET_FILE:opendata-server>' >symbols.txt && grep -q opendata::api::Server symbols.txt && ! grep -Ei 'opendata::deid::|PseudonymKey|HMAC|getpass' symbols.txt"
  WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
foreach(library opendata search api)
  add_test(NAME library_${library}_does_not_print
    COMMAND sh -c "nm -C --undefined-only '$<TARGET_FILE:opendata_${library}>' >printing_${library}.txt && grep -q opendata printing_${library}.txt && ! grep -E 'std::(cout|cerr|clog)|(^| )(printf|puts|putchar|vprintf|perror|stdout|stderr)(@|$)' printing_${library}.txt"
    WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
endforeach()
set_tests_properties(server_has_no_deidentification_code library_opendata_does_not_print library_search_does_not_print library_api_does_not_print
  PROPERTIES LABELS promise)
