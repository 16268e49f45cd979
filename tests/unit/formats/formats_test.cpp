#include <sys/resource.h>

#include <csignal>
#include <opendata/formats.hpp>

#include "formats/json_rows.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"
#include "unit/formats/nasty.hpp"

using namespace opendata;

namespace {

Result<void> write(const Format& format, const std::filesystem::path& path, const Schema& schema,
                   const test::Rows& rows) {
  auto writer = format.create(path, schema, "test");
  if (!writer) return failure(std::move(writer.error()));
  for (const SafeRecord& record : test::safe_records(schema, rows)) {
    if (auto written = (*writer)->write(record); !written) return written;
  }
  return (*writer)->finish();
}

std::unique_ptr<RecordReader> open(const Format& format, const std::string& path, const Schema& schema) {
  return std::move(format.open(path, schema, "test").value());
}

test::Rows read_all(RecordReader& reader) {
  test::Rows rows;
  RawRecord record;
  while (reader.read(record).value()) rows.push_back(record.cells);
  return rows;
}

std::string written(std::string_view format, const Schema& schema, const test::Rows& rows) {
  const test::TemporaryDirectory directory;
  const auto path = directory.path() / "file";
  REQUIRE(write(*find_format(format), path, schema, rows));
  return test::read_text(path);
}

Schema two_fields() {
  return {{{"code", {"代碼", ""}, {}, FieldType::string}, {"n", {"數", ""}, {}, FieldType::integer}}};
}

/// Three fields that every format can write, maps too.
Schema with_place() {
  Schema schema = two_fields();
  schema.fields.push_back({"lat", {"緯度", ""}, {}, FieldType::decimal});
  schema.fields[1] = {"lon", {"經度", ""}, {}, FieldType::decimal};
  schema.geometry = Geometry{"lon", "lat", Crs::wgs84, ""};
  return schema;
}

}  // namespace

TEST_CASE("Every format gives every cell back as it was, missing and empty apart", "[formats]") {
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "file";
    REQUIRE(write(format, path, test::nasty_schema(), test::nasty_rows()));
    const auto reader = open(format, path.string(), test::nasty_schema());
    const auto rows = read_all(*reader);
    REQUIRE(rows.size() == test::nasty_rows().size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CAPTURE(i);
      CHECK(rows[i] == test::nasty_rows()[i]);
    }
  }
}

TEST_CASE("Text that is larger than the buffer is written whole", "[formats]") {
  const std::string large(200'000, 'x');
  const test::Rows rows{{large, "121", "25"}, {large + "\"", "121.5", "25"}, {"small", "120", std::nullopt}};
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "file";
    REQUIRE(write(format, path, with_place(), rows));
    CHECK(read_all(*open(format, path.string(), with_place())) == rows);
  }
}

TEST_CASE("CSV is RFC 4180 without a byte order mark, with the titles as header", "[formats]") {
  CHECK(written("csv", two_fields(), {{"007", "1"}, {"", std::nullopt}, {std::nullopt, "-2"}, {"a,\"b\"", "3"}}) ==
        "代碼,數\r\n007,1\r\n\"\",\r\n,-2\r\n\"a,\"\"b\"\"\",3\r\n");
}

TEST_CASE("JSON is one array with one record a line; JSON Lines holds the same objects", "[formats]") {
  const test::Rows rows{{"狗\"\n", "1"}, {std::nullopt, "9007199254740993"}};
  CHECK(written("json", two_fields(), rows) ==
        "[\n{\"code\":\"狗\\\"\\n\",\"n\":1},\n{\"code\":null,\"n\":\"9007199254740993\"}\n]\n");
  CHECK(written("jsonl", two_fields(), rows) ==
        "{\"code\":\"狗\\\"\\n\",\"n\":1}\n{\"code\":null,\"n\":\"9007199254740993\"}\n");
  CHECK(written("json", two_fields(), {}) == "[\n]\n");
}

TEST_CASE("XML marks a missing cell as nil and carries what XML 1.0 cannot hold as base64", "[formats]") {
  CHECK(written("xml", two_fields(), {{"<&>\r", std::nullopt}, {std::string("\x01", 1), "1"}, {"", "2"}}) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<dataset id=\"test\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
        " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n"
        "<row><code>&lt;&amp;&gt;&#13;</code><n xsi:nil=\"true\"/></row>\n"
        "<row><code xsi:type=\"xs:base64Binary\">AQ==</code><n>1</n></row>\n"
        "<row><code></code><n>2</n></row>\n"
        "</dataset>\n");
}

TEST_CASE("A number is bare in JSON only when every reader gives it back exactly", "[formats]") {
  const auto [type, text, exact] =
      GENERATE(table<FieldType, std::string, bool>({{FieldType::integer, "0", true},
                                                    {FieldType::integer, "-9007199254740991", true},
                                                    {FieldType::integer, "9007199254740992", false},
                                                    {FieldType::integer, "99999999999999999999", false},
                                                    {FieldType::decimal, "120.4460", true},
                                                    {FieldType::decimal, "0.000000123456789012345", true},
                                                    {FieldType::decimal, "0.0", true},
                                                    {FieldType::decimal, "123456789012345.6", false},
                                                    {FieldType::decimal, "-1.234567890123456", false},
                                                    {FieldType::string, "1", false}}));
  CAPTURE(text);
  CHECK(format::is_exact_in_double(type, text) == exact);
}

TEST_CASE("Titles that cannot be a CSV header are refused with the field's name", "[formats]") {
  const auto title = GENERATE(values<std::string>({"代碼", ""}));
  Schema schema = two_fields();
  schema.fields[1].title.zh_tw = title;
  const test::TemporaryDirectory directory;
  const auto writer = find_format("csv")->create(directory.path() / "file", schema, "test");
  REQUIRE_FALSE(writer);
  CHECK(writer.error().where().column == "n");
}

TEST_CASE("A disk that is full is an error, never a short file taken for a whole one", "[formats][failure]") {
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const rlimit small{100'000, before.rlim_max};
  test::Rows rows;  // that no compressor makes small
  std::uint32_t random = 1;
  for (int i = 0; i < 4000; ++i) {
    std::string text(100, ' ');
    for (char& c : text) c = static_cast<char>('0' + ((random = random * 1664525 + 1013904223) >> 24U) % 64);
    rows.push_back({text, "121", "25"});
  }
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    const test::TemporaryDirectory directory;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const auto outcome = write(format, directory.path() / "file", with_place(), rows);
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code() == Errc::io_failure);
  }
}

TEST_CASE("A file that exists already is not overwritten, a missing directory is an error", "[formats][failure]") {
  const test::TemporaryDirectory directory;
  directory.write("there", "x");
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    CHECK_FALSE(format.create(directory.path() / "there", with_place(), "test"));
    CHECK_FALSE(format.create(directory.path() / "nowhere" / "file", with_place(), "test"));
    CHECK_FALSE(format.open(directory.path() / "nowhere", with_place(), "test"));
  }
}

TEST_CASE("Formats are found by their name only", "[formats]") {
  CHECK(find_format("csv")->media_type == "text/csv; charset=utf-8; header=present");
  CHECK(find_format("CSV") == nullptr);
  CHECK(find_format("") == nullptr);
}

TEST_CASE("A file that is cut anywhere is not read to a good end", "[formats][failure]") {
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "file";
    REQUIRE(write(format, path, test::nasty_schema(), test::nasty_rows()));
    const std::string whole = test::read_text(path);
    const std::size_t step = whole.size() / 300 + 1;
    for (std::size_t size = 0; size + 1 < whole.size(); size += step) {
      CAPTURE(size);
      const auto cut = directory.write("cut", whole.substr(0, size));
      auto reader = format.open(cut, test::nasty_schema(), "test");
      if (!reader) continue;
      RawRecord record;
      std::size_t rows = 0;
      Result<bool> more = false;
      while ((more = (*reader)->read(record)) && *more) ++rows;
      CHECK((!more || rows < test::nasty_rows().size()));
    }
  }
}

TEST_CASE("A file that is changed anywhere is not read as if nothing were", "[formats][failure]") {
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "file";
    REQUIRE(write(format, path, test::nasty_schema(), test::nasty_rows()));
    const std::string whole = test::read_text(path);
    for (std::size_t at = 1; at < whole.size(); at += whole.size() / 200 + 1) {
      std::string changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ 0x15);
      const auto file = directory.write("changed", changed);
      auto reader = format.open(file, test::nasty_schema(), "test");
      if (!reader) continue;
      RawRecord record;
      while (true) {  // any outcome but a crash or an endless loop; the gate compares cells and hashes
        const auto more = (*reader)->read(record);
        if (!more || !*more) break;
      }
    }
  }
  SUCCEED();
}
