#pragma once
#include <filesystem>
#include <memory>
#include <opendata/result.hpp>
#include <opendata/schema.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "web/assets.hpp"
#include "web/html.hpp"
#include "web/palette.hpp"

/// What an agency makes its own of the pages without compiling anything: see docs/website.md.
namespace opendata::api::web {

struct Boundaries;

struct Contact {
  std::string telephone, email;
  LocalizedText address, hours;
};

/// A piece of every page; English pages have `en` when it is there.
struct LocalizedMarkup {
  CheckedMarkup zh_tw, en;
  [[nodiscard]] const CheckedMarkup& in(Language language) const {
    return language == Language::en && !en.view().empty() ? en : zh_tw;
  }
};

/// Names, colours and pieces of the pages. Stays the same for the whole of a request.
struct Appearance {
  LocalizedText name;         ///< of the site, in every title and at the top of every page
  LocalizedText short_name;   ///< ≤ 16 characters: in a browser's list of searches
  LocalizedText description;  ///< one sentence, below the name on the home page and for search engines
  LocalizedText agency;       ///< publishing unit; empty = none is named
  std::string agency_url;
  Contact contact;
  Palette palette;
  std::string logo;              ///< name of an asset; empty = none
  LocalizedMarkup header, footer;  ///< empty = none
  LocalizedText about, accessibility, privacy;  ///< Markdown in place of the built-in statements; empty = those
  std::vector<Asset> assets;     ///< in front of the embedded ones: site.css, the logo
  std::shared_ptr<const Boundaries> boundaries;  ///< base of the datasets' maps; null = none
  std::string version;           ///< another one when anything that pages show is another

  /// Its own asset, else the embedded one; null when there is none of this name.
  [[nodiscard]] const Asset* find_asset(std::string_view asset_name) const;
};

/// Files of a site directory. All may be missing.
namespace site_files {
inline constexpr std::string_view settings = "site.json";
inline constexpr std::string_view theme = "theme.css";
inline constexpr std::string_view boundaries = "boundaries.geojson";  ///< up to 4 MiB and 100,000 positions
}  // namespace site_files

/// Bytes of one file of the directory, at most.
inline constexpr std::size_t largest_site_file = 64U << 10U;

/// Reads a site directory; an empty name gives the defaults.
/// Errors, each with file and key or line: not_found (the directory), bad_structure, unknown_key, bad_value (a colour, an
/// address, a text too long, colours that cannot be read on each other, markup that the pages' policy forbids),
/// limit_exceeded, bad_encoding.
[[nodiscard]] Result<std::shared_ptr<const Appearance>> load_appearance(const std::filesystem::path& directory);

// site_json.cpp
/// Puts what site.json says over what is there. Errors: as above.
[[nodiscard]] Result<void> read_site_json(std::string_view document, const std::string& file, Appearance& appearance);
// fragment.cpp
/// Whether a style sheet loads nothing from elsewhere. Errors: bad_value with the line; bad_encoding.
[[nodiscard]] Result<void> check_stylesheet(std::string_view css, const std::string& file);

}  // namespace opendata::api::web
