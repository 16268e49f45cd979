#include "formats/places.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <opendata/coordinates.hpp>
#include <utility>

namespace opendata::format {
namespace {

double to_number(std::string_view canonical) {
  double number = 0;
  std::from_chars(canonical.data(), canonical.data() + canonical.size(), number);
  return number;
}

/// A number of degrees with up to seven digits behind the point.
std::string format_degrees(double degrees) {
  constexpr long long unit = 10'000'000;
  const long long scaled = std::llround(degrees * static_cast<double>(unit));
  std::string fraction = std::to_string(unit + std::llabs(scaled % unit)).substr(1);
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return (scaled < 0 ? "-" : "") + std::to_string(std::llabs(scaled / unit)) +
         (fraction.empty() ? "" : "." + std::move(fraction));
}

bool is_number(FieldType type) { return type == FieldType::decimal || type == FieldType::integer; }
bool is_degrees(Crs crs) { return crs == Crs::wgs84 || crs == Crs::twd97; }

}  // namespace

Result<Places> Places::create(const Schema& schema) {
  const auto field = [&](const std::string& name) {
    const auto index = schema.index_of(name);
    return index && is_number(schema.fields[*index].type) ? index : std::nullopt;
  };
  const auto x = schema.geometry ? field(schema.geometry->x) : std::nullopt;
  const auto y = schema.geometry ? field(schema.geometry->y) : std::nullopt;
  if (x && y) return Places(*schema.geometry, *x, *y, to_number(schema.geometry->cell) / 2);
  return failure(Errc::bad_value,
                 {"a format for maps needs \"geometry\" with two published fields of type decimal or integer",
                  "地圖格式需要 \"geometry\"，並指定兩個型別為 decimal 或 integer 的公開欄位"},
                 {{}, 0, "geometry"});
}

tl::unexpected<Error> Places::outside() const {
  return failure(Errc::bad_value,
                 {"the coordinates lie outside Taiwan in the declared reference system; x and y may be swapped, or "
                  "geometry.crs is another",
                  "座標不在所宣告坐標系統的臺灣範圍內；x 與 y 可能對調，或 geometry.crs 有誤"},
                 {{}, 0, geometry_.x});
}

Result<void> Places::locate(const std::vector<Cell>& cells, Place& place) const {
  place.clear();
  const Cell &x_cell = cells[x_], &y_cell = cells[y_];
  if (!x_cell || !y_cell) return {};
  const double x = to_number(*x_cell), y = to_number(*y_cell);
  const auto middle = to_wgs84(geometry_.crs, x, y);
  if (!middle) return outside();
  if (half_ == 0) {
    place.push_back(is_degrees(geometry_.crs)
                        ? Position{*x_cell, *y_cell}
                        : Position{format_degrees(middle->longitude), format_degrees(middle->latitude)});
    return {};
  }
  constexpr std::array<std::pair<int, int>, 5> ring{{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}}};
  for (const auto& [east, north] : ring) {
    const auto corner = to_wgs84(geometry_.crs, x + east * half_, y + north * half_);
    if (!corner) return outside();
    place.push_back({format_degrees(corner->longitude), format_degrees(corner->latitude)});
  }
  return {};
}

}  // namespace opendata::format
