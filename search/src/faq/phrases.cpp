#include "faq/phrases.hpp"

#include <algorithm>
#include <cmath>
#include <opendata/text.hpp>
#include <unordered_map>
#include <unordered_set>

namespace opendata::search::faq {
namespace {

constexpr std::size_t shortest = 2, longest = 8;
constexpr std::size_t looked_at = 60;  ///< phrases that are compared with other texts
constexpr std::size_t most_pieces = 400;  ///< phrases that are compared with one another
constexpr std::size_t least_texts = 2;
constexpr std::size_t share_of_texts = 6;  ///< one in so many
/// A longer phrase that stands in nearly as many texts says more than its parts.
constexpr double weight_of_length = 0.7;

bool is_han(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF); }

/// Every run of so many Chinese characters of a text, once.
std::unordered_set<std::u32string> runs_of(const std::u32string& text) {
  std::unordered_set<std::u32string> runs;
  for (std::size_t i = 0; i < text.size(); ++i)
    for (std::size_t n = 1; n <= longest && i + n <= text.size() && is_han(text[i + n - 1]); ++n)
      if (n >= shortest) runs.insert(text.substr(i, n));
  return runs;
}

struct Phrase {
  std::u32string text;
  double texts = 0;
  double worth = 0;
};

double worth_of(const Phrase& phrase) { return phrase.texts * std::pow(static_cast<double>(phrase.text.size() - 1), weight_of_length); }

void sort_by_worth(std::vector<Phrase>& phrases) {
  std::sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) { return a.worth != b.worth ? a.worth > b.worth : a.text < b.text; });
}

/// A phrase that hardly ever stands outside a longer one is a piece of it: 路面漏 of 路面漏水.
void drop_pieces(std::vector<Phrase>& phrases) {
  constexpr double nearly_always = 0.7;
  const std::vector<Phrase> all = phrases;
  std::erase_if(phrases, [&](const Phrase& piece) {
    return std::any_of(all.begin(), all.end(), [&](const Phrase& whole) {
      return whole.text.size() > piece.text.size() && whole.texts >= nearly_always * piece.texts && whole.text.find(piece.text) != std::u32string::npos;
    });
  });
}

std::vector<Phrase> frequent(const std::vector<std::string>& texts) {
  std::unordered_map<std::u32string, std::size_t> counts;
  for (const std::string& text : texts)
    for (const std::u32string& run : runs_of(text::to_utf32(text))) ++counts[run];
  const std::size_t least = std::max(least_texts, texts.size() / share_of_texts);
  std::vector<Phrase> phrases;
  for (const auto& [run, count] : counts)
    if (count >= least) phrases.push_back({run, static_cast<double>(count)});
  for (Phrase& phrase : phrases) phrase.worth = worth_of(phrase);
  sort_by_worth(phrases);
  if (phrases.size() > most_pieces) phrases.resize(most_pieces);
  drop_pieces(phrases);
  if (phrases.size() > looked_at) phrases.resize(looked_at);
  return phrases;
}

/// What stands as often elsewhere says nothing of this group.
void weigh_against(const std::vector<std::string>& others, std::size_t texts, std::vector<Phrase>& phrases) {
  for (Phrase& phrase : phrases) {
    const std::string bytes = text::to_utf8(phrase.text);
    const auto elsewhere = std::count_if(others.begin(), others.end(), [&](const std::string& other) { return other.find(bytes) != std::string::npos; });
    const double share = (static_cast<double>(elsewhere) + 1) / (static_cast<double>(others.size()) + 1);
    phrase.worth *= std::log(1 + phrase.texts / static_cast<double>(texts) / share);
  }
  sort_by_worth(phrases);
}

bool shares_pair(const std::u32string& a, const std::u32string& b) {
  for (std::size_t i = 0; i + 1 < a.size(); ++i)
    if (b.find(a.substr(i, 2)) != std::u32string::npos) return true;
  return false;
}

}  // namespace

std::vector<std::string> common_phrases(const std::vector<std::string>& texts, const std::vector<std::string>& others, std::size_t limit) {
  auto phrases = frequent(texts);
  weigh_against(others, texts.size(), phrases);
  std::vector<std::u32string> chosen;
  for (const Phrase& phrase : phrases) {
    const bool told = std::any_of(chosen.begin(), chosen.end(), [&](const auto& other) { return shares_pair(phrase.text, other); });
    if (!told && chosen.size() < limit) chosen.push_back(phrase.text);
  }
  std::vector<std::string> out;
  for (const std::u32string& text : chosen) out.push_back(text::to_utf8(text));
  return out;
}

}  // namespace opendata::search::faq
