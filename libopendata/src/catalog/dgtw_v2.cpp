#include "catalog/dgtw_v2.hpp"

#include <opendata/formats.hpp>

#include "catalog/local_time.hpp"
#include "release/json_writer.hpp"

namespace opendata::catalog {
namespace {

using release::JsonWriter;

/// "1" is 政府資料開放授權條款－第1版.
std::string license_code(const std::string& license) { return license == "OGDL-Taiwan-1.0" ? "1" : license; }

void write_frequency(JsonWriter& out, const DatasetMetadata& metadata) {
  const bool regular = metadata.update_unit != "不定期";
  out.key("updateFrequency");
  out.begin_object();
  out.text("regularupdate", regular ? "1" : "2");
  out.text("Frequency", regular ? std::to_string(metadata.update_every) : "");
  out.text("unittime", metadata.update_unit);
  out.end_object();
}

/// What the file itself calls the field: the CSV header has the titles, the other formats have the names as keys. The
/// check desc_match (欄位說明與檔案欄位相符) compares these, in this order.
void write_field(JsonWriter& out, const Field& field, const Format& format) {
  const bool has_titles = format.heading == Format::Heading::titles;
  const auto& description = field.description.zh_tw.empty() ? field.title.zh_tw : field.description.zh_tw;
  const bool needs_title = !has_titles && !field.description.zh_tw.empty();
  out.begin_object();
  out.text("name", has_titles ? field.title.zh_tw : field.name);
  out.text("description", needs_title ? field.title.zh_tw + "：" + description : description);
  out.end_object();
}

void write_fields(JsonWriter& out, const Schema& schema, const Format& format) {
  out.key("resourceField");
  out.begin_array();
  for (const Field& field : schema.fields) write_field(out, field, format);
  out.end_array();
}

void write_distribution(JsonWriter& out, const Input& input, const ReleaseFile& file, const Format& format) {
  out.begin_object();
  out.text("resourceDescription", input.metadata.title.zh_tw + " " + std::string(format.label));
  write_fields(out, input.schema, format);
  out.text("resourceFormat", format.label);
  out.text("resourceCharacterEncoding", "UTF-8");
  out.text("resourceModified", to_taiwan_time(input.manifest.modified));
  out.text("resourceDownloadUrl", download_url(input, file));
  out.text("resourceAmount", std::to_string(input.manifest.rows));
  out.text("resourceNotes", "");
  out.end_object();
}

void write_distributions(JsonWriter& out, const Input& input) {
  out.key("distribution");
  out.begin_array();
  for (const ReleaseFile& file : input.manifest.files) {
    if (const Format* format = find_format(file.format)) write_distribution(out, input, file, *format);
  }
  out.end_array();
}

void write_publisher(JsonWriter& out, const DatasetMetadata& metadata) {
  out.text("dataProvider", "");  // the account at the portal: known to who pushes, not to who publishes
  out.text("publisherOID", metadata.publisher_oid + "|" + metadata.publisher_name);
  out.text("publisherContactName", metadata.contact_name);
  out.text("publisherContactPhone", metadata.contact_phone);
  out.text("publisherContactEmail", metadata.contact_email);
}

void write_coverage(JsonWriter& out, const Input& input) {
  const std::string modified = to_taiwan_time(input.manifest.modified);
  out.text("dataQuality", "");
  out.text("coverageStartedDate", input.metadata.temporal_from);
  out.text("coverageEndedDate", input.metadata.temporal_to);
  out.text("publishedDate", modified);
  out.text("modifiedDate", modified);
  out.text("spatialCoverage", input.metadata.spatial);
  out.text("language", input.metadata.language);
  out.text("relatedUrl", input.metadata.landing_page);
}

void write_keywords(JsonWriter& out, const DatasetMetadata& metadata) {
  out.key("keyword");
  out.begin_array();
  for (const std::string& keyword : metadata.keywords) out.text(keyword);
  out.end_array();
}

}  // namespace

std::string format_dgtw_v2(const Input& input) {
  const DatasetMetadata& metadata = input.metadata;
  JsonWriter out;
  out.begin_object();
  out.text("categoryService", metadata.category_service);
  out.text("categoryDataset", metadata.category_dataset);
  out.text("identifier", metadata.identifier);
  out.text("title", metadata.title.zh_tw);
  out.text("description", metadata.description.zh_tw);
  out.text("type", "rawData");
  out.text("license", license_code(metadata.license));
  out.text("cost", "free");
  write_publisher(out, metadata);
  write_frequency(out, metadata);
  write_coverage(out, input);
  write_keywords(out, metadata);
  out.text("notes", metadata.notes);
  write_distributions(out, input);
  out.end_object();
  return out.take();
}

}  // namespace opendata::catalog
