#include "catalog/parts.hpp"

#include <opendata/text.hpp>

namespace opendata::catalog {

std::vector<Table> tables_of(const Record& record) {
  std::vector<Table> out;
  for (const Format& format : formats()) {
    for (const ReleaseFile& file : record.manifest.files) {
      if (file.format == format.name) out.push_back({&file, &format});
    }
  }
  return out;
}

std::string plain_media_type(std::string_view media_type) {
  return std::string(text::trim(media_type.substr(0, media_type.find(';'))));
}

std::string license_iri(const Record& record) {
  const License* known = record.codes.license_of(record.metadata);
  return known == nullptr ? "https://spdx.org/licenses/" + record.metadata.license : known->iri;
}

std::string license_title(const Record& record) {
  const License* known = record.codes.license_of(record.metadata);
  return known == nullptr ? record.metadata.license : known->title.zh_tw;
}

std::string with_number(std::string_view text, unsigned number) {
  const auto gap = text.find("{}");
  if (gap == std::string_view::npos) return std::string(text);
  return std::string(text.substr(0, gap)) + std::to_string(number) + std::string(text.substr(gap + 2));
}

std::string table_title(const DatasetMetadata& metadata, std::string_view format) {
  const Format* known = find_format(format);
  return metadata.title.zh_tw + " " + std::string(known == nullptr ? format : known->label);
}

bool has_titles(const Format& format) { return format.heading == Format::Heading::titles; }

const std::string& name_in_file(const Field& field, const Format& format) {
  return has_titles(format) ? field.title.zh_tw : field.name;
}

const std::string& description_or_title(const Field& field) {
  return field.description.zh_tw.empty() ? field.title.zh_tw : field.description.zh_tw;
}

std::string notes_of(const Record& record) {
  std::string kinds;
  for (const std::string& kind : record.metadata.disclosure) kinds += (kinds.empty() ? "第" : "、第") + kind + "款";
  if (kinds.empty()) return record.metadata.notes;
  const std::string sentence = "依政府資訊公開法第7條第1項" + kinds + "主動公開。";
  return record.metadata.notes.empty() ? sentence : record.metadata.notes + "\n" + sentence;
}

void write_list(release::JsonWriter& out, std::string_view key, const std::vector<std::string>& texts) {
  out.key(key);
  out.begin_array();
  for (const std::string& text : texts) out.text(text);
  out.end_array();
}

void write_if_any(release::JsonWriter& out, std::string_view key, std::string_view text) {
  if (!text.empty()) out.text(key, text);
}

}  // namespace opendata::catalog
