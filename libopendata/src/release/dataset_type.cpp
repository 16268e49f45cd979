#include "release/dataset_type.hpp"

#include <algorithm>
#include <charconv>
#include <opendata/files.hpp>
#include <opendata/text.hpp>

#include "policy/forms.hpp"
#include "policy/keys.hpp"

namespace opendata::release {
namespace {

using config::Key;
using config::Node;
using config::Presence;
using config::value;
using TypeField = DatasetType::TypeField;

constexpr std::size_t type_limit = std::size_t{1} << 20U;

Result<void> field_name(const Node& node, TypeField& out) {
  return config::text<&Field::name, &config::field_name>(node, out.field);
}
Result<void> field_title(const Node& node, TypeField& out) { return value<&Field::title>(node, out.field); }
Result<void> field_description(const Node& node, TypeField& out) { return value<&Field::description>(node, out.field); }
Result<void> field_type(const Node& node, TypeField& out) {
  return config::choice<&Field::type, parse_field_type>(node, out.field);
}
Result<void> minimum(const Node& node, TypeField& out) {
  const auto number = config::read_whole(node, -1'000'000'000, 1'000'000'000);
  if (!number) return failure(number.error());
  out.minimum = *number;
  return {};
}

constexpr Key<TypeField> field_keys[] = {
    {"name", Presence::required, field_name},
    {"title", Presence::required, field_title},
    {"description", Presence::optional, field_description},
    {"type", Presence::required, field_type},
    {"required", Presence::optional, value<&TypeField::required>},
    {"minimum", Presence::optional, minimum},
    {"one_of", Presence::optional, value<&TypeField::one_of>},
};

Result<void> fields(const Node& node, DatasetType& out) {
  if (auto is_list = config::expect(node, json::Kind::array); !is_list) return is_list;
  out.fields.resize(node.value().items().size());
  for (std::size_t i = 0; i < out.fields.size(); ++i) {
    if (auto read = config::read_object<TypeField>(node.item(i), field_keys, out.fields[i]); !read) return read;
  }
  return {};
}

constexpr Key<DatasetType> type_keys[] = {
    {"name", Presence::required, value<&DatasetType::name>},
    {"title", Presence::required, value<&DatasetType::title>},
    {"description", Presence::optional, value<&DatasetType::description>},
    {"fields", Presence::required, fields},
};

std::optional<Message> misfit(const TypeField& field, const Cell& cell) {
  const bool empty = !cell || text::trim(*cell).empty();
  if (empty && field.required)
    return Message{"has no content, but the dataset's type requires it", "沒有內容，但此資料集類型規定必填"};
  if (empty) return std::nullopt;
  std::int64_t number = 0;
  const bool counted = std::from_chars(cell->data(), cell->data() + cell->size(), number).ec == std::errc();
  if (field.minimum && counted && number < *field.minimum)
    return Message{"is below what the dataset's type allows", "小於此資料集類型允許的最小值"};
  const bool known = field.one_of.empty() || std::find(field.one_of.begin(), field.one_of.end(), *cell) != field.one_of.end();
  if (!known) return Message{"is none of the texts that the dataset's type allows", "不是此資料集類型允許的內容"};
  return std::nullopt;
}

}  // namespace

Result<DatasetType> load_dataset_type(const std::string& name) {
  const auto path = find_data("dataset-types/" + name + ".json");
  if (!path) return failure(path.error());
  const auto bytes = read_file(*path, type_limit);
  if (!bytes) return failure(bytes.error());
  const std::string file = path->string();
  const auto document = json::parse(*bytes, json::Dialect::with_comments, file);
  if (!document) return failure(document.error());
  DatasetType type;
  if (auto read = config::read_object<DatasetType>(Node(*document, file, ""), type_keys, type); !read)
    return failure(std::move(read.error()));
  return type;
}

Result<void> check_shape(const DatasetType& type, const Schema& schema, const std::string& policy_file) {
  for (const TypeField& wanted : type.fields) {
    const auto place = schema.index_of(wanted.field.name);
    if (!place && wanted.required)
      return failure(Errc::missing_column,
                     {"the dataset's type requires this field; see data/dataset-types", "此資料集類型規定必有此欄位；請見 data/dataset-types"},
                     {policy_file, 0, wanted.field.name});
    if (place && schema.fields[*place].type != wanted.field.type)
      return failure(Errc::bad_value,
                     {"the dataset's type gives this field another \"type\"; see data/dataset-types",
                      "此欄位的 \"type\" 與資料集類型不符；請見 data/dataset-types"},
                     {policy_file, 0, wanted.field.name});
  }
  return {};
}

TypeCheck::TypeCheck(const DatasetType& type, const Schema& schema) {
  for (const TypeField& field : type.fields)
    if (const auto place = schema.index_of(field.field.name)) columns_.push_back({*place, &field});
}

void TypeCheck::look_at(const RawRecord& row) {
  if (refusal_) return;
  for (const Column& column : columns_) {
    const auto wrong = misfit(*column.field, row.cells[column.place]);
    if (!wrong) continue;
    refusal_.emplace(Errc::refused, *wrong, Where{{}, static_cast<std::size_t>(row.row), column.field->field.name});
    return;
  }
}

}  // namespace opendata::release
