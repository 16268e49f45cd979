#pragma once
#include <opendata/table.hpp>
#include <string>
#include <vector>

#include "table/open_reader.hpp"

namespace test {

/// Everything a reader gave, written so that a test can compare it: cells with '|', missing cells as '~'.
struct ReadAll {
  std::vector<std::string> columns;
  std::vector<std::vector<opendata::Cell>> records;
  opendata::ReadReport report;
  std::optional<opendata::Error> error;
  [[nodiscard]] std::string text() const {
    std::string out;
    for (const auto& record : records) {
      for (const auto& cell : record) out += cell.value_or("~") + "|";
      out += "\n";
    }
    return out;
  }
  [[nodiscard]] std::uint64_t count(const std::string& leniency) const {
    const auto found = report.counts.find(leniency);
    return found == report.counts.end() ? 0 : found->second;
  }
};

inline ReadAll read_all(opendata::Result<std::unique_ptr<opendata::RecordReader>> reader) {
  ReadAll out;
  if (!reader) {
    out.error = reader.error();
    return out;
  }
  out.columns = (*reader)->columns();
  opendata::RawRecord record;
  while (true) {
    const auto more = (*reader)->read(record);
    if (!more) out.error = more.error();
    if (!more || !*more) break;
    out.records.push_back(record.cells);
  }
  out.report = (*reader)->report();
  return out;
}

inline ReadAll read_all(const std::string& bytes, const opendata::InputOptions& options = {},
                        std::size_t piece = 1U << 20U) {
  return read_all(opendata::table::open_reader(opendata::table::make_memory_source(bytes, piece), "cases.csv", options));
}

}  // namespace test
