#include "headings.hpp"

#include <algorithm>
#include <optional>

#include "folded_text.hpp"
#include "numbers.hpp"

namespace opendata::search {
namespace {

constexpr std::u32string_view units = U"編章節款目";
constexpr std::u32string_view simplified_units = U"编章节款目";
constexpr std::size_t blanks_a_level = 3;

/// The unit of "第 N unit" and the character behind it, and behind a 之 number.
struct Unit {
  std::size_t level = 0;
  std::size_t next = 0;
};

std::optional<Unit> read_unit(const FoldedText& text) {
  if (text.empty() || text[0].plain != U'第') return std::nullopt;
  const auto number = read_article(text, 1, Gaps::allowed);
  if (!number || number->next >= text.size()) return std::nullopt;
  const char32_t c = text[number->next].plain;
  const auto level = std::min(units.find(c), simplified_units.find(c));
  if (level == std::u32string_view::npos) return std::nullopt;
  const auto sub = read_sub_number(text, number->next + 1, Gaps::forbidden);
  return Unit{level, sub ? sub->next : number->next + 1};
}

std::size_t leading_blanks(std::u32string_view line) {
  return std::min(line.find_first_not_of(U" \t\u3000"), line.size());
}

/// The original text of characters [first, last) with blanks only where `keep_blanks` says so.
enum class Blanks { drop, one_each };
void append(std::u32string& out, std::u32string_view line, const FoldedText& text, std::size_t first, std::size_t last,
            Blanks blanks) {
  for (std::size_t i = first; i < last; ++i) {
    if (blanks == Blanks::one_each && text[i].after_gap && i > first) out.push_back(U' ');
    out += line.substr(text[i].begin, text[i].end - text[i].begin);
  }
}

}  // namespace

std::size_t heading_level(std::string_view line) {
  const std::u32string characters = text::to_utf32(line);
  if (const auto unit = read_unit(fold_for_citations(characters))) return unit->level;
  return std::min(leading_blanks(characters) / blanks_a_level, units.size() - 1);
}

std::string tidy_heading(std::string_view line) {
  const std::u32string characters = text::to_utf32(line);
  const FoldedText text = fold_for_citations(characters);
  const auto unit = read_unit(text);
  const std::size_t title = unit ? unit->next : 0;
  std::u32string out;
  append(out, characters, text, 0, title, Blanks::drop);
  if (title != 0 && title < text.size()) out.push_back(U' ');
  append(out, characters, text, title, text.size(), Blanks::one_each);
  return text::to_utf8(out);
}

void Headings::add(std::string_view line) {
  const std::size_t level = heading_level(line);
  std::fill(levels_.begin() + static_cast<std::ptrdiff_t>(level), levels_.end(), std::string());
  levels_[level] = tidy_heading(line);
}

std::string Headings::path() const {
  std::string out;
  for (const std::string& level : levels_)
    if (!level.empty()) out += (out.empty() ? "" : " / ") + level;
  return out;
}

}  // namespace opendata::search
