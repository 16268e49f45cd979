#pragma once
#include <opendata/coded_table.hpp>
#include <opendata/table.hpp>
#include <optional>
#include <string>

#include "support/temporary_directory.hpp"

namespace test {

/// UCI Adult with the hierarchies that stand beside it, every column a quasi-identifier but the sensitive one; nullopt
/// without the data.
inline std::optional<opendata::privacy::CodedTable> adult(const std::optional<std::string>& sensitive = std::nullopt) {
  const auto directory = shared_data() / "anonymity" / "adult";
  if (!std::filesystem::exists(directory / "adult.csv")) return std::nullopt;
  opendata::InputOptions options;
  options.delimiter = ';';
  auto reader = opendata::open_reader((directory / "adult.csv").string(), options).value();
  std::vector<opendata::privacy::Hierarchy> hierarchies;
  for (const std::string& column : reader->columns()) {
    if (column == sensitive) continue;
    const auto path = directory / ("adult_hierarchy_" + column + ".csv");
    hierarchies.push_back(opendata::privacy::read_hierarchy(path.string(), column, ';').value());
  }
  auto coder = opendata::privacy::TableCoder::create(std::move(hierarchies), sensitive, reader->columns()).value();
  opendata::RawRecord record;
  while (reader->read(record).value())
    if (!coder.add(record)) return std::nullopt;
  return coder.take();
}

}  // namespace test
