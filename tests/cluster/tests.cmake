opendata_test(cluster_search LABEL cluster LINK PkgConfig::xapian SOURCES cluster/cluster_test.cpp)
