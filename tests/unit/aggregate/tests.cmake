opendata_test(unit_aggregate LABEL unit SOURCES unit/aggregate/suppression_test.cpp unit/aggregate/noise_test.cpp
  unit/aggregate/ledger_test.cpp unit/aggregate/publish_test.cpp unit/aggregate/aggregate_test.cpp unit/aggregate/spec_test.cpp)
