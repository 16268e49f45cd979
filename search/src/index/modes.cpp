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

bool is_word_character(char32_t c) { return is_unspaced_script(c) || is_spaced_word_character(c); }

/// Whether nothing but citations, blanks and punctuation stands in the text, and at least one names a known law.
bool is_citation_only(std::string_view utf8, const std::vector<Citation>& citations) {
  const bool named = std::any_of(citations.begin(), citations.end(), [](const Citation& c) { return !c.law.empty(); });
  if (!named) return false;
  std::u32string text = text::to_utf32(utf8);
  for (const Citation& citation : citations) {
    for (std::size_t i = citation.begin; i < std::min(citation.end, text.size()); ++i) text[i] = U' ';
  }
  return std::none_of(text.begin(), text.end(), is_word_character);
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
