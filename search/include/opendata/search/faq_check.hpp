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
};
/// "review-overdue", "no-review-day", …
[[nodiscard]] std::string_view name(Decay decay);
/// What it means and what to do, for people.
[[nodiscard]] Message explain(Decay decay);

struct Finding {
  std::string entry_id;
  Decay decay = Decay::review_overdue;
  std::string detail = {};  ///< the day, the citation's id, the year
};

struct CheckOptions {
  std::string today;        ///< "2026-05-06"
  int years_until_old = 3;  ///< how far back the newest year may lie
};

/// Every finding of every published entry, in order of id.
/// Input: `searcher` may be nullptr: then laws are not looked at. The last review of an entry is `reviewed`, else
/// `modified`; without both a law counts as changed never. Errors: as Store::visit().
[[nodiscard]] Result<std::vector<Finding>> check_entries(const Store& store, const Searcher* searcher,
                                                         const CheckOptions& options);

}  // namespace opendata::search::faq
