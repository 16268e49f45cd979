#include <opendata/text.hpp>

#include "support/catch.hpp"

using namespace opendata::text;

TEST_CASE("A date is read in every form of Taiwan's practice", "[text][dates]") {
  auto [written, expected] = GENERATE(table<std::string, std::string>({
      {"民國113年5月6日", "2024-05-06"},
      {"113/05/06", "2024-05-06"},
      {"113.5.6", "2024-05-06"},
      {"113-05-06", "2024-05-06"},
      {"1130506", "2024-05-06"},
      {"0790102", "1990-01-02"},
      {"790102", "1990-01-02"},
      {"中華民國一百一十三年五月六日", "2024-05-06"},
      {"中華民國一百十三年五月六日", "2024-05-06"},
      {"一百年十月十日", "2011-10-10"},
      {"民國前3年1月1日", "1909-01-01"},
      {"民前3年1月1日", "1909-01-01"},
      {"民國元年1月1日", "1912-01-01"},
      {"西元2024年5月6日", "2024-05-06"},
      {"2024/5/6", "2024-05-06"},
      {"2024-05-06", "2024-05-06"},
      {"20240506", "2024-05-06"},
      {"１１３/０５/０６", "2024-05-06"},
      {"113 年 5 月 6 日", "2024-05-06"},
      {"113/ 5/ 6", "2024-05-06"},
      {"\xE3\x80\x80" "113/05/06 ", "2024-05-06"},
      {"113/02/29", "2024-02-29"},
      {"2016-06-01 08:40:00", "2016-06-01"},
      {"民國79年1月2日", "1990-01-02"},
  }));
  CAPTURE(written);
  const auto date = parse_date(written);
  REQUIRE(date);
  CHECK(format_date(*date) == expected);
}

TEST_CASE("What is no date stays no date", "[text][dates]") {
  const auto written = GENERATE(as<std::string>(), "", "112/02/29", "99.13.01", "1130230", "113/05", "113年5月", "2024-05-06x", "113/05-06", "113/5/32",
                                "abc", "12345", "123456789", "0000000", "2023-02-29", "113/05/06 25:00", "113/05/06 8", "民國年5月6日");
  CAPTURE(written);
  CHECK_FALSE(parse_date(written));
}

TEST_CASE("A hint about the calendar refuses the other one, but not a marked date", "[text][dates]") {
  CHECK_FALSE(parse_date("2024/5/6", Calendar::roc));
  CHECK_FALSE(parse_date("113/5/6", Calendar::ad));
  CHECK(parse_date("西元2024年5月6日", Calendar::roc));
  CHECK(parse_date("民國113年5月6日", Calendar::ad));
}

TEST_CASE("A time of day is read behind the date", "[text][dates]") {
  auto [written, expected] = GENERATE(table<std::string, std::string>({
      {"2016-06-01 08:40:00", "2016-06-01T08:40:00"},
      {"2016-06-01T08:40", "2016-06-01T08:40:00"},
      {"105/6/1 8:40", "2016-06-01T08:40:00"},
      {"105/6/1 下午 3:05", "2016-06-01T15:05:00"},
      {"2024/10/11 上午 12:00:00", "2024-10-11T00:00:00"},
      {"105年6月1日 15時20分", "2016-06-01T15:20:00"},
      {"105.6.1", "2016-06-01T00:00:00"},
      {"2016-06-01 08:40:00.000", "2016-06-01T08:40:00"},
      {"2016-06-01 24:00", "no"},
  }));
  CAPTURE(written);
  CHECK(parse_datetime(written).value_or("no") == expected);
}

TEST_CASE("Every day from 1880 to 2100 survives writing and reading", "[text][dates]") {
  int days = 0;
  for (int year = 1880; year <= 2100; ++year)
    for (int month = 1; month <= 12; ++month)
      for (int day = 1; day <= 31; ++day) {
        const auto date = make_date(year, month, day);
        if (!date) continue;
        ++days;
        const auto iso = format_date(*date);
        if (parse_date(iso) != date) FAIL("does not read back: " << iso);
      }
  CHECK(days == 80719);
}
