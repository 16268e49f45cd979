#include <opendata/search/faq_store.hpp>
#include <opendata/search/sources.hpp>

#include "sources/faq_document.hpp"
#include "sources/faq_position.hpp"

namespace opendata::search {
namespace {

/// Ids as one facet, as files of questions have them.
std::string joined(const std::vector<std::string>& ids) {
  std::string out;
  for (const auto& id : ids) out.append(out.empty() ? "" : ";").append(id);
  return out;
}

Document document_of(const faq::Entry& entry) {
  Document out;
  out.kind = "faq";
  out.id = entry.id;
  out.title = entry.question;
  out.body = entry.answer;
  out.url = entry.url;
  out.agency = entry.agency;
  out.category = entry.theme;
  out.modified = entry.modified;
  out.facets = entry.extra;
  const auto citations = joined(entry.citations), related = joined(entry.related);
  for (const auto& [name, value] : {std::pair{"unit", &entry.unit}, {"theme", &entry.theme}, {"administration", &entry.administration},
                                    {"service", &entry.service}, {"audience", &entry.audience},
                                    {"review_due", &entry.review_due}, {"reviewed", &entry.reviewed},
                                    {"cited_articles", &citations}, {"related", &related}})
    if (!value->empty()) out.facets[name] = *value;
  return out;
}

bool is_valid_on(const faq::Entry& entry, const std::string& day) {
  return entry.valid_from <= day && (entry.valid_until.empty() || day <= entry.valid_until);
}

}  // namespace

Result<SourceCounts> read_faq_store(const std::filesystem::path& store, const std::string& day, DocumentSink& sink) {
  const auto opened = open_existing(store);
  if (!opened) return failure(opened.error());
  // Before the entries are read: what changes meanwhile is read again by whoever follows the store from here.
  const auto position = faq_position(*opened, day);
  if (!position) return failure(position.error());
  SourceCounts counts;
  auto read = opened->visit(faq::View::published, {}, [&](const faq::Stored& stored) -> Result<void> {
    if (!is_valid_on(stored.entry, day)) {
      ++counts.skipped;
      return {};
    }
    ++counts.documents;
    return sink.add(document_of(stored.entry));
  });
  if (!read) return failure(std::move(read.error()));
  if (auto marked = sink.mark(faq_source, format(*position)); !marked) return failure(std::move(marked.error()));
  return counts;
}

}  // namespace opendata::search
