opendata_test(unit_api_http LABEL api_http SOURCES unit/api_http/framing_test.cpp unit/api_http/server_test.cpp
  unit/api_http/attack_test.cpp unit/api_http/streaming_test.cpp unit/api_http/slow_client_test.cpp unit/api_http/limits_test.cpp
  unit/api_http/stop_test.cpp unit/api_http/latency_test.cpp unit/api_http/standby_test.cpp)
