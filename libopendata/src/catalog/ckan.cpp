#include "catalog/ckan.hpp"

#include <algorithm>
#include <opendata/text.hpp>

#include "catalog/parts.hpp"
#include "text/small_letters.hpp"

namespace opendata::catalog {
namespace {

using release::JsonWriter;

constexpr std::size_t longest_tag = 100;

/// CKAN takes letters, digits, blanks and -_. in a tag, of 2 to 100 characters; whatever else stands in ours becomes a
/// hyphen.
std::string tag_of(std::string_view keyword) {
  std::u32string out = text::to_utf32(text::trim(keyword));
  for (char32_t& c : out) {
    const bool is_letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
    if (c < 0x80 && !is_letter && c != U' ' && c != U'-' && c != U'_' && c != U'.') c = U'-';
  }
  out.resize(std::min(out.size(), longest_tag));
  return out.size() < 2 ? std::string() : text::to_utf8(out);
}

void write_tags(JsonWriter& out, const DatasetMetadata& metadata) {
  out.key("tags");
  out.begin_array();
  for (const std::string& keyword : metadata.keywords) {
    const std::string tag = tag_of(keyword);
    if (tag.empty()) continue;
    out.begin_object();
    out.text("name", tag);
    out.end_object();
  }
  out.end_array();
}

void add_extra(std::vector<Extra>& out, std::string_view key, std::string value) {
  if (!value.empty()) out.push_back({std::string(key), std::move(value)});
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ",") + text;
  return out;
}

/// "第7款 請願之處理結果及訴願之決定" for each kind.
std::string disclosure_labels(const Record& record) {
  std::string out;
  for (const std::string& kind : record.metadata.disclosure) {
    const Code* known = find_code(record.codes.disclosure_categories, kind);
    out += (out.empty() ? "第" : "；第") + kind + "款" + (known == nullptr ? "" : " " + known->label.zh_tw);
  }
  return out;
}

void add_time_extras(std::vector<Extra>& out, const Record& record) {
  const Frequency* frequency = record.codes.frequency_of(record.metadata);
  if (frequency != nullptr) {
    const unsigned every = record.metadata.update_every;
    add_extra(out, "frequency", "http://publications.europa.eu/resource/authority/frequency/" + frequency->eu);
    add_extra(out, "更新頻率", with_number(frequency->label.zh_tw, every));
  }
  add_extra(out, "issued", record.metadata.issued);
  add_extra(out, "modified", record.manifest.modified);
  add_extra(out, "temporal_start", record.metadata.temporal_from);
  add_extra(out, "temporal_end", record.metadata.temporal_to);
}

void write_extras(JsonWriter& out, const Record& record) {
  out.key("extras");
  out.begin_array();
  for (const Extra& extra : ckan_extras(record)) {
    out.begin_object();
    out.text("key", extra.key);
    out.text("value", extra.value);
    out.end_object();
  }
  out.end_array();
}

void write_resource(JsonWriter& out, const Record& record, const Table& table) {
  out.begin_object();
  out.text("name", table_title(record.metadata, table.format->name));
  out.text("description", record.metadata.description.zh_tw);
  out.text("url", download_url(record, *table.file));
  out.text("format", table.format->label);
  out.text("mimetype", plain_media_type(table.format->media_type));
  out.number("size", table.file->bytes);
  out.text("hash", "sha256:" + table.file->sha256);
  out.text("last_modified", record.manifest.modified.substr(0, record.manifest.modified.find('Z')));
  out.text("license", license_iri(record));
  out.text("encoding", "UTF-8");
  out.end_object();
}

void write_head(JsonWriter& out, const Record& record) {
  const DatasetMetadata& metadata = record.metadata;
  const License* license = record.codes.license_of(metadata);
  out.text("name", metadata.id);
  out.text("title", metadata.title.zh_tw);
  out.text("notes", metadata.description.zh_tw);
  write_if_any(out, "owner_org", text::in_small_letters(metadata.publisher_org_code));
  out.text("license_id", license == nullptr || license->ckan.empty() ? metadata.license : license->ckan);
  out.text("license_title", license_title(record));
  out.text("license_url", license_iri(record));
  out.text("author", metadata.publisher_name);
  out.text("maintainer", metadata.contact_name);
  out.text("maintainer_email", metadata.contact_email);
  out.text("url", metadata.landing_page.empty() ? dataset_url(record) : metadata.landing_page);
  out.key("private");
  out.boolean(false);
}

}  // namespace

std::vector<Extra> ckan_extras(const Record& record) {
  const DatasetMetadata& metadata = record.metadata;
  std::vector<Extra> out;
  add_extra(out, "identifier", metadata.identifier.empty() ? metadata.id : metadata.identifier);
  add_extra(out, "uri", metadata.base_url.empty() ? "" : dataset_url(record));
  add_extra(out, "title_en", metadata.title.en);
  add_extra(out, "notes_en", metadata.description.en);
  add_extra(out, "publisher_name", metadata.publisher_name);
  add_extra(out, "publisher_name_en", metadata.publisher_name_en);
  add_extra(out, "publisher_uri", metadata.publisher_oid.empty() ? "" : "urn:oid:" + metadata.publisher_oid);
  add_extra(out, "contact_name", metadata.contact_name);
  add_extra(out, "contact_phone", metadata.contact_phone);
  add_extra(out, "contact_email", metadata.contact_email);
  add_extra(out, "dataset_type", metadata.type);
  add_extra(out, "服務分類", metadata.category_service);
  add_extra(out, "資料集分類", metadata.category_dataset);
  add_extra(out, "計費方式", "免費");
  add_extra(out, "disclosure", joined(metadata.disclosure));
  add_extra(out, "政府資訊公開法第7條", disclosure_labels(record));
  add_time_extras(out, record);
  add_extra(out, "spatial_text", metadata.spatial);
  add_extra(out, "language", metadata.language);
  add_extra(out, "備註", metadata.notes);
  return out;
}

void write_ckan(JsonWriter& out, const Record& record) {
  out.begin_object();
  write_head(out, record);
  write_tags(out, record.metadata);
  write_extras(out, record);
  out.key("resources");
  out.begin_array();
  for (const Table& table : tables_of(record)) write_resource(out, record, table);
  out.end_array();
  out.end_object();
}

}  // namespace opendata::catalog
