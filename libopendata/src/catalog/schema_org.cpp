#include "catalog/schema_org.hpp"

#include "catalog/parts.hpp"

namespace opendata::catalog {
namespace {

using release::JsonWriter;

void write_organization(JsonWriter& out, std::string_view key, const LocalizedText& name, const std::string& oid) {
  out.key(key);
  out.begin_object();
  out.text("@type", "GovernmentOrganization");
  out.text("name", name.zh_tw);
  write_if_any(out, "alternateName", name.en);
  if (!oid.empty()) out.text("identifier", "urn:oid:" + oid);
  out.end_object();
}

void write_contact(JsonWriter& out, const DatasetMetadata& metadata) {
  if (metadata.contact_email.empty() && metadata.contact_phone.empty()) return;
  out.key("maintainer");
  out.begin_object();
  out.text("@type", "Organization");
  out.text("name", metadata.contact_name.empty() ? metadata.publisher_name : metadata.contact_name);
  write_if_any(out, "email", metadata.contact_email);
  write_if_any(out, "telephone", metadata.contact_phone);
  out.end_object();
}

/// "2024-01-01/2025-12-31", open with "..".
std::string coverage(const DatasetMetadata& metadata) {
  if (metadata.temporal_from.empty() && metadata.temporal_to.empty()) return {};
  const auto or_open = [](const std::string& day) { return day.empty() ? std::string("..") : day; };
  return or_open(metadata.temporal_from) + "/" + or_open(metadata.temporal_to);
}

void write_download(JsonWriter& out, const Record& record, const Table& table) {
  out.begin_object();
  out.text("@type", "DataDownload");
  out.text("name", record.metadata.title.zh_tw + " " + std::string(table.format->label));
  out.text("contentUrl", download_url(record, *table.file));
  out.text("encodingFormat", plain_media_type(table.format->media_type));
  out.text("contentSize", std::to_string(table.file->bytes) + " B");
  out.text("sha256", table.file->sha256);
  out.text("dateModified", record.manifest.modified);
  out.end_object();
}

void write_downloads(JsonWriter& out, const Record& record) {
  out.key("distribution");
  out.begin_array();
  for (const Table& table : tables_of(record)) write_download(out, record, table);
  out.end_array();
}

void write_variables(JsonWriter& out, const Schema& schema) {
  out.key("variableMeasured");
  out.begin_array();
  for (const Field& field : schema.fields) {
    out.begin_object();
    out.text("@type", "PropertyValue");
    out.text("name", field.title.zh_tw);
    write_if_any(out, "alternateName", field.title.en);
    write_if_any(out, "description", field.description.zh_tw);
    out.end_object();
  }
  out.end_array();
}

void write_keywords(JsonWriter& out, const Record& record) {
  std::vector<std::string> all = record.metadata.keywords;
  all.insert(all.end(), record.metadata.keywords_en.begin(), record.metadata.keywords_en.end());
  for (const std::string& kind : record.metadata.disclosure) {
    if (const Code* known = find_code(record.codes.disclosure_categories, kind)) all.push_back(known->label.zh_tw);
  }
  if (!all.empty()) write_list(out, "keywords", all);
}

void write_place(JsonWriter& out, const std::string& name) {
  if (name.empty()) return;
  out.key("spatialCoverage");
  out.begin_object();
  out.text("@type", "Place");
  out.text("name", name);
  out.end_object();
}

/// The members of a Dataset, within an object.
void write_dataset(JsonWriter& out, const Record& record) {
  const DatasetMetadata& metadata = record.metadata;
  out.text("@type", "Dataset");
  out.text("@id", dataset_url(record));
  out.text("url", dataset_url(record));
  out.text("identifier", metadata.identifier.empty() ? metadata.id : metadata.identifier);
  out.text("name", metadata.title.zh_tw);
  write_if_any(out, "alternateName", metadata.title.en);
  out.text("description", metadata.description.zh_tw);
  out.text("inLanguage", "zh-Hant");
  out.text("license", license_iri(record));
  const LocalizedText publisher{metadata.publisher_name, metadata.publisher_name_en};
  write_organization(out, "creator", publisher, metadata.publisher_oid);
  write_organization(out, "publisher", publisher, metadata.publisher_oid);
  write_contact(out, metadata);
  out.key("isAccessibleForFree");
  out.boolean(true);
  write_if_any(out, "datePublished", metadata.issued);
  out.text("dateModified", record.manifest.modified);
  write_if_any(out, "temporalCoverage", coverage(metadata));
  write_place(out, metadata.spatial);
  write_keywords(out, record);
  write_variables(out, record.schema);
  write_downloads(out, record);
}

}  // namespace

std::string schema_org_of_dataset(const Record& record) {
  JsonWriter out;
  out.begin_object();
  out.text("@context", "https://schema.org");
  write_dataset(out, record);
  out.end_object();
  return out.take();
}

std::string schema_org_of_catalog(const Collection& collection) {
  JsonWriter out;
  out.begin_object();
  out.text("@context", "https://schema.org");
  out.text("@type", "DataCatalog");
  out.text("@id", collection.site.base_url + "/catalog");
  out.text("name", collection.site.title.zh_tw);
  write_if_any(out, "alternateName", collection.site.title.en);
  out.text("description", collection.site.description.zh_tw);
  write_organization(out, "publisher", collection.site.publisher, collection.site.publisher_oid);
  out.key("dataset");
  out.begin_array();
  for (const Record& record : collection.records) {
    out.begin_object();
    write_dataset(out, record);
    out.end_object();
  }
  out.end_array();
  out.end_object();
  return out.take();
}

}  // namespace opendata::catalog
