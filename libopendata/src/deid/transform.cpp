#include "deid/transform.hpp"

#include <algorithm>

namespace opendata::deid {

Result<void> no_parameters(const config::Node& node) {
  struct None {
  } none;
  return read_parameters<None>(node, {}, none);
}

Result<void> expect_type(const TransformContext& context, std::initializer_list<FieldType> accepted) {
  if (std::find(accepted.begin(), accepted.end(), context.field.field.type) != accepted.end()) return {};
  return context.parameters.fail(
      Errc::bad_value, {"what this transform makes is not of the field's type; a generalised value is a \"string\"",
                        "此轉換的結果不符欄位的 type；概化後的值為 \"string\""});
}

std::optional<Invalid> parse_invalid(std::string_view name) {
  if (name == "error") return Invalid::error;
  if (name == "missing") return Invalid::missing;
  return std::nullopt;
}

Result<Cell> invalid_cell(Invalid invalid, Message message) {
  if (invalid == Invalid::missing) return Cell{};
  return failure(Errc::bad_value, message);
}

std::optional<text::Calendar> parse_calendar(std::string_view name) {
  if (name == "any") return text::Calendar::any;
  if (name == "roc") return text::Calendar::roc;
  if (name == "ad") return text::Calendar::ad;
  return std::nullopt;
}

}  // namespace opendata::deid
