opendata_test(unit_regulation LABEL unit SOURCES unit/regulation/article_number_test.cpp unit/regulation/citation_test.cpp)
