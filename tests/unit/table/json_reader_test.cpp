#include "support/catch.hpp"
#include "unit/table/read_all.hpp"

using namespace opendata;
using test::read_all;

namespace {
InputOptions as(InputFormat format) {
  InputOptions options;
  options.format = format;
  return options;
}
}  // namespace

TEST_CASE("a JSON array and JSON Lines of flat objects become records with the keys as columns") {
  const std::string array =
      " [ {\"編號\":\"007\",\"n\":1.50,\"ok\":true,\"x\":null} ,\n {\"n\":1e3,\"新\":\"a\\\"],}b\"} ] \n";
  const std::string lines = "{\"編號\":\"007\",\"n\":1.50,\"ok\":true,\"x\":null}\r\n{\"n\":1e3,\"新\":\"a\\\"],}b\"}";
  for (const std::size_t piece : {std::size_t{1}, std::size_t{5}, std::size_t{1} << 20U}) {
    for (const auto& all :
         {read_all(array, as(InputFormat::json), piece), read_all(lines, as(InputFormat::jsonl), piece)}) {
      CHECK_FALSE(all.error);
      CHECK(all.columns == std::vector<std::string>{"編號", "n", "ok", "x", "新"});
      CHECK(all.text() == "007|1.50|true|~|~|\n~|1e3|~|~|a\"],}b|\n");
      CHECK(all.report.records == 2);
    }
  }
}

TEST_CASE("an empty JSON string stays empty and null is missing") {
  CHECK(read_all("[{\"a\":\"\",\"b\":null}]", as(InputFormat::json)).text() == "|~|\n");
}

TEST_CASE("faults of a JSON array are errors with the record's number") {
  struct Row {
    const char* bytes;
    std::size_t row;
    std::size_t records;  ///< read before the fault
  };
  const auto row = GENERATE(values<Row>({
      {"", 1, 0},
      {"{\"a\":1}", 1, 0},
      {"[]", 1, 0},
      {"[{\"a\":1},]", 2, 1},
      {"[{\"a\":1} {\"a\":2}]", 1, 0},
      {"[{\"a\":1},{\"a\":2}", 2, 1},
      {"[{\"a\":1},3]", 2, 1},
      {"[{\"a\":1},{\"a\":[1]}]", 2, 1},
      {"[{\"a\":1},{\"a\":1,\"a\":2}]", 2, 1},
      {"[{\"a\":1}] x", 1, 0},
      {"[{\"a\":01}]", 1, 0},
      {"[{\"\":1}]", 1, 0},
      {"[{\"a\":1,\"a \":2}]", 1, 0},
  }));
  for (const std::size_t piece : {std::size_t{1}, std::size_t{1} << 20U}) {
    CAPTURE(row.bytes, piece);
    const auto all = read_all(row.bytes, as(InputFormat::json), piece);
    REQUIRE(all.error);
    CHECK(all.error->code() == Errc::bad_structure);
    CHECK(all.error->where().row == row.row);
    CHECK(all.records.size() == row.records);
  }
}

TEST_CASE("a blank line of JSON Lines is an error unless skipped and counted") {
  const std::string lines = "{\"a\":1}\n\n{\"a\":2}\n";
  CHECK(read_all(lines, as(InputFormat::jsonl)).error->where().row == 2);
  auto options = as(InputFormat::jsonl);
  options.skip_blank_rows = true;
  const auto all = read_all(lines, options);
  CHECK(all.text() == "1|\n2|\n");
  CHECK(all.count("skip_blank_rows") == 1);
}

TEST_CASE("a key that is new after the first 1,000 records is an error that names its record and place, not the key, which may be a value") {
  std::string lines;
  for (int i = 0; i < 1000; ++i) lines += "{\"a\":" + std::to_string(i) + "}\n";
  CHECK_FALSE(read_all(lines + "{\"a\":1}\n", as(InputFormat::jsonl)).error);
  const auto all = read_all(lines + "{\"b\":1}\n", as(InputFormat::jsonl));
  REQUIRE(all.error);
  CHECK(all.error->code() == Errc::unknown_key);
  CHECK(all.error->where().column == "#1");
  CHECK(all.error->where().row == 1001);
  CHECK(all.records.size() == 1000);
}

TEST_CASE("a key that comes late is left out on request, and counted") {
  std::string lines;
  for (int i = 0; i < 1000; ++i) lines += "{\"a\":" + std::to_string(i) + "}\n";
  auto options = as(InputFormat::jsonl);
  options.skip_late_keys = true;
  const auto all = read_all(lines + "{\"a\":7,\"b\":{\"c\":1}}\n", options);
  REQUIRE_FALSE(all.error);
  CHECK(all.columns == std::vector<std::string>{"a"});
  CHECK(all.records.back() == std::vector<Cell>{"7"});
  CHECK(all.count("skip_late_keys") == 1);
}

TEST_CASE("JSON in UTF-16 and with a byte order mark is read, trimmed and with missing values on request") {
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("[{\"a\":\"x\"}]")) utf16 += std::string{c, '\0'};
  CHECK(read_all(utf16, as(InputFormat::json)).text() == "x|\n");
  auto options = as(InputFormat::jsonl);
  options.trim = true;
  options.missing_values = {"-"};
  const auto all = read_all("\xEF\xBB\xBF{\"a\":\" - \",\"b\":\" x　\"}\n", options);
  CHECK(all.text() == "~|x|\n");
  CHECK(all.count("trim") == 2);
}

TEST_CASE("a deeply nested or unbounded element is refused") {
  CHECK(read_all("[{\"a\":" + std::string(100000, '['), as(InputFormat::json)).error);
  CHECK(read_all("[{\"a\":" + std::string(100, '[') + std::string(100, ']') + "}]", as(InputFormat::json))
            .error->code() == Errc::limit_exceeded);
}
