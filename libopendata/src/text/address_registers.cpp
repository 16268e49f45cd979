#include "text/address_registers.hpp"

#include <algorithm>
#include <array>
#include <opendata/text.hpp>
#include <string>
#include <string_view>

namespace opendata::text {
namespace {

// Where a register puts a name that ends with none of 路, 街, 道.
enum class Habit {
  lane,       // 陽明巷 alone is the lane; such a county's list of roads has none that ends with 巷
  place,      // neither road nor lane
  whole_road  // 臨海路民有巷 is one road
};

struct Row {
  std::string_view county;
  std::string_view town;  // empty: all of the county
  Habit habit;
};

// Source: columns of door plates and of road names as the counties publish them. Counties that are not here have such
// names as roads.
constexpr auto habits = std::to_array<Row>({
    {"宜蘭縣", "", Habit::lane},
    {"苗栗縣", "", Habit::whole_road},
    {"臺中市", "", Habit::place},
    {"南投縣", "竹山鎮", Habit::place},
    {"南投縣", "名間鄉", Habit::place},
    {"南投縣", "埔里鎮", Habit::place},
    {"南投縣", "信義鄉", Habit::place},
    {"南投縣", "仁愛鄉", Habit::place},
});

std::string unified(std::string_view county) {
  return county.starts_with("台") ? "臺" + std::string(county.substr(std::string_view("台").size()))
                                  : std::string(county);
}

const Row* find_habit(const Address& a) {
  const std::string county = unified(a.county);
  const auto row = std::find_if(habits.begin(), habits.end(), [&](const Row& r) {
    return r.county == county && (r.town.empty() || r.town == a.town);
  });
  return row == habits.end() ? nullptr : &*row;
}

bool is_road(std::string_view name) { return name.ends_with("路") || name.ends_with("街") || name.ends_with("道"); }

bool is_numbered(std::string_view lane) {
  const std::u32string text = to_utf32(lane);
  return parse_number(std::u32string_view(text).substr(0, text.size() - 1)).has_value();
}

bool has_sections_in_digits(const Address& a) {
  const std::string county = unified(a.county);
  return county == "宜蘭縣" || county == "南投縣";
}

// 十二巷 as 12巷; a part without a number before its last character stays.
void write_in_digits(std::string& part) {
  const std::u32string text = to_utf32(part);
  if (text.empty()) return;
  const auto number = parse_number(std::u32string_view(text).substr(0, text.size() - 1));
  if (number) part = std::to_string(*number) + to_utf8(text.substr(text.size() - 1));
}

// 中正1路 as 中正一路, 10段 as 十段: the digits right before the last character.
void write_in_chinese(std::string& part) {
  constexpr std::u32string_view numerals = U"一二三四五六七八九十";
  std::u32string text = to_utf32(part);
  std::size_t first = text.empty() ? 0 : text.size() - 1;
  while (first > 0 && text[first - 1] >= U'0' && text[first - 1] <= U'9') --first;
  if (first + 1 >= text.size()) return;
  const std::size_t digits = text.size() - 1 - first;
  const auto number = parse_number(std::u32string_view(text).substr(first, digits));
  if (!number || *number < 1 || static_cast<std::size_t>(*number) > numerals.size()) return;
  part = to_utf8(text.replace(first, digits, 1, numerals[static_cast<std::size_t>(*number) - 1]));
}

}  // namespace

void apply_register_habits(Address& a) {
  if (has_sections_in_digits(a)) write_in_digits(a.section);
  const Row* row = a.road.empty() ? nullptr : find_habit(a);
  if (row == nullptr) return;
  if (row->habit == Habit::whole_road) {
    if (a.lane.empty() || !a.section.empty() || is_numbered(a.lane)) return;
    a.road += a.lane;
    a.lane.clear();
  } else if (!is_road(a.road) && a.section.empty()) {
    if (row->habit == Habit::place)
      std::swap(a.place, a.road);
    else if (a.lane.empty() && a.road.ends_with("巷"))
      std::swap(a.lane, a.road);
  }
}

void write_register_numbers(Address& a) {
  write_in_chinese(a.road);
  if (!has_sections_in_digits(a)) write_in_chinese(a.section);
  for (std::string* part : {&a.lane, &a.alley, &a.sub_alley}) write_in_digits(*part);
}

}  // namespace opendata::text
