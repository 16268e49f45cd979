#include <algorithm>
#include <array>

#include "deid/transforms/transforms.hpp"

namespace opendata::deid {
namespace {

using config::Presence;

enum class DateLevel { day, month, quarter, half_year, year };

std::optional<DateLevel> parse_date_level(std::string_view name) {
  constexpr std::array<std::string_view, 5> names{"day", "month", "quarter", "half_year", "year"};
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<DateLevel>(found - names.begin());
}

struct Options {
  DateLevel to = DateLevel::year;
  text::Calendar calendar = text::Calendar::any;
  Invalid invalid = Invalid::error;
};
constexpr config::Key<Options> keys[] = {
    {"to", Presence::required, config::choice<&Options::to, parse_date_level>},
    {"calendar", Presence::optional, config::choice<&Options::calendar, parse_calendar>},
    {"invalid", Presence::optional, config::choice<&Options::invalid, parse_invalid>},
};

std::string generalize(text::Date date, DateLevel to) {
  const std::string day = text::format_date(date);
  const std::string year = day.substr(0, 5);
  switch (to) {
    case DateLevel::day:
      return day;
    case DateLevel::month:
      return day.substr(0, 7);
    case DateLevel::quarter:
      return year + "Q" + std::to_string((date.month + 2) / 3);
    case DateLevel::half_year:
      return year + "H" + std::to_string((date.month + 5) / 6);
    case DateLevel::year:
      break;
  }
  return day.substr(0, 4);
}

class GeneralizeDate final : public Transform {
 public:
  explicit GeneralizeDate(Options options) : options_(options) {}
  Result<Cell> apply(std::string_view text, const Surroundings&) const override {
    const auto date = text::parse_date(text, options_.calendar);
    if (date) return generalize(*date, options_.to);
    return invalid_cell(options_.invalid,
                        {"is not a date; correct the cell, state the calendar, or state \"invalid\": \"missing\"",
                         "不是日期；請更正儲存格、指定 calendar，或設定 \"invalid\": \"missing\""});
  }

 private:
  Options options_;
};

Result<void> check_type(const TransformContext& context, DateLevel to) {
  if (to == DateLevel::day) return expect_type(context, {FieldType::string, FieldType::date});
  return expect_type(context, {FieldType::string});
}

}  // namespace

Result<std::unique_ptr<Transform>> create_generalize_date(const TransformContext& context) {
  Options options;
  if (auto read = read_parameters<Options>(context.parameters, keys, options); !read)
    return failure(std::move(read.error()));
  if (auto fits = check_type(context, options.to); !fits) return failure(std::move(fits.error()));
  return std::make_unique<GeneralizeDate>(options);
}

}  // namespace opendata::deid
