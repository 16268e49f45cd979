#include "discovery/discovery.hpp"
#include "discovery/xml_body.hpp"
#include "web/appearance.hpp"

/// OpenSearch 1.1: how a browser adds this site's search.
namespace opendata::api {
namespace {

/// Results are counted from 0, where OpenSearch would count from 1.
void write_url(XmlBody& out, std::string_view type, const std::string& address) {
  out.raw("<Url type=\"").raw(type).raw("\" indexOffset=\"0\" template=\"").text(address).raw("\"/>\n");
}

}  // namespace

Answer opensearch(const Call& call) {
  XmlBody out;
  out.raw("<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n");
  out.element("ShortName", call.appearance.short_name.in(call.language));
  out.element("Description", call.appearance.description.in(call.language));
  write_url(out, "text/html", call.origin + "/?q={searchTerms}&offset={startIndex?}");
  write_url(out, "application/json", call.origin + "/api/v1/search?q={searchTerms}&offset={startIndex?}");
  write_url(out, "application/x-suggestions+json", call.origin + "/opensearch/suggestions?q={searchTerms}");
  out.element("InputEncoding", "UTF-8").element("Language", call.english() ? "en" : "zh-TW");
  return make_response(out.raw("</OpenSearchDescription>\n").take(),
                       "application/opensearchdescription+xml; charset=utf-8");
}

Answer opensearch_suggestions(const Call& call) {
  const auto searcher = call.searcher();
  if (!searcher) return refuse(searcher.error());
  const auto suggestions = (*searcher)->suggest(call.arguments.text("q"), 10);
  if (!suggestions) return refuse(suggestions.error());
  JsonBody out;
  out.begin_array().text(call.arguments.text("q")).begin_array();
  for (const auto& text : *suggestions) out.text(text);
  return make_response(out.end_array().end_array().take(), "application/x-suggestions+json; charset=utf-8");
}

}  // namespace opendata::api
