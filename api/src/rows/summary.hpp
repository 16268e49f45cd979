#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rows/dialect.hpp"
#include "rows/query.hpp"

/// Counts over the rows of a release, for charts and maps. They are small whatever the release's size.
namespace opendata::api {

/// How much of a value counts: all of it, or of a date or time its first characters.
enum class Grain { value, day, month, year };

/// How many rows have each value of a field.
struct TallyQuery {
  Filter filter = {};
  std::size_t field = 0;  ///< place in the schema
  Grain grain = Grain::value;
  std::size_t most = 200;  ///< different values; a field with more of them is no category

  /// A value longer than this is a text for reading, not a category.
  static constexpr std::size_t longest_value = 256;
};
struct Tally {
  struct Count {
    std::optional<std::string> value;  ///< none where the cell is missing
    std::uint64_t rows = 0;
  };
  std::vector<Count> counts;  ///< by value, missing first
  bool is_category = true;    ///< false, and no counts: too many different values, or too long ones
};

/// A rectangle in the unit of the coordinates.
struct Bounds {
  double west = 0, south = 0, east = 0, north = 0;
};

/// Where rows lie, gathered into squares of a raster in the unit of the coordinates.
struct DensityQuery {
  Filter filter = {};
  std::size_t x = 0, y = 0;           ///< places in the schema; fields of type decimal or integer
  double cell = 0;                    ///< width of the squares that the data themselves have; 0 for points
  std::optional<Bounds> within = {};  ///< what lies elsewhere counts as without a place; none = everywhere
  static constexpr std::size_t squares_across = 48;  ///< of the longer side: at most 48 * 48 squares are given
};
struct RasterExtent : Bounds {
  double step = 0;  ///< width of a square
};
struct Density {
  struct Square {
    std::uint64_t rows = 0;
    double x = 0, y = 0;  ///< mean of the rows in it: of one row, its place
  };
  RasterExtent extent;
  std::uint64_t rows = 0;  ///< that have a place
  std::vector<Square> squares;
};

class RowSource;

/// Asks the database, without keeping the answer. Problems: as RowStore::page().
[[nodiscard]] Outcome<std::shared_ptr<const Tally>> ask_tally(RowSource& rows, const TallyQuery& query,
                                                              const Schema& schema, std::chrono::milliseconds limit);
[[nodiscard]] Outcome<std::shared_ptr<const Density>> ask_density(RowSource& rows, const DensityQuery& query,
                                                                  const Schema& schema,
                                                                  std::chrono::milliseconds limit);

}  // namespace opendata::api
