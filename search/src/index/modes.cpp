#include "index/modes.hpp"

#include <algorithm>
#include <array>
#include <opendata/text.hpp>

#include "index/boolean_query.hpp"
#include "index/folding.hpp"
#include "query/sounds.hpp"

namespace opendata::search {
namespace {

/// The one list of modes, in the order of the enumeration.
constexpr std::array<ModeEntry, 14> modes{{
    {Mode::automatic, "auto", nullptr},
    {Mode::full_text, "full-text", plan_full_text},
    {Mode::keyword, "keyword", plan_keyword},
    {Mode::any_word, "any", plan_any_word},
    {Mode::phrase, "phrase", plan_phrase},
    {Mode::boolean, "boolean", plan_boolean},
    {Mode::fields, "fields", plan_boolean},
    {Mode::citation, "citation", plan_citation},
    {Mode::law_title, "law-title", plan_law_title},
    {Mode::category, "category", plan_category},
    {Mode::wildcard, "wildcard", plan_wildcard},
    {Mode::fuzzy, "fuzzy", plan_fuzzy},
    {Mode::reading, "reading", plan_reading},
    {Mode::similar, "similar", plan_similar},
}};

/// In the order of the enumeration.
constexpr std::array<std::string_view, 4> validity_names{"in-force", "abolished", "future", "any"};

/// Words around a citation that ask for nothing else: what joins two, parts of an article, and what leads to or from it.
/// In folded (Simplified) form; those that begin another come after it.
constexpr std::array<std::u32string_view, 40> citation_words{
    U"以及", U"及其", U"及", U"和", U"与", U"或者", U"或", U"跟", U"暨", U"并", U"至", U"到",   // between two
    U"前段", U"中段", U"后段", U"前半段", U"后半段", U"但书", U"本文", U"序文", U"各款", U"各项",  // parts
    U"相关规定", U"之规定", U"的规定", U"规定", U"所定", U"条文内容", U"条文", U"全文", U"内容",  // behind
    U"依据", U"依照", U"依", U"按照", U"按", U"根据", U"违反", U"的", U"之"};

/// The words of the list from one that stands at the beginning to the end of the text, blanks and punctuation between.
bool is_of_citation_words(std::u32string_view folded) {
  while (!folded.empty()) {
    std::size_t length = is_word_character(folded.front()) ? 0 : 1;
    for (const std::u32string_view word : citation_words)
      if (length == 0 && folded.starts_with(word)) length = word.size();
    if (length == 0) return false;
    folded.remove_prefix(length);
  }
  return true;
}

/// Whether nothing but citations, blanks and punctuation stands in the text, beside an article's number also the words
/// around one (違反動保法 asks for more than the law), and at least one names a known law.
bool is_citation_only(std::string_view utf8, const std::vector<Citation>& citations) {
  const auto any = [&](auto&& is_so) { return std::any_of(citations.begin(), citations.end(), is_so); };
  if (!any([](const Citation& c) { return !c.law.empty(); })) return false;
  std::u32string text = text::to_utf32(utf8);
  for (const Citation& citation : citations) {
    for (std::size_t i = citation.begin; i < std::min(citation.end, text.size()); ++i) text[i] = U' ';
  }
  if (std::none_of(text.begin(), text.end(), is_word_character)) return true;
  return any([](const Citation& c) { return c.article.has_value(); }) && is_of_citation_words(fold_with_map(text).text);
}

}  // namespace

const ModeEntry& mode_entry(Mode mode) { return modes[static_cast<std::size_t>(mode)]; }

std::string_view name(Mode mode) { return mode_entry(mode).name; }

std::optional<Mode> parse_mode(std::string_view name) {
  const auto found =
      std::find_if(modes.begin(), modes.end(), [name](const ModeEntry& entry) { return entry.name == name; });
  return found == modes.end() ? std::nullopt : std::optional(found->mode);
}

const std::vector<Mode>& all_modes() {
  static const std::vector<Mode> all = [] {
    std::vector<Mode> list;
    for (const ModeEntry& entry : modes) list.push_back(entry.mode);
    return list;
  }();
  return all;
}

Mode resolve_mode(const Query& query, const std::vector<Citation>& citations) {
  if (query.mode != Mode::automatic) return query.mode;
  if (is_citation_only(query.text, citations)) return Mode::citation;
  if (is_zhuyin_text(query.text)) return Mode::reading;
  // Somebody's sentence with a lonely AND or bracket is a sentence, not a faulty expression.
  if (has_boolean_operator(query.text) && parse_boolean(query.text)) return Mode::boolean;
  return has_wildcard(query.text) ? Mode::wildcard : Mode::full_text;
}

std::string_view name(Validity validity) { return validity_names[static_cast<std::size_t>(validity)]; }

std::optional<Validity> parse_validity(std::string_view name) {
  const auto found = std::find(validity_names.begin(), validity_names.end(), name);
  return found == validity_names.end() ? std::nullopt
                                       : std::optional(static_cast<Validity>(found - validity_names.begin()));
}

}  // namespace opendata::search
