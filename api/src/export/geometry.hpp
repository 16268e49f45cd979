#pragma once
#include <opendata/schema.hpp>
#include <optional>
#include <string>

#include "export/cell_text.hpp"

/// Which fields of a dataset say where a record lies.
namespace opendata::api {

/// Places in the schema of longitude and latitude in degrees (WGS 84).
struct PointFields {
  std::size_t longitude = 0;
  std::size_t latitude = 0;
};

/// The point fields of a dataset; none when it has no geometry.
[[nodiscard]] std::optional<PointFields> point_fields(const Schema& schema);
/// A GeoJSON geometry from two canonical cells; `null` when one is missing.
void append_point(std::string& out, const CellView& longitude, const CellView& latitude);

}  // namespace opendata::api
