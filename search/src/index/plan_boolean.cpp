#include <opendata/text.hpp>

#include "index/boolean_query.hpp"
#include "index/folding.hpp"
#include "index/plans.hpp"

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
  [[nodiscard]] std::vector<std::u32string> take_phrases() { return std::move(phrases_); }
  [[nodiscard]] std::vector<Term> take_positive_terms() { return std::move(positive_); }
  [[nodiscard]] bool refuses() const { return refuses_; }

 private:
  Result<Xapian::Query> leaf(const BooleanNode& node) {
    const std::vector<Term> terms = input_.handle.segmenter.segment(node.text);
    if (negations_ == 0) positive_.insert(positive_.end(), terms.begin(), terms.end());
    if (node.kind == BooleanNode::Kind::words) return all_words(terms);
    if (negations_ + alternatives_ == 0) phrases_.push_back(phrase_form(text::to_utf32(node.text)));
    return all_pairs(terms);
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
    for (const BooleanNode& part : node.parts) {
      const bool negated = part.kind == BooleanNode::Kind::negation;
      auto made = negated ? inside_negation(part) : query(part);
      if (!made) return made;
      (negated ? refused : demanded).push_back(std::move(*made));
    }
    const Xapian::Query kept = demanded.empty()
                                   ? Xapian::Query(std::string())
                                   : Xapian::Query(Xapian::Query::OP_AND, demanded.begin(), demanded.end());
    if (refused.empty()) return kept;
    return Xapian::Query(Xapian::Query::OP_AND_NOT, kept,
                         Xapian::Query(Xapian::Query::OP_OR, refused.begin(), refused.end()));
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
  std::vector<std::u32string> phrases_;
  std::size_t negations_ = 0;
  std::size_t alternatives_ = 0;
  bool refuses_ = false;
};

}  // namespace

Result<Plan> plan_boolean(const PlanInput& input) {
  const auto tree = parse_boolean(input.query.text);
  if (!tree) return failure(tree.error());
  BooleanPlanner planner(input);
  auto filter = planner.query(*tree);
  if (!filter) return failure(std::move(filter.error()));
  Plan plan;
  plan.phrases = planner.take_phrases();
  plan.highlighted = lookup_terms(planner.take_positive_terms(), input.database);
  plan.query = ranked(*filter, best_match(plan.highlighted));
  if (!planner.refuses()) plan.wider = closest_match(plan.highlighted);
  return plan;
}

}  // namespace opendata::search
