opendata_test(unit_inspect LABEL unit SOURCES unit/inspect/inspect_test.cpp unit/inspect/combinations_test.cpp unit/inspect/header_guess_test.cpp unit/inspect/header_words_test.cpp
  unit/inspect/messy_files_test.cpp unit/inspect/spreadsheet_test.cpp unit/inspect/proposal_test.cpp)
