# Programs of others read what we write. A test whose program is not there is skipped and says so; tests/run.sh installs
# the cheap ones (jing, unzip, libxml2-utils, gdal-bin, and from npm DuckDB and hyparquet).
add_executable(write_formats interop/write_formats.cpp)
target_link_libraries(write_formats PRIVATE test_support)
target_include_directories(write_formats PRIVATE ${PROJECT_SOURCE_DIR}/libopendata/src)

foreach(reader jing xmllint gdal libreoffice parquet)
  add_test(NAME interop_${reader} COMMAND bash ${CMAKE_CURRENT_SOURCE_DIR}/interop/${reader}.sh $<TARGET_FILE:write_formats> ${PROJECT_BINARY_DIR}
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(interop_${reader} PROPERTIES LABELS interop SKIP_RETURN_CODE 77)
endforeach()
