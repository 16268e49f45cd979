#include <initializer_list>
#include <opendata/release.hpp>
#include <opendata/search/sources.hpp>

namespace opendata::search {
namespace {

void append_line(std::string& body, std::initializer_list<std::string_view> parts) {
  std::string line;
  for (const std::string_view part : parts)
    if (!part.empty()) line += (line.empty() ? "" : " ") + std::string(part);
  if (!line.empty()) body += (body.empty() ? "" : "\n") + line;
}

/// What can be found of a dataset: its description, keywords and what its fields are called and mean, in both
/// languages.
std::string body_of(const Release& release) {
  const DatasetMetadata& metadata = release.metadata;
  std::string body;
  append_line(body, {metadata.description.zh_tw});
  append_line(body, {metadata.title.en, metadata.description.en});
  for (const std::string& keyword : metadata.keywords) append_line(body, {keyword});
  for (const std::string& keyword : metadata.keywords_en) append_line(body, {keyword});
  for (const Field& field : release.schema.fields)
    append_line(body, {field.title.zh_tw, field.title.en, field.name, field.description.zh_tw, field.description.en});
  append_line(body, {metadata.notes});
  return body;
}

/// The kinds of 政府資訊公開法 §7 I, "5;7".
std::string disclosure_of(const DatasetMetadata& metadata) {
  std::string out;
  for (const std::string& kind : metadata.disclosure) out += (out.empty() ? "" : ";") + kind;
  return out;
}

Document to_document(const Release& release) {
  Document document;
  document.id = release.metadata.id;
  document.kind = "dataset";
  if (!release.metadata.disclosure.empty()) document.facets["disclosure"] = disclosure_of(release.metadata);
  document.title = release.metadata.title.in(Language::zh_tw);
  document.body = body_of(release);
  document.url = "/datasets/" + release.metadata.id;
  document.agency = release.metadata.publisher_name;
  document.category = release.metadata.category_service;
  if (!release.metadata.category_service.empty()) document.facets["service"] = release.metadata.category_service;
  document.modified = release.manifest.modified.substr(0, 10);
  return document;
}

}  // namespace

Result<SourceCounts> read_catalog_datasets(const std::filesystem::path& catalog, DocumentSink& sink) {
  auto entries = read_catalog(catalog);
  if (!entries) return failure(std::move(entries.error()));
  SourceCounts counts;
  for (const CatalogEntry& entry : *entries) {
    auto release = open_release(catalog, entry.dataset_id, entry.current);
    if (!release) return failure(std::move(release.error()));
    auto added = sink.add(to_document(*release));
    if (!added) return failure(std::move(added.error()).at({catalog.string(), 0, entry.dataset_id}));
    ++counts.documents;
  }
  return counts;
}

}  // namespace opendata::search
