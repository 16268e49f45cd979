#include <opendata/text.hpp>

#include "index/folding.hpp"
#include "index/plans.hpp"
#include "index/terms.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t shortest_prefix = 2;
constexpr std::size_t most_words = 100;
constexpr Message too_open{
    "write at least two characters beside * and ?, for example 動物*所", "* 與 ? 之外至少要有兩個字，例如「動物*所」"};

/// The text's patterns, which blanks part; full-width wildcards are as good.
std::vector<std::u32string> patterns_of(std::string_view utf8) {
  std::vector<std::u32string> patterns(1);
  for (char32_t c : text::to_utf32(utf8)) {
    if (c == U'＊') c = U'*';
    if (c == U'？') c = U'?';
    if (c == U' ' || c == U'\u3000' || c == U'\t' || c == U'\n') {
      if (!patterns.back().empty()) patterns.emplace_back();
    } else {
      patterns.back() += c;
    }
  }
  if (patterns.back().empty()) patterns.pop_back();
  return patterns;
}

std::vector<std::u32string> literals_of(std::u32string_view pattern) {
  std::vector<std::u32string> literals(1);
  for (const char32_t c : pattern) {
    if (c != U'*' && c != U'?')
      literals.back() += c;
    else if (!literals.back().empty())
      literals.emplace_back();
  }
  if (literals.back().empty()) literals.pop_back();
  return literals;
}

/// covid*: one Latin word that goes on.
bool is_latin_prefix(std::u32string_view pattern) {
  return pattern.ends_with(U'*') && pattern.find(U'*') == pattern.size() - 1 &&
         std::all_of(pattern.begin(), pattern.end() - 1, is_spaced_word_character);
}

class WildcardPlanner {
 public:
  WildcardPlanner(const PlanInput& input, Plan& plan) : input_(input), plan_(plan) {}

  Result<void> add(const std::u32string& pattern) {
    const std::vector<std::u32string> literals = literals_of(pattern);
    std::size_t length = 0;
    for (const std::u32string& literal : literals) length += literal.size();
    if (length < shortest_prefix) return failure(Errc::bad_value, too_open);
    return is_latin_prefix(pattern) ? add_prefix(literals.front()) : add_passage(pattern, literals);
  }
  [[nodiscard]] Xapian::Query demanded() const { return {Xapian::Query::OP_AND, parts_.begin(), parts_.end()}; }
  [[nodiscard]] const std::vector<Term>& terms() const { return terms_; }

 private:
  Result<void> add_prefix(const std::u32string& literal) {
    const Vocabulary& vocabulary = input_.generation.tools->vocabulary(input_.handle.all);
    std::vector<Xapian::Query> words;
    for (const std::uint32_t place : vocabulary.beginning_with(fold_with_map(literal).text, most_words)) {
      const std::string word = text::to_utf8(vocabulary.at(place).text);
      words.emplace_back(terms::make("", word));
      terms_.push_back({word, TermKind::word, 0, 0});
    }
    parts_.emplace_back(Xapian::Query::OP_SYNONYM, words.begin(), words.end());
    return {};
  }

  Result<void> add_passage(const std::u32string& pattern, const std::vector<std::u32string>& literals) {
    for (const std::u32string& literal : literals) {
      const std::vector<Term> terms = input_.handle.segmenter.segment(text::to_utf8(literal));
      auto demanded = all_pairs(terms);
      if (!demanded) return failure(std::move(demanded.error()));
      if (!demanded->empty()) parts_.push_back(std::move(*demanded));
      terms_.insert(terms_.end(), terms.begin(), terms.end());
    }
    plan_.passages.push_back({wildcard_form(pattern), Passage::Field::anywhere, true});
    return {};
  }
  /// phrase_form() of the literal parts; * and ? stay.
  static std::u32string wildcard_form(std::u32string_view pattern) {
    std::u32string out, literal;
    for (const char32_t c : pattern) {
      if (c != U'*' && c != U'?') {
        literal += c;
        continue;
      }
      out += phrase_form(literal) + c;
      literal.clear();
    }
    return out + phrase_form(literal);
  }

  const PlanInput& input_;
  Plan& plan_;
  std::vector<Xapian::Query> parts_;
  std::vector<Term> terms_;
};

}  // namespace

bool has_wildcard(std::string_view text) {
  for (const std::u32string& pattern : patterns_of(text)) {
    const std::size_t at = pattern.find_first_of(U"*");
    const bool inside = at != std::u32string::npos && pattern.size() > shortest_prefix;
    if (inside && pattern.find(U"**") == std::u32string::npos) return true;
  }
  return false;
}

Result<Plan> plan_wildcard(const PlanInput& input) {
  Plan plan;
  WildcardPlanner planner(input, plan);
  for (const std::u32string& pattern : patterns_of(input.query.text)) {
    auto added = planner.add(pattern);
    if (!added) return failure(std::move(added.error()));
  }
  plan.highlighted = lookup_terms(planner.terms(), input.database);
  plan.query = ranked(planner.demanded(), best_match(plan.highlighted, input));
  return plan;
}

}  // namespace opendata::search
