#include <algorithm>
#include <array>
#include <opendata/formats.hpp>

#include "formats/csv.hpp"
#include "formats/json.hpp"
#include "formats/jsonl.hpp"
#include "formats/xml.hpp"

namespace opendata {
namespace {

// One line a format, in the order in which a release lists them.
constexpr std::array all_formats{
    Format{"csv", "csv", "text/csv; charset=utf-8; header=present", "CSV", format::create_csv},
    Format{"json", "json", "application/json", "JSON", format::create_json},
    Format{"jsonl", "jsonl", "application/jsonl", "JSONL", format::create_jsonl},
    Format{"xml", "xml", "application/xml", "XML", format::create_xml},
};

}  // namespace

std::span<const Format> formats() { return all_formats; }

const Format* find_format(std::string_view name) {
  const auto* found =
      std::find_if(all_formats.begin(), all_formats.end(), [&](const Format& format) { return format.name == name; });
  return found == all_formats.end() ? nullptr : found;
}

}  // namespace opendata
