#include <opendata/text.hpp>

#include "support/catch.hpp"

using namespace opendata::text;

TEST_CASE("A whole number is read in Arabic, full-width and Chinese numerals", "[text][numerals]") {
  auto [text, value] = GENERATE(table<std::string, std::int64_t>({
      {"12", 12},          {"１２", 12},       {"十八", 18},        {"一十八", 18}, {"一百零五", 105}, {"一百○五", 105}, {"一０五", 105},
      {"一○五", 105},      {"百", 100},        {"廿", 20},          {"廿一", 21},   {"卅", 30},        {"兩千", 2000},   {"一八四", 184},
      {"壹佰", 100},       {"一千二百", 1200}, {"三萬二千", 32000}, {"十", 10},     {"百二十", 120},   {"一億零五", 100000005},
      {"一百一十三", 113}, {"十萬", 100000},   {"0", 0},            {"零", 0},      {"007", 7},
  }));
  CAPTURE(text);
  CHECK(parse_number(to_utf32(text)) == value);
}

TEST_CASE("What is no number, or too large, is none", "[text][numerals]") {
  const auto text = GENERATE(as<std::string>(), "", "十百", "一二百", "abc", "1.5", "-1", "十十", "9999999999999999999999", "萬", "一百 五", "第一");
  CAPTURE(text);
  CHECK_FALSE(parse_number(to_utf32(text)));
}
