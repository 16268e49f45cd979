#pragma once
#include <string>
#include <string_view>

#include "formats/places.hpp"

/// The texts around the objects of our JSON formats, shared by the writer and the reader that checks it.
namespace opendata::format {

struct JsonFrame {
  std::string_view head;         ///< of the file
  std::string_view separator;    ///< between two records
  std::string_view tail;         ///< of the file
  std::string_view before, after;  ///< each record
};

constexpr JsonFrame json_frame{"[\n", ",\n", "\n]\n", "", ""};
constexpr JsonFrame jsonl_frame{"", "", "", "", "\n"};
constexpr JsonFrame geojson_frame{"{\"type\":\"FeatureCollection\",\"features\":[\n", ",\n", "\n]}\n",
                                  "{\"type\":\"Feature\",\"properties\":", "}"};
constexpr std::string_view geojson_place = ",\"geometry\":";

/// `,"geometry":` and the place: null, a Point, or a Polygon.
void append_geojson_place(std::string& out, const Place& place);

}  // namespace opendata::format
