#pragma once
#include <memory>
#include <opendata/pipeline.hpp>
#include <span>
#include <string_view>

#include "policy/keys.hpp"

namespace opendata::deid {

/// What a transform is made from.
struct TransformContext {
  const Policy& policy;
  const PolicyField& field;
  config::Node parameters;                  ///< "fields[3].transform": the name alone, or an object with "name" and the transform's own keys
  std::shared_ptr<const PseudonymKey> key;  ///< null when none was given
};

/// Turns one cell of a raw record into what may be published.
/// Guarantees asked of an implementation: total (any text gives a value, nullopt or an error), deterministic, const means thread safe.
class Transform {
 public:
  virtual ~Transform() = default;
  /// The published text; nullopt when this value is withheld. Missing cells never come here: they stay missing.
  /// Errors: bad_value, bad_encoding, without a place (the pipeline adds row and column).
  [[nodiscard]] virtual Result<Cell> apply(std::string_view text, PipelineReport::FieldCounts& counts) const = 0;
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

/// Reads a transform's own keys into `out`; "name" is the list's business. A transform named by a text alone has no parameters.
/// Errors: as config::read_object.
template <class T>
Result<void> read_parameters(const config::Node& node, std::span<const config::Key<T>> keys, T& out) {
  static const json::Value none;
  const bool named_only = node.value().is(json::Kind::string);
  if (!named_only) {
    std::vector<config::Key<T>> all(keys.begin(), keys.end());
    all.push_back({"name", config::Presence::required, [](const config::Node&, T&) -> Result<void> { return {}; }});
    return config::read_object<T>(node, all, out);
  }
  for (const auto& key : keys) {
    if (key.presence == config::Presence::required) {
      return node.member(key.name, node.value())
          .fail(Errc::missing_column, {"this key is required: write the transform as an object with its parameters",
                                       "缺少此必要的鍵：請將轉換寫成含參數的物件"});
    }
  }
  return {};
}

/// For transforms without parameters.
[[nodiscard]] Result<void> no_parameters(const config::Node& node);

/// Refuses a field whose declared type the transform's output cannot have.
[[nodiscard]] Result<void> expect_type(const TransformContext& context, std::initializer_list<FieldType> accepted);

}  // namespace opendata::deid
