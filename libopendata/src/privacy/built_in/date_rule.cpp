#include <algorithm>
#include <array>
#include <opendata/text.hpp>

#include "privacy/built_in/rules.hpp"

namespace opendata::privacy {
namespace {

enum class DateStep { day, month, quarter, half, year, decade };
constexpr std::array<std::string_view, 6> step_names{"day", "month", "quarter", "half", "year", "decade"};

std::string decade_of(int year) {
  const int first = year / 10 * 10;
  return std::to_string(std::max(first, 1)) + "-" + std::to_string(first + 9);
}

std::string ad_label(text::Date date, DateStep step) {
  const std::string day = text::format_date(date);
  const std::string year = day.substr(0, 4);
  switch (step) {
    case DateStep::day:
      return day;
    case DateStep::month:
      return day.substr(0, 7);
    case DateStep::quarter:
      return year + "Q" + std::to_string((date.month + 2) / 3);
    case DateStep::half:
      return year + "H" + std::to_string((date.month + 5) / 6);
    case DateStep::year:
      return year;
    case DateStep::decade:
      break;
  }
  return decade_of(date.year);
}

/// 民國元年 is 1912; the year before is 民國前1年.
struct RocYear {
  const char* era;
  int year;
};
RocYear roc_year(int year) { return year >= 1912 ? RocYear{"民國", year - 1911} : RocYear{"民國前", 1912 - year}; }

std::string roc_label(text::Date date, DateStep step) {
  const RocYear roc = roc_year(date.year);
  const std::string year = roc.era + std::to_string(roc.year) + "年";
  const std::string month = year + std::to_string(date.month) + "月";
  switch (step) {
    case DateStep::day:
      return month + std::to_string(date.day) + "日";
    case DateStep::month:
      return month;
    case DateStep::quarter:
      return year + "第" + std::to_string((date.month + 2) / 3) + "季";
    case DateStep::half:
      return year + (date.month <= 6 ? "上半年" : "下半年");
    case DateStep::year:
      return year;
    case DateStep::decade:
      break;
  }
  return roc.era + decade_of(roc.year) + "年";
}

class DateRule final : public LabelRule {
 public:
  DateRule(text::Calendar calendar, std::vector<std::size_t> steps) : calendar_(calendar), steps_(std::move(steps)) {}
  std::size_t steps() const override { return steps_.size(); }
  std::optional<std::vector<std::string>> labels(std::string_view value) const override {
    const auto date = text::parse_date(value, calendar_);
    if (!date) return std::nullopt;
    std::vector<std::string> labels;
    for (const std::size_t place : steps_) {
      const auto step = static_cast<DateStep>(place);
      labels.push_back(calendar_ == text::Calendar::roc ? roc_label(*date, step) : ad_label(*date, step));
    }
    return labels;
  }
  Message problem() const override {
    if (calendar_ == text::Calendar::roc)
      return {
          "is not a date of the ROC calendar that exists; correct the cell, empty it if the date is not known, or use "
          "\"date\" where years are AD",
          "不是存在的民國日期；請更正儲存格，若日期不詳請留空，若為西元年請改用 date"};
    return {"is not a date that exists; correct the cell, or empty it if the date is not known",
            "不是存在的日期；請更正儲存格，若日期不詳請留空"};
  }

 private:
  text::Calendar calendar_;
  std::vector<std::size_t> steps_;
};

Result<std::unique_ptr<const LabelRule>> create(text::Calendar calendar, std::string_view parameters) {
  auto steps = parse_steps(parameters, step_names);
  if (!steps) return failure(std::move(steps.error()));
  return std::make_unique<const DateRule>(calendar, std::move(*steps));
}

}  // namespace

Result<std::unique_ptr<const LabelRule>> create_date_rule(std::string_view parameters) {
  return create(text::Calendar::any, parameters);
}
Result<std::unique_ptr<const LabelRule>> create_roc_date_rule(std::string_view parameters) {
  return create(text::Calendar::roc, parameters);
}

}  // namespace opendata::privacy
