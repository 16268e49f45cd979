#include <deid/recognizers/names/name_lists.hpp>
#include <deid/recognizers/names/word_kinds.hpp>
#include <opendata/text.hpp>

#include "support/catch.hpp"

using namespace opendata::deid;

namespace {

// The word at `i` or before it, by its size and kind.
using Told = std::pair<std::size_t, unsigned>;
Told at(std::u32string_view text, std::size_t i) {
  const auto word = word_kinds::at(Scan(text), i);
  return {word.size, word.kind};
}
Told before(std::u32string_view text, std::size_t end) {
  const auto word = word_kinds::before(Scan(text), end);
  return {word.size, word.kind};
}

std::vector<std::u32string> listed(std::u32string_view text, std::vector<Name> found, std::vector<Name> doubted) {
  std::pmr::vector<Name> names(found.begin(), found.end());
  name_lists::add(Scan(text), doubted, names);
  std::vector<std::u32string> surfaces;
  for (const Name& name : names) surfaces.emplace_back(text.substr(name.first, name.last - name.first));
  return surfaces;
}

}  // namespace

TEST_CASE("The longest word at a place and before it is told with its kind", "[deid][person]") {
  CHECK(at(U"來電反映", 0) == Told{2, word_kinds::verb});
  CHECK(at(U"計程車停在門口", 0) == Told{3, word_kinds::noun});
  CHECK(before(U"他也說", 2) == Told{1, word_kinds::adverb});
  CHECK(before(U"已經通知", 4) == Told{2, word_kinds::verb});
}

TEST_CASE("Where no word stands the kind is unknown", "[deid][person]") {
  CHECK(at(U"A1", 0) == Told{0, word_kinds::unknown});
  CHECK(at(U"說", 1) == Told{0, word_kinds::unknown});
  CHECK(before(U"說", 0) == Told{0, word_kinds::unknown});
  CHECK(before(U"：說", 1) == Told{0, word_kinds::unknown});
}

TEST_CASE("What is doubted is a name beside one in a list, and beside one found so", "[deid][person]") {
  const std::u32string text = U"金國樑、田地和石頭，海邊";
  const Name first{0, 3, 0.8}, second{4, 6, 0.6}, third{7, 9, 0.6}, apart{10, 12, 0.6};
  CHECK(listed(text, {first}, {second, third, apart}) == std::vector<std::u32string>{U"金國樑", U"田地", U"石頭"});
  CHECK(listed(text, {third}, {first, second}) == std::vector<std::u32string>{U"金國樑", U"田地", U"石頭"});
  CHECK(listed(text, {apart}, {first, second, third}) == std::vector<std::u32string>{U"海邊"});
}

TEST_CASE("No name is added to a list that overlaps another", "[deid][person]") {
  const std::u32string text = U"金國樑、田地林小美";
  CHECK(listed(text, {{0, 3, 0.8}, {6, 9, 0.8}}, {{4, 7, 0.6}}) == std::vector<std::u32string>{U"金國樑", U"林小美"});
}
