#include <opendata/files.hpp>
#include <opendata/json.hpp>

#include "web/dataset/parts.hpp"

namespace opendata::api::web {

json::Value read_release_json(const Release& release, std::string_view path) {
  constexpr std::size_t largest = 2U << 20U;
  for (const ReleaseFile& file : release.manifest.files) {
    if (file.path != path) continue;
    const auto bytes = read_file(release.directory / file.path, largest);
    if (!bytes) return {};
    auto value = json::parse(*bytes, json::Dialect::strict);
    return value ? std::move(*value) : json::Value();
  }
  return {};
}

void write_heading(Html& html, std::string_view id, Message title) {
  html.raw("<h2 id=\"").text(id).raw("\">").say(title).raw("</h2>\n");
}

}  // namespace opendata::api::web
