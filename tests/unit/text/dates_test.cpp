#include <opendata/text.hpp>

#include "support/catch.hpp"

using namespace opendata::text;

namespace {
std::string read(std::string_view text, Calendar calendar) {
  const auto date = parse_date(text, calendar);
  return date ? format_date(*date) : "";
}
std::string read_moment(std::string_view text) { return parse_datetime(text).value_or(""); }

struct Row {
  const char* text;
  const char* expected;  ///< "" = no date
};
}  // namespace

TEST_CASE("the usual form is read as the same date with a blank before it is, in every calendar") {
  const auto calendar = GENERATE(Calendar::any, Calendar::ad, Calendar::roc);
  for (const char* year : {"0000", "0001", "0099", "0113", "1911", "1912", "1999", "2000", "2023", "2024", "9999"}) {
    for (int month = 0; month <= 13; ++month) {
      for (int day = 0; day <= 32; ++day) {
        const std::string text = std::string(year) + (month < 10 ? "-0" : "-") + std::to_string(month) + (day < 10 ? "-0" : "-") + std::to_string(day);
        if (read(text, calendar) != read(" " + text, calendar)) FAIL(text);
      }
    }
  }
  for (const char* text : {"2024-05-6", "2024-5-06", "2024/05-06", "2024-05/06", "x024-05-06", "2024-05-0x", "2024-05-066"}) {
    CAPTURE(text);
    CHECK(read(text, calendar) == read(std::string(" ") + text, calendar));
  }
}

TEST_CASE("a date in any form of Taiwan's practice becomes one ISO date") {
  const auto row = GENERATE(values<Row>({
      {"民國79年1月2日生", "1990-01-02"},
      {"民國113年5月6日", "2024-05-06"},
      {"民國 113 年 5 月 6 日", "2024-05-06"},
      {"民國113年05月06日（星期一）", "2024-05-06"},
      {"中華民國一百一十三年五月六日", "2024-05-06"},
      {"中華民國一百十三年五月六日", "2024-05-06"},
      {"中華民國一○五年十二月卅一日", "2016-12-31"},
      {"一百年十月十日", "2011-10-10"},
      {"民國元年一月一日", "1912-01-01"},
      {"民國前3年1月1日", "1909-01-01"},
      {"民前三年一月一日", "1909-01-01"},
      {"113/05/06", "2024-05-06"},
      {"113/5/6", "2024-05-06"},
      {"113.5.6", "2024-05-06"},
      {"113-05-06", "2024-05-06"},
      {"99/1/2", "2010-01-02"},
      {"113/02/29", "2024-02-29"},
      {"1130506", "2024-05-06"},
      {"0790102", "1990-01-02"},
      {"790102", "1990-01-02"},
      {"0070102", "1918-01-02"},
      {"民國1130506", "2024-05-06"},
      {"西元2024年5月6日", "2024-05-06"},
      {"2024年5月6日", "2024-05-06"},
      {"二〇二四年五月六日", "2024-05-06"},
      {"2024/5/6", "2024-05-06"},
      {"2024-05-06", "2024-05-06"},
      {"20240506", "2024-05-06"},
      {"１１３／０５／０６", "2024-05-06"},
      {"１１３年５月６日", "2024-05-06"},
      {"　113/05/06 ", "2024-05-06"},
      {"113/ 5/ 6", "2024-05-06"},
      {"2024/5/6 13:45", "2024-05-06"},
      {"2024-05-06T07:08:09", "2024-05-06"},
      {"113/05/06 下午 3:05", "2024-05-06"},
      {"2000/2/29", "2000-02-29"},
  }));
  CAPTURE(row.text);
  CHECK(read(row.text, Calendar::any) == row.expected);
}

TEST_CASE("what is no date, or no day that exists, is refused") {
  const auto row = GENERATE(values<Row>({
      {"", ""},
      {"112/02/29", ""},
      {"1130230", ""},
      {"99.13.01", ""},
      {"1900/2/29", ""},
      {"2024/00/10", ""},
      {"2024/4/31", ""},
      {"2024/5", ""},
      {"2024/5/6/7", ""},
      {"2024/5-6", ""},
      {"113", ""},
      {"04541302", ""},
      {"00000000", ""},
      {"0000000", ""},
      {"1/5/6", ""},
      {"0114/05/06", ""},
      {"０１１４／０５／０６", ""},
      {"0114-05-06", ""},
      {"01140506", ""},
      {"0114年5月6日", ""},
      {"0001-01-01", ""},
      {"113/05/06 8", ""},
      {"2024-05-06x", ""},
      {"113年5月", ""},
      {"民國年5月6日", ""},
      {"123456789", ""},
      {"5/6/2024", ""},
      {"民國2024年5月6日", ""},
      {"民國前1912年1月1日", ""},
      {"民國0年1月1日", ""},
      {"2024/5/6 25:00", ""},
      {"2024/5/6 abc", ""},
      {"2024-05-06T23:00:00Z", ""},
      {"第113年5月6日", ""},
      {"十年", ""},
      {"\xFF\xFE", ""},
  }));
  CAPTURE(row.text);
  CHECK(read(row.text, Calendar::any).empty());
}

TEST_CASE("a stated calendar decides how bare numbers are read and leaves marked dates alone") {
  CHECK(read("1130506", Calendar::roc) == "2024-05-06");
  CHECK(read("990131", Calendar::roc) == "2010-01-31");
  CHECK(read("9/1/2", Calendar::roc) == "1920-01-02");
  CHECK(read("2024/5/6", Calendar::roc).empty());
  CHECK(read("20240506", Calendar::roc).empty());
  CHECK(read("西元2024年5月6日", Calendar::roc) == "2024-05-06");
  CHECK(read("2024/5/6", Calendar::ad) == "2024-05-06");
  CHECK(read("113/5/6", Calendar::ad).empty());
  CHECK(read("1130506", Calendar::ad).empty());
  CHECK(read("民國113年5月6日", Calendar::ad) == "2024-05-06");
}

TEST_CASE("a date with a time of day becomes a local moment") {
  const auto row = GENERATE(values<Row>({
      {"2024-05-06T07:08:09", "2024-05-06T07:08:09"},
      {"2024-05-06 7:08", "2024-05-06T07:08:00"},
      {"113/05/06 07:08:09", "2024-05-06T07:08:09"},
      {"1130506 07:08", "2024-05-06T07:08:00"},
      {"113/05/06 下午 3:05", "2024-05-06T15:05:00"},
      {"113/05/06 上午 12:05", "2024-05-06T00:05:00"},
      {"113/05/06 下午 12:05:06", "2024-05-06T12:05:06"},
      {"2024/5/6 3:05 PM", "2024-05-06T15:05:00"},
      {"民國113年5月6日下午3時5分", "2024-05-06T15:05:00"},
      {"民國113年5月6日15時", "2024-05-06T15:00:00"},
      {"2024-05-06T07:08:09.123+08:00", "2024-05-06T07:08:09"},
      {"105年6月1日 15時20分", "2016-06-01T15:20:00"},
      {"2016-06-01 08:40:00.000", "2016-06-01T08:40:00"},
      {"113/05/06", "2024-05-06T00:00:00"},
      {"2024-05-06 24:00", ""},
      {"2024-05-06 07:60", ""},
      {"2024-05-06 上午 13:00", ""},
      {"2024-05-06T07:08:09Z", ""},
  }));
  CAPTURE(row.text);
  CHECK(read_moment(row.text) == row.expected);
}

TEST_CASE("every day from 1912 to 2100 written in seven ways reads back as itself") {
  for (auto date = *make_date(1912, 1, 1); date.year <= 2100;) {
    const std::string roc = std::to_string(date.year - 1911);
    const std::string month = std::to_string(date.month), day = std::to_string(date.day), iso = format_date(date);
    REQUIRE(read("民國" + roc + "年" + month + "月" + day + "日", Calendar::any) == iso);
    REQUIRE(read(roc + "/" + month + "/" + day, Calendar::roc) == iso);
    REQUIRE(read(iso, Calendar::any) == iso);
    REQUIRE(read(iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8), Calendar::any) == iso);
    REQUIRE(read(std::string(3 - roc.size(), '0') + roc + iso.substr(5, 2) + iso.substr(8), Calendar::roc) == iso);
    auto next = make_date(date.year, date.month, date.day + 1);
    if (!next) next = make_date(date.year, date.month + 1, 1);
    if (!next) next = make_date(date.year + 1, 1, 1);
    date = *next;
  }
}
