#include <algorithm>
#include <array>
#include <opendata/search/faq_gaps.hpp>
#include <tuple>

namespace opendata::search::faq {
namespace {

using usage::Counted;

constexpr std::size_t counted_things = static_cast<std::size_t>(Counted::must_call) + 1;

/// Everything that was counted in the weeks of the report.
class Counts {
 public:
  static Result<Counts> read(const usage::UsageFile& file, usage::Day from, usage::Day until) {
    Counts counts;
    for (std::size_t i = 0; i < counted_things; ++i) {
      auto sums = file.sums(static_cast<Counted>(i), from, until);
      if (!sums) return failure(std::move(sums.error()));
      counts.sums_.at(i) = std::move(*sums);
    }
    return counts;
  }
  [[nodiscard]] const usage::Sums& all(Counted counted) const { return sums_.at(static_cast<std::size_t>(counted)); }
  [[nodiscard]] std::uint64_t of(Counted counted, const std::string& key) const {
    const auto found = all(counted).find(key);
    return found == all(counted).end() ? 0 : found->second;
  }

 private:
  std::array<usage::Sums, counted_things> sums_;
};

/// A query's most telling gap; the later ones say less.
void add_query(const Counts& counts, const std::string& query, const GapOptions& options, std::vector<Gap>& gaps) {
  const auto searches = counts.of(Counted::searches, query), empty = counts.of(Counted::without_result, query);
  const auto nearest = counts.of(Counted::nearest_only, query);
  const auto on_pages = counts.of(Counted::page_searches, query), clicks = counts.of(Counted::clicks, query);
  if (searches < options.least_searches) return;
  if (2 * empty > searches) return gaps.push_back({GapKind::without_result, query, {}, empty, searches, {}}), void();
  if (2 * nearest > searches) return gaps.push_back({GapKind::nearest_only, query, {}, nearest, searches, {}}), void();
  // Fewer than one click in five searches.
  if (on_pages >= options.least_searches && 5 * clicks < on_pages)
    gaps.push_back({GapKind::without_click, query, {}, on_pages - clicks, on_pages, {}});
}

std::string commonest_reason(const Counts& counts, const std::string& id) {
  const auto& offered = usage::reasons();
  const auto most = std::max_element(offered.begin(), offered.end(), [&](Counted a, Counted b) { return counts.of(a, id) < counts.of(b, id); });
  return counts.of(*most, id) == 0 ? std::string() : std::string(usage::name(*most));
}

void add_entry(const Counts& counts, const Entry& entry, const GapOptions& options, std::vector<Gap>& gaps) {
  const std::string& id = entry.id;
  const auto add = [&](GapKind kind, std::uint64_t cases, std::uint64_t of, std::string reason = {}) {
    gaps.push_back({kind, id, entry.question, cases, of, std::move(reason)});
  };
  const auto helpful = counts.of(Counted::helpful, id), calls = counts.of(Counted::must_call, id);
  std::uint64_t unhelpful = counts.of(Counted::not_helpful, id);
  for (const auto reason : usage::reasons()) unhelpful += counts.of(reason, id);
  const auto verdicts = helpful + unhelpful;
  if (verdicts >= options.least_verdicts && unhelpful > helpful) add(GapKind::rarely_helpful, unhelpful, verdicts, commonest_reason(counts, id));
  if (verdicts >= options.least_verdicts && 4 * calls > verdicts) add(GapKind::leads_to_call, calls, verdicts);
  const auto listed = counts.of(Counted::faq_listed, id), opened = counts.of(Counted::faq_opened, id);
  if (opened > 0) return;
  listed == 0 ? add(GapKind::never_listed, 0, 0) : add(GapKind::never_opened, listed, listed);
}

}  // namespace

std::string_view name(GapKind kind) {
  constexpr std::array<std::string_view, 7> names{"without-result", "nearest-only",  "without-click", "rarely-helpful",
                                                  "leads-to-call",  "never-opened", "never-listed"};
  return names.at(static_cast<std::size_t>(kind));
}

Message explain(GapKind kind) {
  switch (kind) {
    case GapKind::without_result: return {"searches that find nothing: write an entry, or add the wording to one", "查無結果的檢索：請新增問答，或在現有問答加上此問法"};
    case GapKind::nearest_only: return {"searches of which nothing has all of the words: add the wording to an entry", "沒有完全符合的檢索：請在現有問答加上此問法"};
    case GapKind::without_click: return {"searches whose results are hardly opened: do the questions say what citizens ask?", "結果少有人點閱的檢索：請檢視問題寫法是否符合民眾說法"};
    case GapKind::rarely_helpful: return {"entries that most readers call no help: rewrite by the reason given", "多數讀者認為沒有幫助的問答：請依原因改寫"};
    case GapKind::leads_to_call: return {"entries after which readers still telephone or come: add what they ask there", "看完仍須打電話或到場的問答：請補上電話中常問的內容"};
    case GapKind::never_opened: return {"entries that searches list and nobody opens: reword the question", "檢索列出但無人點閱的問答：請改寫問題"};
    case GapKind::never_listed: return {"published entries that no search finds: add wordings, or retire them", "沒有任何檢索找到的問答：請加上問法，或下架"};
  }
  return {"", ""};
}

Result<GapReport> find_gaps(const usage::UsageFile& usage, const Store& store, const GapOptions& options) {
  GapReport report;
  report.from = usage::monday_of(options.today) - 7 * options.weeks;
  report.until = options.today;
  const auto counts = Counts::read(usage, report.from, report.until);
  if (!counts) return failure(counts.error());
  report.searches = counts->of(Counted::searches, {});
  report.without_result = counts->of(Counted::without_result, {});
  report.page_searches = counts->of(Counted::page_searches, {});
  report.clicks = counts->of(Counted::clicks, {});
  for (const auto& [query, count] : counts->all(Counted::searches))
    if (!query.empty()) add_query(*counts, query, options, report.gaps);
  const auto looked = store.visit(View::published, {}, [&](const Stored& stored) -> Result<void> {
    add_entry(*counts, stored.entry, options, report.gaps);
    return {};
  });
  if (!looked) return failure(looked.error());
  std::sort(report.gaps.begin(), report.gaps.end(), [](const Gap& a, const Gap& b) {
    return std::tie(a.kind, b.cases, a.key) < std::tie(b.kind, a.cases, b.key);
  });
  return report;
}

}  // namespace opendata::search::faq
