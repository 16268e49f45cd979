opendata_test(unit_search LABEL unit LINK PkgConfig::xapian
  SOURCES unit/search/segmenter_test.cpp unit/search/segmentation_test.cpp unit/search/query_modes_test.cpp unit/search/zhuyin_test.cpp unit/search/authority_test.cpp unit/search/boolean_query_test.cpp unit/search/frequent_characters_test.cpp unit/search/highlighter_test.cpp unit/search/modes_test.cpp
          unit/search/ranking_test.cpp unit/search/results_test.cpp unit/search/hostile_query_test.cpp unit/search/lifecycle_test.cpp unit/search/live_update_test.cpp unit/search/law_file_test.cpp unit/search/subjects_test.cpp)
