#pragma once
#include <string>
#include <string_view>

namespace opendata::quality {

/// A declared format as one name: "kmz" of " .KMZ".
[[nodiscard]] std::string format_name(std::string_view declared);

/// The kind, as table::sniff() calls it, that a declared format ("CSV", ".geojson", "KML") should have; "document" for what
/// no program reads as data (PDF, Word, pictures); empty when it is none that we know.
[[nodiscard]] std::string_view kind_of_format(std::string_view declared);

}  // namespace opendata::quality
