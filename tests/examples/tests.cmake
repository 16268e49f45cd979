# Every example program is run and what it prints is compared with examples/expected.
set(example_work ${CMAKE_CURRENT_BINARY_DIR}/example_work)
file(MAKE_DIRECTORY ${example_work})
set(data ${PROJECT_SOURCE_DIR}/data)
set(given ${PROJECT_SOURCE_DIR}/examples/data)
function(example_test name arguments)
  add_test(NAME example_${name} COMMAND ${CMAKE_COMMAND} "-DCOMMAND=$<TARGET_FILE:example_${name}> ${arguments}"
    -DEXPECTED=${PROJECT_SOURCE_DIR}/examples/expected/${name}.txt ${ARGN} -P ${CMAKE_CURRENT_SOURCE_DIR}/examples/run_example.cmake)
  set_tests_properties(example_${name} PROPERTIES LABELS example
    ENVIRONMENT OPENDATA_KEY=000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f)
endfunction()
example_test(01_deidentify_csv "${given}/visits.json ${given}/visits.csv")
example_test(02_publish "${data}/policies/animal_cases.json ${data}/samples/animal_cases.csv ${example_work}/catalog")
example_test(03_build_and_search "${example_work}/index ${data}/faq/faq.csv ${data}/faq/faq-map.json ${data}/regulations/local.json ${data}/regulations/aliases.json")
example_test(04_embed_server "${example_work}/catalog ${example_work}/index")
example_test(06_mount_pages "${example_work}/catalog ${example_work}/index")
example_test(05_own_recognizer "" -DINPUT=${given}/membership.txt)
set_tests_properties(example_02_publish example_03_build_and_search PROPERTIES FIXTURES_SETUP example_stores)
set_tests_properties(example_04_embed_server example_06_mount_pages PROPERTIES FIXTURES_REQUIRED example_stores)
