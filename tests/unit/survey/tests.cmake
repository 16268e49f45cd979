opendata_test(unit_survey LABEL unit SOURCES unit/survey/spec_test.cpp unit/survey/survey_test.cpp)
