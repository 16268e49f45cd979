opendata_test(unit_cli LABEL unit SOURCES unit/cli/programs_test.cpp)
target_compile_definitions(unit_cli PRIVATE OPENDATA_PUBLISH="$<TARGET_FILE:opendata-publish>")
add_dependencies(unit_cli opendata-publish)
