#include "catalog/datapackage.hpp"

#include "catalog/parts.hpp"

namespace opendata::catalog {
namespace {

using release::JsonWriter;

constexpr std::string_view package_profile = "https://datapackage.org/profiles/2.0/datapackage.json";
constexpr std::string_view resource_profile = "https://datapackage.org/profiles/2.0/dataresource.json";
constexpr std::string_view schema_profile = "https://datapackage.org/profiles/2.0/tableschema.json";

/// Where the files are named from.
enum class Paths { in_release, served };

std::string_view table_schema_type(FieldType type) { return type == FieldType::decimal ? "number" : name(type); }

void write_field(JsonWriter& out, const Field& field, const Format& format) {
  out.begin_object();
  out.text("name", name_in_file(field, format));
  out.text("type", table_schema_type(field.type));
  out.text("title", field.title.zh_tw);
  write_if_any(out, "title_en", field.title.en);
  write_if_any(out, "description", field.description.zh_tw);
  write_if_any(out, "description_en", field.description.en);
  out.end_object();
}

void write_schema(JsonWriter& out, const Schema& schema, const Format& format) {
  out.key("schema");
  out.begin_object();
  out.text("$schema", schema_profile);
  out.key("fields");
  out.begin_array();
  for (const Field& field : schema.fields) write_field(out, field, format);
  out.end_array();
  write_list(out, "missingValues", {""});
  out.end_object();
}

void write_dialect(JsonWriter& out) {
  out.key("dialect");
  out.begin_object();
  out.text("delimiter", ",");
  out.text("lineTerminator", "\r\n");
  out.key("doubleQuote");
  out.boolean(true);
  out.key("header");
  out.boolean(true);
  out.end_object();
}

void write_licenses(JsonWriter& out, const Record& record) {
  out.key("licenses");
  out.begin_array();
  out.begin_object();
  out.text("name", record.metadata.license);
  out.text("path", license_iri(record));
  out.text("title", license_title(record));
  out.end_object();
  out.end_array();
}

/// A table is described only where its fields are the file's own: CSV, and JSON by its keys.
bool is_described(const Format& format) {
  return format.name == "csv" || format.name == "json" || format.name == "jsonl" || format.name == "ods";
}

void write_resource(JsonWriter& out, const Record& record, const Table& table, Paths paths) {
  const bool local = paths == Paths::in_release;
  out.begin_object();
  out.text("$schema", resource_profile);
  out.text("name", (record.metadata.id + "-").append(table.format->name));
  out.text("path", local ? table.file->path : download_url(record, *table.file));
  out.text("title", record.metadata.title.zh_tw + " " + std::string(table.format->label));
  out.text("format", table.format->name);
  out.text("mediatype", plain_media_type(table.format->media_type));
  if (table.format->content == Format::Content::text) out.text("encoding", "utf-8");
  out.number("bytes", table.file->bytes);
  out.text("hash", "sha256:" + table.file->sha256);
  if (!local) write_licenses(out, record);
  if (is_described(*table.format)) {
    out.text("type", "table");
    if (table.format->name == "csv") write_dialect(out);
    write_schema(out, record.schema, *table.format);
  }
  out.end_object();
}

void write_publisher(JsonWriter& out, std::string_view publisher) {
  if (publisher.empty()) return;
  out.key("contributors");
  out.begin_array();
  out.begin_object();
  out.text("title", publisher);
  write_list(out, "roles", {"publisher"});
  out.end_object();
  out.end_array();
}

void write_head(JsonWriter& out, std::string_view name, const LocalizedText& title, const LocalizedText& description) {
  out.text("$schema", package_profile);
  out.text("name", name);
  out.text("title", title.zh_tw);
  write_if_any(out, "title_en", title.en);
  write_if_any(out, "description", description.zh_tw);
  write_if_any(out, "description_en", description.en);
}

void write_about(JsonWriter& out, const Record& record) {
  write_head(out, record.metadata.id, record.metadata.title, record.metadata.description);
  if (!record.metadata.base_url.empty()) out.text("homepage", dataset_url(record));
  out.text("created", record.manifest.modified);
  if (!record.metadata.keywords.empty()) write_list(out, "keywords", record.metadata.keywords);
  write_if_any(out, "notes", notes_of(record));
  write_publisher(out, record.metadata.publisher_name);
  write_licenses(out, record);
}

void write_resources(JsonWriter& out, const Record& record, Paths paths) {
  for (const Table& table : tables_of(record)) write_resource(out, record, table, paths);
}

}  // namespace

std::string datapackage_of_dataset(const Record& record) {
  JsonWriter out;
  out.begin_object();
  write_about(out, record);
  out.key("resources");
  out.begin_array();
  write_resources(out, record, Paths::in_release);
  out.end_array();
  out.end_object();
  return out.take();
}

std::string datapackage_of_catalog(const Collection& collection) {
  JsonWriter out;
  out.begin_object();
  write_head(out, "catalog", collection.site.title, collection.site.description);
  out.text("homepage", collection.site.base_url + "/");
  if (!collection.modified.empty()) out.text("created", collection.modified);
  write_publisher(out, collection.site.publisher.zh_tw);
  out.key("resources");
  out.begin_array();
  for (const Record& record : collection.records) write_resources(out, record, Paths::served);
  out.end_array();
  out.end_object();
  return out.take();
}

}  // namespace opendata::catalog
