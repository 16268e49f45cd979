#include "relative_citations.hpp"

#include "folded_text.hpp"
#include "numbers.hpp"

namespace opendata::search {
namespace {

constexpr std::uint32_t farthest = 50;

bool is_article(char32_t c) { return c == U'條' || c == U'条'; }

/// What begins at `i`: 前條, 前二條, 次條; length 0 when nothing does.
struct Found {
  std::size_t length = 0;
  std::int32_t first = 0, last = 0;
};

Found read(const FoldedText& text, std::size_t i) {
  const auto at = [&](std::size_t place) { return place < text.size() ? text[place].plain : U'\0'; };
  // 之前條件 and 目前條 are other words.
  const char32_t before = i > 0 ? text[i - 1].plain : U'\0';
  if (before == U'之' || before == U'目' || before == U'先') return {};
  if (at(i) == U'次' && is_article(at(i + 1)) && at(i + 2) != U'件') return {2, 1, 1};
  if (at(i) != U'前') return {};
  if (is_article(at(i + 1)) && at(i + 2) != U'件') return {2, -1, -1};
  const auto count = read_number(text, i + 1, Gaps::allowed);
  if (!count || count->value > farthest || !is_article(at(count->next))) return {};
  return {count->next + 1 - i, -static_cast<std::int32_t>(count->value), -1};
}

}  // namespace

std::vector<RelativeCitation> find_relative_citations(std::string_view utf8) {
  const FoldedText text = fold_for_citations(text::to_utf32(utf8));
  std::vector<RelativeCitation> all;
  for (std::size_t i = 0; i < text.size();) {
    const Found found = read(text, i);
    if (found.length > 0) all.push_back({text[i].begin, text[i + found.length - 1].end, found.first, found.last});
    i += std::max<std::size_t>(found.length, 1);
  }
  return all;
}

}  // namespace opendata::search
