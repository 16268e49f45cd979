#include <algorithm>
#include <array>
#include <charconv>
#include <opendata/search/faq_check.hpp>

#include "faq/amounts.hpp"
#include "faq/cited_law.hpp"
#include "faq/deadlines.hpp"
#include "faq/years.hpp"

namespace opendata::search::faq {
namespace {

constexpr std::array<std::string_view, 11> names{"review-overdue", "no-review-day", "expired",  "law-missing",
                                                "law-repealed",   "law-changed",   "old-year",      "past-deadline",
                                                 "agency-renamed", "other-amount", "link-broken"};

/// Collects what is wrong with one entry after the other.
class Checking {
 public:
  Checking(const Searcher* searcher, const CheckOptions& options) : searcher_(searcher), options_(options) {}

  Result<void> check(const Entry& entry) {
    check_days(entry);
    check_years(entry);
    check_names(entry);
    if (searcher_ == nullptr) return {};
    std::vector<Document> cited;
    for (const std::string& citation : entry.citations)
      if (auto checked = check_law(entry, citation, cited); !checked) return checked;
    check_amounts(entry, cited);
    return {};
  }
  std::vector<Finding> findings;

 private:
  void found(const Entry& entry, Decay decay, std::string detail) { findings.push_back({entry.id, decay, std::move(detail), entry.question, entry.agency}); }

  void check_days(const Entry& entry) {
    if (entry.review_due.empty()) found(entry, Decay::no_review_day, {});
    if (!entry.review_due.empty() && entry.review_due < options_.today) found(entry, Decay::review_overdue, entry.review_due);
    if (!entry.valid_until.empty() && entry.valid_until < options_.today) found(entry, Decay::expired, entry.valid_until);
  }

  void check_years(const Entry& entry) {
    const auto newest = newest_year(entry.answer);
    int this_year = 0;
    std::from_chars(options_.today.data(), options_.today.data() + options_.today.size(), this_year);
    if (newest && *newest < this_year - options_.years_until_old) found(entry, Decay::old_year, std::to_string(*newest));
  }

  void check_names(const Entry& entry) {
    const auto deadline = last_deadline(entry.answer);
    if (deadline && *deadline < options_.today) found(entry, Decay::past_deadline, *deadline);
    const std::string text = entry.agency + "\n" + entry.question + "\n" + entry.answer;
    for (const AgencyRename& rename : options_.renames)
      if (rename.since <= options_.today && has_old_name(text, rename))
        found(entry, Decay::agency_renamed, rename.from + " → " + rename.to);
  }

  /// Sums of the answer that none of the cited articles has, though they have sums.
  void check_amounts(const Entry& entry, const std::vector<Document>& cited) {
    std::vector<AmountRange> in_law;
    for (const Document& article : cited)
      for (const AmountRange& range : amount_ranges(article.body)) in_law.push_back(range);
    if (in_law.empty()) return;
    for (const AmountRange& range : amount_ranges(entry.answer))
      if (std::find(in_law.begin(), in_law.end(), range) == in_law.end())
        found(entry, Decay::other_amount, std::to_string(range.first) + "–" + std::to_string(range.second));
  }

  Result<void> check_law(const Entry& entry, const std::string& citation, std::vector<Document>& articles) {
    const auto cited = find_cited(citation, *searcher_);
    if (cited && cited->id == citation) articles.push_back(*cited);
    if (!cited && cited.error().code() != Errc::not_found) return failure(cited.error());
    if (!cited) {
      found(entry, Decay::law_missing, citation);
    } else if (!cited->in_force) {
      found(entry, Decay::law_repealed, citation);
    } else if (is_changed_since(entry.reviewed.empty() ? entry.modified : entry.reviewed, *cited)) {
      found(entry, Decay::law_changed, citation + " " + cited->modified);
    }
    return {};
  }

  const Searcher* searcher_;
  const CheckOptions& options_;
};

}  // namespace

std::string_view name(Decay decay) { return names[static_cast<std::size_t>(decay)]; }

Message explain(Decay decay) {
  switch (decay) {
    case Decay::review_overdue: return {"the day of review has passed: look whether the answer still holds", "已逾檢視期限，請確認答案是否仍正確"};
    case Decay::no_review_day: return {"nobody has said when to look at it again: fill in \"Review due\"", "未訂檢視期限，請填寫「檢視期限」"};
    case Decay::expired: return {"its validity has ended: retire it or set another day", "有效期間已過，請下架或修改期限"};
    case Decay::law_missing: return {"a cited article is not among the laws of this site: correct the citation or add the law", "引用的條文不在本站收錄的法規中，請更正引用或補入法規"};
    case Decay::law_repealed: return {"a cited article is no longer in force: correct the answer", "引用的條文已廢止，請修正答案"};
    case Decay::law_changed: return {"a cited law was amended after the last review: compare the answer with it", "引用的法規於上次檢視後修正，請核對答案"};
    case Decay::past_deadline: return {"a day until which the answer says that something goes has passed", "答案所載期限已過，請更新或下架"};
    case Decay::agency_renamed: return {"an agency has another name by now: correct the text", "機關已改名，請更正"};
    case Decay::other_amount: return {"sums of the answer stand in none of the cited articles: compare them", "答案所載金額與引用條文不符，請核對"};
    case Decay::link_broken: return {"a link is dead or wrong: correct or remove it", "有連結失效或錯誤，請更正或移除"};
    case Decay::old_year: return {"the newest year that the answer names is long past: check amounts and dates", "答案所載年份久遠，請確認金額與日期"};
  }
  return {"", ""};
}

Result<std::vector<Finding>> check_entries(const Store& store, const Searcher* searcher, const CheckOptions& options) {
  Checking checking(searcher, options);
  auto done = store.visit(View::published, {}, [&](const Stored& stored) { return checking.check(stored.entry); });
  if (!done) return failure(std::move(done.error()));
  return std::move(checking.findings);
}

}  // namespace opendata::search::faq
