#include <algorithm>
#include <opendata/text.hpp>
#include <set>

#include "index/folding.hpp"
#include "index/plans.hpp"
#include "index/terms.hpp"
#include "query/letters.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t most_forms = 20;
constexpr std::size_t longest_word = 8;
constexpr std::size_t most_changes = 100;  ///< of one word, each of which may stand beside another

/// A stretch of a word and what it may be meant to be.
struct Form {
  std::u32string text;  ///< the whole word, changed
  Xapian::doccount frequency = 0;
};

/// A word of the index in the place of a stretch of the same length.
struct Change {
  std::size_t begin = 0;
  std::u32string text;
  Xapian::doccount frequency = 0;
};

/// The forms that one query word may be a mistake for.
class Forms {
 public:
  Forms(const PlanInput& input, std::u32string word)
      : vocabulary_(input.generation.tools->vocabulary(input.handle.all)),
        tools_(*input.generation.tools),
        word_(std::move(word)),
        database_(input.handle.all) {}

  std::vector<Form> find() {
    if (std::all_of(word_.begin(), word_.end(), is_unspaced_script))
      find_han();
    else
      find_latin();
    std::stable_sort(forms_.begin(), forms_.end(), [](const Form& a, const Form& b) { return a.frequency > b.frequency; });
    if (forms_.size() > most_forms) forms_.resize(most_forms);
    return std::move(forms_);
  }

 private:
  void find_han() {
    for (std::size_t begin = 0; begin < word_.size(); ++begin)
      for (std::size_t end = begin + 2; end <= std::min(word_.size(), begin + longest_word); ++end) change(begin, end);
    if (word_.size() <= longest_word) change_two();
  }
  /// Words that are written side by side may hold a mistake each: 籠物登計. Changes of neighbouring stretches count when
  /// some document has the characters where they meet.
  void change_two() {
    const auto more = [](const Change& a, const Change& b) { return a.frequency > b.frequency; };
    std::stable_sort(changes_.begin(), changes_.end(), more);
    if (changes_.size() > most_changes) changes_.resize(most_changes);
    for (const Change& left : changes_)
      for (const Change& right : changes_) {
        if (left.begin + left.text.size() != right.begin || !meet(left.text.back(), right.text.front())) continue;
        std::u32string changed = word_;
        changed.replace(left.begin, left.text.size(), left.text);
        changed.replace(right.begin, right.text.size(), right.text);
        keep({std::move(changed), std::min(left.frequency, right.frequency)});
      }
  }
  [[nodiscard]] bool meet(char32_t left, char32_t right) const {
    return database_.term_exists(terms::make(terms::bigram, text::to_utf8(std::u32string{left, right})));
  }
  void change(std::size_t begin, std::size_t end) {
    const std::u32string stretch = word_.substr(begin, end - begin);
    std::vector<std::uint32_t> places = vocabulary_.one_apart(stretch);
    for (const std::string& way : tools_.readings().of_text(stretch, 2))
      for (const std::uint32_t place : vocabulary_.with_sound(way)) places.push_back(place);
    for (const std::uint32_t place : places) add(begin, end, vocabulary_.at(place));
    for (std::size_t i = 0; i < stretch.size(); ++i)
      for (const char32_t other : tools_.look_alikes(stretch[i])) {
        std::u32string changed = stretch;
        changed[i] = other;
        add(begin, end, {changed, vocabulary_.frequency(changed)});
      }
  }
  void add(std::size_t begin, std::size_t end, const Vocabulary::Word& candidate) {
    if (candidate.frequency == 0 || candidate.text.size() != end - begin) return;
    std::u32string changed = word_;
    changed.replace(begin, end - begin, candidate.text);
    if (changed != word_ && keep({std::move(changed), candidate.frequency}))
      changes_.push_back({begin, candidate.text, candidate.frequency});
  }
  bool keep(Form form) {
    const bool is_new = seen_.insert(form.text).second;
    if (is_new) forms_.push_back(std::move(form));
    return is_new;
  }
  void find_latin() {
    for (const std::uint32_t place : vocabulary_.latin())
      if (one_letter_apart(word_, vocabulary_.at(place).text))
        forms_.push_back({vocabulary_.at(place).text, vocabulary_.at(place).frequency});
  }

  const Vocabulary& vocabulary_;
  const LanguageTools& tools_;
  std::u32string word_;
  const Xapian::Database& database_;
  std::vector<Form> forms_;
  std::vector<Change> changes_;
  std::set<std::u32string> seen_;
};

std::vector<std::u32string> words_of(std::string_view utf8) {
  std::vector<std::u32string> words(1);
  for (const char32_t c : fold_with_map(text::to_utf32(utf8)).text) {
    const bool part = is_unspaced_script(c) || is_spaced_word_character(c);
    if (part)
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// The word as typed or in one of its forms, each demanded whole.
Result<Xapian::Query> demand(const PlanInput& input, const std::u32string& word, std::vector<Term>& terms) {
  std::vector<Xapian::Query> ways;
  std::vector<std::string> texts{text::to_utf8(word)};
  for (const Form& form : Forms(input, word).find()) texts.push_back(text::to_utf8(form.text));
  for (const std::string& text : texts) {
    const std::vector<Term> segmented = input.handle.segmenter.segment(text);
    auto all = all_words(segmented);
    if (!all) return all;
    ways.push_back(std::move(*all));
    terms.insert(terms.end(), segmented.begin(), segmented.end());
  }
  return Xapian::Query(Xapian::Query::OP_OR, ways.begin(), ways.end());
}

}  // namespace

Result<Plan> plan_fuzzy(const PlanInput& input) {
  std::vector<Xapian::Query> demands;
  std::vector<Term> terms;
  for (const std::u32string& word : words_of(input.query.text)) {
    auto demanded = demand(input, word, terms);
    if (!demanded) return failure(std::move(demanded.error()));
    demands.push_back(std::move(*demanded));
    if (demands.size() > maximum_terms)
      return failure(Errc::limit_exceeded, {"the query has more than 64 words; shorten it", "查詢超過 64 個詞；請縮短"});
  }
  Plan plan;
  plan.highlighted = lookup_terms(terms, input.database);
  plan.query = ranked(Xapian::Query(Xapian::Query::OP_AND, demands.begin(), demands.end()), best_match(plan.highlighted, input));
  return plan;
}

}  // namespace opendata::search
