opendata_test(unit_risk LABEL unit SOURCES unit/risk/risk_test.cpp unit/risk/population_uniques_test.cpp
  unit/risk/adult_oracle_test.cpp unit/risk/risk_report_test.cpp)
