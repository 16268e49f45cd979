#pragma once
#include <array>
#include <filesystem>
#include <opendata/result.hpp>
#include <vector>

#include "index/law_file.hpp"
#include "index/manifest.hpp"
#include "index/segment_writer.hpp"

namespace opendata::search {

/// Makes the databases and tables of a generation from the segments of its writers.
class SegmentMerge {
 public:
  SegmentMerge(std::filesystem::path generation, std::size_t shards);
  /// Segments that belong to a shard; the order of the calls is the order of its documents.
  void add(std::size_t shard, const std::array<Segments, 2>& segments);
  /// Merges each shard's segments into one small, fast database, counts citations, writes the tables.
  /// Errors: io_failure, as guarded().
  [[nodiscard]] Result<void> run(const std::vector<LawEntry>& laws);
  /// Of all databases, as the databases themselves say.
  [[nodiscard]] std::uint64_t documents() const;
  /// Errors: io_failure.
  [[nodiscard]] Result<void> write_manifest();

 private:
  struct Shard {
    std::filesystem::path database;
    Segments segments;
  };
  void merge(std::size_t kind, std::size_t number);
  void count_authority(const std::vector<LawEntry>& laws);
  [[nodiscard]] Result<void> write_tables() const;
  [[nodiscard]] Result<void> write_stubs() const;

  std::filesystem::path generation_;
  std::array<std::vector<Shard>, 2> shards_;  ///< by kind
  Manifest manifest_;
};

}  // namespace opendata::search
