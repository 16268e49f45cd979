#include <charconv>

#include "deid/transforms/number_text.hpp"
#include "deid/transforms/transforms.hpp"

namespace opendata::deid {
namespace {

using config::Presence;

constexpr std::size_t most_digits = 6;  ///< behind the point: a tenth of a metre in degrees

/// A decimal as a whole number of units of 10^-digits.
struct Grid {
  std::int64_t width = 0;
  std::size_t digits = 0;
};

/// The largest number of units that is not above the canonical decimal; nullopt beyond 10^12.
std::optional<std::int64_t> floor_units(std::string_view decimal, std::size_t digits) {
  const auto point = decimal.find('.');
  std::string text(decimal.substr(0, point));
  if (text.size() > 13) return std::nullopt;
  const auto fraction = point == std::string_view::npos ? std::string_view() : decimal.substr(point + 1);
  text += fraction.substr(0, digits);
  text.append(digits - std::min(digits, fraction.size()), '0');
  std::int64_t units = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), units).ec != std::errc()) return std::nullopt;
  const bool cut = fraction.size() > digits && fraction.find_first_not_of('0', digits) != std::string_view::npos;
  return decimal.starts_with('-') && cut ? units - 1 : units;
}

std::string format_units(std::int64_t units, std::size_t digits) {
  std::string text = std::to_string(units < 0 ? -units : units);
  if (text.size() <= digits) text.insert(0, digits + 1 - text.size(), '0');
  if (digits > 0) text.insert(text.size() - digits, ".");
  return units < 0 ? "-" + text : text;
}

/// 0.01, "0.005" or 500.
Result<void> cell(const config::Node& node, Grid& out) {
  const std::string& text = node.value().text();
  const bool is_number = is_canonical(FieldType::decimal, text) && !text.starts_with('-');
  const auto point = text.find('.');
  out.digits = point == std::string::npos ? 0 : text.size() - point - 1;
  const auto width = is_number && out.digits <= most_digits ? floor_units(text, out.digits) : std::nullopt;
  if (!width || *width <= 0)
    return node.fail(Errc::bad_value,
                     {"must be a width above 0 with at most six digits behind the point, such as 0.01 or 500",
                      "必須是大於 0 且小數至多六位的寬度，例如 0.01 或 500"});
  out.width = *width;
  return {};
}

struct Options {
  Grid grid;
  Invalid invalid = Invalid::error;
};
Result<void> cell_of(const config::Node& node, Options& out) { return cell(node, out.grid); }
constexpr config::Key<Options> keys[] = {
    {"cell", Presence::required, cell_of},
    {"invalid", Presence::optional, config::choice<&Options::invalid, parse_invalid>},
};

class GeneralizeCoordinate final : public Transform {
 public:
  explicit GeneralizeCoordinate(Options options) : options_(options) {}
  Result<Cell> apply(std::string_view text, const Surroundings&) const override {
    const auto decimal = canonical_number(FieldType::decimal, text, Thousands::refused);
    const auto units = decimal ? floor_units(*decimal, options_.grid.digits) : std::nullopt;
    if (units) return middle(*units);
    return invalid_cell(options_.invalid,
                        {"is not a coordinate; correct the cell or state \"invalid\": \"missing\"",
                         "不是座標；請更正儲存格或設定 \"invalid\": \"missing\""});
  }

 private:
  /// An odd width has its middle between two units, at a digit more.
  [[nodiscard]] std::string middle(std::int64_t units) const {
    const Grid& grid = options_.grid;
    const std::int64_t rest = units % grid.width;
    const std::int64_t edge = units - (rest < 0 ? rest + grid.width : rest);
    if (grid.width % 2 == 0) return format_units(edge + grid.width / 2, grid.digits);
    return format_units(edge * 10 + grid.width * 5, grid.digits + 1);
  }
  Options options_;
};

}  // namespace

Result<std::unique_ptr<Transform>> create_generalize_coordinate(const TransformContext& context) {
  Options options;
  if (auto read = read_parameters<Options>(context.parameters, keys, options); !read)
    return failure(std::move(read.error()));
  if (auto fits = expect_type(context, {FieldType::decimal, FieldType::integer}); !fits)
    return failure(std::move(fits.error()));
  const bool has_fraction = options.grid.digits > 0 || options.grid.width % 2 != 0;
  if (context.field.field.type == FieldType::integer && has_fraction) {
    return context.parameters.fail(
        Errc::bad_value, {"the middle of this cell is no whole number: state an even \"cell\", or the type decimal",
                          "此 \"cell\" 的中點不是整數：請使用偶數，或將型別設為 decimal"});
  }
  return std::make_unique<GeneralizeCoordinate>(options);
}

}  // namespace opendata::deid
