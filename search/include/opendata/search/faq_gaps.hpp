#pragma once
#include <opendata/search/faq_store.hpp>
#include <opendata/search/usage.hpp>
#include <string>
#include <string_view>
#include <vector>

/// What citizens look for and do not find: the weekly report.
namespace opendata::search::faq {

/// Why a query or an entry needs an editor.
enum class GapKind {
  without_result,  ///< a query that found nothing
  nearest_only,    ///< a query of which nothing had all of the words
  without_click,   ///< a query whose results are hardly ever opened
  rarely_helpful,  ///< an entry that more than half of its readers call no help
  leads_to_call,   ///< an entry after which readers must telephone or come
  never_opened,    ///< an entry that searches list and nobody opens
  never_listed,    ///< a published entry that no search finds
};
/// "without-result", …
[[nodiscard]] std::string_view name(GapKind kind);
/// What it means and what to do, for people.
[[nodiscard]] Message explain(GapKind kind);

struct Gap {
  GapKind kind = GapKind::without_result;
  std::string key = {};       ///< the normalised query, or the entry's id
  std::string question = {};  ///< of an entry
  std::uint64_t cases = 0;    ///< how often it was so …
  std::uint64_t of = 0;       ///< … of how many searches, verdicts or listings
  std::string reason = {};    ///< of an entry that is rarely helpful: the reason most often given; may be empty
};

struct GapOptions {
  usage::Day today = 0;
  int weeks = 1;                     ///< whole weeks before this one; the one that has begun is counted too
  std::uint64_t least_searches = 5;  ///< of a query
  std::uint64_t least_verdicts = 5;  ///< of an entry
};

struct GapReport {
  usage::Day from = 0, until = 0;
  std::uint64_t searches = 0, without_result = 0, page_searches = 0, clicks = 0;  ///< of all queries together
  std::vector<Gap> gaps;  ///< by kind, then most cases first, then by key
};

/// Errors: as UsageFile::sums() and Store::visit().
[[nodiscard]] Result<GapReport> find_gaps(const usage::UsageFile& usage, const Store& store, const GapOptions& options);

}  // namespace opendata::search::faq
