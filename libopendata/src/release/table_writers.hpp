#pragma once
#include <filesystem>
#include <memory>
#include <opendata/policy.hpp>
#include <opendata/record.hpp>
#include <opendata/release.hpp>
#include <opendata/table.hpp>
#include <vector>

#include "release/fan_out.hpp"

namespace opendata::release {

/// Writes the tables of a release: every format that the policy names and the row store, each in a thread of its own,
/// and what goes with them (the schema of the XML, gzip siblings).
class TableWriters {
 public:
  /// Errors: not_supported (an unknown format), as Format::create.
  [[nodiscard]] static Result<std::unique_ptr<TableWriters>> create(const Policy& policy, const Schema& schema,
                                                                    const std::filesystem::path& directory);
  /// `row` is where the record stands in the source. Errors: as TableWriter, of any record so far.
  [[nodiscard]] Result<void> write(SafeRecord record, std::uint64_t row);
  /// Completes the files and gives them, with size and SHA-256. Errors: as TableWriter.
  [[nodiscard]] Result<std::vector<ReleaseFile>> finish();

 private:
  struct Numbered {
    SafeRecord record;
    std::uint64_t row;
  };
  /// One table: its writer, and the files that come of it.
  struct Table {
    std::unique_ptr<TableWriter> writer;
    std::vector<ReleaseFile> files;
    bool compressed = false;
  };
  TableWriters(std::filesystem::path directory, std::vector<Table> tables);
  FanOut<Numbered>::Consumer consumer(Table& table) const;
  Result<void> complete(Table& table) const;
  std::filesystem::path directory_;
  std::vector<Table> tables_;
  std::unique_ptr<FanOut<Numbered>> lanes_;
};

}  // namespace opendata::release
