#include <algorithm>

#include "discovery/discovery.hpp"
#include "discovery/xml_body.hpp"
#include "handlers/links.hpp"
#include "web/navigation.hpp"

/// /sitemap.xml (sitemaps.org 0.9): the site's own pages, datasets, questions and laws. /robots.txt names it. What does
/// not fit into one file is parted: /sitemap.xml then lists /sitemaps/1, /sitemaps/2 and so on.
namespace opendata::api {
namespace {

/// Addresses of a file. The standard allows 50,000 and 50 MB; with fewer an answer stays small in memory, also where ids
/// are as long as they may be.
constexpr std::size_t most_addresses = 10'000;
constexpr std::string_view xml_type = "application/xml; charset=utf-8";
constexpr std::string_view name_space = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// An address of the site and the day of its last change; empty = unknown.
struct Place {
  std::string path, modified;
};
using Places = std::vector<Place>;

/// Places one behind the other, of which only a part is ever made.
struct Section {
  std::size_t size = 0;
  Places (*make)(const Call& call, std::size_t first, std::size_t count) = nullptr;
};

Places part_of(Places places, std::size_t first, std::size_t count) {
  const auto begin = std::min(first, places.size()), end = std::min(begin + count, places.size());
  return {places.begin() + static_cast<std::ptrdiff_t>(begin), places.begin() + static_cast<std::ptrdiff_t>(end)};
}

Places own_pages(const Call& /*call*/, std::size_t first, std::size_t count) {
  Places out;
  for (const auto* entries : {&web::main_navigation(), &web::footer_navigation()})
    for (const auto& entry : *entries) out.push_back({std::string(entry.address), {}});
  return part_of(std::move(out), first, count);
}

Places datasets(const Call& call, std::size_t first, std::size_t count) {
  Places out;
  for (const auto& [id, dataset] : call.catalog.datasets)
    out.push_back({dataset_path("", id), dataset.current->release.manifest.modified});
  return part_of(std::move(out), first, count);
}

Places questions(const Call& call, std::size_t first, std::size_t count) {
  Places out;
  const auto listed = call.index.searcher->documents("faq", first, count);
  if (!listed) return out;
  for (const auto& [id, modified] : *listed) out.push_back({faq_path("", id), modified});
  return out;
}

Places laws(const Call& call, std::size_t first, std::size_t count) {
  Places out;
  for (const auto& [id, modified] : call.index.searcher->laws()) out.push_back({law_path("", id), modified});
  return part_of(std::move(out), first, count);
}

std::vector<Section> sections_of(const Call& call) {
  std::vector<Section> out{{web::main_navigation().size() + web::footer_navigation().size(), own_pages},
                           {call.catalog.datasets.size(), datasets}};
  if (!call.index.searcher) return out;
  const auto found = call.index.stats.by_kind.find("faq");
  out.push_back({found == call.index.stats.by_kind.end() ? 0 : static_cast<std::size_t>(found->second), questions});
  out.push_back({call.index.searcher->laws().size(), laws});
  return out;
}

std::size_t parts_of(const std::vector<Section>& sections) {
  std::size_t total = 0;
  for (const Section& section : sections) total += section.size;
  return (total + most_addresses - 1) / most_addresses;
}

void write_place(XmlBody& out, const Call& call, const Place& place) {
  out.raw("<url>").raw("<loc>").text(call.origin + place.path).raw("</loc>");
  if (place.modified.size() >= 10) out.raw("<lastmod>").text(place.modified.substr(0, 10)).raw("</lastmod>");
  out.raw("</url>\n");
}

/// The addresses of one file, counted from 0.
Response addresses(const Call& call, const std::vector<Section>& sections, std::size_t part) {
  XmlBody out;
  out.raw("<urlset xmlns=\"").raw(name_space).raw("\">\n");
  std::size_t skipped = part * most_addresses, wanted = most_addresses;
  for (const Section& section : sections) {
    const auto first = std::min(skipped, section.size), count = std::min(wanted, section.size - first);
    if (count > 0)
      for (const Place& place : section.make(call, first, count)) write_place(out, call, place);
    skipped -= first;
    wanted -= count;
  }
  return make_response(out.raw("</urlset>\n").take(), xml_type);
}

Response list_of_parts(const Call& call, std::size_t parts) {
  XmlBody out;
  out.raw("<sitemapindex xmlns=\"").raw(name_space).raw("\">\n");
  for (std::size_t part = 1; part <= parts; ++part)
    out.raw("<sitemap><loc>").text(call.origin + "/sitemaps/" + std::to_string(part)).raw("</loc></sitemap>\n");
  return make_response(out.raw("</sitemapindex>\n").take(), xml_type);
}

}  // namespace

Answer sitemap(const Call& call) {
  const auto sections = sections_of(call);
  const auto parts = parts_of(sections);
  return parts > 1 ? list_of_parts(call, parts) : addresses(call, sections, 0);
}

Answer sitemap_part(const Call& call) {
  const auto sections = sections_of(call);
  const auto part = call.arguments.size("part");
  if (part > parts_of(sections)) return refuse({ProblemKind::not_found, {"the site map has fewer parts", "網站地圖沒有這一部分"}});
  return addresses(call, sections, part - 1);
}

Answer robots(const Call& call) {
  return make_response("User-agent: *\nDisallow: /api/\nDisallow: /qr\nAllow: /api/v1/openapi.json\nSitemap: " + call.origin + "/sitemap.xml\n",
                       "text/plain; charset=utf-8");
}

}  // namespace opendata::api
