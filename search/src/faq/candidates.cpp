#include <algorithm>
#include <opendata/search/faq_candidates.hpp>
#include <opendata/search/segmenter.hpp>
#include <opendata/text.hpp>
#include <sstream>

#include "faq/fields.hpp"
#include "faq/grouping.hpp"
#include "faq/phrases.hpp"
#include "faq/text_vectors.hpp"

namespace opendata::search::faq {
namespace {

constexpr std::size_t words_of_case = 24, words_of_entry = 200;
constexpr std::size_t shown_words = 8, shown_ids = 100, shown_phrases = 5;
constexpr std::size_t read_for_phrases = 300, compared_texts = 2'000;

/// What groups are compared against: the whole body of cases.
struct Whole {
  std::string middle;          ///< half of the cases with a time were opened later
  double later_share = 0.5;    ///< of all cases
  double median_days = 0;
};

std::optional<double> median(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

std::vector<double> days_of(const std::vector<Case>& cases, const std::vector<std::size_t>& members) {
  std::vector<double> days;
  for (const std::size_t i : members)
    if (cases[i].days) days.push_back(static_cast<double>(*cases[i].days));
  return days;
}

double later_share(const std::vector<Case>& cases, const std::vector<std::size_t>& members, const std::string& middle) {
  std::size_t timed = 0, later = 0;
  for (const std::size_t i : members) {
    timed += cases[i].opened.empty() ? 0 : 1;
    later += cases[i].opened > middle ? 1 : 0;
  }
  return timed == 0 ? 0 : static_cast<double>(later) / static_cast<double>(timed);
}

Whole look_at(const std::vector<Case>& cases) {
  Whole whole;
  std::vector<std::size_t> all(cases.size());
  std::vector<std::string> times;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    all[i] = i;
    if (!cases[i].opened.empty()) times.push_back(cases[i].opened);
  }
  if (!times.empty()) {
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>((times.size() - 1) / 2);
    std::nth_element(times.begin(), middle, times.end());
    whole.middle = *middle;
  }
  whole.later_share = later_share(cases, all, whole.middle);
  whole.median_days = median(days_of(cases, all)).value_or(0);
  return whole;
}

/// The words of the group, weightiest first, none inside another that is already there.
std::vector<std::string> common_words(const Group& group, const std::vector<std::string>& words) {
  Vector by_weight = group.centre;
  std::stable_sort(by_weight.begin(), by_weight.end(), [](const Weight& a, const Weight& b) { return a.weight > b.weight; });
  std::vector<std::string> out;
  for (const Weight& of : by_weight) {
    const std::string& word = words[of.word];
    const bool told = std::any_of(out.begin(), out.end(), [&](const std::string& other) { return other.find(word) != std::string::npos; });
    if (told) continue;
    std::erase_if(out, [&](const std::string& other) { return word.find(other) != std::string::npos; });
    out.push_back(word);
    if (out.size() == shown_words) break;
  }
  return out;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) out.append(out.empty() ? "" : between).append(part);
  return out;
}

/// What places leave between blanks: 前, 與, 53, 、.
bool is_scrap(const std::string& word) {
  const bool no_word = std::none_of(word.begin(), word.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0x80U) != 0 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
  return no_word || text::to_utf32(word).size() < 2;
}

/// What a case asks, wherever it is.
std::string asked_in(const std::string& case_text) {
  std::istringstream words(without_places(case_text));
  std::string out;
  for (std::string word; words >> word;)
    if (!is_scrap(word)) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// A beginning for the editor: the question has to be put well, the evidence is there.
Entry draft_of(const Candidate& candidate) {
  const std::string about = candidate.words.empty() ? std::string() : candidate.words.front();
  Entry draft{.id = {}, .question = "（草擬）" + about + "，要向哪個單位反映？如何處理？", .answer = "（請依承辦單位處理方式撰寫）"};
  for (const std::string& wording : candidate.wordings) {
    const std::string asked = asked_in(wording);
    if (text::to_utf32(asked).size() > longest_question) continue;  // whole letters are no wording of a question
    if (!asked.empty() && std::find(draft.variants.begin(), draft.variants.end(), asked) == draft.variants.end())
      draft.variants.push_back(asked);
  }
  draft.extra["evidence_cases"] = std::to_string(candidate.cases);
  draft.extra["evidence_ids"] = joined(candidate.case_ids, ";");
  if (!candidate.nearest_faq.empty()) draft.related = {candidate.nearest_faq};
  return draft;
}

/// How much of what the group has in common the best entry says.
Result<void> compare_with_faq(const Searcher& searcher, Candidate& candidate) {
  Query query;
  query.text = joined(candidate.words, " ");
  query.mode = Mode::full_text;
  query.kinds = {"faq"};
  query.limit = 3;
  query.facets = query.snippets = false;
  const auto found = searcher.search(query);
  if (!found) return failure(found.error());
  for (const Hit& hit : found->hits) {
    const std::string text = fold_for_search(hit.document.title + "\n" + hit.document.body);
    const auto said = std::count_if(candidate.words.begin(), candidate.words.end(), [&](const std::string& word) {
      return text.find(fold_for_search(word)) != std::string::npos;
    });
    const double share = static_cast<double>(said) / static_cast<double>(candidate.words.size());
    if (share <= candidate.answered) continue;
    candidate.answered = share;
    candidate.nearest_faq = hit.document.id;
  }
  return {};
}

void describe(const std::vector<Case>& cases, const Group& group, const CandidateOptions& options, Candidate& candidate) {
  candidate.cases = group.members.size();
  std::vector<std::string> told;  // wherever it is, the same wording is shown once
  for (const std::size_t i : group.members) {
    if (candidate.wordings.size() < options.wordings) {
      std::string asked = asked_in(cases[i].text);
      const bool is_wording = !asked.empty() && text::to_utf32(asked).size() <= longest_question;  // whole letters are none
      if (is_wording && std::find(told.begin(), told.end(), asked) == told.end()) {
        candidate.wordings.push_back(cases[i].text);
        told.push_back(std::move(asked));
      }
    }
    if (candidate.case_ids.size() < shown_ids) candidate.case_ids.push_back(cases[i].id);
  }
}

void weigh(const std::vector<Case>& cases, const Group& group, const Whole& whole, Candidate& candidate) {
  if (whole.later_share > 0)
    candidate.growth = later_share(cases, group.members, whole.middle) / whole.later_share;
  const auto days = days_of(cases, group.members);
  candidate.median_days = median(days);
  const auto slow = std::count_if(days.begin(), days.end(), [&](double of) { return of > whole.median_days; });
  const double slow_share = days.empty() ? 0 : static_cast<double>(slow) / static_cast<double>(days.size());
  candidate.rank = static_cast<double>(candidate.cases) * (0.5 + 0.5 * candidate.growth) * (1 + slow_share) * (1 - 0.9 * candidate.answered);
}

}  // namespace

namespace {

/// So many texts, spread over all cases.
std::vector<std::string> sample_of(const std::vector<Case>& cases) {
  std::vector<std::string> out;
  const std::size_t step = std::max<std::size_t>(1, cases.size() / compared_texts);
  for (std::size_t i = 0; i < cases.size(); i += step) out.push_back(without_places(cases[i].text));
  return out;
}

/// A candidate and the group that it came from.
struct Found {
  Candidate candidate;
  Group group;
};

/// Words as people write them, for what is shown.
void phrase(const std::vector<Case>& cases, const std::vector<std::string>& others, Found& found) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < std::min(found.group.members.size(), read_for_phrases); ++i)
    texts.push_back(without_places(cases[found.group.members[i]].text));
  auto phrases = common_phrases(texts, others, shown_phrases);
  if (!phrases.empty()) found.candidate.words = std::move(phrases);
  found.candidate.draft = draft_of(found.candidate);
}

}  // namespace

Result<std::vector<Candidate>> find_candidates(const std::vector<Case>& cases, const Searcher* searcher,
                                               const CandidateOptions& options) {
  std::vector<std::string_view> texts;
  for (const Case& of : cases) texts.push_back(of.text);
  const TextVectors vectors = make_vectors(texts, words_of_case, Length::shared_words);
  const Whole whole = look_at(cases);
  std::vector<Found> found;
  for (Group& group : group_texts(vectors.vectors, options.likeness)) {
    if (group.members.size() < options.least_cases) continue;
    Candidate candidate;
    candidate.words = common_words(group, vectors.words);
    describe(cases, group, options, candidate);
    if (searcher != nullptr)
      if (auto compared = compare_with_faq(*searcher, candidate); !compared) return failure(std::move(compared.error()));
    weigh(cases, group, whole, candidate);
    found.push_back({std::move(candidate), std::move(group)});
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.candidate.rank > b.candidate.rank; });
  if (found.size() > options.limit) found.erase(found.begin() + static_cast<std::ptrdiff_t>(options.limit), found.end());
  const auto others = sample_of(cases);
  std::vector<Candidate> candidates;
  for (Found& one : found) {
    phrase(cases, others, one);
    candidates.push_back(std::move(one.candidate));
  }
  return candidates;
}

std::vector<Duplicate> find_duplicates(const std::vector<Entry>& entries, double likeness) {
  std::vector<std::string> texts;
  for (const Entry& entry : entries) texts.push_back(entry.question + "\n" + entry.question + "\n" + entry.answer);
  const TextVectors vectors = make_vectors({texts.begin(), texts.end()}, words_of_entry, Length::all_words);
  std::vector<Duplicate> found;
  for (const auto& [first, second, alike] : alike_pairs(vectors.vectors, static_cast<float>(likeness)))
    found.push_back({entries[first].id, entries[second].id, alike});
  std::stable_sort(found.begin(), found.end(), [](const Duplicate& a, const Duplicate& b) { return a.likeness > b.likeness; });
  return found;
}

}  // namespace opendata::search::faq
