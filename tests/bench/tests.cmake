opendata_test(bench_http LABEL bench LINK PkgConfig::httplib SOURCES bench/http_bench.cpp)
opendata_test(bench_search LABEL bench SOURCES bench/search_bench.cpp)
