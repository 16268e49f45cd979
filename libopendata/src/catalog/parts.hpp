#pragma once
#include <opendata/catalog.hpp>
#include <opendata/formats.hpp>
#include <string>
#include <vector>

#include "release/json_writer.hpp"

/// What several vocabularies have in common.
namespace opendata::catalog {

/// A file of a release that is a table of rows.
struct Table {
  const ReleaseFile* file;
  const Format* format;
};
/// The tables in the order of formats().
[[nodiscard]] std::vector<Table> tables_of(const Record& record);
/// "text/csv" of "text/csv; charset=utf-8"
[[nodiscard]] std::string plain_media_type(std::string_view media_type);
[[nodiscard]] std::string license_iri(const Record& record);
/// The title of the licence, or its SPDX identifier when it is not on the list.
[[nodiscard]] std::string license_title(const Record& record);
/// A label of a frequency or duration with the number in place of "{}"; empty when none is stated.
[[nodiscard]] std::string with_number(std::string_view text, unsigned number);
/// What a file of this format itself calls the field: the CSV header has the titles, the other formats the names. The
/// check desc_match (欄位說明與檔案欄位相符) compares these, in this order.
[[nodiscard]] const std::string& name_in_file(const Field& field, const Format& format);
/// Formats whose header cells are the titles, as in CSV.
[[nodiscard]] bool has_titles(const Format& format);
/// The field's description, or its title.
[[nodiscard]] const std::string& description_or_title(const Field& field);

/// The notes, and on which ground of 政府資訊公開法 §7 the dataset is disclosed, for vocabularies that have no place for it.
[[nodiscard]] std::string notes_of(const Record& record);

void write_list(release::JsonWriter& out, std::string_view key, const std::vector<std::string>& texts);
/// Nothing when `text` is empty.
void write_if_any(release::JsonWriter& out, std::string_view key, std::string_view text);

/// One JSON document of one dataset, by a function that writes its object.
using WriteRecord = void (*)(release::JsonWriter& out, const Record& record);
template <WriteRecord write>
std::string document_of(const Record& record) {
  release::JsonWriter out;
  write(out, record);
  return out.take();
}
/// One JSON list of a catalogue's datasets.
template <WriteRecord write>
std::string list_of(const Collection& collection) {
  release::JsonWriter out;
  out.begin_array();
  for (const Record& record : collection.records) write(out, record);
  out.end_array();
  return out.take();
}

}  // namespace opendata::catalog
