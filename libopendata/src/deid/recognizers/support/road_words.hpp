#pragma once
#include "deid/recognizers/support/scan.hpp"

/// Tells roads and districts from names: half of the streets are called like people (安平路, 林森北路), and 路 and 段 are
/// family names.
namespace opendata::deid::road_words {

/// Whether [first, last), built like a name, is or is part of a road's or district's name: it ends with 路, 街, 巷…
/// ("與【安平路】446巷"), such a word follows ("跟【文賢】二街"), or it begins with a district (【安南區】).
[[nodiscard]] bool is_road(const Scan& scan, std::size_t first, std::size_t last);

/// Whether 路 or 段 at `first` ends the road's name before it ("慶平【路】*永華八街", "民族路2【段】新光") rather than beginning
/// a person's ("住戶【路】小明").
[[nodiscard]] bool ends_road(const Scan& scan, std::size_t first);

}  // namespace opendata::deid::road_words
