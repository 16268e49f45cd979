#include "query/advice.hpp"

#include <algorithm>
#include <opendata/text.hpp>

#include "index/law_articles.hpp"
#include "regulation/kinds_of_law.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t few_hits = 3;
constexpr std::size_t long_query = 25;

constexpr Advice law_not_indexed{
    "law-not-indexed",
    {"A law or article that you cite is not in this index: check its name and number.",
     "您引用的法規或條號不在收錄範圍內：請核對名稱與條號。"}};
constexpr Advice check_spelling{"check-spelling",
                                {"Check for a wrong character; the suggestion above may be what you mean.",
                                 "請檢查是否有錯字；上方的建議可能是您要找的。"}};
constexpr Advice fewer_words{"fewer-words",
                             {"Use fewer or shorter words, such as the thing itself: 寵物登記 instead of a sentence.",
                              "請減少或縮短查詢詞，例如只輸入事物名稱「寵物登記」。"}};
constexpr Advice ask_question{"ask-question",
                              {"Ask it as a question with the search mode \"full text\": no word is then demanded.",
                               "請改用「全文」模式以問句查詢：不要求每個詞都出現。"}};
constexpr Advice drop_filter{"drop-filter",
                             {"Search in all kinds, agencies, categories and days.",
                              "請取消種類、機關、類別或日期的限制。"}};
constexpr Advice include_abolished{"include-abolished",
                                   {"Search abolished laws too.", "請將已廢止的法規一併納入查詢。"}};
constexpr Advice other_words{"other-words",
                             {"Try the official word for it, or a more general one: 犬 or 動物 instead of a breed.",
                              "請改用正式名稱或較一般的詞，例如以「犬」或「動物」代替品種名。"}};
constexpr Advice ask_agency{"ask-agency",
                            {"Ask the responsible agency or the citizens' hotline 1999.",
                             "請洽主管機關或市民專線 1999。"}};

bool is_filtered(const Query& query) {
  return !query.kinds.empty() || !query.agency.empty() || !query.category.empty() || !query.theme.empty() ||
         !query.administration.empty() || !query.service.empty() || !query.modified_from.empty() ||
         !query.modified_until.empty();
}

bool demands_all(Mode mode) {
  return mode != Mode::full_text && mode != Mode::any_word && mode != Mode::category && mode != Mode::citation &&
         mode != Mode::similar;
}

/// Whether what stands before a number without a known law is called as a law is: 虛構管理條例第5條. What belongs to a law
/// that is known is no name of another.
bool names_a_law(const FoldedText& text, const std::vector<Citation>& citations, const Citation& citation) {
  const auto place_of = [&](std::size_t original) {
    const auto begins_before = [](const FoldedCharacter& c, std::size_t place) { return c.begin < place; };
    return static_cast<std::size_t>(std::lower_bound(text.begin(), text.end(), original, begins_before) - text.begin());
  };
  std::size_t known_end = 0;
  for (const Citation& other : citations)
    if (!other.law.empty() && other.begin < citation.begin) known_end = std::max(known_end, other.end);
  return kind_of_law_before(text, place_of(known_end), place_of(citation.begin)) != nullptr;
}

/// Filters may leave other texts only.
bool shows_cited(const SearchResult& result) {
  if (!result.missing.empty()) return false;
  const auto is_cited = [&](const Hit& hit) {
    return std::find(result.cited.begin(), result.cited.end(), hit.document.id) != result.cited.end();
  };
  return std::any_of(result.hits.begin(), result.hits.end(), is_cited);
}

std::string written(const std::u32string& text, const Citation& citation) {
  const std::size_t begin = std::min(citation.begin, text.size());
  const std::size_t end = std::max(begin, std::min(citation.end, text.size()));
  return text::to_utf8(std::u32string_view(text).substr(begin, end - begin));
}

}  // namespace

std::vector<MissingCitation> find_missing(const Query& query, const std::vector<Citation>& citations,
                                          const Generation& generation, const Handle& handle) {
  const std::u32string text = text::to_utf32(query.text);
  const FoldedText folded = fold_for_citations(text);
  std::vector<MissingCitation> missing;
  for (const Citation& citation : citations) {
    if (!citation.article) continue;
    const auto law = generation.law_by_id.find(citation.law);
    const bool known = law != generation.law_by_id.end();
    // A number alone (條號:12, 84條之1工作者) asks for no place that could be missing.
    if (!known && !names_a_law(folded, citations, citation)) continue;
    if (known && !cited_articles({citation}, generation.articles, handle).empty()) continue;
    MissingCitation place{written(text, citation), citation.law, {}};
    if (known) place.law_name = generation.laws[law->second].name;
    const auto same = [&](const MissingCitation& other) { return other.text == place.text; };
    if (std::none_of(missing.begin(), missing.end(), same)) missing.push_back(std::move(place));
  }
  return missing;
}

std::vector<Advice> advice_for(const Query& query, const SearchResult& result) {
  std::vector<Advice> advice;
  if (!result.missing.empty()) advice.push_back(law_not_indexed);
  if (shows_cited(result) || (result.total > few_hits && !result.relaxed)) return advice;
  if (!result.corrections.empty()) advice.push_back(check_spelling);
  if (is_filtered(query)) advice.push_back(drop_filter);
  if (result.mode != Mode::citation && query.validity == Validity::in_force && !query.include_abolished &&
      query.as_of.empty())
    advice.push_back(include_abolished);
  if (text::to_utf32(query.text).size() > long_query || demands_all(result.mode)) advice.push_back(fewer_words);
  if (demands_all(result.mode)) advice.push_back(ask_question);
  advice.push_back(other_words);
  advice.push_back(ask_agency);
  return advice;
}

}  // namespace opendata::search
