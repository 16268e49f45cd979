#include "inspect/figure_words.hpp"

#include <algorithm>
#include <array>

#include "inspect/holds_one.hpp"
#include "inspect/snake_case.hpp"

namespace opendata::inspect {
namespace {

constexpr std::array<std::string_view, 24> han_counts{
    "人數", "人口數", "人次", "戶數", "票數",   "件數",   "案數",   "筆數", "數量", "家數", "校數", "班數",
    "班級數", "隻數", "頭數", "輛數", "棟數", "床數", "場次", "員工數", "學生數", "村里數", "鄰數", "個數"};
constexpr std::array<std::string_view, 13> han_measures{"金額", "面積", "比例", "比率", "占比", "佔比", "百分比",
                                                        "率",   "平均", "總額", "合計", "小計", "號次"};
constexpr std::array<std::string_view, 12> latin_counts{"cnt",    "count",   "counts",     "cases", "quantity", "qty",
                                                        "people", "persons", "population", "votes", "voters",   "households"};
constexpr std::array<std::string_view, 12> latin_measures{"amount", "area",    "share",      "rate", "ratio", "total",
                                                          "sum",    "percent", "percentage", "mean", "avg",   "average"};

constexpr std::array<std::string_view, 13> ends_of_periods{"年",   "月",   "季",   "期",   "週",   "年度", "月份",
                                                           "期間", "年別", "月別", "季別", "期別", "週別"};
constexpr std::array<std::string_view, 5> latin_periods{"year", "month", "quarter", "period", "week"};

template <class Words>
bool has_word(std::string_view snake, const Words& words) {
  const auto said = words_of(snake);
  return std::find_first_of(said.begin(), said.end(), words.begin(), words.end()) != said.end();
}

}  // namespace

FigureWord figure_word(std::string_view header) {
  const std::string snake = snake_case(header);
  if (holds_one(header, han_counts) || has_word(snake, latin_counts)) return FigureWord::counted;
  if (holds_one(header, han_measures) || has_word(snake, latin_measures)) return FigureWord::measured;
  return FigureWord::none;
}

bool is_period(std::string_view header) {
  const auto ends_so = [&](std::string_view word) { return header.ends_with(word); };
  return std::any_of(ends_of_periods.begin(), ends_of_periods.end(), ends_so) ||
         has_word(snake_case(header), latin_periods);
}

}  // namespace opendata::inspect
