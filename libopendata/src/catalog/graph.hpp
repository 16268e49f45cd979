#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace opendata::catalog {

/// The object of a triple.
struct Term {
  enum class Kind { iri, plain, in_language, typed };
  Kind kind = Kind::plain;
  std::string value;
  std::string qualifier;  ///< a language tag, or a datatype such as "xsd:date"
};
[[nodiscard]] Term iri(std::string_view address);
[[nodiscard]] Term plain(std::string_view text);
[[nodiscard]] Term in_language(std::string_view text, std::string_view language);
[[nodiscard]] Term typed(std::string_view text, std::string_view datatype);

/// RDF triples, each once, in the order in which they were added. Subjects are IRIs only: a node without a name of its
/// own gets a fragment of its owner's, so that two graphs can be compared line by line. Predicates, types and datatypes
/// are written with the prefixes of prefixes().
class Graph {
 public:
  struct Triple {
    std::string predicate;
    Term object;
  };
  struct Node {
    std::string iri;
    std::vector<std::string> types;
    std::vector<Triple> triples;
  };
  /// Adds a triple, unless it is there.
  void add(std::string_view subject, std::string_view predicate, Term object);
  void add_type(std::string_view subject, std::string_view type);
  /// A triple to a node that has a type, which DCAT-AP's shapes want to see in the same graph.
  void add_node(std::string_view subject, std::string_view predicate, std::string_view object, std::string_view type);
  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }

 private:
  Node& node(std::string_view subject);
  std::vector<Node> nodes_;
  std::unordered_map<std::string, std::size_t> places_;
  std::unordered_set<std::string> known_;
};

struct Prefix {
  std::string_view name, iri;
};
[[nodiscard]] const std::vector<Prefix>& prefixes();

/// An address with what IRIs may not hold (blanks, <>"{}|\^`, controls) as %XX.
[[nodiscard]] std::string iri_text(std::string_view address);

[[nodiscard]] std::string format_json_ld(const Graph& graph);
[[nodiscard]] std::string format_turtle(const Graph& graph);

}  // namespace opendata::catalog
