#include "catalog/dgtw.hpp"
#include "catalog/local_time.hpp"
#include "catalog/parts.hpp"

namespace opendata::catalog {
namespace {

using release::JsonWriter;

/// The platform's code of a licence, such as "1".
std::string license_code(const Record& record) {
  const License* known = record.codes.license_of(record.metadata);
  return known == nullptr || known->dgtw_v2.empty() ? record.metadata.license : known->dgtw_v2;
}

void write_frequency(JsonWriter& out, const DatasetMetadata& metadata) {
  const bool regular = metadata.update_unit != "不定期";
  out.key("updateFrequency");
  out.begin_object();
  out.text("regularupdate", regular ? "1" : "2");
  out.text("Frequency", regular ? std::to_string(metadata.update_every) : "");
  out.text("unittime", metadata.update_unit);
  out.end_object();
}

void write_field(JsonWriter& out, const Field& field, const Format& format) {
  const std::string& description = description_or_title(field);
  const bool needs_title = !has_titles(format) && !field.description.zh_tw.empty();
  out.begin_object();
  out.text("name", name_in_file(field, format));
  out.text("description", needs_title ? field.title.zh_tw + "：" + description : description);
  out.end_object();
}

void write_fields(JsonWriter& out, const Schema& schema, const Format& format) {
  out.key("resourceField");
  out.begin_array();
  for (const Field& field : schema.fields) write_field(out, field, format);
  out.end_array();
}

void write_distribution(JsonWriter& out, const Record& record, const Table& table, std::size_t index) {
  out.begin_object();
  write_if_any(out, "resourceID", resource_id(record, index));
  out.text("resourceDescription", record.metadata.title.zh_tw + " " + std::string(table.format->label));
  write_fields(out, record.schema, *table.format);
  out.text("resourceFormat", table.format->label);
  out.text("resourceCharacterEncoding", "UTF-8");
  out.text("resourceModified", to_taiwan_time(record.manifest.modified));
  out.text("resourceDownloadUrl", download_url(record, *table.file));
  out.text("resourceAmount", std::to_string(record.manifest.rows));
  out.text("resourceNotes", "");
  out.end_object();
}

void write_distributions(JsonWriter& out, const Record& record) {
  out.key("distribution");
  out.begin_array();
  const auto tables = tables_of(record);
  for (std::size_t i = 0; i < tables.size(); ++i) write_distribution(out, record, tables[i], i);
  out.end_array();
}

void write_publisher(JsonWriter& out, const DatasetMetadata& metadata) {
  out.text("dataProvider", "");  // the account at the portal: known to who pushes, not to who publishes
  out.text("publisherOID", metadata.publisher_oid + "|" + metadata.publisher_name);
  out.text("publisherContactName", metadata.contact_name);
  out.text("publisherContactPhone", metadata.contact_phone);
  out.text("publisherContactEmail", metadata.contact_email);
}

void write_coverage(JsonWriter& out, const Record& record) {
  out.text("dataQuality", "");
  out.text("coverageStartedDate", record.metadata.temporal_from);
  out.text("coverageEndedDate", record.metadata.temporal_to);
  out.text("publishedDate", published_time(record));
  out.text("modifiedDate", to_taiwan_time(record.manifest.modified));
  out.text("spatialCoverage", record.metadata.spatial);
  out.text("language", record.metadata.language);
  out.text("relatedUrl", record.metadata.landing_page);
}

}  // namespace

void write_dgtw_v2(JsonWriter& out, const Record& record) {
  const DatasetMetadata& metadata = record.metadata;
  out.begin_object();
  out.text("categoryService", metadata.category_service);
  out.text("categoryDataset", metadata.category_dataset);
  out.text("identifier", metadata.identifier);
  out.text("title", metadata.title.zh_tw);
  out.text("description", metadata.description.zh_tw);
  out.text("type", "rawData");
  out.text("license", license_code(record));
  out.text("cost", "free");
  write_publisher(out, metadata);
  write_frequency(out, metadata);
  write_coverage(out, record);
  write_list(out, "keyword", metadata.keywords);
  out.text("notes", notes_of(record));
  write_distributions(out, record);
  out.end_object();
}

}  // namespace opendata::catalog
