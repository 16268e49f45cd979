#include "web/chart/map.hpp"

#include <algorithm>
#include <cmath>

#include "export/geometry.hpp"
#include "web/appearance.hpp"
#include "web/dataset/parts.hpp"
#include "web/texts.hpp"

namespace opendata::api::web {
namespace {

constexpr std::size_t table_rows = 10;

/// Degrees beyond Taiwan and its waters are mistakes: one of them would make the map a map of the world. Metres were
/// checked when they were published.
constexpr Bounds taiwan{114, 9, 125, 28};

std::optional<LonLat> degrees(const PlaceFields& places, double x, double y) {
  return places.is_degrees() ? LonLat{x, y} : to_wgs84(places.crs, x, y);
}

/// A point where its rows lie; in a grid the square of the raster.
std::vector<LonLat> outline_of(const PlaceFields& places, const RasterExtent& extent, const Density::Square& square) {
  std::vector<LonLat> out;
  if (places.half_cell == 0) {
    if (const auto place = degrees(places, square.x, square.y)) out.push_back(*place);
    return out;
  }
  const double west = extent.west + std::floor((square.x - extent.west) / extent.step) * extent.step;
  const double south = extent.south + std::floor((square.y - extent.south) / extent.step) * extent.step;
  for (const auto& [east, north] : {std::pair(0, 0), std::pair(1, 0), std::pair(1, 1), std::pair(0, 1)})
    if (const auto corner = degrees(places, west + east * extent.step, south + north * extent.step))
      out.push_back(*corner);
  return out;
}

std::vector<MapMark> marks_of(const PlaceFields& places, const Density& density) {
  std::vector<MapMark> marks;
  for (const Density::Square& square : density.squares) {
    auto outline = outline_of(places, density.extent, square);
    if (!outline.empty()) marks.push_back({std::move(outline), square.rows});
  }
  return marks;
}

void write_table(Html& html, const std::vector<MapMark>& marks) {
  html.raw("<section class=\"scroll figures\" tabindex=\"0\" aria-label=\"")
      .say({"Places with most rows", "筆數最多的位置"});
  html.raw("\"><table><caption>")
      .say({"Places with most rows", "筆數最多的位置"})
      .raw("</caption><thead><tr><th scope=\"col\">");
  html.say({"Longitude", "經度"})
      .raw("</th><th scope=\"col\">")
      .say({"Latitude", "緯度"})
      .raw("</th><th scope=\"col\" class=\"number\">");
  html.say({"Rows", "筆數"}).raw("</th></tr></thead><tbody>\n");
  for (std::size_t i = 0; i < std::min(table_rows, marks.size()); ++i) {
    const LonLat place = centre_of(marks[i]);
    html.raw("<tr><td>").text(fixed(place.longitude, 4)).raw("</td><td>").text(fixed(place.latitude, 4));
    html.raw("</td><td class=\"number\">").number(marks[i].rows).raw("</td></tr>\n");
  }
  html.raw("</tbody></table></section>\n");
}

std::string description_of(const Html& html, const Density& density, std::size_t marks) {
  if (html.english())
    return grouped(density.rows) + " rows in " + grouped(marks) +
           " places; darker and larger marks stand for more rows. The table has the places with most.";
  return grouped(density.rows) + " 筆資料，" + grouped(marks) +
         " 個位置；顏色越深、圖形越大者筆數越多。筆數最多的位置見表格。";
}

void write_legend(Html& html, const DatasetView& view, const PlaceFields& places, const Density& density) {
  html.raw("<p class=\"source\">");
  if (places.half_cell > 0)
    html.say({"Each square gathers the rows whose place was generalised to it.", "每一方格為位置已概化至該格的資料。"});
  else
    html.say({"Each dot is a place, or several that lie close together.", "每一圓點為一個位置，鄰近者合併為一點。"});
  const auto without = view.release().manifest.rows - std::min(density.rows, view.release().manifest.rows);
  if (!view.selection.is_narrowed() && without > 0)
    html.raw(" ").number(without).say({" rows have no place in Taiwan.", " 筆沒有臺灣範圍內的位置。"});
  html.raw("</p>\n");
}

}  // namespace

void write_map(Html& html, const DatasetView& view) {
  const auto places = place_fields(view.schema());
  if (!places) return;
  DensityQuery query{view.selection.query.filter, places->x, places->y, places->half_cell * 2, std::nullopt};
  if (places->is_degrees()) query.within = taiwan;
  const auto density = view.served.rows.density(query, view.time.get());
  write_heading(html, "map", {"Map", "地圖"});
  if (!density) {
    view.lapsed = true;
    return void(html.raw("<p class=\"status\">").text(describe(density.error(), html.language())).raw("</p>\n"));
  }
  const auto marks = marks_of(*places, **density);
  if (marks.empty()) return void(html.raw("<p>").say({"No row has a place.", "沒有具位置的資料列。"}).raw("</p>\n"));
  write_legend(html, view, *places, **density);
  html.raw("<div class=\"beside\">\n");
  const auto title = std::string(Message{"Where the rows lie", "資料位置圖"}.in(html.language()));
  write_map_drawing(html, {"map-drawing", title, description_of(html, **density, marks.size()), marks,
                           view.call.appearance.boundaries.get()});
  write_table(html, marks);
  html.raw("</div>\n");
}

}  // namespace opendata::api::web
