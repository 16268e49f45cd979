#include "catalog/dcat.hpp"

#include <opendata/formats.hpp>

#include "catalog/graph.hpp"
#include "catalog/parts.hpp"

namespace opendata::catalog {
namespace {

constexpr std::string_view authority = "http://publications.europa.eu/resource/authority/";
constexpr std::string_view chinese = "zh-Hant";

std::string in_authority(std::string_view path) { return std::string(authority) + std::string(path); }

/// A dataset's own nodes are fragments of its address, the catalogue's of the catalogue's.
struct Place {
  Graph& graph;
  std::string iri;
  [[nodiscard]] std::string part(std::string_view name) const { return iri + "#" + std::string(name); }
  void add(std::string_view predicate, Term object) const { graph.add(iri, predicate, std::move(object)); }
  void add_node(std::string_view predicate, std::string_view object, std::string_view type) const {
    graph.add_node(iri, predicate, object, type);
  }
};

void add_texts(const Place& at, std::string_view predicate, const LocalizedText& text) {
  if (!text.zh_tw.empty()) at.add(predicate, in_language(text.zh_tw, chinese));
  if (!text.en.empty()) at.add(predicate, in_language(text.en, "en"));
}

void add_publisher(const Place& at, const LocalizedText& name, const std::string& oid) {
  const std::string agent = oid.empty() ? at.part("publisher") : "urn:oid:" + oid;
  at.add_node("dct:publisher", agent, "foaf:Agent");
  const Place publisher{at.graph, agent};
  add_texts(publisher, "foaf:name", name);
  if (!oid.empty()) publisher.add("dct:identifier", plain(agent));
}

/// As a tel: address has it, RFC 3966.
std::string telephone(std::string_view phone) {
  std::string out = "tel:";
  for (const char c : phone) {
    if (c == '#') {
      out += ";ext=";
    } else if (c != ' ') {
      out += c;
    }
  }
  return out;
}

void add_contact(const Place& at, const DatasetMetadata& metadata) {
  if (metadata.contact_name.empty()) return;
  at.add_node("dcat:contactPoint", at.part("contact"), "vcard:Kind");
  const Place contact{at.graph, at.part("contact")};
  contact.add("vcard:fn", plain(metadata.contact_name));
  if (!metadata.contact_phone.empty()) contact.add("vcard:hasTelephone", iri(telephone(metadata.contact_phone)));
  if (!metadata.contact_email.empty()) contact.add("vcard:hasEmail", iri("mailto:" + metadata.contact_email));
}

void add_period(const Place& at, const DatasetMetadata& metadata) {
  if (metadata.temporal_from.empty() && metadata.temporal_to.empty()) return;
  at.add_node("dct:temporal", at.part("period"), "dct:PeriodOfTime");
  const Place period{at.graph, at.part("period")};
  if (!metadata.temporal_from.empty()) period.add("dcat:startDate", typed(metadata.temporal_from, "xsd:date"));
  if (!metadata.temporal_to.empty()) period.add("dcat:endDate", typed(metadata.temporal_to, "xsd:date"));
}

void add_place(const Place& at, const DatasetMetadata& metadata) {
  if (metadata.spatial.empty()) return;
  at.add_node("dct:spatial", at.part("place"), "dct:Location");
  at.graph.add(at.part("place"), "skos:prefLabel", in_language(metadata.spatial, chinese));
}

/// A code of one of our lists as a concept beside the catalogue's address.
void add_theme(const Place& at, const Record& record, const std::string& scheme, const std::string& code,
               const Code* known) {
  const std::string concept_iri = record.metadata.base_url + "/catalog#" + scheme + "-" + code;
  at.add_node("dcat:theme", concept_iri, "skos:Concept");
  const Place node{at.graph, concept_iri};
  node.add("skos:notation", plain(code));
  add_texts(node, "skos:prefLabel", known == nullptr ? LocalizedText{code, {}} : known->label);
}

void add_themes(const Place& at, const Record& record) {
  const std::string& category = record.metadata.category_service;
  if (!category.empty())
    add_theme(at, record, "service", category, find_code(record.codes.service_categories, category));
  for (const std::string& kind : record.metadata.disclosure)
    add_theme(at, record, "disclosure", kind, find_code(record.codes.disclosure_categories, kind));
}

void add_keywords(const Place& at, const DatasetMetadata& metadata) {
  for (const std::string& keyword : metadata.keywords) at.add("dcat:keyword", in_language(keyword, chinese));
  for (const std::string& keyword : metadata.keywords_en) at.add("dcat:keyword", in_language(keyword, "en"));
}

void add_checksum(const Place& at, const ReleaseFile& file) {
  constexpr std::string_view algorithm = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256";
  at.add_node("spdx:checksum", at.part("sha256"), "spdx:Checksum");
  at.graph.add_node(at.part("sha256"), "spdx:algorithm", algorithm, "spdx:ChecksumAlgorithm");
  at.graph.add(at.part("sha256"), "spdx:checksumValue", typed(file.sha256, "xsd:hexBinary"));
}

void add_license(const Place& at, const Record& record) {
  const License* known = record.codes.license_of(record.metadata);
  const std::string address = license_iri(record);
  at.add_node("dct:license", address, "dct:LicenseDocument");
  if (known != nullptr) add_texts(Place{at.graph, address}, "dct:title", known->title);
}

void add_format(const Place& at, const Record& record, const Format& format) {
  const std::string media_type = plain_media_type(format.media_type);
  at.add_node("dcat:mediaType", "https://www.iana.org/assignments/media-types/" + media_type, "dct:MediaType");
  const auto type = record.codes.file_types.find(format.name);
  if (type != record.codes.file_types.end())
    at.add_node("dct:format", in_authority("file-type/" + type->second), "dct:MediaTypeOrExtent");
}

void add_distribution(const Place& dataset, const Record& record, const Table& table) {
  const Place at{dataset.graph, download_url(record, *table.file)};
  dataset.add_node("dcat:distribution", at.iri, "dcat:Distribution");
  at.add("dct:title", in_language(record.metadata.title.zh_tw + " " + std::string(table.format->label), chinese));
  if (!record.metadata.title.en.empty())
    at.add("dct:title", in_language(record.metadata.title.en + " " + std::string(table.format->label), "en"));
  at.add("dcat:accessURL", iri(at.iri));
  at.add("dcat:downloadURL", iri(at.iri));
  add_format(at, record, *table.format);
  add_license(at, record);
  at.add("dcat:byteSize", typed(std::to_string(table.file->bytes), "xsd:nonNegativeInteger"));
  at.add("dct:modified", typed(record.manifest.modified, "xsd:dateTime"));
  if (table.format->name == "csv") at.add_node("dct:conformsTo", at.iri + "-metadata.json", "dct:Standard");
  add_checksum(at, *table.file);
}

void add_times(const Place& at, const Record& record) {
  if (const Frequency* frequency = record.codes.frequency_of(record.metadata))
    at.add_node("dct:accrualPeriodicity", in_authority("frequency/" + frequency->eu), "dct:Frequency");
  if (!record.metadata.issued.empty()) at.add("dct:issued", typed(record.metadata.issued, "xsd:date"));
  at.add("dct:modified", typed(record.manifest.modified, "xsd:dateTime"));
}

/// The release's own name cannot stand here, as it is made from this very text.
void add_dataset(Graph& graph, const Record& record) {
  const DatasetMetadata& metadata = record.metadata;
  const Place at{graph, dataset_url(record)};
  graph.add_type(at.iri, "dcat:Dataset");
  at.add("dct:identifier", plain(metadata.identifier.empty() ? metadata.id : metadata.identifier));
  add_texts(at, "dct:title", metadata.title);
  add_texts(at, "dct:description", metadata.description);
  add_publisher(at, {metadata.publisher_name, metadata.publisher_name_en}, metadata.publisher_oid);
  add_contact(at, metadata);
  add_keywords(at, metadata);
  add_themes(at, record);
  add_times(at, record);
  if (!metadata.type.empty())
    at.add_node("dct:conformsTo", metadata.base_url + "/catalog#type-" + metadata.type, "dct:Standard");
  at.add_node("dct:language", in_authority("language/ZHO"), "dct:LinguisticSystem");
  add_period(at, metadata);
  add_place(at, metadata);
  if (!metadata.landing_page.empty()) at.add_node("dcat:landingPage", metadata.landing_page, "foaf:Document");
  for (const Table& table : tables_of(record)) add_distribution(at, record, table);
}

Graph graph_of(const Record& record) {
  Graph graph;
  add_dataset(graph, record);
  return graph;
}

Graph graph_of(const Collection& collection) {
  Graph graph;
  const Place at{graph, collection.site.base_url + "/catalog"};
  graph.add_type(at.iri, "dcat:Catalog");
  add_texts(at, "dct:title", collection.site.title);
  add_texts(at, "dct:description", collection.site.description);
  add_publisher(at, collection.site.publisher, collection.site.publisher_oid);
  at.add_node("dct:language", in_authority("language/ZHO"), "dct:LinguisticSystem");
  at.add_node("foaf:homepage", collection.site.base_url + "/", "foaf:Document");
  if (!collection.modified.empty()) at.add("dct:modified", typed(collection.modified, "xsd:dateTime"));
  for (const Record& record : collection.records) {
    at.add("dcat:dataset", iri(dataset_url(record)));
    add_dataset(graph, record);
  }
  return graph;
}

}  // namespace

std::string dcat_json_ld_of_dataset(const Record& record) { return format_json_ld(graph_of(record)); }
std::string dcat_json_ld_of_catalog(const Collection& collection) { return format_json_ld(graph_of(collection)); }
std::string dcat_turtle_of_dataset(const Record& record) { return format_turtle(graph_of(record)); }
std::string dcat_turtle_of_catalog(const Collection& collection) { return format_turtle(graph_of(collection)); }

}  // namespace opendata::catalog
