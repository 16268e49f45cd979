opendata_test(bench_http LABEL bench LINK PkgConfig::httplib SOURCES bench/http_bench.cpp)
