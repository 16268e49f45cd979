# The installed package builds a project of somebody else.
set(consumer_prefix ${CMAKE_CURRENT_BINARY_DIR}/consumer_prefix)
if(OPENDATA_SANITIZE)
  set(consumer_flags -fsanitize=${OPENDATA_SANITIZE})
endif()
add_test(NAME consumer_install COMMAND ${CMAKE_COMMAND} --install ${PROJECT_BINARY_DIR} --prefix ${consumer_prefix})
set_tests_properties(consumer_install PROPERTIES LABELS consumer FIXTURES_SETUP consumer_prefix RESOURCE_LOCK build)
add_test(NAME consumer_builds_and_runs COMMAND ${CMAKE_CTEST_COMMAND}
  --build-and-test ${CMAKE_CURRENT_SOURCE_DIR}/consumer ${CMAKE_CURRENT_BINARY_DIR}/consumer_build
  --build-generator Ninja --build-options -DCMAKE_PREFIX_PATH=${consumer_prefix} -DCMAKE_BUILD_TYPE=Debug
    -DCMAKE_CXX_FLAGS=${consumer_flags}
  --test-command consumer)
set_tests_properties(consumer_builds_and_runs PROPERTIES LABELS consumer FIXTURES_REQUIRED consumer_prefix)
