#pragma once
#include <cstddef>
#include <memory>
#include <opendata/error.hpp>
#include <opendata/result.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace opendata::privacy {

/// How the values of a column are generalized without a file. Immutable.
class LabelRule {
 public:
  virtual ~LabelRule() = default;
  /// How many levels there are between the value and the top.
  [[nodiscard]] virtual std::size_t steps() const = 0;
  /// The labels of a value at those levels, fine to coarse; each label determines the next. nullopt when the value does
  /// not have the form. Never called with an empty text.
  [[nodiscard]] virtual std::optional<std::vector<std::string>> labels(std::string_view value) const = 0;
  /// What to say about a value that does not have the form.
  [[nodiscard]] virtual Message problem() const = 0;
};

/// One entry of the list of rules.
struct LabelRuleKind {
  std::string_view name;
  /// `parameters` is what follows the colon; empty when there is none.
  Result<std::unique_ptr<const LabelRule>> (*create)(std::string_view parameters);
};
/// The list in label_rules.cpp.
[[nodiscard]] std::span<const LabelRuleKind> label_rules();

/// The texts between commas; empty for an empty text.
[[nodiscard]] std::vector<std::string_view> split_list(std::string_view list);
/// Whole numbers of 1 … 10^12 between commas; nullopt when one is none.
[[nodiscard]] std::optional<std::vector<std::int64_t>> parse_numbers(std::string_view list);
/// The places in `known` of the names of a list, which must come in that order; all places for an empty list.
/// Errors: invalid_argument.
[[nodiscard]] Result<std::vector<std::size_t>> parse_steps(std::string_view list,
                                                           std::span<const std::string_view> known);
/// A value folded for identifiers: full-width digits are ASCII, controls are gone.
[[nodiscard]] std::u32string fold_value(std::string_view value);

}  // namespace opendata::privacy
