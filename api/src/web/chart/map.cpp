#include "web/chart/map.hpp"

#include <algorithm>
#include <cmath>

#include "web/chart/described.hpp"
#include "web/texts.hpp"

namespace opendata::api::web {
namespace {

constexpr double width = 400, least_height = 200, most_height = 520, margin = 14, metres_a_degree = 111'320;
constexpr double least_degrees = 0.004;  ///< a single place is shown with some 400 m around it

/// From degrees to the picture: equirectangular, true to scale at the middle latitude.
class Projection {
 public:
  explicit Projection(const std::vector<MapMark>& marks) {
    for (const MapMark& mark : marks)
      for (const LonLat& place : mark.outline) include(place);
    widen();
  }
  [[nodiscard]] double x(double longitude) const { return margin + (longitude - west_) * shrink_ * scale_; }
  [[nodiscard]] double y(double latitude) const { return height_ - margin - (latitude - south_) * scale_; }
  [[nodiscard]] double height() const { return height_; }
  [[nodiscard]] double west() const { return west_ - margin / (scale_ * shrink_); }
  [[nodiscard]] double east() const { return west_ + (width - margin) / (scale_ * shrink_); }
  [[nodiscard]] double south() const { return south_ - margin / scale_; }
  [[nodiscard]] double north() const { return south_ + (height_ - margin) / scale_; }
  [[nodiscard]] double metres_a_unit() const { return metres_a_degree / scale_; }

 private:
  void include(const LonLat& place) {
    west_ = std::min(west_, place.longitude);
    east_ = std::max(east_, place.longitude);
    south_ = std::min(south_, place.latitude);
    north_ = std::max(north_, place.latitude);
  }
  /// Makes the rectangle fit a picture that is neither flat nor tall.
  void widen() {
    shrink_ = std::cos((south_ + north_) / 2 * std::acos(-1.0) / 180);
    const double across = std::max((east_ - west_) * shrink_, least_degrees),
                 up = std::max(north_ - south_, least_degrees);
    const double ratio = std::clamp(up / across, (least_height - 2 * margin) / (width - 2 * margin),
                                    (most_height - 2 * margin) / (width - 2 * margin));
    const double shown = std::max(across, up / ratio);
    scale_ = (width - 2 * margin) / shown;
    height_ = shown * ratio * scale_ + 2 * margin;
    west_ = (west_ + east_) / 2 - shown / shrink_ / 2;
    south_ = (south_ + north_) / 2 - shown * ratio / 2;
  }
  double west_ = 180, east_ = -180, south_ = 90, north_ = -90;
  double shrink_ = 1, scale_ = 1, height_ = least_height;
};

/// 1, 2 or 5 times a power of ten: the greatest such number not above `most`.
double round_below(double most) {
  const double power = std::pow(10, std::floor(std::log10(most)));
  for (const double factor : {5.0, 2.0})
    if (power * factor <= most) return power * factor;
  return power;
}

std::string short_degrees(double degrees, double step) {
  const int digits = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
  return fixed(degrees, digits) + "°";
}

void write_line(Html& html, Markup kind, double x1, double y1, double x2, double y2) {
  html.raw("<line class=\"").raw(kind).raw("\" x1=\"").text(fixed(x1, 1)).raw("\" y1=\"").text(fixed(y1, 1));
  html.raw("\" x2=\"").text(fixed(x2, 1)).raw("\" y2=\"").text(fixed(y2, 1)).raw("\"/>");
}

void write_text(Html& html, Markup kind, double x, double y, std::string_view text) {
  html.raw("<text class=\"")
      .raw(kind)
      .raw("\" x=\"")
      .text(fixed(x, 1))
      .raw("\" y=\"")
      .text(fixed(y, 1))
      .raw("\">")
      .text(text)
      .raw("</text>");
}

void write_graticule(Html& html, const Projection& projection) {
  const double step =
      round_below(std::min(projection.east() - projection.west(), projection.north() - projection.south()) / 2);
  for (double at = std::ceil(projection.west() / step) * step; at < projection.east(); at += step) {
    write_line(html, "graticule", projection.x(at), 0, projection.x(at), projection.height());
    if (projection.x(at) < width - 40) write_text(html, "degree", projection.x(at) + 2, 10, short_degrees(at, step));
  }
  for (double at = std::ceil(projection.south() / step) * step; at < projection.north(); at += step) {
    write_line(html, "graticule", 0, projection.y(at), width, projection.y(at));
    if (projection.y(at) > 24) write_text(html, "degree", 2, projection.y(at) - 2, short_degrees(at, step));
  }
  html.raw("\n");
}

/// Positions that fall on the same tenth of a unit are one: a fine boundary becomes as coarse as the picture.
void write_path(Html& html, const Projection& projection, const std::vector<LonLat>& line) {
  std::string last;
  for (const LonLat& place : line) {
    auto at = fixed(projection.x(place.longitude), 1) + " " + fixed(projection.y(place.latitude), 1);
    if (at == last) continue;
    html.raw(last.empty() ? Markup("M") : Markup("L")).text(at);
    last = std::move(at);
  }
}

bool meets(const Projection& projection, const std::vector<LonLat>& line) {
  double west = 180, east = -180, south = 90, north = -90;
  for (const LonLat& place : line) {
    west = std::min(west, place.longitude), east = std::max(east, place.longitude);
    south = std::min(south, place.latitude), north = std::max(north, place.latitude);
  }
  return west <= projection.east() && east >= projection.west() && south <= projection.north() &&
         north >= projection.south();
}

void write_boundaries(Html& html, const Projection& projection, const Boundaries& boundaries) {
  html.raw("<path class=\"boundary\" d=\"");
  for (const auto& ring : boundaries.rings)
    if (meets(projection, ring)) write_path(html, projection, ring);
  html.raw("\"/>\n");
}

/// One of five steps from pale to strong.
int strength(std::uint64_t rows, std::uint64_t most) {
  const double share = most <= 1 ? 1.0 : std::log(static_cast<double>(rows)) / std::log(static_cast<double>(most));
  return 1 + std::min(4, static_cast<int>(share * 5));
}

void write_tip(Html& html, const MapMark& mark) {
  const LonLat place = centre_of(mark);
  html.raw("<title>")
      .number(mark.rows)
      .say({" rows", " 筆"})
      .text(" (" + fixed(place.longitude, 4) + ", " + fixed(place.latitude, 4) + ")")
      .raw("</title>");
}

void write_mark(Html& html, const Projection& projection, const MapMark& mark, std::uint64_t most) {
  const auto level = std::to_string(strength(mark.rows, most));
  if (mark.outline.size() > 1) {
    html.raw("<path class=\"square level-").text(level).raw("\" d=\"");
    write_path(html, projection, mark.outline);
    html.raw("Z\">");
    write_tip(html, mark);
    return void(html.raw("</path>"));
  }
  const double radius = 2.5 + 1.3 * (strength(mark.rows, most) - 1) * (most > 1 ? 1 : 0);
  html.raw("<circle class=\"point level-")
      .text(level)
      .raw("\" cx=\"")
      .text(fixed(projection.x(mark.outline[0].longitude), 1));
  html.raw("\" cy=\"")
      .text(fixed(projection.y(mark.outline[0].latitude), 1))
      .raw("\" r=\"")
      .text(fixed(radius, 1))
      .raw("\">");
  write_tip(html, mark);
  html.raw("</circle>");
}

void write_scale(Html& html, const Projection& projection) {
  const double metres = round_below(projection.metres_a_unit() * width / 3),
               units = metres / projection.metres_a_unit();
  const double right = width - 10, bottom = projection.height() - 10;
  write_line(html, "scale", right - units, bottom, right, bottom);
  write_line(html, "scale", right - units, bottom - 4, right - units, bottom + 4);
  write_line(html, "scale", right, bottom - 4, right, bottom + 4);
  const bool far = metres >= 1000;
  const auto length = fixed(far ? metres / 1000 : metres, 0) + (far ? " km" : " m");
  write_text(html, "scale-text", right - units / 2, bottom - 7, length);
}

}  // namespace

LonLat centre_of(const MapMark& mark) {
  LonLat sum;
  for (const LonLat& corner : mark.outline) sum.longitude += corner.longitude, sum.latitude += corner.latitude;
  const auto corners = static_cast<double>(mark.outline.size());
  return {sum.longitude / corners, sum.latitude / corners};
}

void write_map_drawing(Html& html, const Map& map) {
  if (map.marks.empty()) return;
  const Projection projection(map.marks);
  std::uint64_t most = 0;
  for (const MapMark& mark : map.marks) most = std::max(most, mark.rows);
  html.raw("<svg class=\"map\" role=\"img\" viewBox=\"0 0 400 ").text(fixed(projection.height(), 0)).raw("\"");
  write_described(html, map.id, map.title, map.description);
  write_graticule(html, projection);
  if (map.boundaries != nullptr) write_boundaries(html, projection, *map.boundaries);
  for (const MapMark& mark : map.marks) write_mark(html, projection, mark, most);
  html.raw("\n");
  write_scale(html, projection);
  html.raw("</svg>\n");
}

}  // namespace opendata::api::web
