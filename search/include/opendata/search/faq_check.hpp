#pragma once
#include <opendata/search/faq_store.hpp>
#include <opendata/search/searcher.hpp>
#include <string>
#include <string_view>
#include <vector>

/// Whether published answers still hold.
namespace opendata::search::faq {

/// Why an entry needs an editor.
enum class Decay {
  review_overdue,  ///< the day of review has passed
  no_review_day,   ///< nobody has said when to look at it again
  expired,         ///< valid_until has passed and it is still published
  law_missing,     ///< a cited article or law is not in the index
  law_repealed,    ///< a cited article or law is no longer in force
  law_changed,     ///< the law of a cited article was amended after the last review
  old_year,        ///< the newest year that the answer names is long past
  past_deadline,   ///< the last day until which the answer says that something goes has passed
  agency_renamed,  ///< agency, question or answer has the former name of an agency
  other_amount,    ///< sums from … to … of the answer stand in none of the cited articles, which have others
  link_broken,     ///< a link is dead or wrong
};
/// "review-overdue", "no-review-day", …
[[nodiscard]] std::string_view name(Decay decay);
/// What it means and what to do, for people.
[[nodiscard]] Message explain(Decay decay);

struct Finding {
  std::string entry_id;
  Decay decay = Decay::review_overdue;
  std::string detail = {};  ///< the day, the citation's id, the year, the new name, the sums, the address and what is wrong with it
  std::string question = {};
  std::string agency = {};
};

/// An agency that has another name since a day.
struct AgencyRename {
  std::string from;
  std::string to;
  std::string since;  ///< "2023-08-01"
};
/// Reads what the agency keeps of renamed agencies: JSON (comments allowed), a list of {"from", "to", "since"}.
/// Errors, with the line: bad_structure, bad_value (a name is missing or the same, not a day); as reading files.
[[nodiscard]] Result<std::vector<AgencyRename>> read_agency_renames(const std::string& file);
/// Whether the text has the former name; where the new name contains it, the new one does not count.
[[nodiscard]] bool has_old_name(std::string_view text, const AgencyRename& rename);

struct CheckOptions {
  std::string today;        ///< "2026-05-06"
  int years_until_old = 3;  ///< how far back the newest year may lie
  std::vector<AgencyRename> renames = {};
};

/// Every finding of every published entry, in order of id.
/// Input: `searcher` may be nullptr: then laws are not looked at. The last review of an entry is `reviewed`, else
/// `modified`; without both a law counts as changed never. Errors: as Store::visit().
[[nodiscard]] Result<std::vector<Finding>> check_entries(const Store& store, const Searcher* searcher,
                                                         const CheckOptions& options);

/// A citation whose law was amended after somebody last said that the answer holds, or is no longer in force.
struct ChangedLaw {
  std::string id;        ///< of the article, or of the law
  std::string law_name;
  std::string modified;  ///< the day of the law's last change
  bool in_force = true;
};
/// The changed laws of an indexed answer, in the order of its facet "cited_articles": the day of review is its facet "reviewed", else
/// `modified`; without both only laws that are no longer in force count. What the index does not have is passed over.
/// Errors: as Searcher::get().
[[nodiscard]] Result<std::vector<ChangedLaw>> changed_laws(const Document& answer, const Searcher& searcher);
/// The published entries of which a link is dead or has to be corrected, in order of id, once a link.
/// Input: the .json report of `opendata-push links` over an export of this store; docs/links.md. Errors: as Store::find();
/// not_found, bad_structure, limit_exceeded (256 MiB) of the report.
[[nodiscard]] Result<std::vector<Finding>> broken_links(const Store& store, const std::string& report);

}  // namespace opendata::search::faq
