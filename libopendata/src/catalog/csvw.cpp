#include "catalog/csvw.hpp"

#include <algorithm>

#include "catalog/parts.hpp"

namespace opendata::catalog {
namespace {

using release::JsonWriter;

void write_context(JsonWriter& out) {
  out.key("@context");
  out.begin_array();
  out.text("http://www.w3.org/ns/csvw");
  out.begin_object();
  out.text("@language", "zh-Hant");
  out.end_object();
  out.end_array();
}

void write_in_language(JsonWriter& out, std::string_view value, std::string_view language) {
  out.begin_object();
  out.text("@value", value);
  out.text("@language", language);
  out.end_object();
}

void write_texts(JsonWriter& out, std::string_view key, const LocalizedText& text) {
  if (text.zh_tw.empty() && text.en.empty()) return;
  out.key(key);
  out.begin_array();
  if (!text.zh_tw.empty()) write_in_language(out, text.zh_tw, "zh-Hant");
  if (!text.en.empty()) write_in_language(out, text.en, "en");
  out.end_array();
}

void write_pattern(JsonWriter& out, std::string_view base, std::string_view pattern) {
  out.begin_object();
  out.text("base", base);
  out.text("format", pattern);
  out.end_object();
}

void write_datatype(JsonWriter& out, FieldType type) {
  out.key("datatype");
  switch (type) {
    case FieldType::date:
      return write_pattern(out, "date", "yyyy-MM-dd");
    case FieldType::datetime:
      return write_pattern(out, "datetime", "yyyy-MM-ddTHH:mm:ss");
    default:
      out.text(name(type));
  }
}

/// The title must equal the header cell, so the English one stands elsewhere.
void write_column(JsonWriter& out, const Field& field) {
  out.begin_object();
  out.text("name", field.name);
  out.text("titles", field.title.zh_tw);
  if (!field.title.en.empty()) write_texts(out, "dc:alternative", {{}, field.title.en});
  write_texts(out, "dc:description", field.description);
  write_datatype(out, field.type);
  write_list(out, "null", {""});
  out.end_object();
}

void write_table_schema(JsonWriter& out, const Schema& schema) {
  out.key("tableSchema");
  out.begin_object();
  out.key("columns");
  out.begin_array();
  for (const Field& field : schema.fields) write_column(out, field);
  out.end_array();
  out.end_object();
}

void write_dialect(JsonWriter& out) {
  out.key("dialect");
  out.begin_object();
  out.text("encoding", "utf-8");
  out.text("delimiter", ",");
  out.text("quoteChar", "\"");
  out.key("doubleQuote");
  out.boolean(true);
  out.key("header");
  out.boolean(true);
  write_list(out, "lineTerminators", {"\r\n"});
  out.end_object();
}

void write_table(JsonWriter& out, const Record& record, std::string_view url) {
  out.text("url", url);
  write_texts(out, "dc:title", record.metadata.title);
  write_texts(out, "dc:description", record.metadata.description);
  write_if_any(out, "dc:publisher", record.metadata.publisher_name);
  write_if_any(out, "rdfs:comment", notes_of(record));
  out.key("dc:license");
  out.begin_object();
  out.text("@id", license_iri(record));
  out.end_object();
  out.text("dc:modified", record.manifest.modified);
  write_dialect(out);
  write_table_schema(out, record.schema);
}

const ReleaseFile* csv_of(const Record& record) {
  const auto& files = record.manifest.files;
  const auto csv = std::find_if(files.begin(), files.end(), [](const auto& file) { return file.format == "csv"; });
  return csv == files.end() ? nullptr : &*csv;
}

}  // namespace

std::string csvw_of_dataset(const Record& record) {
  const ReleaseFile* csv = csv_of(record);
  if (csv == nullptr) return {};
  JsonWriter out;
  out.begin_object();
  write_context(out);
  write_table(out, record, csv->path);
  out.end_object();
  return out.take();
}

std::string csvw_of_catalog(const Collection& collection) {
  JsonWriter out;
  out.begin_object();
  write_context(out);
  write_texts(out, "dc:title", collection.site.title);
  out.key("tables");
  out.begin_array();
  for (const Record& record : collection.records) {
    const ReleaseFile* csv = csv_of(record);
    if (csv == nullptr) continue;
    out.begin_object();
    write_table(out, record, download_url(record, *csv));
    out.end_object();
  }
  out.end_array();
  out.end_object();
  return out.take();
}

}  // namespace opendata::catalog
