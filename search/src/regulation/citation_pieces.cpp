#include "citation_pieces.hpp"

#include <algorithm>
#include <array>

namespace opendata::search {
namespace {

constexpr std::u32string_view closing_marks = U"》」』〉】〕)]\"”’'";
constexpr std::u32string_view list_marks = U"、,;及與与和跟或暨並并以";
constexpr std::u32string_view range_marks = U"至到~〜迄";
constexpr std::size_t longest_remark = 60;  ///< characters of a remark in brackets behind a law's name
constexpr std::size_t most_closing_marks = 4;
constexpr std::size_t most_fillers = 3;
constexpr std::size_t longest_list = 100;   ///< numbers before one 條 or 項
constexpr std::uint32_t widest_range = 50;  ///< 第1項至第60項 gives its two ends only
constexpr std::uint32_t largest_bare_number = 9'999;

/// What follows a number that is not an article's: 184人, 113年, 5萬, 12.5, 113/5/6.
constexpr std::u32string_view measures =
    U"年月日元萬亿億万千百人個个名歲岁次屆届章節节編编號号級级頁页版週周時时分秒%倍種种類类件份天戶户公項项款目-./:";

/// Parts of a law above its articles, and what does not stand in the name of one (第, and what joins two laws).
constexpr std::u32string_view divisions = U"編编篇章節节";
constexpr std::u32string_view ends_division = U"第條条及與与和跟或暨之的依按至、";
constexpr std::size_t longest_division = 6;
constexpr std::size_t most_divisions = 4;

/// Words after an article that do not name another place.
constexpr std::array<std::u32string_view, 10> fillers{U"之規定", U"的規定", U"規定", U"所定", U"前段",
                                                      U"中段",   U"後段",   U"但書", U"本文", U"序文"};

void add(ArticleGroup& group, const ReadArticle& article, std::size_t begin, Joint joint) {
  if (joint == Joint::range && !group.entries.empty()) {
    group.entries.back().last = article.number;
    group.entries.back().end = article.next;
  } else {
    group.entries.push_back({article.number, std::nullopt, begin, article.next});
  }
  group.next = article.next;
}

}  // namespace

bool CitationPieces::spells(std::size_t i, std::u32string_view word) const {
  return std::all_of(word.begin(), word.end(), [&](char32_t c) { return at(i++) == c; });
}

std::optional<ArticleGroup> CitationPieces::group(std::size_t i) const {
  ArticleGroup group;
  std::size_t begin = i;
  i += at(i) == U'§' && at(i + 1) == U'§' ? 2 : at(i) == U'§' ? 1 : 0;
  const bool ordinal = at(i) == U'第';
  i += ordinal ? 1 : 0;
  const Gaps gaps = ordinal ? Gaps::allowed : Gaps::forbidden;
  auto how = std::optional(Joint::list);
  for (std::size_t count = 0; how && count < longest_list; ++count) {
    const auto article = read_article(text_, i, gaps);
    if (!article || (article->number.main > largest_bare_number && !ordinal)) break;
    add(group, *article, begin, *how);
    if (close(group)) return group;
    how = joint(group.next);
    begin = group.next + 1;
    i = begin + (at(begin) == U'第' ? 1 : 0);
  }
  return without_doubtful(std::move(group));
}

/// Takes 條, and the 之一 behind it.
bool CitationPieces::close(ArticleGroup& group) const {
  if (!is_article_unit(at(group.next)) || in(group.next + 1, U"例款")) return false;
  group.is_point = in(group.next, U"點点");
  group.has_unit = true;
  ++group.next;
  ArticleGroup::Entry& entry = group.entries.back();
  ArticleNumber& number = entry.last ? *entry.last : entry.first;
  const auto sub = number.sub == 0 ? read_sub_number(text_, group.next, Gaps::forbidden) : std::nullopt;
  if (sub && !level(sub->next) && !is_article_unit(at(sub->next))) {
    number.sub = sub->value;
    group.next = sub->next;
  }
  entry.end = group.next;
  return true;
}

/// A list without 條 keeps its numbers up to the first that counts something else.
std::optional<ArticleGroup> CitationPieces::without_doubtful(ArticleGroup group) const {
  const auto doubtful = [&](const ArticleGroup::Entry& entry) {
    return is_measure(entry.end) && !gap_before(entry.end);
  };
  const auto first = std::find_if(group.entries.begin(), group.entries.end(), doubtful);
  group.entries.erase(first, group.entries.end());
  if (group.entries.empty()) return std::nullopt;
  group.next = group.entries.back().end;
  return group;
}

std::optional<ArticlePart> CitationPieces::part(std::size_t i) const {
  if (at(i) == U'之' && at(i + 1) == U'第') ++i;
  if (const auto circled = circled_number(i)) return ArticlePart{Level::subparagraph, {*circled}, i + 1};
  if (const auto roman = read_roman(text_, i); roman && !level(roman->next))
    return ArticlePart{Level::paragraph, {roman->value}, roman->next};
  if (at(i) == U'第') ++i;
  ArticlePart found;
  auto how = std::optional(Joint::list);
  for (std::size_t count = 0; how && count < longest_list; ++count) {
    const auto number = numbered(i);
    if (!number) break;
    append_value(found.values, number->value, *how);
    if (const auto unit = level(number->next)) return ArticlePart{*unit, std::move(found.values), number->next + 1};
    how = joint(number->next);
    i = number->next + (at(number->next + 1) == U'第' ? 2 : 1);
  }
  return std::nullopt;
}

bool CitationPieces::is_measure(std::size_t i) const { return in(i, measures); }

std::size_t CitationPieces::skip_fillers(std::size_t i) const {
  for (std::size_t count = 0; count < most_fillers; ++count) {
    const auto* found = std::find_if(fillers.begin(), fillers.end(), [&](auto word) { return spells(i, word); });
    if (found == fillers.end()) break;
    i += found->size();
  }
  return i;
}

std::size_t CitationPieces::skip_list_marks(std::size_t i) const {
  std::size_t next = i;
  while (next < i + 3 && in(next, list_marks)) ++next;
  return next;
}

bool CitationPieces::is_range_mark(std::size_t i) const {
  return in(i, range_marks) || is_long_dash(at(i)) || (at(i) == U'-' && at(i + 1) == U'第');
}

std::size_t CitationPieces::skip_link(std::size_t i) const {
  i = skip_divisions(skip_closing(skip_remark(skip_closing(i))));
  const bool linked = in(i, U"之的中內内裡里,:、") && (at(i + 1) == U'第' || at(i + 1) == U'§');
  return linked ? i + 1 : i;
}

std::size_t CitationPieces::skip_divisions(std::size_t begin) const {
  std::size_t i = begin;
  for (std::size_t count = 0; count < most_divisions; ++count) i = skip_division(i);
  return begins_ordinal(i) ? i : begin;
}

std::size_t CitationPieces::skip_division(std::size_t i) const {
  for (const std::u32string_view word : {U"本文", U"總則", U"总则", U"分則", U"分则"})
    if (spells(i, word)) return i + word.size();
  const auto number = at(i) == U'第' ? read_number(text_, i + 1, Gaps::allowed) : std::nullopt;
  if (number) return in(number->next, divisions) ? number->next + 1 : i;
  std::size_t end = i;
  while (end < i + longest_division && at(end) >= 0x3400 && !in(end, divisions) && !in(end, ends_division)) ++end;
  return end > i && in(end, divisions) ? end + 1 : i;
}

std::size_t CitationPieces::skip_closing(std::size_t i) const {
  for (std::size_t count = 0; count < most_closing_marks && in(i, closing_marks); ++count) ++i;
  return i;
}

std::size_t CitationPieces::skip_remark(std::size_t i) const {
  if (at(i) != U'(') return i;
  for (std::size_t end = i + 1; end < std::min(text_.size(), i + longest_remark); ++end)
    if (at(end) == U')') return end + 1;
  return i;
}

std::optional<Level> CitationPieces::level(std::size_t i) const {
  if (in(i, U"項项")) return Level::paragraph;
  if (at(i) == U'款') return Level::subparagraph;
  return at(i) == U'目' ? std::optional(Level::item) : std::nullopt;
}

std::optional<Joint> CitationPieces::joint(std::size_t i) const {
  if (is_range_mark(i)) return Joint::range;
  return in(i, list_marks) ? std::optional(Joint::list) : std::nullopt;
}

std::optional<std::uint32_t> CitationPieces::circled_number(std::size_t i) const {
  const char32_t c = at(i);
  return c >= U'①' && c <= U'⑳' ? std::optional(static_cast<std::uint32_t>(c - U'①' + 1)) : std::nullopt;
}

std::optional<ReadNumber> CitationPieces::numbered(std::size_t i) const {
  const auto number = read_number(text_, i, Gaps::allowed);
  return number ? number : read_roman(text_, i);
}

void append_value(std::vector<std::uint32_t>& values, std::uint32_t value, Joint joint) {
  const bool fill =
      joint == Joint::range && !values.empty() && value > values.back() && value - values.back() <= widest_range;
  if (fill)
    for (std::uint32_t between = values.back() + 1; between < value; ++between) values.push_back(between);
  values.push_back(value);
}

}  // namespace opendata::search
