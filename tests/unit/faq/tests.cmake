opendata_test(unit_faq LABEL unit SOURCES unit/faq/candidates_test.cpp unit/faq/check_test.cpp unit/faq/entry_test.cpp unit/faq/files_test.cpp unit/faq/render_answer_test.cpp unit/faq/store_test.cpp)
