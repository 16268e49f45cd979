#pragma once
#include <string>
#include <string_view>
#include <vector>

/// Style sheets, scripts and pictures of the pages. Every file of assets/ is built into the program.
namespace opendata::api::web {

struct Asset {
  std::string name;  ///< "site.css"; also its last part in the address
  std::string bytes;
  std::string version;  ///< hexadecimal, from the bytes: another content has another address
};

/// What assets/ held when the program was built, by name.
[[nodiscard]] const std::vector<Asset>& embedded_assets();
/// The embedded asset of this name, which must be there.
[[nodiscard]] const Asset& embedded_asset(std::string_view name);
/// The version of bytes that were not known when the program was built.
[[nodiscard]] std::string asset_version(std::string_view bytes);
/// "/assets/site.css?v=0123456789ab": may be kept by caches for ever.
[[nodiscard]] std::string asset_address(const Asset& asset);
/// By the ending of the name; "" for an ending that is not served.
[[nodiscard]] std::string_view media_type_of(std::string_view name);

}  // namespace opendata::api::web
