#pragma once
#include <string_view>

#include "call.hpp"

namespace opendata::api {

/// "json", "csv", "jsonl", "xml" or "geojson": what the parameter "format" says, else the Accept header, else JSON.
[[nodiscard]] std::string_view wanted_format(const Call& call);
/// The media type of such a format.
[[nodiscard]] std::string_view media_type_of(std::string_view format);

}  // namespace opendata::api
