#include "release/series_levels.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>

namespace opendata::release {
namespace {

using JsonLine = rapidjson::Writer<rapidjson::StringBuffer>;

void write_text(JsonLine& out, std::string_view text) {
  out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

/// Bounded by the depth that the policy's parser allows.
void write_value(JsonLine& out, const json::Value& value) {
  switch (value.kind()) {
    case json::Kind::object:
      out.StartObject();
      for (std::size_t i = 0; i < value.keys().size(); ++i) {
        write_text(out, value.keys()[i]);
        write_value(out, value.items()[i]);
      }
      out.EndObject();
      return;
    case json::Kind::array:
      out.StartArray();
      for (const json::Value& item : value.items()) write_value(out, item);
      out.EndArray();
      return;
    case json::Kind::number:
      out.RawValue(value.text().data(), value.text().size(), rapidjson::kNumberType);
      return;
    case json::Kind::boolean:
      out.Bool(value.boolean());
      return;
    case json::Kind::null:
      out.Null();
      return;
    case json::Kind::string:
      write_text(out, value.text());
  }
}

/// What a search chose is no part of the policy.
void write_search(JsonLine& out, const deid::PipelineReport& report, const PolicyField& field, const Classes& classes) {
  const auto counts = std::find_if(report.fields.begin(), report.fields.end(),
                                   [&](const auto& candidate) { return candidate.name == field.field.name; });
  if (counts == report.fields.end() || !counts->loss) return;
  if (counts->level) {
    write_text(out, "level");
    out.Uint64(*counts->level);
    return;
  }
  std::string bytes;
  for (const PublishedClass& each : classes)
    bytes += std::to_string(each.signature) + ' ' + std::to_string(each.rows) + ' ';
  write_text(out, "classes");
  out.Uint64(deid::hash_tuple(bytes).high);
}

void write_members(JsonLine& out, const PolicyField& field) {
  write_text(out, "source");
  write_text(out, field.source);
  write_text(out, "type");
  write_text(out, name(field.field.type));
  write_text(out, "transform");
  if (field.parameters.is(json::Kind::null)) {
    write_text(out, field.transform);  // a policy that was built in code
  } else {
    write_value(out, field.parameters);
  }
}

std::string made_by(const PolicyField& field) {
  rapidjson::StringBuffer buffer;
  JsonLine out(buffer);
  out.StartObject();
  write_members(out, field);
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

SeriesLevels::SeriesLevels(const Policy& policy, const Schema& schema, const WrittenProfile& written) {
  for (const std::size_t place : written.quasi_identifiers()) {
    const PolicyField& field = field_of(policy, schema.fields[place].name);
    levels_.push_back({&field, levels_.size(), made_by(field)});
  }
  std::sort(levels_.begin(), levels_.end(), [](const Level& a, const Level& b) { return a.made < b.made; });
}

std::uint64_t SeriesLevels::signature(std::span<const Cell> tuple) const {
  std::string bytes;
  for (const Level& level : levels_) deid::append_cell(bytes, tuple[level.place]);
  return deid::hash_tuple(bytes).high;
}

std::string SeriesLevels::json(const deid::PipelineReport& report, const Classes& classes) const {
  rapidjson::StringBuffer buffer;
  JsonLine out(buffer);
  out.StartArray();
  for (const Level& level : levels_) {
    out.StartObject();
    write_search(out, report, *level.field, classes);
    write_members(out, *level.field);
    out.EndObject();
  }
  out.EndArray();
  return {buffer.GetString(), buffer.GetSize()};
}

Result<Policy> policy_of(const std::string& levels, const Policy& current) {
  auto document = json::parse(levels, json::Dialect::strict, "ledger");
  if (!document) return failure(std::move(document.error()));
  Policy out;
  out.file = current.file;
  out.dataset = current.dataset;
  out.privacy.k = 2;
  for (const json::Value& level : document->items()) {
    PolicyField field;
    const std::string name = "q" + std::to_string(out.fields.size());
    field.source = level.text_of("source");
    field.field = {name, {name, {}}, {}, parse_field_type(level.text_of("type")).value_or(FieldType::string)};
    field.role = Role::quasi_identifier;
    if (const json::Value* transform = level.find("transform")) field.parameters = *transform;
    field.transform =
        field.parameters.is(json::Kind::object) ? field.parameters.text_of("name") : field.parameters.text();
    out.fields.push_back(std::move(field));
  }
  return out;
}

}  // namespace opendata::release
