#include "discovery/discovery.hpp"
#include "discovery/xml_body.hpp"
#include "handlers/links.hpp"

/// /sitemap.xml (sitemaps.org 0.9): pages of datasets and questions. /robots.txt names it.
namespace opendata::api {
namespace {

constexpr std::size_t most_questions = 10'000;  // what a search shows at most; far below the 50,000 of a file
constexpr std::size_t questions_at_once = 1000;

void write_url(XmlBody& out, const std::string& location, std::string_view modified) {
  out.raw("<url>").raw("<loc>").text(location).raw("</loc>");
  if (modified.size() >= 10) out.raw("<lastmod>").text(modified.substr(0, 10)).raw("</lastmod>");
  out.raw("</url>\n");
}

void write_questions(XmlBody& out, const Call& call) {
  search::Query query;
  query.mode = search::Mode::category;
  query.kinds = {"faq"};
  query.limit = questions_at_once;
  query.facets = query.snippets = false;
  for (; query.offset + query.limit <= most_questions; query.offset += query.limit) {
    const auto found = call.index.searcher->search(query);
    if (!found) return;
    for (const auto& hit : found->hits)
      write_url(out, call.origin + document_path("", hit.document), hit.document.modified);
    if (found->hits.size() < query.limit) return;
  }
}

}  // namespace

Answer sitemap(const Call& call) {
  XmlBody out;
  out.raw("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
  for (const char* page : {"/", "/faq", "/datasets", "/help", "/docs", "/about", "/accessibility", "/privacy", "/site-map"}) write_url(out, call.origin + page, {});
  for (const auto& [id, dataset] : call.catalog.datasets)
    write_url(out, call.origin + dataset_path("", id), dataset.current->release.manifest.modified);
  if (call.index.searcher) write_questions(out, call);
  return make_response(out.raw("</urlset>\n").take(), "application/xml; charset=utf-8");
}

Answer robots(const Call& call) {
  return make_response("User-agent: *\nDisallow: /api/\nDisallow: /qr\nAllow: /api/v1/openapi.json\nSitemap: " + call.origin + "/sitemap.xml\n",
                       "text/plain; charset=utf-8");
}

}  // namespace opendata::api
