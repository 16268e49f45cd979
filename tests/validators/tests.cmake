# Other people's libraries read what we wrote. Installed by tests/validators/install.sh; skipped where they are not there.
add_test(NAME catalog_validators COMMAND bash ${CMAKE_CURRENT_SOURCE_DIR}/validators/catalog_test.sh
  $<TARGET_FILE:opendata-publish> ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR})
set_tests_properties(catalog_validators PROPERTIES LABELS validators SKIP_RETURN_CODE 77)
