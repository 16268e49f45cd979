#include <charconv>

#include "deid/transforms/number_text.hpp"
#include "deid/transforms/transforms.hpp"

namespace opendata::deid {
namespace {

using config::Presence;

constexpr std::int64_t largest = 1'000'000'000'000;

struct Options {
  std::int64_t width = 1;
  std::optional<std::int64_t> bottom, top;
  bool thousands = false;
  Invalid invalid = Invalid::error;
};
constexpr config::Key<Options> keys[] = {
    {"width", Presence::required, config::whole<&Options::width, 1, largest>},
    {"bottom", Presence::optional, config::whole<&Options::bottom, -largest, largest>},
    {"top", Presence::optional, config::whole<&Options::top, -largest, largest>},
    {"thousands", Presence::optional, config::value<&Options::thousands>},
    {"invalid", Presence::optional, config::choice<&Options::invalid, parse_invalid>},
};

/// The largest whole number that is not above the canonical decimal; nullopt beyond 10^12.
std::optional<std::int64_t> floor_of(std::string_view decimal) {
  const auto point = decimal.find('.');
  const auto whole_text = decimal.substr(0, point);
  std::int64_t whole = 0;
  const auto parsed = std::from_chars(whole_text.data(), whole_text.data() + whole_text.size(), whole);
  if (parsed.ec != std::errc() || whole > largest || whole < -largest) return std::nullopt;
  const bool fraction =
      point != std::string_view::npos && decimal.find_first_not_of('0', point + 1) != std::string_view::npos;
  return decimal.starts_with('-') && fraction ? whole - 1 : whole;
}

std::int64_t floor_to(std::int64_t value, std::int64_t width) {
  const std::int64_t rest = value % width;
  return value - (rest < 0 ? rest + width : rest);
}

std::string band(std::int64_t value, const Options& options) {
  if (options.bottom && value < *options.bottom) return "<" + std::to_string(*options.bottom);
  if (options.top && value >= *options.top) return std::to_string(*options.top) + "+";
  const std::int64_t begin = floor_to(value, options.width);
  const std::int64_t first = options.bottom ? std::max(begin, *options.bottom) : begin;
  const std::int64_t last = options.top ? std::min(begin + options.width, *options.top) - 1 : begin + options.width - 1;
  if (first == last) return std::to_string(first);
  return std::to_string(first) + "-" + std::to_string(last);
}

class GeneralizeNumber final : public Transform {
 public:
  explicit GeneralizeNumber(Options options) : options_(options) {}
  Result<Cell> apply(std::string_view text, const Surroundings&) const override {
    const auto decimal =
        canonical_number(FieldType::decimal, text, options_.thousands ? Thousands::accepted : Thousands::refused);
    const auto value = decimal ? floor_of(*decimal) : std::nullopt;
    if (value) return band(*value, options_);
    return invalid_cell(options_.invalid,
                        {"is not a number up to 10^12; correct the cell or state \"invalid\": \"missing\"",
                         "不是 10^12 以內的數字；請更正儲存格或設定 \"invalid\": \"missing\""});
  }

 private:
  Options options_;
};

}  // namespace

Result<std::unique_ptr<Transform>> create_generalize_number(const TransformContext& context) {
  Options options;
  if (auto read = read_parameters<Options>(context.parameters, keys, options); !read)
    return failure(std::move(read.error()));
  if (auto fits = expect_type(context, {FieldType::string}); !fits) return failure(std::move(fits.error()));
  if (options.bottom && options.top && *options.bottom >= *options.top) {
    return context.parameters.fail(Errc::bad_value, {"bottom must be below top", "bottom 必須小於 top"});
  }
  return std::make_unique<GeneralizeNumber>(options);
}

}  // namespace opendata::deid
