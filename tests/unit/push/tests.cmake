add_library(test_fake_platform STATIC support/fake_platform.cpp support/fake_ckan.cpp support/fake_dgtw.cpp
  support/fake_web.cpp
  support/postgresql_server.cpp)
target_include_directories(test_fake_platform PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(test_fake_platform PUBLIC opendata_push PkgConfig::httplib OpenSSL::Crypto Threads::Threads Catch2::Catch2WithMain
  PRIVATE opendata_flags)

opendata_test(unit_push LABEL unit LINK opendata_push test_fake_platform SOURCES
  unit/push/parts_test.cpp unit/push/ckan_test.cpp unit/push/dgtw_test.cpp unit/push/directory_test.cpp unit/push/postgresql_test.cpp)

# The token and other platforms are what this program has; records and keys are what it never has.
add_test(NAME push_has_no_deidentification_code
  COMMAND sh -c "nm -C '$<TARGET_FILE:opendata-push>' >push_symbols.txt && grep -q opendata::push::push_release push_symbols.txt && ! grep -Ei 'opendata::deid::|PseudonymKey|HMAC|opendata::open_reader|opendata::publish\\(|httplib' push_symbols.txt"
  WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
# … and no other program has a client.
foreach(program opendata-publish opendata-index opendata-server)
  add_test(NAME ${program}_has_no_client
    COMMAND sh -c "nm -C --undefined-only '$<TARGET_FILE:${program}>' >client_${program}.txt && grep -q opendata client_${program}.txt; ! grep -E '(^| )curl_' client_${program}.txt"
    WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
  set_tests_properties(${program}_has_no_client PROPERTIES LABELS promise)
endforeach()
set_tests_properties(push_has_no_deidentification_code PROPERTIES LABELS promise)
