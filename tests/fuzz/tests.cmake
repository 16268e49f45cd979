opendata_fuzzer(fuzz_policy LINK opendata::opendata SOURCES fuzz/fuzz_policy.cpp)
opendata_fuzzer(fuzz_citation LINK opendata::search SOURCES fuzz/fuzz_citation.cpp)
opendata_fuzzer(fuzz_law LINK opendata::search SOURCES fuzz/fuzz_law.cpp)
opendata_fuzzer(fuzz_http_request LINK opendata::api SOURCES fuzz/fuzz_http_request.cpp)
