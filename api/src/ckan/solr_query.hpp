#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The part of Solr's query language that CKAN clients send: words, "phrases", field:value, field:[a TO b], value*,
/// + - AND OR NOT and brackets.
namespace opendata::api::ckan {

class SolrQuery {
 public:
  /// What a clause asks of one field, or of all texts when `field` is empty.
  struct Clause {
    std::string field;
    std::string value;         ///< "*" = anything
    bool is_prefix = false;    ///< "value*"
    bool is_range = false;     ///< from value to `upper`; "*" is open
    std::string upper = {};
  };
  using Test = std::function<bool(const Clause&)>;

  /// nullopt for what this grammar does not have: anything that could not be answered truthfully is refused.
  /// Limits: 4,000 bytes, 100 clauses, 16 brackets deep.
  [[nodiscard]] static std::optional<SolrQuery> parse(std::string_view text);
  [[nodiscard]] bool matches(const Test& test) const;
  /// Every clause that is wanted, for ranking.
  [[nodiscard]] const std::vector<Clause>& clauses() const { return clauses_; }

 private:
  friend class SolrParser;
  enum class Operation { all, any, none_of, clause };
  struct Node {
    Operation operation = Operation::all;
    std::size_t clause = 0;
    std::vector<Node> children;
  };
  [[nodiscard]] bool matches(const Node& node, const Test& test) const;
  std::vector<Clause> clauses_;
  Node root_;
};

}  // namespace opendata::api::ckan
