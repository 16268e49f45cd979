#include "web/appearance.hpp"

#include <algorithm>
#include <array>
#include <opendata/files.hpp>
#include <opendata/text.hpp>
#include <optional>

#include "web/chart/map.hpp"

namespace opendata::api::web {
namespace {

constexpr std::array logo_files{"logo.svg", "logo.png", "logo.webp"};

Appearance defaults() {
  Appearance out;
  out.name = {"便民問答、法規與開放資料", "Questions, regulations and open data"};
  out.short_name = {"開放資料檢索", "Open data"};
  out.description = {"查便民問答、法規與開放資料，一次查齊。", "Answers, regulations and open data of your city, in one search."};
  out.palette = default_palette();
  return out;
}

/// A file of the directory, none when it is not there.
Result<std::optional<std::string>> read_if_there(const std::filesystem::path& path, std::size_t limit = largest_site_file) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return std::nullopt;
  auto bytes = read_file(path, limit);
  if (!bytes) return failure(std::move(bytes.error()).at({path.string(), 0, {}}));
  return std::move(*bytes);
}

Result<void> read_settings(const std::filesystem::path& directory, Appearance& out) {
  const auto path = directory / site_files::settings;
  const auto document = read_if_there(path);
  if (!document) return failure(document.error());
  return *document ? read_site_json(**document, path.string(), out) : Result<void>();
}

Result<std::string> read_theme(const std::filesystem::path& directory) {
  const auto path = directory / site_files::theme;
  auto css = read_if_there(path);
  if (!css) return failure(css.error());
  if (!*css) return std::string();
  if (auto checked = check_stylesheet(**css, path.string()); !checked) return failure(checked.error());
  return std::move(**css);
}

Result<void> read_fragment(const std::filesystem::path& path, CheckedMarkup& target) {
  auto markup = read_if_there(path);
  if (!markup) return failure(markup.error());
  if (!*markup) return {};
  auto checked = check_fragment(std::move(**markup), path.string());
  if (!checked) return failure(std::move(checked.error()));
  target = std::move(*checked);
  return {};
}

Result<void> read_fragments(const std::filesystem::path& directory, Appearance& out) {
  struct Place {
    const char* file;
    CheckedMarkup& target;
  };
  for (const Place& place : {Place{"header.html", out.header.zh_tw}, Place{"header.en.html", out.header.en},
                             Place{"footer.html", out.footer.zh_tw}, Place{"footer.en.html", out.footer.en}})
    if (auto read = read_fragment(directory / place.file, place.target); !read) return read;
  return {};
}

/// Statements are Markdown, in which nothing can be harmful.
Result<void> read_statements(const std::filesystem::path& directory, Appearance& out) {
  struct Place {
    const char* file;
    std::string& target;
  };
  for (const Place& place : {Place{"about.md", out.about.zh_tw}, Place{"about.en.md", out.about.en},
                             Place{"accessibility.md", out.accessibility.zh_tw}, Place{"accessibility.en.md", out.accessibility.en},
                             Place{"privacy.md", out.privacy.zh_tw}, Place{"privacy.en.md", out.privacy.en}}) {
    auto text = read_if_there(directory / place.file);
    if (!text) return failure(text.error());
    if (*text && !text::is_valid_utf8(**text)) return failure(Errc::bad_encoding, {"must be UTF-8", "須為 UTF-8"}, {(directory / place.file).string(), 0, {}});
    if (*text) place.target = std::move(**text);
  }
  return {};
}

Result<void> read_logo(const std::filesystem::path& directory, Appearance& out) {
  for (const char* name : logo_files) {
    auto bytes = read_if_there(directory / name);
    if (!bytes) return failure(bytes.error());
    if (!*bytes) continue;
    out.logo = name;
    out.assets.push_back({name, std::move(**bytes), {}});
    return {};
  }
  return {};
}

Result<void> read_boundaries(const std::filesystem::path& directory, Appearance& out) {
  const auto path = directory / site_files::boundaries;
  const auto document = read_if_there(path, boundary_bytes);
  if (!document) return failure(document.error());
  if (!*document) return {};
  auto boundaries = parse_boundaries(**document, path.string());
  if (!boundaries) return failure(std::move(boundaries.error()));
  out.boundaries = std::make_shared<const Boundaries>(std::move(*boundaries));
  out.version = asset_version(**document);
  return {};
}

/// The version covers what pages name and what they say.
void finish(Appearance& out, const std::string& theme) {
  out.assets.push_back({"site.css", format_css(out.palette) + embedded_asset("site.css").bytes + theme, {}});
  std::string everything = out.version;
  for (Asset& asset : out.assets) everything += asset.version = asset_version(asset.bytes);
  for (const Asset& asset : embedded_assets()) everything += asset.version;
  for (const LocalizedText* text : {&out.name, &out.short_name, &out.description, &out.agency, &out.contact.address,
                                    &out.contact.hours, &out.about, &out.accessibility, &out.privacy})
    everything += text->zh_tw + "\n" + text->en + "\n";
  for (const LocalizedMarkup* piece : {&out.header, &out.footer})
    everything.append(piece->zh_tw.view()).append("\n").append(piece->en.view()).append("\n");
  out.version = asset_version(everything + out.agency_url + "\n" + out.contact.telephone + "\n" + out.contact.email);
}

}  // namespace

const Asset* Appearance::find_asset(std::string_view asset_name) const {
  for (const auto* list : {&assets, &embedded_assets()})
    for (const Asset& asset : *list)
      if (asset.name == asset_name) return &asset;
  return nullptr;
}

Result<std::shared_ptr<const Appearance>> load_appearance(const std::filesystem::path& directory) {
  auto out = std::make_shared<Appearance>(defaults());
  std::string theme;
  if (!directory.empty()) {
    std::error_code error;
    if (!std::filesystem::is_directory(directory, error))
      return failure(Errc::not_found, {"the site directory does not exist; check --site-dir", "網站設定資料夾不存在；請檢查 --site-dir"},
                     {directory.string(), 0, {}});
    for (const auto read : {read_settings, read_fragments, read_statements, read_logo, read_boundaries})
      if (auto done = read(directory, *out); !done) return failure(std::move(done.error()));
    auto css = read_theme(directory);
    if (!css) return failure(std::move(css.error()));
    theme = std::move(*css);
  }
  finish(*out, theme);
  return out;
}

}  // namespace opendata::api::web
