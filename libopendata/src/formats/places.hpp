#pragma once
#include <opendata/record.hpp>
#include <opendata/result.hpp>
#include <opendata/schema.hpp>
#include <string>
#include <vector>

namespace opendata::format {

/// Longitude and latitude of WGS 84, as decimal texts: the same digits in every format.
struct Position {
  std::string longitude, latitude;
  bool operator==(const Position&) const = default;
};

/// No position: the record has no place. One: a point. Five: the ring around a square of the grid, counter-clockwise from
/// the south-west corner, which ends it too (RFC 7946 section 3.1.6).
using Place = std::vector<Position>;

/// Finds the place of a record by the schema's geometry. Degrees are written as the cells have them, converted ones with
/// seven digits behind the point (a centimetre).
class Places {
 public:
  /// Errors: bad_value when the schema has no geometry, or one that names no numbers.
  [[nodiscard]] static Result<Places> create(const Schema& schema);
  /// Errors: bad_value with the column when the coordinates cannot be of the declared reference system.
  [[nodiscard]] Result<void> locate(const std::vector<Cell>& cells, Place& place) const;

 private:
  Places(Geometry geometry, std::size_t x, std::size_t y, double half)
      : geometry_(std::move(geometry)), x_(x), y_(y), half_(half) {}
  [[nodiscard]] tl::unexpected<Error> outside() const;
  Geometry geometry_;
  std::size_t x_, y_;
  double half_;  ///< of the width of a square; 0 for points
};

}  // namespace opendata::format
