#include "release/dataset_json.hpp"

#include <algorithm>
#include <array>
#include <opendata/json.hpp>

#include "release/json_writer.hpp"
#include "release/manifest.hpp"

namespace opendata::release {
namespace {

constexpr Message not_a_description{"is not a dataset description of this version; publish the dataset again",
                                    "不是此版本的資料集說明檔；請重新發布資料集"};

/// The plain texts of DatasetMetadata, written and read by one list so that both agree.
struct TextMember {
  std::string_view key;
  std::string DatasetMetadata::*member;
};
constexpr std::array text_members{
    TextMember{"id", &DatasetMetadata::id},
    TextMember{"type", &DatasetMetadata::type},
    TextMember{"identifier", &DatasetMetadata::identifier},
    TextMember{"publisher_name", &DatasetMetadata::publisher_name},
    TextMember{"publisher_name_en", &DatasetMetadata::publisher_name_en},
    TextMember{"publisher_oid", &DatasetMetadata::publisher_oid},
    TextMember{"publisher_org_code", &DatasetMetadata::publisher_org_code},
    TextMember{"contact_name", &DatasetMetadata::contact_name},
    TextMember{"contact_phone", &DatasetMetadata::contact_phone},
    TextMember{"contact_email", &DatasetMetadata::contact_email},
    TextMember{"license", &DatasetMetadata::license},
    TextMember{"update_unit", &DatasetMetadata::update_unit},
    TextMember{"category_service", &DatasetMetadata::category_service},
    TextMember{"category_dataset", &DatasetMetadata::category_dataset},
    TextMember{"spatial", &DatasetMetadata::spatial},
    TextMember{"language", &DatasetMetadata::language},
    TextMember{"issued", &DatasetMetadata::issued},
    TextMember{"temporal_from", &DatasetMetadata::temporal_from},
    TextMember{"temporal_to", &DatasetMetadata::temporal_to},
    TextMember{"landing_page", &DatasetMetadata::landing_page},
    TextMember{"notes", &DatasetMetadata::notes},
    TextMember{"base_url", &DatasetMetadata::base_url},
};

struct ListMember {
  std::string_view key;
  std::vector<std::string> DatasetMetadata::*member;
};
constexpr std::array list_members{
    ListMember{"keywords", &DatasetMetadata::keywords},
    ListMember{"keywords_en", &DatasetMetadata::keywords_en},
    ListMember{"disclosure", &DatasetMetadata::disclosure},
};

void write_localized(JsonWriter& out, std::string_view key, const LocalizedText& text) {
  out.key(key);
  out.begin_object();
  out.text("zh-TW", text.zh_tw);
  out.text("en", text.en);
  out.end_object();
}

LocalizedText read_localized(const json::Value& object, std::string_view key) {
  const json::Value* member = object.find(key);
  return member == nullptr ? LocalizedText{} : LocalizedText{member->text_of("zh-TW"), member->text_of("en")};
}

void write_metadata(JsonWriter& out, const DatasetMetadata& metadata) {
  out.begin_object();
  for (const TextMember& text : text_members) out.text(text.key, metadata.*text.member);
  write_localized(out, "title", metadata.title);
  write_localized(out, "description", metadata.description);
  out.number("update_every", metadata.update_every);
  for (const ListMember& list : list_members) {
    out.key(list.key);
    out.begin_array();
    for (const std::string& text : metadata.*list.member) out.text(text);
    out.end_array();
  }
  out.end_object();
}

Result<DatasetMetadata> read_metadata(const json::Value& object, const std::string& file) {
  DatasetMetadata out;
  for (const TextMember& text : text_members) out.*text.member = object.text_of(text.key);
  out.title = read_localized(object, "title");
  out.description = read_localized(object, "description");
  const json::Value* every = object.find("update_every");
  const auto number = every == nullptr ? std::nullopt : every->integer();
  if (!number || *number < 1 || *number > 1'000'000)
    return failure(Errc::corrupt, not_a_description, {file, object.line(), "update_every"});
  out.update_every = static_cast<unsigned>(*number);
  for (const ListMember& list : list_members) {
    const json::Value* texts = object.find(list.key);
    if (texts == nullptr) continue;
    for (const json::Value& text : texts->items()) (out.*list.member).push_back(text.text());
  }
  if (!is_dataset_id(out.id)) return failure(Errc::corrupt, not_a_description, {file, object.line(), "id"});
  return out;
}

void write_field(JsonWriter& out, const Field& field) {
  out.begin_object();
  out.text("name", field.name);
  write_localized(out, "title", field.title);
  write_localized(out, "description", field.description);
  out.text("type", name(field.type));
  out.end_object();
}

/// Field names become SQL columns and XML elements, so they are checked again when a stored file is read.
bool is_field_name(std::string_view text) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_allowed = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; };
  return !text.empty() && text.size() <= 63 && is_letter(text[0]) && std::all_of(text.begin(), text.end(), is_allowed);
}

Result<Field> read_field(const json::Value& object, const std::string& file) {
  const auto type = parse_field_type(object.text_of("type"));
  Field out{object.text_of("name"), read_localized(object, "title"), read_localized(object, "description"),
            type.value_or(FieldType::string)};
  if (type && is_field_name(out.name)) return out;
  return failure(Errc::corrupt, not_a_description, {file, object.line(), "fields"});
}

void write_geometry(JsonWriter& out, const Geometry& geometry) {
  out.key("geometry");
  out.begin_object();
  out.text("x", geometry.x);
  out.text("y", geometry.y);
  out.text("crs", name(geometry.crs));
  out.text("cell", geometry.cell);
  out.end_object();
}

void write_csv_dialect(JsonWriter& out, const CsvDialect& csv) {
  out.key("csv");
  out.begin_object();
  out.boolean("byte_order_mark", csv.byte_order_mark);
  out.boolean("formula_guard", csv.formula_guard);
  out.end_object();
}

Result<std::optional<Geometry>> read_geometry(const json::Value* object, const Schema& schema, const std::string& file) {
  if (object == nullptr) return std::nullopt;
  const auto crs = parse_crs(object->text_of("crs"));
  Geometry out{object->text_of("x"), object->text_of("y"), crs.value_or(Crs::wgs84), object->text_of("cell")};
  const bool cell_fits = out.cell.empty() || is_canonical(FieldType::decimal, out.cell);
  if (crs && cell_fits && schema.index_of(out.x) && schema.index_of(out.y)) return out;
  return failure(Errc::corrupt, not_a_description, {file, object->line(), "geometry"});
}

/// Releases from before there was a choice have the plainest CSV and do not say so.
CsvDialect read_csv_dialect(const json::Value* object) {
  const auto is_set = [&](std::string_view key) {
    const json::Value* member = object == nullptr ? nullptr : object->find(key);
    return member != nullptr && member->is(json::Kind::boolean) && member->boolean();
  };
  return {is_set("byte_order_mark"), is_set("formula_guard")};
}

Result<Schema> read_schema(const json::Value* object, const std::string& file) {
  const json::Value* fields = object == nullptr ? nullptr : object->find("fields");
  if (fields == nullptr) return failure(Errc::corrupt, not_a_description, {file, 0, "schema"});
  Schema schema;
  for (const json::Value& entry : fields->items()) {
    auto field = read_field(entry, file);
    if (!field) return failure(std::move(field.error()));
    if (schema.index_of(field->name)) return failure(Errc::corrupt, not_a_description, {file, entry.line(), "fields"});
    schema.fields.push_back(std::move(*field));
  }
  auto geometry = read_geometry(object->find("geometry"), schema, file);
  if (!geometry) return failure(std::move(geometry.error()));
  schema.geometry = std::move(*geometry);
  schema.csv = read_csv_dialect(object->find("csv"));
  return schema;
}

}  // namespace

std::string format_dataset(const DatasetMetadata& metadata, const Schema& schema) {
  JsonWriter out;
  out.begin_object();
  out.number("dataset_version", 1);
  out.key("metadata");
  write_metadata(out, metadata);
  out.key("schema");
  out.begin_object();
  out.key("fields");
  out.begin_array();
  for (const Field& field : schema.fields) write_field(out, field);
  out.end_array();
  if (schema.geometry) write_geometry(out, *schema.geometry);
  write_csv_dialect(out, schema.csv);
  out.end_object();
  out.end_object();
  return out.take();
}

Result<DatasetDescription> parse_dataset(std::string_view bytes, const std::string& file) {
  auto document = json::parse(bytes, json::Dialect::strict, file, {metadata_file_limit, 8});
  if (!document) return failure(Errc::corrupt, not_a_description, document.error().where());
  const json::Value* version = document->find("dataset_version");
  const json::Value* metadata = document->find("metadata");
  if (version == nullptr || version->integer() != 1 || metadata == nullptr)
    return failure(Errc::corrupt, not_a_description, {file, 0, {}});
  auto read = read_metadata(*metadata, file);
  if (!read) return failure(std::move(read.error()));
  auto schema = read_schema(document->find("schema"), file);
  if (!schema) return failure(std::move(schema.error()));
  return DatasetDescription{std::move(*read), std::move(*schema)};
}

}  // namespace opendata::release
