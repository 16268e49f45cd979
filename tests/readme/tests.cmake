add_test(NAME readme_commands_exist COMMAND bash ${CMAKE_CURRENT_SOURCE_DIR}/readme/check_commands.sh ${PROJECT_SOURCE_DIR}
  $<TARGET_FILE:opendata-publish> $<TARGET_FILE:opendata-index> $<TARGET_FILE:opendata-server>)
set_tests_properties(readme_commands_exist PROPERTIES LABELS promise)
