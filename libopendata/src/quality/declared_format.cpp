#include "quality/declared_format.hpp"

#include <algorithm>
#include <array>
#include <opendata/text.hpp>
#include <string>

#include "text/small_letters.hpp"

namespace opendata::quality {
namespace {

struct Declared {
  std::string_view name, kind;
};
constexpr std::array declared_kinds{
    Declared{"csv", "csv"},       Declared{"tsv", "csv"},        Declared{"txt", "csv"},       Declared{"json", "json"},
    Declared{"geojson", "json"},  Declared{"topojson", "json"},  Declared{"jsonl", "jsonl"},   Declared{"ndjson", "jsonl"},
    Declared{"xml", "xml"},       Declared{"kml", "xml"},        Declared{"gml", "xml"},       Declared{"rss", "xml"},
    Declared{"ods", "ods"},       Declared{"xlsx", "xlsx"},      Declared{"xls", "xls"},       Declared{"zip", "zip"},
    Declared{"kmz", "zip"},       Declared{"shp", "zip"},        Declared{"gpkg", "sqlite"},   Declared{"geopackage", "sqlite"},
    Declared{"sqlite", "sqlite"}, Declared{"parquet", "parquet"}, Declared{"gz", "gzip"},      Declared{"html", "html"},
    Declared{"pdf", "document"},  Declared{"doc", "document"},   Declared{"docx", "document"}, Declared{"odt", "document"},
    Declared{"ppt", "document"},  Declared{"pptx", "document"},  Declared{"jpg", "document"},  Declared{"jpeg", "document"},
    Declared{"png", "document"},  Declared{"gif", "document"},
};

}  // namespace

std::string format_name(std::string_view declared) {
  std::string name = text::in_small_letters(text::trim(declared));
  if (name.starts_with('.')) name.erase(0, 1);
  return name;
}

std::string_view kind_of_format(std::string_view declared) {
  const std::string name = format_name(declared);
  const auto* found = std::find_if(declared_kinds.begin(), declared_kinds.end(),
                                   [&](const Declared& row) { return row.name == name; });
  return found == declared_kinds.end() ? std::string_view() : found->kind;
}

}  // namespace opendata::quality
