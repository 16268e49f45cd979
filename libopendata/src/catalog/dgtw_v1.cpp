#include <cstdio>

#include "catalog/dgtw.hpp"
#include "catalog/local_time.hpp"
#include "catalog/parts.hpp"

namespace opendata::catalog {
namespace {

using release::JsonWriter;

std::string field_titles(const Schema& schema) {
  std::string out;
  for (const Field& field : schema.fields) out += (out.empty() ? "" : "、") + field.title.zh_tw;
  return out;
}

void write_terms(JsonWriter& out, const Record& record) {
  out.text("license", license_title(record));
  out.text("licenseURL", license_iri(record));
  out.text("cost", "免費");
  out.text("costURL", "");
  out.text("costLaw", "");
}

void write_offices(JsonWriter& out, const DatasetMetadata& metadata) {
  for (const std::string_view role : {"organization", "publisher"}) {
    out.text(role, metadata.publisher_name);
    out.text(std::string(role) + "ContactName", metadata.contact_name);
    out.text(std::string(role) + "ContactPhone", metadata.contact_phone);
    out.text(std::string(role) + "ContactEmail", metadata.contact_email);
  }
  out.text("publisherOID", metadata.publisher_oid);
  out.text("publisherOrgCode", metadata.publisher_org_code);
}

void write_times(JsonWriter& out, const Record& record) {
  const Frequency* frequency = record.codes.frequency_of(record.metadata);
  out.text("accrualPeriodicity",
           frequency == nullptr ? "" : with_number(frequency->label.zh_tw, record.metadata.update_every));
  out.text("temporalCoverageFrom", record.metadata.temporal_from);
  out.text("temporalCoverageTo", record.metadata.temporal_to);
  out.text("issued", published_time(record));
  out.text("modified", to_taiwan_time(record.manifest.modified));
}

void write_distribution(JsonWriter& out, const Record& record, const Table& table, std::size_t index) {
  const std::string address = download_url(record, *table.file);
  out.begin_object();
  out.text("resourceID", resource_id(record, index));
  out.text("resourceDescription", table_title(record.metadata, table.format->name));
  out.text("format", table.format->label);
  out.text("resourceModified", to_taiwan_time(record.manifest.modified));
  out.text("downloadURL", address);
  out.text("metadataSourceOfData", dataset_url(record) + "/current/dataset.json");
  out.text("characterSetCode", "UTF-8");
  out.end_object();
}

void write_distributions(JsonWriter& out, const Record& record) {
  out.key("distribution");
  out.begin_array();
  const auto tables = tables_of(record);
  for (std::size_t i = 0; i < tables.size(); ++i) write_distribution(out, record, tables[i], i);
  out.end_array();
}

}  // namespace

std::string resource_id(const Record& record, std::size_t index) {
  if (record.metadata.identifier.empty()) return {};
  char digits[24];
  std::snprintf(digits, sizeof digits, "-%03zu", index + 1);
  return record.metadata.identifier + digits;
}

std::string published_time(const Record& record) {
  return record.metadata.issued.empty() ? to_taiwan_time(record.manifest.modified)
                                        : record.metadata.issued + " 00:00:00";
}

void write_dgtw_v1(JsonWriter& out, const Record& record) {
  const DatasetMetadata& metadata = record.metadata;
  out.begin_object();
  out.text("categoryCode", metadata.category_service);
  out.text("identifier", metadata.identifier);
  out.text("title", metadata.title.zh_tw);
  out.text("description", metadata.description.zh_tw);
  out.text("fieldDescription", field_titles(record.schema));
  out.text("type", "rawData");
  write_terms(out, record);
  write_offices(out, metadata);
  write_times(out, record);
  out.text("spatial", metadata.spatial);
  out.text("language", metadata.language);
  out.text("landingPage", metadata.landing_page.empty() ? dataset_url(record) : metadata.landing_page);
  write_list(out, "keyword", metadata.keywords);
  out.number("numberOfData", record.manifest.rows);
  out.text("notes", notes_of(record));
  write_distributions(out, record);
  out.end_object();
}

}  // namespace opendata::catalog
