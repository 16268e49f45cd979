#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <opendata/coordinates.hpp>

namespace opendata {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr double false_easting = 250'000;

// GRS80, and the series of Krüger in the third flattening.
constexpr double semi_major = 6'378'137;
constexpr double flattening = 1 / 298.257222101;
constexpr double n = flattening / (2 - flattening);
constexpr double n2 = n * n, n3 = n2 * n, n4 = n3 * n;
constexpr double scaled_radius = 0.9999 * semi_major / (1 + n) * (1 + n2 / 4 + n4 / 64);
constexpr std::array<double, 4> beta{n / 2 - 2 * n2 / 3 + 37 * n3 / 96 - n4 / 360,
                                     n2 / 48 + n3 / 15 - 437 * n4 / 1440, 17 * n3 / 480 - 37 * n4 / 840,
                                     4397 * n4 / 161280};
constexpr std::array<double, 4> delta{2 * n - 2 * n2 / 3 - 2 * n3 + 116 * n4 / 45,
                                      7 * n2 / 3 - 8 * n3 / 5 - 227 * n4 / 45, 56 * n3 / 15 - 136 * n4 / 35,
                                      4279 * n4 / 630};

LonLat from_tm2(double easting, double northing, double central_meridian) {
  const double xi = northing / scaled_radius;
  const double eta = (easting - false_easting) / scaled_radius;
  double xi1 = xi, eta1 = eta;
  for (std::size_t j = 0; j < beta.size(); ++j) {
    const double k = 2 * static_cast<double>(j + 1);
    xi1 -= beta[j] * std::sin(k * xi) * std::cosh(k * eta);
    eta1 -= beta[j] * std::cos(k * xi) * std::sinh(k * eta);
  }
  const double chi = std::asin(std::sin(xi1) / std::cosh(eta1));
  double latitude = chi;
  for (std::size_t j = 0; j < delta.size(); ++j) latitude += delta[j] * std::sin(2 * static_cast<double>(j + 1) * chi);
  return {central_meridian + std::atan2(std::sinh(eta1), std::cos(xi1)) / degree, latitude / degree};
}

LonLat from_twd67(double x, double y) {
  constexpr double a = 0.00001549, b = 0.000006521;
  return from_tm2(x + 807.8 + a * x + b * y, y - 248.6 + a * y + b * x, 121);
}

bool is_main_island(double x, double y) { return x >= 140'000 && x <= 360'000 && y >= 2'400'000 && y <= 2'800'000; }
bool is_metres(double x, double y) { return x >= -500'000 && x <= 1'000'000 && y >= 1'000'000 && y <= 3'100'000; }
bool is_taiwan(LonLat at) {
  return at.longitude >= 114 && at.longitude <= 125 && at.latitude >= 9 && at.latitude <= 28;
}

std::optional<LonLat> convert(Crs crs, double x, double y) {
  switch (crs) {
    case Crs::wgs84:
    case Crs::twd97:
      return LonLat{x, y};
    case Crs::twd97_tm2_121:
      return is_metres(x, y) ? std::optional(from_tm2(x, y, 121)) : std::nullopt;
    case Crs::twd97_tm2_119:
      return is_metres(x, y) ? std::optional(from_tm2(x, y, 119)) : std::nullopt;
    case Crs::twd67_tm2_121:
      return is_main_island(x, y) ? std::optional(from_twd67(x, y)) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<LonLat> to_wgs84(Crs crs, double x, double y) {
  const auto at = convert(crs, x, y);
  return at && is_taiwan(*at) ? at : std::nullopt;
}

}  // namespace opendata
