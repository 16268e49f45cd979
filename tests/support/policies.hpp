#pragma once
#include <opendata/pipeline.hpp>
#include <opendata/policy.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

namespace test {

/// A policy with these fields (the inside of the JSON list) and this privacy object.
inline opendata::Policy policy_of(const std::string& fields, const std::string& privacy = R"({"k": 2, "suppression_limit": 1})") {
  auto policy = opendata::parse_policy(R"({"policy_version": 1, "dataset": {"id": "d", "title": "t"}, "release": {"domain": "r"}, "privacy": )" +
                                           privacy + ", \"fields\": [" + fields + "]}",
                                       "p.json");
  if (!policy) FAIL(format_error(policy.error(), opendata::Language::en));
  return std::move(*policy);
}

/// A key of 32 bytes 0x11; `digit` makes another.
inline opendata::deid::PseudonymKey key(char digit = '1') {
  TemporaryDirectory dir;
  const auto path = dir.write("key", std::string(64, digit));
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  return opendata::deid::PseudonymKey::from_file(path).value();
}

/// Records of a table whose cells are texts; "∅" is a missing cell.
inline std::vector<opendata::RawRecord> records_of(const std::vector<std::vector<std::string>>& rows) {
  std::vector<opendata::RawRecord> records;
  for (const auto& row : rows) {
    opendata::RawRecord record;
    record.row = records.size() + 2;
    for (const auto& cell : row) record.cells.push_back(cell == "∅" ? opendata::Cell{} : opendata::Cell{cell});
    records.push_back(std::move(record));
  }
  return records;
}

/// What both passes made of a table.
struct Outcome {
  std::vector<std::vector<opendata::Cell>> rows;
  opendata::deid::PipelineReport report;
  std::optional<opendata::Error> error;
};

inline opendata::Result<void> run_passes(opendata::deid::Pipeline& pipeline, const std::vector<opendata::RawRecord>& records, Outcome& out) {
  for (const auto& record : records) {
    if (auto learnt = pipeline.learn(record); !learnt) return learnt;
  }
  if (auto settled = pipeline.settle(); !settled) return settled;
  for (const auto& record : records) {
    auto safe = pipeline.apply(record);
    if (!safe) return opendata::failure(std::move(safe.error()));
    if (*safe) out.rows.push_back((*safe)->cells());
  }
  return pipeline.finish();
}

inline Outcome run(const opendata::Policy& policy, const std::vector<std::string>& columns, const std::vector<opendata::RawRecord>& records) {
  Outcome out;
  auto pipeline = opendata::deid::Pipeline::create(policy, columns, key());
  if (!pipeline) {
    out.error = pipeline.error();
    return out;
  }
  if (auto passed = run_passes(*pipeline, records, out); !passed) out.error = passed.error();
  out.report = pipeline->report();
  return out;
}

}  // namespace test
