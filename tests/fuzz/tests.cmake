opendata_fuzzer(fuzz_policy LINK opendata::opendata SOURCES fuzz/fuzz_policy.cpp)
