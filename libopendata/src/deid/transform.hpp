#pragma once
#include <memory>
#include <opendata/pipeline.hpp>
#include <span>
#include <string_view>

#include "deid/identifier_shapes.hpp"
#include "deid/known_identifiers.hpp"
#include "policy/keys.hpp"

namespace opendata::deid {

/// What a transform is made from.
struct TransformContext {
  const Policy& policy;
  const PolicyField& field;
  config::Node
      parameters;  ///< "fields[3].transform": the name alone, or an object with "name" and the transform's own keys
  std::shared_ptr<const PseudonymKey> key;  ///< null when none was given
  const std::vector<std::string>& columns;  ///< of the source
};

/// What a transform may look at beside the cell itself.
struct Surroundings {
  const KnownIdentifiers& identifiers;  ///< of the same record
  PipelineReport::FieldCounts& counts;  ///< for findings; everything else is counted by the pipeline
  const IdentifierShapes* shapes = nullptr;  ///< of the whole file's direct identifiers; null: none were learnt
  const RawRecord* record = nullptr;         ///< the cell's own
};

/// Turns one cell of a raw record into what may be published.
/// Guarantees asked of an implementation: total (any text gives a value, nullopt or an error), deterministic, const
/// means thread safe.
class Transform {
 public:
  virtual ~Transform() = default;
  /// The published text; nullopt when this value is withheld. Missing cells never come here: they stay missing.
  /// Errors: bad_value, bad_encoding, without a place (the pipeline adds row and column).
  [[nodiscard]] virtual Result<Cell> apply(std::string_view text, const Surroundings& around) const = 0;
};

/// One line of the list. To add one: a file in src/deid/transforms/ and a line in src/deid/transforms.cpp.
struct TransformKind {
  std::string_view name;
  bool publishes;  ///< false: the column is not in the release
  /// Errors: unknown_key, bad_value, missing_column (a parameter), refused, each with the place in the policy.
  Result<std::unique_ptr<Transform>> (*create)(const TransformContext& context);
};
[[nodiscard]] std::span<const TransformKind> transforms();
[[nodiscard]] const TransformKind* find_transform(std::string_view name);

/// Reads a transform's own keys into `out`; "name" is the list's business. A transform named by a text alone has no
/// parameters. Errors: unknown_key, bad_value, missing_column, with the place in the policy.
template <class T>
Result<void> read_parameters(const config::Node& node, std::span<const config::Key<T>> keys, T& out) {
  std::vector<config::Key<T>> all(keys.begin(), keys.end());
  all.push_back({"name", config::Presence::optional, [](const config::Node&, T&) -> Result<void> { return {}; }});
  return config::read_members<T>(node, all, out);
}

/// For transforms without parameters.
[[nodiscard]] Result<void> no_parameters(const config::Node& node);

/// Refuses a field whose declared type the transform's output cannot have.
[[nodiscard]] Result<void> expect_type(const TransformContext& context, std::initializer_list<FieldType> accepted);

/// What becomes of a cell that does not have the form a transform needs.
enum class Invalid { error, missing };
[[nodiscard]] std::optional<Invalid> parse_invalid(std::string_view name);
/// A withheld cell, or bad_value with `message`.
[[nodiscard]] Result<Cell> invalid_cell(Invalid invalid, Message message);

[[nodiscard]] std::optional<text::Calendar> parse_calendar(std::string_view name);  ///< "any", "roc", "ad"

}  // namespace opendata::deid
