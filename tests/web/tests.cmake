# A browser walks through the site, and others judge its pages. Installed by tests/web/install.sh; skipped where it is not there.
# Screenshots, for people to look at, are written to <build>/screenshots.
add_test(NAME web_site COMMAND bash ${CMAKE_CURRENT_SOURCE_DIR}/web/site.sh
  $<TARGET_FILE:opendata-publish> $<TARGET_FILE:opendata-index> $<TARGET_FILE:opendata-server> ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR})
set_tests_properties(web_site PROPERTIES LABELS web FIXTURES_SETUP web_site)
function(web_test suite label)
  add_test(NAME web_${suite} COMMAND bash ${CMAKE_CURRENT_SOURCE_DIR}/web/web_test.sh ${suite} $<TARGET_FILE:opendata-server> ${PROJECT_BINARY_DIR})
  set_tests_properties(web_${suite} PROPERTIES LABELS ${label} FIXTURES_REQUIRED web_site SKIP_RETURN_CODE 77 TIMEOUT 900)
endfunction()
foreach(suite walks links markup accessibility layout components admin)
  web_test(${suite} web)
endforeach()
# They time suggestions: the two tests that run at once elsewhere would be in their way.
set_tests_properties(web_walks PROPERTIES PROCESSORS 2)
# It times pages: nothing else runs beside it, and not a server that sanitizers slow down.
if(NOT OPENDATA_SANITIZE)
  web_test(lighthouse lighthouse)
  set_tests_properties(web_lighthouse PROPERTIES RUN_SERIAL TRUE)
endif()
