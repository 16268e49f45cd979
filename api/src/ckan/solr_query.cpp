#include "ckan/solr_query.hpp"

#include <algorithm>

namespace opendata::api::ckan {

/// Reads one query from left to right; its depth is bounded.
class SolrParser {
 public:
  explicit SolrParser(std::string_view text) : rest_(text) {}

  std::optional<SolrQuery> parse() {
    if (rest_.size() > 4000) return std::nullopt;
    auto node = sequence(0);
    skip_blanks();
    if (!node || !rest_.empty()) return std::nullopt;
    query_.root_ = std::move(*node);
    return std::move(query_);
  }

 private:
  using Node = SolrQuery::Node;
  using Operation = SolrQuery::Operation;
  using Clause = SolrQuery::Clause;

  void skip_blanks() {
    while (rest_.starts_with(' ')) rest_.remove_prefix(1);
  }
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  /// A word that stands alone.
  bool take_word(std::string_view word) {
    skip_blanks();
    if (!rest_.starts_with(word)) return false;
    const auto after = rest_.substr(word.size(), 1);
    return !after.empty() && after != " " && after != "(" ? false : take(word);
  }

  /// Clauses side by side must all hold; OR binds weaker, and joins what stands around it.
  std::optional<Node> sequence(int depth) {
    if (depth > 16) return std::nullopt;
    Node any{Operation::any, 0, {}};
    Node all{Operation::all, 0, {}};
    while (true) {
      skip_blanks();
      if (rest_.empty() || rest_.front() == ')') break;
      if (take_word("AND") || take("&&")) continue;
      if (take_word("OR") || take("||")) {
        any.children.push_back(std::move(all));
        all = Node{Operation::all, 0, {}};
        continue;
      }
      auto part = signed_part(depth);
      if (!part) return std::nullopt;
      all.children.push_back(std::move(*part));
    }
    if (any.children.empty()) return all;
    any.children.push_back(std::move(all));
    return any;
  }

  std::optional<Node> signed_part(int depth) {
    const bool negative = take_word("NOT") || take("-") || take("!");
    if (!negative) take("+");
    skip_blanks();
    auto part = rest_.starts_with('(') ? bracketed(depth) : clause();
    if (!part || !negative) return part;
    Node none{Operation::none_of, 0, {}};
    none.children.push_back(std::move(*part));
    return none;
  }

  std::optional<Node> bracketed(int depth) {
    take("(");
    auto inner = sequence(depth + 1);
    skip_blanks();
    if (!inner || !take(")")) return std::nullopt;
    return inner;
  }

  std::optional<Node> clause() {
    Clause clause;
    if (!read_field(clause.field)) return std::nullopt;
    if (rest_.starts_with('(') && !clause.field.empty()) return field_values(clause.field);
    if (!read_value(clause)) return std::nullopt;
    return add(std::move(clause));
  }

  /// field:(a OR b)
  std::optional<Node> field_values(const std::string& field) {
    take("(");
    Node any{Operation::any, 0, {}};
    Node all{Operation::all, 0, {}};
    while (!take(")")) {
      skip_blanks();
      if (rest_.empty()) return std::nullopt;
      if (take_word("AND")) continue;
      if (take_word("OR")) {
        any.children.push_back(std::move(all));
        all = Node{Operation::all, 0, {}};
        continue;
      }
      Clause clause{field, {}};
      if (!read_value(clause)) return std::nullopt;
      auto node = add(std::move(clause));
      if (!node) return std::nullopt;
      all.children.push_back(std::move(*node));
      skip_blanks();
    }
    any.children.push_back(std::move(all));
    return any;
  }

  std::optional<Node> add(Clause clause) {
    if (query_.clauses_.size() == 100) return std::nullopt;
    query_.clauses_.push_back(std::move(clause));
    return Node{Operation::clause, query_.clauses_.size() - 1, {}};
  }

  static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '*' || c == '-';
  }
  bool read_field(std::string& field) {
    std::size_t end = 0;
    while (end < rest_.size() && is_name(rest_[end])) ++end;
    if (end == 0 || end >= rest_.size() || rest_[end] != ':') return true;
    field = rest_.substr(0, end);
    if (field == "*") field.clear();
    rest_.remove_prefix(end + 1);
    return !rest_.empty() && rest_.front() != ' ';
  }

  bool read_value(Clause& clause) {
    if (rest_.starts_with('"')) return read_phrase(clause.value);
    if (rest_.starts_with('[')) return read_range(clause);
    std::size_t end = 0;
    while (end < rest_.size() && std::string_view(" ()\"[]{}^~:").find(rest_[end]) == std::string_view::npos) ++end;
    // What the grammar has no answer for: {} ranges, boosts, fuzziness, a second colon.
    if (end == 0 || (end < rest_.size() && rest_[end] != ' ' && rest_[end] != ')')) return false;
    clause.value = rest_.substr(0, end);
    rest_.remove_prefix(end);
    if (clause.value == "*") return true;
    clause.is_prefix = clause.value.ends_with('*');
    if (clause.is_prefix) clause.value.pop_back();
    return clause.value.find_first_of("*?") == std::string::npos;
  }

  bool read_phrase(std::string& value) {
    take("\"");
    for (; !rest_.empty(); rest_.remove_prefix(1)) {
      if (take("\"")) return true;
      if (rest_.front() == '\\' && rest_.size() > 1) rest_.remove_prefix(1);
      value += rest_.front();
    }
    return false;
  }

  bool read_range(Clause& clause) {
    const auto end = rest_.find(']');
    const auto middle = rest_.find(" TO ");
    if (end == std::string_view::npos || middle == std::string_view::npos || middle > end) return false;
    clause.is_range = true;
    clause.value = rest_.substr(1, middle - 1);
    clause.upper = rest_.substr(middle + 4, end - middle - 4);
    rest_.remove_prefix(end + 1);
    return true;
  }

  std::string_view rest_;
  SolrQuery query_;
};

std::optional<SolrQuery> SolrQuery::parse(std::string_view text) { return SolrParser(text).parse(); }

bool SolrQuery::matches(const Test& test) const { return matches(root_, test); }

bool SolrQuery::matches(const Node& node, const Test& test) const {
  const auto holds = [&](const Node& child) { return matches(child, test); };
  switch (node.operation) {
    case Operation::all:
      return std::all_of(node.children.begin(), node.children.end(), holds);
    case Operation::any:
      return std::any_of(node.children.begin(), node.children.end(), holds);
    case Operation::none_of:
      return std::none_of(node.children.begin(), node.children.end(), holds);
    case Operation::clause:
      break;
  }
  return test(clauses_[node.clause]);
}

}  // namespace opendata::api::ckan
