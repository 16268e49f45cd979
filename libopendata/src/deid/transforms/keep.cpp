#include <algorithm>

#include "deid/transforms/number_text.hpp"
#include "deid/transforms/transforms.hpp"

namespace opendata::deid {
namespace {

using config::Presence;

struct Options {
  bool thousands = false;
  text::Calendar calendar = text::Calendar::any;
  std::vector<std::string> true_values = {"true"};
  std::vector<std::string> false_values = {"false"};
  Invalid invalid = Invalid::error;
};

constexpr config::Key<Options> invalid_key{"invalid", Presence::optional,
                                           config::choice<&Options::invalid, parse_invalid>};
constexpr config::Key<Options> number_keys[] = {
    {"thousands", Presence::optional, config::value<&Options::thousands>},
    invalid_key,
};
constexpr config::Key<Options> date_keys[] = {
    {"calendar", Presence::optional, config::choice<&Options::calendar, parse_calendar>},
    invalid_key,
};
constexpr config::Key<Options> boolean_keys[] = {
    {"true_values", Presence::optional, config::value<&Options::true_values>},
    {"false_values", Presence::optional, config::value<&Options::false_values>},
    invalid_key,
};

/// The keys that make sense for a type; any other key is unknown.
std::span<const config::Key<Options>> keys_for(FieldType type) {
  switch (type) {
    case FieldType::string:
      return {};
    case FieldType::integer:
    case FieldType::decimal:
      return number_keys;
    case FieldType::boolean:
      return boolean_keys;
    case FieldType::date:
    case FieldType::datetime:
      return date_keys;
  }
  return {};
}

bool contains(const std::vector<std::string>& values, std::string_view text) {
  return std::find(values.begin(), values.end(), text) != values.end();
}

class Keep final : public Transform {
 public:
  Keep(FieldType type, Options options) : type_(type), options_(std::move(options)) {}

  Result<Cell> apply(std::string_view text, const Surroundings&) const override {
    if (!text::is_valid_utf8(text)) return failure(Errc::bad_encoding, {"is not UTF-8 text", "不是 UTF-8 文字"});
    auto value = canonical(text);
    if (value) return value;
    return invalid_cell(
        options_.invalid,
        {"is not of the type that the policy declares; correct the cell or the type, or state \"invalid\": \"missing\"",
         "不符合政策宣告的型別；請更正儲存格或型別，或設定 \"invalid\": \"missing\""});
  }

 private:
  [[nodiscard]] std::optional<std::string> canonical(std::string_view text) const {
    switch (type_) {
      case FieldType::string:
        return std::string(text);
      case FieldType::integer:
      case FieldType::decimal:
        return canonical_number(type_, text, options_.thousands ? Thousands::accepted : Thousands::refused);
      case FieldType::boolean:
        return boolean(text);
      case FieldType::date:
        return date(text);
      case FieldType::datetime:
        return text::parse_datetime(text, options_.calendar);
    }
    return std::nullopt;
  }
  [[nodiscard]] std::optional<std::string> boolean(std::string_view text) const {
    if (contains(options_.true_values, text)) return "true";
    if (contains(options_.false_values, text)) return "false";
    return std::nullopt;
  }
  [[nodiscard]] std::optional<std::string> date(std::string_view text) const {
    const auto day = text::parse_date(text, options_.calendar);
    if (!day) return std::nullopt;
    return text::format_date(*day);
  }

  FieldType type_;
  Options options_;
};

}  // namespace

Result<std::unique_ptr<Transform>> create_keep(const TransformContext& context) {
  Options options;
  const FieldType type = context.field.field.type;
  if (auto read = read_parameters<Options>(context.parameters, keys_for(type), options); !read)
    return failure(std::move(read.error()));
  const bool ambiguous = std::any_of(options.true_values.begin(), options.true_values.end(),
                                     [&](const std::string& text) { return contains(options.false_values, text); });
  if (ambiguous) {
    return context.parameters.fail(
        Errc::bad_value, {"true_values and false_values share a text", "true_values 與 false_values 有相同的文字"});
  }
  return std::make_unique<Keep>(type, std::move(options));
}

}  // namespace opendata::deid
