#include "table/leniencies.hpp"

#include <array>
#include <functional>
#include <map>
#include <random>

#include "support/catch.hpp"
#include "support/ods.hpp"
#include "support/temporary_directory.hpp"
#include "unit/table/read_all.hpp"

using namespace opendata;

// A leniency that reading makes use of is counted. Whoever reads again with those alone, as a policy that inspect
// proposed does, reads the same cells.

namespace {

using Random = std::minstd_rand;

template <std::size_t n>
std::string joined(const std::array<const char*, n>& pieces, std::size_t count, Random& random) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += pieces[random() % n];
  return out;
}

std::string csv(Random& random) {
  static constexpr std::array<const char*, 5> headers{"a,b\n", "a, b\n", "a ,\"b\" \n", "a,b,\n", "a,\"b\"\"\",\n"};
  static constexpr std::array<const char*, 16> pieces{
      "x",   ",",     ",",           "\n",        "\n",  "\r\n", "\"", "\"y\"", " ", "\t", "\xE3\x80\x80",
      "x,y", "a,b\n", " \"z\" ,x\n", "\"a\",b\n", "\n\n"};
  const std::string title = random() % 4 == 0 ? joined(pieces, random() % 4, random) : std::string();
  return title + headers[random() % headers.size()] + joined(pieces, random() % 16, random);
}

/// Two kinds of records, blank lines, and after the first 1,000 records keys that come late.
std::string json_lines(Random& random) {
  static constexpr std::array<const char*, 4> pieces{"{\"a\":\"x\",\"b\":1}\n", "{\"a\":\" x\"}\n", "\n", " \n"};
  std::string out = "{\"a\":\"x\",\"b\":1}\n";
  if (random() % 50 == 0) {
    for (int i = 0; i < 1000; ++i) out += pieces[0];
    out += "{\"a\":\"x\",\"c\":2}\n";
  }
  return out + joined(pieces, random() % 5, random);
}

/// Rows that end at their last filled cell, wherever it stands; blanks fill one.
std::string sheet(Random& random) {
  static constexpr std::array<const char*, 5> headers{"a|b", "a| b", "a |b| ", "a|b||\t", "a|b|"};
  static constexpr std::array<const char*, 12> lines{"x", "x|y", " x|y", "|y", "x|y| ", "x|y|||\t", "\xE3\x80\x80", "|| ", "", "a|b", "a| b", "x|y|z"};
  std::string rows = random() % 4 == 0 ? test::ods::texts(lines[random() % lines.size()]) : std::string();
  rows += test::ods::texts(headers[random() % headers.size()]);
  for (std::size_t i = random() % 6; i > 0; --i) rows += test::ods::texts(lines[random() % lines.size()]);
  return test::ods::sheet(rows);
}

InputOptions with_all(InputFormat format, Random& random) {
  InputOptions options;
  options.format = format;
  options.title_rows = random() % 2;
  options.header_rows = 1 + random() % 2;
  for (const table::Leniency& leniency : table::leniencies) options.*leniency.option = true;
  return options;
}

InputOptions with_counted(InputOptions options, const test::ReadAll& reading) {
  for (const table::Leniency& leniency : table::leniencies)
    options.*leniency.option = reading.report.counts.contains(leniency.name);
  return options;
}

using Read = std::function<test::ReadAll(const InputOptions&)>;
using Used = std::map<std::string, std::uint64_t>;

/// Counts in `used` what a file that can be read made use of.
void check(const std::string& bytes, const Read& read, const InputOptions& all, Used& used) {
  const auto lenient = read(all);
  if (lenient.error) return;
  for (const auto& [name, count] : lenient.report.counts) ++used[name];
  const auto strict = read(with_counted(all, lenient));
  INFO(bytes);
  CHECK_FALSE(strict.error);
  CHECK(strict.columns == lenient.columns);
  CHECK(strict.records == lenient.records);
  CHECK(strict.report.counts == lenient.report.counts);
}

void check(const std::string& bytes, const InputOptions& all, Used& used) {
  check(bytes, [&](const InputOptions& options) { return test::read_all(bytes, options); }, all, used);
}

}  // namespace

TEST_CASE("the leniencies that a reading counts are all that it needs to read the same cells", "[property]") {
  Random random(20261128);
  Used used;
  for (int i = 0; i < 20'000; ++i) check(csv(random), with_all(InputFormat::csv, random), used);
  for (int i = 0; i < 500; ++i) check(json_lines(random), with_all(InputFormat::jsonl, random), used);
  for (const table::Leniency& leniency : table::leniencies) {
    INFO(leniency.name);
    CHECK(used[leniency.name] >= 5);
  }
}

TEST_CASE("the leniencies that a reading of a sheet counts are all that it needs, and a row that ends early needs none", "[property][ods]") {
  Random random(20261128);
  Used used;
  const test::TemporaryDirectory directory;
  const auto file = directory.path() / "x.ods";
  const Read read = [&](const InputOptions& options) { return test::read_all(open_reader(file.string(), options)); };
  for (int i = 0; i < 500; ++i) {
    const std::string rows = sheet(random);
    test::ods::write(file, test::ods::document(rows));
    check(rows, read, with_all(InputFormat::ods, random), used);
  }
  for (const char* name : {"trim", "drop_trailing_empty", "skip_blank_rows", "skip_repeated_header"}) {
    INFO(name);
    CHECK(used[name] >= 5);
  }
  CHECK(used["pad_short_rows"] == 0);
}
