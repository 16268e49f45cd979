#pragma once
#include <opendata/pipeline.hpp>
#include <stdexcept>
#include <vector>

namespace test {

using Rows = std::vector<std::vector<opendata::Cell>>;

/// A policy that publishes columns of the schema's names unchanged.
inline opendata::Policy keeping_policy(const opendata::Schema& schema, const std::string& dataset_id) {
  opendata::Policy policy;
  policy.dataset.id = dataset_id;
  policy.dataset.title = {"測試資料", "Test data"};
  policy.sha256 = std::string(64, '0');
  policy.modified = "2024-05-06T07:08:09Z";
  policy.outputs = {"csv", "json", "jsonl", "xml"};
  policy.geometry = schema.geometry;
  policy.csv = schema.csv;
  for (const opendata::Field& field : schema.fields) {
    opendata::PolicyField kept;
    kept.source = field.name;
    kept.field = field;
    kept.role = opendata::Role::insensitive;
    kept.transform = "keep";
    kept.parameters = opendata::json::parse("\"keep\"", opendata::json::Dialect::strict).value();
    policy.fields.push_back(kept);
  }
  return policy;
}

inline void require_done(const opendata::Result<void>& outcome) {
  if (!outcome) throw std::logic_error("a record of the test does not pass the pipeline");
}

/// Records that went through a pipeline, which is the only way to a SafeRecord.
inline std::vector<opendata::SafeRecord> safe_records(const opendata::Schema& schema, const Rows& rows) {
  std::vector<std::string> columns;
  for (const auto& field : schema.fields) columns.push_back(field.name);
  auto pipeline = opendata::deid::Pipeline::create(keeping_policy(schema, "test"), columns, std::nullopt).value();
  for (std::size_t i = 0; i < rows.size(); ++i) require_done(pipeline.learn({rows[i], i + 2}));
  require_done(pipeline.settle());
  std::vector<opendata::SafeRecord> out;
  for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(pipeline.apply({rows[i], i + 2}).value().value());
  return out;
}

}  // namespace test
