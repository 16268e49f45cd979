#pragma once
#include <cstdint>
#include <memory>
#include <opendata/coded_table.hpp>
#include <opendata/privacy_model.hpp>
#include <vector>

#include "privacy/full_domain/groups.hpp"
#include "privacy/full_domain/objective.hpp"

namespace opendata::privacy {

/// What is known of a node whose classes were counted.
struct CheckedNode {
  Node node;
  bool valid = false;        ///< the model holds, at most the allowed rows are suppressed
  bool none_within = false;  ///< no node within this one is valid
  double score = 0;          ///< of a valid node
  std::uint64_t suppressed = 0;
  BoundWithin within;  ///< unless none_within
  double above = 0;
};

/// Counts the classes of nodes and judges them.
class NodeChecker {
 public:
  virtual ~NodeChecker() = default;
  [[nodiscard]] virtual std::uint64_t tuples() const = 0;
  [[nodiscard]] virtual CheckedNode check(const Node& node, const ObjectiveFunction& objective) = 0;
  /// One a row of the table: whether its class at this node fails.
  [[nodiscard]] virtual std::vector<bool> suppressed_rows(const Node& node) = 0;
};

/// Keeps references to all three; `limit` in rows.
/// Errors: limit_exceeded when the packed labels of a row need more than 256 bits.
[[nodiscard]] Result<std::unique_ptr<NodeChecker>> make_checker(const CodedTable& table,
                                                                const std::vector<Dimension>& dimensions,
                                                                const ClassRule& rule, std::uint64_t limit);

}  // namespace opendata::privacy
