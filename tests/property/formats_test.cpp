#include <array>
#include <cstdint>
#include <opendata/formats.hpp>
#include <random>

#include "support/catch.hpp"
#include "support/safe_records.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;

// What tools lose (codes that look like numbers, texts that look like dates or formulas), in every format, each alone
// and in random rows.

namespace {

/// Codes of Taiwan, and texts that some reader is known to change.
const std::vector<std::string>& texts() {
  static const std::vector<std::string> all{
      "09007", "01234", "04541302", "0912345678", "02-23165300#12", "115/01/05", "0760221", "2026-02-30", "民國115年1月5日",
      "A41000000G-000001", "00000", "63000010", "003", "1E5", "1e309", "0x1F", "Infinity", "NaN", "true", "NULL", "null", "None", "-", "",
      "=1+1", "=HYPERLINK(\"http://x\")", "+886-912", "@SUM(A1)", "-2+3", "'007", "''", "\t=1", "%0A", "12345678901234567890", "1.50", "1.5000", ".5",
      "5.", "1,234", "１２３", "堃", "喆", "𠮷野", "\xF0\xA0\x8E\x80", "😀👨‍👩‍👧", "\xEE\x80\x80", "\xF3\xB0\x80\x80", "é", "e\xCC\x81", "\xE2\x80\xAE右",
      "\xEF\xBB\xBF", "\xEF\xBF\xBD", "\xEF\xBF\xBE", "\xEF\xBF\xBF", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE3\x80\x80全形\xE3\x80\x80", "\xC2\xA0",
      " ", "  ", "a  b", " a", "a ", "\n", "a\nb", "a\r\nb", "a\rb", "\r", "\r\r\n", "\t", "a\tb", " \t ", "a \n b", "\n\n", "\"", "\"\"", "a\"b", ",", ";", "a,b",
      "\\", "\\n", "\\u0000", "</row>", "<![CDATA[x]]>", "]]>", "&amp;", "&#13;", "<text:p>", "<!-- -->", "'; DROP TABLE x", "AQ==", "base64",
      std::string(1, '\0'), std::string("a\0b", 3), "\x01", "\x08", "\x0B", "\x0C", "\x1B[0m", "\x1F", "\x7F"};
  return all;
}

const std::array<std::string, 14> integers{"0", "1", "-1", "9007199254740991", "9007199254740992", "-9007199254740993", "9223372036854775807",
                                           "-9223372036854775808", "115", "10000000000", "-10", "999999999999999", "1000000000000000", "7"};
const std::array<std::string, 14> decimals{"0", "0.0", "-0.0", "0.10", "120.446930", "22.6256", "1.50", "1.5", "-1.500", "100000000000000000000.5",
                                           "0.000000000000000000000001", "123456789012345.6", "999999999999999999", "-7"};
const std::array<std::string, 7> dates{"1000-01-01", "1582-10-10", "1900-02-28", "1911-12-31", "1970-01-01", "2024-02-29", "9999-12-31"};
const std::array<std::string, 5> times{"1000-01-01T00:00:00", "1969-12-31T23:59:59", "1970-01-01T00:00:00", "2024-05-06T07:08:09",
                                       "9999-12-31T23:59:59"};

Schema schema() {
  return {{{"text", {"=文字", ""}, {}, FieldType::string},
           {"n", {"整數", ""}, {}, FieldType::integer},
           {"d", {"小數", ""}, {}, FieldType::decimal},
           {"b", {"真偽", ""}, {}, FieldType::boolean},
           {"day", {"日期", ""}, {}, FieldType::date},
           {"at", {"時間", ""}, {}, FieldType::datetime},
           {"other", {"其 他", ""}, {}, FieldType::string},
           {"lon", {"經度", ""}, {}, FieldType::decimal},
           {"lat", {"緯度", ""}, {}, FieldType::decimal}},
          Geometry{"lon", "lat", Crs::wgs84, ""}};
}

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(engine_() % n); }
  template <class Values>
  Cell pick(const Values& values) {
    return below(8) == 0 ? Cell() : Cell(values[below(values.size())]);
  }
  Cell text() {
    auto out = pick(texts());
    if (out && below(4) == 0) *out += texts()[below(texts().size())];
    return out;
  }

 private:
  std::mt19937 engine_;
};

test::Rows random_rows(std::uint32_t seed, std::size_t n) {
  static const std::array<std::string, 2> booleans{"true", "false"};
  static const std::array<std::string, 3> longitudes{"120.446930", "121", "119.50"};
  static const std::array<std::string, 3> latitudes{"22.60", "25.0330", "23"};
  Dice dice(seed);
  test::Rows rows;
  for (std::size_t i = 0; i < n; ++i)
    rows.push_back({dice.text(), dice.pick(integers), dice.pick(decimals), dice.pick(booleans), dice.pick(dates), dice.pick(times), dice.text(),
                    dice.pick(longitudes), dice.pick(latitudes)});
  return rows;
}

/// Writes and reads back; the first row that differs is named.
void check_round_trip(const Format& format, const Schema& schema, const test::Rows& rows) {
  CAPTURE(format.name);
  const test::TemporaryDirectory directory;
  const auto path = directory.path() / "file";
  auto writer = std::move(format.create(path, schema, "test").value());
  for (const SafeRecord& record : test::safe_records(schema, rows)) REQUIRE(writer->write(record).has_value());
  REQUIRE(writer->finish());
  auto reader = std::move(format.open(path, schema, "test").value());
  RawRecord record;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto more = reader->read(record);
    CAPTURE(i, more.has_value());
    REQUIRE((more && *more));
    if (record.cells != rows[i]) CHECK(record.cells == rows[i]);
  }
  const auto more = reader->read(record);
  REQUIRE(more);
  CHECK_FALSE(*more);
}

}  // namespace

TEST_CASE("Every code and every nasty text comes back from every format", "[property][formats]") {
  Schema one = schema();
  test::Rows rows;
  for (const std::string& text : texts()) rows.push_back({text, "1", "1.5", "true", "2024-05-06", "2024-05-06T07:08:09", text, "121", "23.5"});
  for (const Format& format : formats()) check_round_trip(format, one, rows);
}

TEST_CASE("Random rows of every type, missing cells among them, come back from every format", "[property][formats]") {
  const auto seed = GENERATE(range(1U, 6U));
  const auto rows = random_rows(seed, 500);
  for (const Format& format : formats()) check_round_trip(format, schema(), rows);
}

TEST_CASE("A guarded CSV with a byte order mark gives every text back too", "[property][formats]") {
  Schema guarded = schema();
  guarded.csv = {true, true};
  check_round_trip(*find_format("csv"), guarded, random_rows(7, 2000));
}

TEST_CASE("Rows of more than one row group, with few and with many different texts, come back", "[property][formats]") {
  const Schema three{{{"code", {"代碼", ""}, {}, FieldType::string}, {"id", {"編號", ""}, {}, FieldType::string}, {"fee", {"費用", ""}, {}, FieldType::decimal}}};
  test::Rows rows;
  Dice dice(3);
  for (std::size_t i = 0; i < 140'000; ++i)
    rows.push_back({dice.pick(integers), "0" + std::to_string(i), i % 7 == 0 ? Cell() : Cell(std::to_string(i) + ".50")});
  for (const char* name : {"parquet", "ods", "jsonl"}) check_round_trip(*find_format(name), three, rows);
}

TEST_CASE("Equal records make equal bytes in every format", "[property][formats]") {
  const auto rows = random_rows(11, 300);
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    const test::TemporaryDirectory directory;
    for (const char* name : {"a", "b"}) {
      auto writer = std::move(format.create(directory.path() / name, schema(), "test").value());
      for (const SafeRecord& record : test::safe_records(schema(), rows)) REQUIRE(writer->write(record).has_value());
      REQUIRE(writer->finish());
    }
    CHECK(test::read_text(directory.path() / "a") == test::read_text(directory.path() / "b"));
  }
}
