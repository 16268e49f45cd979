#include "deid/recognizers/support/road_words.hpp"

#include "deid/recognizers/names/name_words.hpp"
#include "text/divisions.hpp"

namespace opendata::deid::road_words {
namespace {

constexpr std::u32string_view units = U"路街巷弄段";
constexpr std::u32string_view ordinals = U"一二三四五六七八九十東西南北中";

bool is_avenue(const Scan& scan, std::size_t i) { return scan.at(i) == U'大' && scan.at(i + 1) == U'道'; }
bool is_unit(const Scan& scan, std::size_t i) { return contains(units, scan.at(i)) || is_avenue(scan, i); }

bool begins_with_district(const Scan& scan, std::size_t first) {
  if (!scan.is(first, division)) return false;
  return text::division_at(scan.text().substr(first)).size > 0;
}

// "三段", "446巷", "118 號" behind a road's 路.
bool is_numbered(const Scan& scan, std::size_t i) {
  const std::size_t first = i;
  while (i < first + 5 && scan.is(i, digit | han_digit | blank)) ++i;
  return i > first && contains(U"段巷弄號", scan.at(i));
}

// 林森|北路, 文成五|街: what no given name is followed by. Behind a whole name, 路 alone may be the place where somebody was.
bool is_followed_by_unit(const Scan& scan, std::size_t first, std::size_t last) {
  std::size_t unit = last;
  while (unit < last + 2 && contains(ordinals, scan.at(unit))) ++unit;
  if (!is_unit(scan, unit)) return false;
  const bool numbered_road = unit > last || contains(ordinals, scan.at(last - 1));
  const bool short_name = last - first == 2 && scan.at(unit + 1) != U'過';
  return numbered_road || short_name || is_numbered(scan, unit + 1);
}

}  // namespace

bool is_road(const Scan& scan, std::size_t first, std::size_t last) {
  if (begins_with_district(scan, first) || ends_road(scan, first)) return true;
  const bool ends_with_unit = is_unit(scan, last - 1) || is_avenue(scan, last - 2);
  return ends_with_unit || is_followed_by_unit(scan, first, last);
}

bool ends_road(const Scan& scan, std::size_t first) {
  if (scan.at(first) == U'段' && scan.is(first - 1, digit | han_digit)) return true;
  if (!contains(U"路段", scan.at(first)) || !scan.is(first - 1, han)) return false;
  const unsigned cues = name_words::cues_before(scan, first);
  if ((cues & name_words::label) != 0 || contains(U"與跟叫是姓請被", scan.at(first - 1))) return false;
  const bool usual_in_roads = contains(U"和子由", scan.at(first - 1));  // 安和路, 太子路, 自由路
  return usual_in_roads || (cues & name_words::weak_label) == 0;
}

}  // namespace opendata::deid::road_words
