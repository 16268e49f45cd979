#include "table/leniencies.hpp"

#include <array>
#include <map>
#include <random>

#include "support/catch.hpp"
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

/// Counts in `used` what a file that can be read made use of.
void check(const std::string& bytes, const InputOptions& all, std::map<std::string, std::uint64_t>& used) {
  const auto lenient = test::read_all(bytes, all);
  if (lenient.error) return;
  for (const auto& [name, count] : lenient.report.counts) ++used[name];
  const auto strict = test::read_all(bytes, with_counted(all, lenient));
  INFO(bytes);
  CHECK_FALSE(strict.error);
  CHECK(strict.columns == lenient.columns);
  CHECK(strict.records == lenient.records);
  CHECK(strict.report.counts == lenient.report.counts);
}

}  // namespace

TEST_CASE("the leniencies that a reading counts are all that it needs to read the same cells", "[property]") {
  Random random(20261128);
  std::map<std::string, std::uint64_t> used;
  for (int i = 0; i < 20'000; ++i) check(csv(random), with_all(InputFormat::csv, random), used);
  for (int i = 0; i < 500; ++i) check(json_lines(random), with_all(InputFormat::jsonl, random), used);
  for (const table::Leniency& leniency : table::leniencies) {
    INFO(leniency.name);
    CHECK(used[leniency.name] >= 5);
  }
}
