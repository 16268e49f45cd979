#include <array>
#include <opendata/search/usage.hpp>

namespace opendata::search::usage {
namespace {

/// In the order of the enumeration.
constexpr std::array<std::string_view, 16> names{
    "faq-opened", "faq-listed",  "article-opened", "dataset-opened", "searches", "without-result", "nearest-only", "page-searches",
    "clicks",     "helpful",     "not-helpful",    "not-answered",   "unclear",  "outdated",       "incomplete",   "must-call"};
static_assert(names.size() == static_cast<std::size_t>(Counted::must_call) + 1);

}  // namespace

std::string_view name(Counted counted) { return names.at(static_cast<std::size_t>(counted)); }

const std::vector<Counted>& reasons() {
  static const std::vector<Counted> offered{Counted::not_answered, Counted::unclear, Counted::incomplete, Counted::outdated,
                                            Counted::must_call};
  return offered;
}

Message describe(Counted reason) {
  switch (reason) {
    case Counted::not_answered: return {"it does not answer my question", "沒有回答我的問題"};
    case Counted::unclear: return {"it is hard to understand", "看不懂"};
    case Counted::incomplete: return {"steps, documents or fees are missing", "缺少步驟、文件或費用"};
    case Counted::outdated: return {"it seems out of date", "內容似已過時"};
    case Counted::must_call: return {"I still have to telephone or come", "仍須打電話或到場詢問"};
    default: return {"without a reason", "未說明原因"};
  }
}

}  // namespace opendata::search::usage
