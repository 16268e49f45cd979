#include "policy/forms.hpp"
#include "policy/tables.hpp"
#include "table/csv_reader.hpp"

namespace opendata::config {
namespace {

Result<void> field_name_of(const Node& node, PolicyField& out) {
  return text<&Field::name, &field_name>(node, out.field);
}
Result<void> title(const Node& node, PolicyField& out) { return value<&Field::title>(node, out.field); }
Result<void> description(const Node& node, PolicyField& out) { return value<&Field::description>(node, out.field); }
Result<void> type(const Node& node, PolicyField& out) {
  return choice<&Field::type, parse_field_type>(node, out.field);
}

/// "keep", or { "name": "keep", … } whose further keys the transform itself checks.
Result<void> transform(const Node& node, PolicyField& out) {
  out.parameters = node.value();
  if (node.value().is(json::Kind::string)) return read_value(node, out.transform);
  if (auto is_object = expect(node, json::Kind::object); !is_object) return is_object;
  const auto* name = node.value().find("name");
  if (name != nullptr) return read_value(node.member("name", *name), out.transform);
  return node.member("name", node.value())
      .fail(Errc::missing_column, {"this key is required and missing", "缺少此必要的鍵"});
}

constexpr Key<PolicyField> field_keys[] = {
    {"source", Presence::required, text<&PolicyField::source, &source_column>},
    {"name", Presence::required, field_name_of},
    {"title", Presence::optional, title},
    {"description", Presence::optional, description},
    {"type", Presence::optional, type},
    {"role", Presence::required, choice<&PolicyField::role, parse_role>},
    {"transform", Presence::required, transform},
    {"allow", Presence::optional, value<&PolicyField::allow>},
    {"ground", Presence::optional, whole<&PolicyField::ground, 1, 9>},
};

}  // namespace

Result<void> read_field(const Node& node, PolicyField& field) {
  field.line = node.value().line();
  if (auto read = read_object<PolicyField>(node, field_keys, field); !read) return read;
  if (field.field.title.zh_tw.empty()) field.field.title.zh_tw = table::column_name(field.source);
  return {};
}

}  // namespace opendata::config
