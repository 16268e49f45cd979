#include <algorithm>

#include "discovery/discovery.hpp"
#include "discovery/xml_body.hpp"
#include "handlers/links.hpp"

/// Atom feeds (RFC 4287) of new releases and changed questions.
namespace opendata::api {
namespace {

constexpr std::size_t most_entries = 50;
constexpr std::string_view atom_type = "application/atom+xml; charset=utf-8";

struct Entry {
  std::string id, title, updated, link, summary, author;
};

/// "2024-05-06" becomes midnight in Taiwan; times stay.
std::string atom_time(const std::string& text) {
  if (text.size() == 10) return text + "T00:00:00+08:00";
  return text.empty() ? "1970-01-01T00:00:00Z" : text;
}

void write_entry(XmlBody& out, const Entry& entry) {
  out.raw("<entry>\n").element("id", entry.id).element("title", entry.title).element("updated", entry.updated);
  out.raw("<link href=\"").text(entry.link).raw("\"/>\n").element("summary", entry.summary);
  out.raw("<author>").element("name", entry.author.empty() ? "opendata" : entry.author).raw("</author>\n</entry>\n");
}

Response feed(const Call& call, std::string_view path, Message title, std::vector<Entry> entries) {
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.updated > b.updated; });
  if (entries.size() > most_entries) entries.resize(most_entries);
  const std::string self = call.origin + std::string(path);
  XmlBody out;
  out.raw("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"").raw(call.english() ? "en" : "zh-TW").raw("\">\n");
  out.element("id", self).element("title", call.say(title));
  out.element("updated", entries.empty() ? atom_time({}) : entries.front().updated);
  out.raw("<link rel=\"self\" type=\"application/atom+xml\" href=\"").text(self).raw("\"/>\n");
  for (const Entry& entry : entries) write_entry(out, entry);
  return make_response(out.raw("</feed>\n").take(), atom_type);
}

}  // namespace

Answer release_feed(const Call& call) {
  std::vector<Entry> entries;
  for (const auto& [id, dataset] : call.catalog.datasets) {
    for (const auto& release_id : dataset.order) {  // newest first: two releases may carry one date
      const Release& release = dataset.releases.at(release_id)->release;
      entries.push_back({"urn:opendata:" + id + ":" + release_id, release.metadata.title.in(call.language),
                         release.manifest.modified, call.origin + dataset_path("", id),
                         release.metadata.description.in(call.language), release.metadata.publisher_name});
    }
  }
  return feed(call, "/feeds/releases.atom", {"New releases", "資料集更新"}, std::move(entries));
}

Answer faq_feed(const Call& call) {
  const auto searcher = call.searcher();
  if (!searcher) return refuse(searcher.error());
  search::Query query;
  query.mode = search::Mode::category;
  query.kinds = {"faq"};
  query.limit = most_entries;
  query.facets = query.snippets = false;
  const auto found = (*searcher)->search(query);
  if (!found) return refuse(found.error());
  std::vector<Entry> entries;
  for (const auto& hit : found->hits) {
    const auto& document = hit.document;
    const auto link = call.origin + document_path("", document);
    entries.push_back({link, document.title, atom_time(document.modified), link, document.body, document.agency});
  }
  return feed(call, "/feeds/faq.atom", {"Changed questions and answers", "便民問答更新"}, std::move(entries));
}

}  // namespace opendata::api
