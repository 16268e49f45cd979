#pragma once
#include <xapian.h>

#include <opendata/search/segmenter.hpp>
#include <string>
#include <string_view>

/// The one list of term prefixes and value slots; docs/search.md explains each. Words carry no prefix, so that Omega's
/// tools can read them.
namespace opendata::search::terms {

// ---- Text terms: their wdf counts ----
inline constexpr std::string_view bigram = "XB";          ///< two neighbouring characters of a Han run
inline constexpr std::string_view unigram = "XU";         ///< one character of a Han run
inline constexpr std::string_view article_number = "XN";  ///< 第十二條之一 as "12-1", beside its words

inline constexpr std::string_view title = "XT";           ///< words and pairs of a title, for asking the title alone
inline constexpr std::string_view year = "XY";            ///< 民國113年 and 2024年 as "2024", beside its words

// ---- Identity and filters ----
inline constexpr std::string_view id = "Q";          ///< the document's own id
inline constexpr std::string_view kind = "XK";       ///< "faq", "article", …
inline constexpr std::string_view agency = "XA";     ///< folded
inline constexpr std::string_view category = "XC";   ///< folded; one term for every prefix of levels
inline constexpr std::string_view facet = "XF";      ///< name, ':' and value, folded; one term for every prefix of levels
inline constexpr std::string_view law = "XL";        ///< law id; counted once, so that it can also carry a weight
inline constexpr std::string_view abolished = "XR";  ///< alone: an article that is no longer in force
inline constexpr std::string_view preferred = "XP";  ///< alone: written for the public, or an article of a statute
inline constexpr std::string_view deleted = "XD";    ///< alone: an article of which only the number is left
inline constexpr std::string_view whole_title = "XE";  ///< a whole title in the form of whole_title_of()

// ---- Value slots ----
enum Slot : Xapian::valueno {
  slot_modified = 0,  ///< "2024-05-06"
  slot_kind = 1,
  slot_agency = 2,
  slot_category = 3,
  slot_id = 4,             ///< breaks ties of the score
  slot_article_order = 5,  ///< sortable number
  slot_valid_from = 6,     ///< "1998-11-04": when the law was enacted
  slot_valid_until = 7,    ///< when it was abolished
  slot_effective = 8,      ///< when its last change takes effect
  slot_newest = 9,         ///< days count down, then the id: ascending order is newest first
  slot_article_rank = 10, ///< sortable number that falls where the article's order rises
};

/// Above every place of an article: N·1000 + M with N and M of at most five and three digits.
inline constexpr double article_places = 1e8;

/// Xapian refuses terms of more bytes.
inline constexpr std::size_t maximum_bytes = 245;

/// `prefix` + `text` as one term; a text too long for Xapian is cut and told apart by a hash of the whole.
[[nodiscard]] std::string make(std::string_view prefix, std::string_view text);
/// The value of slot_newest.
[[nodiscard]] std::string newest_first(std::string_view modified, std::string_view document);
/// The index term of a segmenter's term.
[[nodiscard]] std::string of(const Term& term);
/// The same as a term of the title.
[[nodiscard]] std::string of_title(const Term& term);
/// The term of a whole title or of a query that may be one, whatever its punctuation, blanks and spelling (臺/台, full
/// width, Simplified); empty when it has no word.
[[nodiscard]] std::string whole_title_of(std::string_view text);
/// The term of one facet's value: facet_of("theme", "動物保護").
[[nodiscard]] std::string of_facet(std::string_view name, std::string_view value);
/// Every prefix of the levels of a category path, folded: "a/b/c" gives a, a/b and a/b/c.
[[nodiscard]] std::vector<std::string> category_levels(std::string_view path);

}  // namespace opendata::search::terms
