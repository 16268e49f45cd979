opendata_test(failure_kill_build LABEL failure SOURCES failure/kill_build_test.cpp)
add_dependencies(failure_kill_build opendata-index)
target_compile_definitions(failure_kill_build PRIVATE OPENDATA_INDEX="$<TARGET_FILE:opendata-index>")
