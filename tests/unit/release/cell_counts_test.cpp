#include "release/cell_counts.hpp"

#include <map>

#include "support/catch.hpp"

using namespace opendata;

TEST_CASE("Each text has as many rows as were added, whether it is short and common, long, or came late", "[release][attack]") {
  release::CellCounts counts;
  std::map<std::string, std::uint64_t> expected;
  for (int i = 0; i < 30'000; ++i) {
    std::string text = std::to_string(i * 7919 % 9'000);
    if (i % 3 == 0) text.insert(0, 70, 'x');
    if (i % 5 == 0) text = i % 2 == 0 ? "" : std::string("same\0same", 9);
    counts.add(text);
    ++expected[text];
  }
  for (const auto& [text, rows] : expected) {
    if (counts.rows_with(text) != rows) FAIL(text.size() << " bytes: " << counts.rows_with(text) << " for " << rows);
  }
  CHECK(counts.rows_with("never added") == 0);
  const release::CellCounts moved = std::move(counts);
  CHECK(moved.rows_with("") == expected[""]);
}
