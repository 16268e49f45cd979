opendata_test(unit_regulation LABEL unit SOURCES unit/regulation/article_number_test.cpp unit/regulation/citation_test.cpp
  unit/regulation/headings_test.cpp unit/regulation/history_test.cpp unit/regulation/law_layouts_test.cpp unit/regulation/relative_citations_test.cpp unit/regulation/regulations_test.cpp unit/sources/documents_test.cpp unit/sources/faq_test.cpp
  unit/sources/faq_data_test.cpp unit/sources/datasets_test.cpp)
