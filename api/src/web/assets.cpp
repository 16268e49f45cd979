#include "web/assets.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "call.hpp"
#include "encoding.hpp"
#include "web/appearance.hpp"
#include "web/pages.hpp"

namespace opendata::api::web {
namespace {

constexpr std::string_view kept_for_ever = "public, max-age=31536000, immutable";

struct Ending {
  std::string_view ending, media_type;
};
constexpr std::array endings{
    Ending{".css", "text/css; charset=utf-8"},
    Ending{".js", "text/javascript; charset=utf-8"},
    Ending{".json", "application/json; charset=utf-8"},
    Ending{".geojson", "application/geo+json; charset=utf-8"},
    Ending{".svg", "image/svg+xml"},
    Ending{".png", "image/png"},
    Ending{".webp", "image/webp"},
    Ending{".woff2", "font/woff2"},
    Ending{".txt", "text/plain; charset=utf-8"},
};

}  // namespace

const Asset& embedded_asset(std::string_view name) {
  const auto& all = embedded_assets();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Asset& asset) { return asset.name == name; });
  if (found == all.end()) throw std::logic_error("no such asset");
  return *found;
}

std::string asset_version(std::string_view bytes) { return short_hash(bytes).substr(0, 12); }

std::string asset_address(const Asset& asset) { return "/assets/" + asset.name + "?v=" + asset.version; }

std::string_view media_type_of(std::string_view name) {
  const auto* found =
      std::find_if(endings.begin(), endings.end(), [&](const Ending& row) { return name.ends_with(row.ending); });
  return found == endings.end() ? std::string_view() : found->media_type;
}

/// An asset under an address that names its version may be kept for ever, under any other for a minute.
Answer asset_file(const Call& call) {
  const Asset* asset = call.appearance.find_asset(call.arguments.text("name"));
  if (asset == nullptr) return refuse({ProblemKind::not_found, {"there is no such file", "沒有這個檔案"}});
  auto response = make_response(asset->bytes, media_type_of(asset->name));
  const std::string* version = call.request.parameter("v");
  if (version != nullptr && *version == asset->version) response.set_header("Cache-Control", std::string(kept_for_ever));
  return response;
}

}  // namespace opendata::api::web
