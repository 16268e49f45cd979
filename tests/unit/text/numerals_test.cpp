#include <opendata/text.hpp>

#include "support/catch.hpp"

using opendata::text::parse_number;
using opendata::text::to_utf32;

namespace {
struct Row {
  const char* text;
  long long expected;  ///< -1 = no number
};
long long read(std::string_view text) { return parse_number(to_utf32(text)).value_or(-1); }
}  // namespace

TEST_CASE("whole numbers in Arabic, full-width and Chinese numerals are read") {
  const auto row = GENERATE(values<Row>({
      {"0", 0},
      {"12", 12},
      {"１２", 12},
      {"007", 7},
      {"十", 10},
      {"十八", 18},
      {"一十八", 18},
      {"二十", 20},
      {"廿", 20},
      {"廿一", 21},
      {"卅", 30},
      {"卅五", 35},
      {"百", 100},
      {"一百", 100},
      {"一百零五", 105},
      {"一百○五", 105},
      {"一百〇五", 105},
      {"一０五", 105},
      {"一○五", 105},
      {"一八四", 184},
      {"一百十三", 113},
      {"一百一十三", 113},
      {"一百八十四", 184},
      {"一千二百二十五", 1225},
      {"一千零十五", 1015},
      {"兩千", 2000},
      {"兩千零五", 2005},
      {"壹佰", 100},
      {"壹佰貳拾參", 123},
      {"三萬五千", 35000},
      {"3萬5千", 35000},
      {"1萬5000", 15000},
      {"一億零三萬", 100030000},
      {"零", 0},
      {"十萬", 100000},
      {"百二十", 120},
      {"一億零五", 100000005},
      {"三萬二千", 32000},
      {"二〇二四", 2024},
      {"1000000000000000", 1000000000000000},
  }));
  CAPTURE(row.text);
  CHECK(read(row.text) == row.expected);
}

TEST_CASE("what is no whole number, or says two things, is refused") {
  const auto text = GENERATE("", "第", "十條", "一百五", "百千", "十百", "二十0", "一二十", "萬", "零百", "一百零",
                             "1.5", "-3", "1,000", "1000000000000001", "99999999999999999999", "一萬萬", "甲");
  CAPTURE(text);
  CHECK(read(text) == -1);
}

TEST_CASE("numbers from 1 to 9999 written in Chinese read back as themselves") {
  const char* digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const char* units[] = {"千", "百", "十", ""};
  for (int n = 1; n <= 9999; ++n) {
    std::string text;
    bool gap = false;
    for (int place = 0, weight = 1000; place < 4; ++place, weight /= 10) {
      const int digit = n / weight % 10;
      if (digit == 0) {
        gap = !text.empty();
        continue;
      }
      text += (gap ? "零" : "") + std::string(digits[digit]) + units[place];
      gap = false;
    }
    CAPTURE(text);
    REQUIRE(read(text) == n);
  }
}
