#include <algorithm>
#include <opendata/formats.hpp>

#include "policy/rules.hpp"

namespace opendata::config {
namespace {

constexpr std::string_view grid = "generalize_coordinate";

tl::unexpected<Error> fail(const Policy& policy, const char* key, Message message) {
  return failure(Errc::bad_value, message, {policy.file, 0, key});
}

/// The published field of a coordinate; null when there is none that can be one.
const PolicyField* coordinate(const Policy& policy, const std::string& name) {
  const auto found = std::find_if(policy.fields.begin(), policy.fields.end(),
                                  [&](const PolicyField& field) { return field.field.name == name; });
  if (found == policy.fields.end() || found->transform == "suppress") return nullptr;
  const bool is_number = found->field.type == FieldType::decimal || found->field.type == FieldType::integer;
  return is_number ? &*found : nullptr;
}

std::string cell_of(const PolicyField& field) {
  const json::Value* cell = field.transform == grid ? field.parameters.find("cell") : nullptr;
  return cell == nullptr ? std::string() : cell->text();
}

}  // namespace

Result<std::optional<Geometry>> published_geometry(const Policy& policy) {
  if (!policy.geometry) return std::nullopt;
  constexpr Message no_coordinate{
      "must name a published field of type decimal or integer", "必須是型別為 decimal 或 integer 的公開欄位名稱"};
  Geometry out = *policy.geometry;
  const PolicyField* x = coordinate(policy, out.x);
  const PolicyField* y = coordinate(policy, out.y);
  if (x == nullptr) return fail(policy, "geometry.x", no_coordinate);
  if (y == nullptr || x == y) return fail(policy, "geometry.y", no_coordinate);
  out.cell = cell_of(*x);
  if (out.cell == cell_of(*y)) return out;
  return fail(policy, "geometry",
              {"both coordinates must be generalized to the same \"cell\", or neither",
               "兩個座標必須概化為相同的 \"cell\"，或皆不概化"});
}

Result<void> check_map_formats(const Policy& policy) {
  for (const std::string& output : policy.outputs) {
    const Format* format = find_format(output);
    if (format == nullptr || format->needs != Format::Needs::geometry || policy.geometry) continue;
    return fail(policy, "outputs",
                {"names a format for maps; state \"geometry\" with the fields of the coordinates",
                 "含有地圖格式；請以 \"geometry\" 指定座標欄位"});
  }
  return {};
}

}  // namespace opendata::config
