opendata_test(unit_policy LABEL unit SOURCES unit/policy/policy_test.cpp unit/policy/policy_errors_test.cpp unit/policy/rules_test.cpp unit/policy/privacy_rules_test.cpp)
