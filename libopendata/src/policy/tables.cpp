#include "policy/tables.hpp"

#include "policy/forms.hpp"

namespace opendata::config {
namespace {

Result<void> version(const Node& node, Policy&) {
  if (node.value().integer() == 1) return {};
  return node.fail(Errc::not_supported, {"only policy_version 1 is known; a newer program may be needed",
                                         "僅支援 policy_version 1；可能需要較新版的程式"});
}

Result<void> dataset(const Node& node, Policy& policy) { return read_dataset(node, policy.dataset); }
Result<void> input(const Node& node, Policy& policy) { return read_input(node, policy.input); }

Result<void> gate(const Node& node, Policy& policy) { return read_gate(node, policy.gate); }

Result<void> fields(const Node& node, Policy& policy) {
  if (auto is_list = expect(node, json::Kind::array); !is_list) return is_list;
  const std::size_t count = node.value().items().size();
  if (count == 0 || count > 1000) {
    return node.fail(Errc::bad_value, {"must list 1 to 1,000 fields: what is not listed is not published",
                                       "必須列出 1 至 1,000 個欄位：未列出者不公開"});
  }
  policy.fields.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (auto read = read_field(node.item(i), policy.fields[i]); !read) return read;
  }
  return {};
}

constexpr Key<Geometry> geometry_keys[] = {
    {"x", Presence::required, text<&Geometry::x, &field_name>},
    {"y", Presence::required, text<&Geometry::y, &field_name>},
    {"crs", Presence::required, choice<&Geometry::crs, parse_crs>},
};
Result<void> geometry(const Node& node, Policy& policy) {
  return read_object<Geometry>(node, geometry_keys, policy.geometry.emplace());
}

constexpr Key<CsvDialect> csv_keys[] = {
    {"byte_order_mark", Presence::optional, value<&CsvDialect::byte_order_mark>},
    {"formula_guard", Presence::optional, value<&CsvDialect::formula_guard>},
};
Result<void> csv(const Node& node, Policy& policy) { return read_object<CsvDialect>(node, csv_keys, policy.csv); }

Result<void> privacy(const Node& node, Policy& policy) { return read_privacy(node, policy.privacy); }

constexpr Key<Policy> release_keys[] = {
    {"domain", Presence::required, text<&Policy::release_domain, &plain_label>},
};

Result<void> outputs(const Node& node, Policy& policy) {
  if (auto read = read_value(node, policy.outputs); !read) return read;
  if (!policy.outputs.empty()) return {};
  return node.fail(Errc::bad_value, {"must name at least one format", "必須至少列出一種格式"});
}

constexpr Key<Policy> policy_keys[] = {
    {"policy_version", Presence::required, version},
    {"dataset", Presence::required, dataset},
    {"source_file", Presence::optional, text<&Policy::source_file, &plain_label>},
    {"input", Presence::optional, input},
    {"fields", Presence::required, fields},
    {"privacy", Presence::optional, privacy},
    {"gate", Presence::optional, gate},
    {"release", Presence::optional, nested<Policy, release_keys>},
    {"unlisted_columns_ground", Presence::optional, whole<&Policy::unlisted_ground, 1, 9>},
    {"modified", Presence::optional, text<&Policy::modified, &iso_instant>},
    {"geometry", Presence::optional, geometry},
    {"csv", Presence::optional, csv},
    {"gzip", Presence::optional, value<&Policy::gzip>},
    {"outputs", Presence::optional, outputs},
};

}  // namespace

Result<void> read_policy_object(const Node& root, Policy& policy) {
  return read_object<Policy>(root, policy_keys, policy);
}

}  // namespace opendata::config
