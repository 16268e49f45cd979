#include <charconv>
#include <opendata/text.hpp>

#include "privacy/built_in/rules.hpp"

namespace opendata::privacy {
namespace {

constexpr std::int64_t largest = 1'000'000'000'000;

std::optional<std::int64_t> parse_integer(std::string_view value) {
  const std::string digits = text::to_utf8(fold_value(value));
  std::int64_t number = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = parsed.ec == std::errc() && parsed.ptr == digits.data() + digits.size();
  return whole && number >= -largest && number <= largest ? std::optional(number) : std::nullopt;
}

std::string band(std::int64_t number, std::int64_t width) {
  const std::int64_t rest = number % width;
  const std::int64_t first = number - (rest < 0 ? rest + width : rest);
  return width == 1 ? std::to_string(first) : std::to_string(first) + "-" + std::to_string(first + width - 1);
}

class IntegerRule final : public LabelRule {
 public:
  explicit IntegerRule(std::vector<std::int64_t> widths) : widths_(std::move(widths)) {}
  std::size_t steps() const override { return widths_.size(); }
  std::optional<std::vector<std::string>> labels(std::string_view value) const override {
    const auto number = parse_integer(value);
    if (!number) return std::nullopt;
    std::vector<std::string> labels;
    for (const std::int64_t width : widths_) labels.push_back(band(*number, width));
    return labels;
  }
  Message problem() const override {
    return {"is not a whole number up to 10^12; correct the cell, or empty it if the number is not known",
            "不是 10^12 以內的整數；請更正儲存格，若數字不詳請留空"};
  }

 private:
  std::vector<std::int64_t> widths_;
};

bool nest(const std::vector<std::int64_t>& widths) {
  for (std::size_t i = 1; i < widths.size(); ++i)
    if (widths[i] <= widths[i - 1] || widths[i] % widths[i - 1] != 0) return false;
  return !widths.empty();
}

}  // namespace

Result<std::unique_ptr<const LabelRule>> create_integer_rule(std::string_view parameters) {
  auto widths = parse_numbers(parameters);
  if (!widths || !nest(*widths)) {
    return failure(Errc::invalid_argument,
                   {"give the widths of the bands between commas, each a multiple of the one before: integer:5,10,20",
                    "請以逗號列出組距，每個須為前一個的倍數：integer:5,10,20"});
  }
  return std::make_unique<const IntegerRule>(std::move(*widths));
}

}  // namespace opendata::privacy
