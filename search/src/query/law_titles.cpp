#include "query/law_titles.hpp"

#include <algorithm>
#include <tuple>

#include "index/folding.hpp"

namespace opendata::search {
namespace {

std::vector<std::u32string> words_of(std::string_view utf8) {
  std::vector<std::u32string> words(1);
  for (const char32_t c : fold_with_map(text::to_utf32(utf8)).text) {
    if (c != U' ')
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool holds_all(std::u32string_view name, const std::vector<std::u32string>& words) {
  return std::all_of(words.begin(), words.end(),
                     [name](const std::u32string& word) { return name.find(word) != std::u32string_view::npos; });
}

/// How well a law's names fit; the smaller the better. nullopt when none holds the words.
std::optional<std::tuple<bool, bool, std::size_t>> rank_of(const LawEntry& law, const std::vector<std::u32string>& words) {
  const std::u32string name = fold_with_map(text::to_utf32(law.name)).text;
  bool found = holds_all(name, words);
  for (const std::string& alias : law.aliases)
    found = found || holds_all(fold_with_map(text::to_utf32(alias)).text, words);
  if (!found) return std::nullopt;
  return std::tuple{!law.in_force, !std::u32string_view(name).starts_with(words.front()), name.size()};
}

}  // namespace

std::vector<std::size_t> laws_with_title(std::string_view text, const Generation& generation, std::size_t most) {
  const std::vector<std::u32string> words = words_of(text);
  if (words.empty()) return {};
  std::vector<std::pair<std::tuple<bool, bool, std::size_t>, std::size_t>> ranked;
  for (std::size_t i = 0; i < generation.laws.size(); ++i)
    if (const auto rank = rank_of(generation.laws[i], words)) ranked.emplace_back(*rank, i);
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::size_t> places;
  for (const auto& [rank, place] : ranked)
    if (places.size() < most) places.push_back(place);
  return places;
}

}  // namespace opendata::search
