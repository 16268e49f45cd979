#include <algorithm>
#include <chrono>

#include "deid/canonical_value.hpp"
#include "deid/transforms/transforms.hpp"

namespace opendata::deid {
namespace {

using config::Presence;

struct Options {
  std::string person;
  std::int64_t days = 0;
  text::Calendar calendar = text::Calendar::any;
  Invalid invalid = Invalid::error;
};
constexpr config::Form named{[](std::string_view text) { return !text.empty(); },
                             {"must name a column of the source", "必須是來源的欄位名稱"}};
constexpr config::Key<Options> keys[] = {
    {"person", Presence::required, config::text<&Options::person, &named>},
    {"days", Presence::required, config::whole<&Options::days, 1, 3650>},
    {"calendar", Presence::optional, config::choice<&Options::calendar, parse_calendar>},
    {"invalid", Presence::optional, config::choice<&Options::invalid, parse_invalid>},
};

/// A digit of the tokens' alphabet, which leaves i, l, o and u out.
std::uint64_t value_of(char c) {
  constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  return alphabet.find(c);
}

std::optional<text::Date> moved(text::Date date, std::int64_t days) {
  using namespace std::chrono;
  const sys_days day = year(date.year) / month(static_cast<unsigned>(date.month)) / std::chrono::day(static_cast<unsigned>(date.day));
  const year_month_day to{day + std::chrono::days(days)};
  const auto y = static_cast<int>(to.year());
  if (y < 1 || y > 9999) return std::nullopt;
  return text::make_date(y, static_cast<int>(static_cast<unsigned>(to.month())), static_cast<int>(static_cast<unsigned>(to.day())));
}

class ShiftDate final : public Transform {
 public:
  ShiftDate(const TransformContext& context, Options options, std::size_t person)
      : key_(context.key),
        dataset_(context.policy.dataset.id),
        domain_(context.policy.release_domain),
        options_(std::move(options)),
        person_(person) {}

  Result<Cell> apply(std::string_view text, const Surroundings& around) const override {
    const auto date = text::parse_date(text, options_.calendar);
    if (!date)
      return invalid_cell(options_.invalid,
                          {"is not a date; correct the cell, state the calendar, or state \"invalid\": \"missing\"",
                           "不是日期；請更正儲存格、指定 calendar，或設定 \"invalid\": \"missing\""});
    // Who is not named has no offset of their own; nobody else's is theirs.
    if (around.record == nullptr) return Cell{};
    const Cell& person = around.record->cells[person_];
    const std::string value = person && text::is_valid_utf8(*person) ? canonical_value(*person) : std::string();
    if (value.empty()) return Cell{};
    const auto shifted = moved(*date, offset_of(value));
    return shifted ? Cell(text::format_date(*shifted)) : Cell{};
  }

 private:
  /// One of the 2 · days offsets that are not 0, as good as evenly.
  [[nodiscard]] std::int64_t offset_of(const std::string& person) const {
    const std::string token = key_->pseudonym("shift_date:" + options_.person, dataset_, domain_, person);
    std::uint64_t bits = 0;
    for (const char c : std::string_view(token).substr(0, 12)) bits = bits * 32 + value_of(c);
    const auto choice = static_cast<std::int64_t>(bits % static_cast<std::uint64_t>(2 * options_.days));
    return choice < options_.days ? choice - options_.days : choice - options_.days + 1;
  }

  std::shared_ptr<const PseudonymKey> key_;
  std::string dataset_, domain_;
  Options options_;
  std::size_t person_;
};

}  // namespace

Result<std::unique_ptr<Transform>> create_shift_date(const TransformContext& context) {
  Options options;
  if (auto read = read_parameters<Options>(context.parameters, keys, options); !read)
    return failure(std::move(read.error()));
  if (auto fits = expect_type(context, {FieldType::string, FieldType::date}); !fits)
    return failure(std::move(fits.error()));
  if (context.key == nullptr)
    return context.parameters.fail(Errc::refused, {"shift_date needs a key: give a key file with mode 0600",
                                                   "shift_date 需要金鑰：請提供權限為 0600 的金鑰檔"});
  const auto person = std::find(context.columns.begin(), context.columns.end(), options.person);
  if (person == context.columns.end())
    return context.parameters.fail(Errc::missing_column, {"\"person\" names a column that the source file does not have",
                                                          "\"person\" 所指的欄位不在來源檔案中"});
  const auto column = static_cast<std::size_t>(person - context.columns.begin());
  return std::make_unique<ShiftDate>(context, std::move(options), column);
}

}  // namespace opendata::deid
