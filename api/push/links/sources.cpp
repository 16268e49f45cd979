#include "push/links/sources.hpp"

#include <opendata/files.hpp>
#include <opendata/release.hpp>
#include <set>

#include "push/links/ascii.hpp"
#include "push/ckan/record.hpp"
#include "push/links/found_addresses.hpp"
#include "push/links/sitemap.hpp"
#include "push/links/web_address.hpp"

namespace opendata::push::links {
namespace {

constexpr std::size_t most_sitemaps = 1000;
/// More would not fit into the state (History::longest), and would take a host two weeks at one a second for two hours a day.
constexpr std::size_t most_listed = 100'000;
constexpr std::size_t longest_sitemap = 50U << 20U;
constexpr Message too_many_sitemaps{"the index lists more than 1,000 sitemaps", "索引列出超過 1,000 個 sitemap"};
constexpr Message too_many_addresses{"the sitemaps of the index list more than 100,000 addresses; give them one by one",
                                     "索引的 sitemap 共列出超過 100,000 個網址；請逐一指定各 sitemap"};

bool is_web(std::string_view place) {
  const std::string beginning = lowered(place.substr(0, 8));
  return beginning.starts_with("http://") || beginning == "https://";
}

}  // namespace

void Collection::add(std::string_view address, Origin origin) {
  address = trimmed(address);
  if (address.empty()) return;
  const auto [place, is_new] = places_.emplace(std::string(address), links_.size());
  if (is_new) links_.push_back({std::string(address), {}});
  auto& found_in = links_[place->second].found_in;
  if (found_in.empty() || found_in.back() != origin) found_in.push_back(std::move(origin));
}

void Collection::add_text(std::string_view text, const Origin& origin) {
  for (const std::string& address : find_addresses(text)) add(address, origin);
}

Result<void> collect_catalog(const std::filesystem::path& directory, Collection& out) {
  const auto entries = read_catalog(directory);
  if (!entries) return failure(entries.error());
  for (const CatalogEntry& entry : *entries) {
    const auto release = open_release(directory, entry.dataset_id, entry.current);
    if (!release) return failure(release.error());
    const auto place = [&](const char* field) { return Origin{"dataset", entry.dataset_id, field}; };
    out.add(release->metadata.landing_page, place("landing_page"));
    out.add_text(release->metadata.description.zh_tw, place("description"));
    out.add_text(release->metadata.notes, place("notes"));
    const auto package = published_package(*release);
    if (!package) continue;
    out.add(package->text_of("url"), place("landing_page"));
    out.add(package->text_of("license_url"), place("license"));
    if (const json::Value* resources = package->find("resources"))
      for (const json::Value& resource : resources->items()) out.add(resource.text_of("url"), place("download"));
  }
  return {};
}

Result<void> collect_list(const std::string& file, Collection& out) {
  return for_each_line(file, [&](const std::string& line, const Where&) -> Result<void> {
    if (!trimmed(line).starts_with('#')) out.add(line, {"list", file, {}});
    return {};
  });
}

Result<void> collect_sitemap(const std::string& first, const FetchSitemap& fetch, Collection& out) {
  std::vector<std::string> places{first};
  std::set<std::string> seen{first};
  std::size_t listed = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::string place = places[i];
    const std::string name = shown(place);  // reports and messages have it
    const auto bytes = is_web(place) ? fetch(place) : read_file(place, longest_sitemap);
    if (!bytes) return failure(bytes.error());
    const auto sitemap = parse_sitemap(*bytes, name);
    if (!sitemap) return failure(sitemap.error());
    listed += sitemap->pages.size();
    if (listed > most_listed) return failure(Errc::limit_exceeded, too_many_addresses, {shown(first), 0, {}});
    for (const std::string& page : sitemap->pages) out.add(page, {"sitemap", name, {}});
    for (const std::string& further : sitemap->sitemaps)
      if (is_web(further) && seen.insert(further).second) places.push_back(further);
    if (places.size() > most_sitemaps) return failure(Errc::limit_exceeded, too_many_sitemaps, {shown(first), 0, {}});
  }
  return {};
}

}  // namespace opendata::push::links
