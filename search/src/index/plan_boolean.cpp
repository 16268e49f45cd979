#include <opendata/text.hpp>

#include "index/boolean_query.hpp"
#include "index/folding.hpp"
#include "index/plans.hpp"
#include "index/terms.hpp"
#include "query/law_titles.hpp"

namespace opendata::search {
namespace {

/// Turns a Boolean tree into a query and collects the terms to mark.
class BooleanPlanner {
 public:
  explicit BooleanPlanner(const PlanInput& input) : input_(input) {}

  Result<Xapian::Query> query(const BooleanNode& node) {
    using Kind = BooleanNode::Kind;
    if (node.kind == Kind::words || node.kind == Kind::phrase) return leaf(node);
    return node.kind == Kind::all ? all(node) : node.kind == Kind::any ? any(node) : negation(node);
  }
  /// Phrases that every hit must hold; those under OR or NOT are matched by their pairs of characters only.
  [[nodiscard]] std::vector<Passage> take_passages() { return std::move(passages_); }
  [[nodiscard]] std::vector<Term> take_positive_terms() { return std::move(positive_); }
  [[nodiscard]] bool refuses() const { return refuses_; }
  /// The laws and numbers of articles that were asked for; nothing where none was.
  [[nodiscard]] Xapian::Query places() const { return {Xapian::Query::OP_OR, places_.begin(), places_.end()}; }

 private:
  Result<Xapian::Query> leaf(const BooleanNode& node) {
    if (node.field == Field::title) return title(node);
    if (node.field == Field::law || node.field == Field::article) return place(node);
    if (node.field != Field::none && node.field != Field::body) return filter(node);
    const std::vector<Term> terms = input_.handle.segmenter.segment(node.text);
    if (negations_ == 0) positive_.insert(positive_.end(), terms.begin(), terms.end());
    const bool surely = negations_ + alternatives_ == 0;
    const auto where = node.field == Field::body ? Passage::Field::body : Passage::Field::anywhere;
    if (node.kind == BooleanNode::Kind::words) {
      if (surely && where == Passage::Field::body) demand_words(terms);
      return all_words(terms);
    }
    if (surely) passages_.push_back({phrase_form(text::to_utf32(node.text)), where});
    return all_pairs(terms);
  }
  void demand_words(const std::vector<Term>& terms) {
    for (const Term& term : terms)
      if (term.kind == TermKind::word) passages_.push_back({text::to_utf32(term.text), Passage::Field::body});
  }

  /// The words of a text's title, or of a law's name.
  Result<Xapian::Query> title(const BooleanNode& node) {
    constexpr std::size_t most_laws = 200;
    const std::vector<Term> terms = input_.handle.segmenter.segment(node.text);
    if (negations_ == 0) positive_.insert(positive_.end(), terms.begin(), terms.end());
    auto words = all_title_words(terms);
    if (!words) return words;
    std::vector<Xapian::Query> parts{std::move(*words)};
    for (const std::size_t place : laws_with_title(node.text, input_.generation, most_laws))
      parts.emplace_back(terms::make(terms::law, input_.generation.laws[place].id));
    return Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end());
  }

  Result<Xapian::Query> place(const BooleanNode& node) {
    const std::string value(text::trim(node.text));
    auto found = node.field == Field::law ? Result<Xapian::Query>(law(value)) : article(value);
    if (found && negations_ == 0) places_.push_back(*found);
    return found;
  }
  [[nodiscard]] Xapian::Query law(const std::string& name) const {
    const auto id = input_.generation.names.find(name);
    return Xapian::Query(terms::make(terms::law, id ? *id : name));
  }
  static Result<Xapian::Query> article(const std::string& value) {
    const auto number = parse_article_number(value);
    if (!number) return failure(Errc::bad_value, {"is not an article number; write 條號:12 or 條號:12-1",
                                                  "條號格式錯誤；請寫成「條號:12」或「條號:12-1」"});
    const std::string order = Xapian::sortable_serialise(article_order(*number));
    return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, terms::slot_article_order, order, order);
  }

  Result<Xapian::Query> filter(const BooleanNode& node) {
    const std::string value(text::trim(node.text));
    if (node.field == Field::date) return period(value);
    if (node.field == Field::kind) return Xapian::Query(terms::make(terms::kind, kind_of(value)));
    if (node.field == Field::agency) return any_value(FacetTable::agency, terms::agency, value);
    if (node.field == Field::category) return any_value(FacetTable::category, terms::category, value);
    return Xapian::Query(terms::of_facet(facet_name(node.field), value));
  }
  /// The values of the index that hold the text: 動保處 asks every agency with that in its name.
  Result<Xapian::Query> any_value(FacetTable::Column column, std::string_view prefix, const std::string& value) {
    const std::string folded = fold_for_search(value);
    std::vector<Xapian::Query> parts{Xapian::Query(terms::make(prefix, folded))};
    for (const std::string& known : input_.generation.facets.values(column)) {
      std::string other = fold_for_search(known);
      if (other.find(folded) != std::string::npos) parts.emplace_back(terms::make(prefix, other));
    }
    return Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end());
  }
  static Result<Xapian::Query> period(const std::string& value) {
    const auto days = parse_period(value);
    if (!days) return failure(days.error());
    return changed_within(days->first, days->second);
  }

  Result<Xapian::Query> any(const BooleanNode& node) {
    ++alternatives_;
    std::vector<Xapian::Query> parts;
    for (const BooleanNode& part : node.parts) {
      auto made = query(part);
      if (!made) return made;
      parts.push_back(std::move(*made));
    }
    --alternatives_;
    return Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end());
  }

  /// What is demanded, without what is refused; only refusals leave all other documents.
  Result<Xapian::Query> all(const BooleanNode& node) {
    std::vector<Xapian::Query> demanded;
    std::vector<Xapian::Query> refused;
    const std::size_t outside = places_.size();
    for (const BooleanNode& part : node.parts) {
      const bool negated = part.kind == BooleanNode::Kind::negation;
      auto made = negated ? inside_negation(part) : query(part);
      if (!made) return made;
      (negated ? refused : demanded).push_back(std::move(*made));
    }
    const Xapian::Query kept = demanded.empty()
                                   ? Xapian::Query(std::string())
                                   : Xapian::Query(Xapian::Query::OP_AND, demanded.begin(), demanded.end());
    const Xapian::Query refusal(Xapian::Query::OP_OR, refused.begin(), refused.end());
    const Xapian::Query found = refused.empty() ? kept : Xapian::Query(Xapian::Query::OP_AND_NOT, kept, refusal);
    if (alternatives_ > 0) narrow_places(outside, found);
    return found;
  }
  /// A place beside other demands is asked for only where all of them hold; of the whole query they hold anyway.
  void narrow_places(std::size_t outside, const Xapian::Query& found) {
    if (places_.size() == outside) return;
    const auto first = places_.begin() + static_cast<std::ptrdiff_t>(outside);
    const Xapian::Query any_place(Xapian::Query::OP_OR, first, places_.end());
    places_.erase(first, places_.end());
    places_.emplace_back(Xapian::Query::OP_AND, found, any_place);
  }

  Result<Xapian::Query> negation(const BooleanNode& node) {
    auto refused = inside_negation(node);
    if (!refused) return refused;
    return Xapian::Query(Xapian::Query::OP_AND_NOT, Xapian::Query(std::string()), *refused);
  }

  Result<Xapian::Query> inside_negation(const BooleanNode& node) {
    ++negations_;
    refuses_ = true;
    auto made = query(node.parts.front());
    --negations_;
    return made;
  }

  const PlanInput& input_;
  std::vector<Term> positive_;
  std::vector<Passage> passages_;
  std::size_t negations_ = 0;
  std::size_t alternatives_ = 0;
  bool refuses_ = false;
  std::vector<Xapian::Query> places_;
};

}  // namespace

Result<Plan> plan_boolean(const PlanInput& input) {
  const auto tree = parse_boolean(input.query.text);
  if (!tree) return failure(tree.error());
  BooleanPlanner planner(input);
  auto filter = planner.query(*tree);
  if (!filter) return failure(std::move(filter.error()));
  Plan plan;
  plan.passages = planner.take_passages();
  plan.highlighted = lookup_terms(planner.take_positive_terms(), input.database);
  plan.query = ranked(with_text(*filter, planner.places()), best_match(plan.highlighted, input));
  if (!planner.refuses()) plan.wider = closest_match(plan.highlighted);
  return plan;
}

}  // namespace opendata::search
