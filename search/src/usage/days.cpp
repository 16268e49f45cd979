#include <opendata/search/usage.hpp>
#include <opendata/text.hpp>

namespace opendata::search::usage {
namespace {

using Days = std::chrono::duration<std::int64_t, std::ratio<86'400>>;
constexpr std::chrono::hours taiwan{8};
constexpr Day first_monday = 4;  // 1970-01-05

std::chrono::sys_days calendar_of(Day day) { return std::chrono::sys_days(std::chrono::days(day)); }

}  // namespace

Day day_of(std::chrono::system_clock::time_point time) {
  return std::chrono::floor<Days>(time.time_since_epoch() + taiwan).count();
}

Day monday_of(Day day) {
  const Day into_week = ((day - first_monday) % 7 + 7) % 7;
  return day - into_week;
}

std::string format_day(Day day) {
  const std::chrono::year_month_day date(calendar_of(day));
  const auto made = text::make_date(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                                    static_cast<int>(static_cast<unsigned>(date.day())));
  return made ? text::format_date(*made) : std::string();
}

std::optional<Day> parse_day(std::string_view text) {
  const auto date = text::parse_date(text);
  if (!date || text != text::format_date(*date)) return std::nullopt;
  const std::chrono::year_month_day calendar(std::chrono::year(date->year), std::chrono::month(static_cast<unsigned>(date->month)),
                                             std::chrono::day(static_cast<unsigned>(date->day)));
  return std::chrono::sys_days(calendar).time_since_epoch().count();
}

}  // namespace opendata::search::usage
