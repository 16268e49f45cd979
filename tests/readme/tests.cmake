# The documents and the programs agree.
add_test(NAME readme_commands_exist COMMAND bash ${CMAKE_CURRENT_SOURCE_DIR}/readme/check_commands.sh ${PROJECT_SOURCE_DIR}
  $<TARGET_FILE:opendata-publish> $<TARGET_FILE:opendata-index> $<TARGET_FILE:opendata-server> $<TARGET_FILE:opendata-push>)
add_test(NAME operations_proxies_start COMMAND bash ${CMAKE_CURRENT_SOURCE_DIR}/readme/check_operations.sh ${PROJECT_SOURCE_DIR})
set_tests_properties(readme_commands_exist operations_proxies_start PROPERTIES LABELS promise SKIP_RETURN_CODE 77)
