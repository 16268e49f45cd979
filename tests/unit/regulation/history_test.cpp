#include "regulation/history.hpp"

#include "support/catch.hpp"

using namespace opendata::search;

TEST_CASE("Wrapped lines of a history are joined without tearing numbers", "[regulation]") {
  const auto history = split_history(
      "1.中華民國八十七年十一月四日總統（87）華總（一）義字第 870022437\r\n  0 號令制定公布全文 40 條；並自公布日起施行\r\n"
      "2.中華民國八十九年五月十七日總統令修正公布第 2  條條文\r\n"
      "10. 不是第三項\r\n"
      "3. 中華民國一百零四年二月四日總統令  \r\n    修正公布第 30、3\r\n    1 條條文\r\n");
  REQUIRE(history.size() == 3);
  CHECK(history[0] == "中華民國八十七年十一月四日總統（87）華總（一）義字第 8700224370 號令制定公布全文 40 條；並自公布日起施行");
  CHECK(history[1] == "中華民國八十九年五月十七日總統令修正公布第 2 條條文10. 不是第三項");
  CHECK(history[2] == "中華民國一百零四年二月四日總統令 修正公布第 30、31 條條文");
  CHECK(first_day(history) == "1998-11-04");
}

TEST_CASE("The first day of a history is empty where none can be read", "[regulation]") {
  CHECK(first_day({}).empty());
  CHECK(first_day({"制定公布"}).empty());
  CHECK(first_day({"某日"}).empty());
  CHECK(first_day({"八十七年十一月四日總統令"}) == "1998-11-04");
  CHECK(split_history("").empty());
  CHECK(split_history("\r\n \r\n").empty());
  CHECK(split_history("無編號的一行").size() == 1);
}
