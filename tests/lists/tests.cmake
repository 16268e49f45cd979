# The lists of files and suites name everything that is there.
add_test(NAME lists_name_every_file COMMAND bash ${CMAKE_CURRENT_SOURCE_DIR}/lists/check_lists.sh ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR})
set_tests_properties(lists_name_every_file PROPERTIES LABELS promise SKIP_RETURN_CODE 77)
