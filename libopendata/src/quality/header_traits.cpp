#include "quality/header_traits.hpp"

#include <algorithm>
#include <array>
#include <opendata/text.hpp>
#include <string>

#include "text/small_letters.hpp"

namespace opendata::quality {
namespace {

template <std::size_t n>
bool holds_one_of(const std::string& text, const std::array<std::string_view, n>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string::npos; });
}
template <std::size_t n>
bool is_one_of(const std::string& text, const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

Axis axis_of(const std::string& name) {
  constexpr std::array<std::string_view, 7> east{"經度", "longitude", "twd97x", "twd97_x", "x座標", "x坐標", "座標x"};
  constexpr std::array<std::string_view, 7> north{"緯度", "latitude", "twd97y", "twd97_y", "y座標", "y坐標", "座標y"};
  constexpr std::array<std::string_view, 7> short_east{"x", "lon", "lng", "long", "coord_x", "px", "wgs84_lon"};
  constexpr std::array<std::string_view, 5> short_north{"y", "lat", "coord_y", "py", "wgs84_lat"};
  if (holds_one_of(name, east) || is_one_of(name, short_east)) return Axis::east;
  return holds_one_of(name, north) || is_one_of(name, short_north) ? Axis::north : Axis::none;
}

}  // namespace

HeaderTraits traits_of(std::string_view header) {
  constexpr std::array<std::string_view, 9> date_words{"日期", "年月日", "時間", "生日", "起日", "迄日", "date", "time", "日 期"};
  constexpr std::array<std::string_view, 5> year_names{"年", "年度", "年份", "西元年", "year"};
  const std::string name = text::in_small_letters(text::trim(header));
  HeaderTraits out;
  out.date = holds_one_of(name, date_words);
  out.year = is_one_of(name, year_names) || name == "民國年";
  out.roc = name.find("民國") != std::string::npos;
  out.ad = name.find("西元") != std::string::npos || name.find("公元") != std::string::npos;
  out.axis = axis_of(name);
  return out;
}

}  // namespace opendata::quality
