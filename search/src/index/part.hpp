#pragma once
#include <xapian.h>

#include <filesystem>
#include <opendata/result.hpp>
#include <string>
#include <vector>

#include "index/document_table.hpp"

namespace opendata::search {

/// Where a shard's database is: a directory, or another machine that serves it by xapian-tcpsrv.
struct ShardPlace {
  std::filesystem::path directory = {};
  std::string host = {};
  unsigned port = 0;

  [[nodiscard]] bool is_remote() const { return !host.empty(); }
  /// "10.0.0.2:7001", or the directory.
  [[nodiscard]] std::string text() const;
};

/// The shards of a database of this path: itself when it is a directory, what it lists when it is a Xapian stub file
/// (lines "auto DIRECTORY" and "remote HOST:PORT"; empty lines and comments with # are passed over).
/// Errors: corrupt.
[[nodiscard]] Result<std::vector<ShardPlace>> read_shards(const std::filesystem::path& path);

/// The same of a stub file's content. Errors: corrupt, with the line.
[[nodiscard]] Result<std::vector<ShardPlace>> parse_shards(const std::string& stub, const std::filesystem::path& path);

/// Throws what Xapian throws.
[[nodiscard]] Xapian::Database open_shard(const ShardPlace& place);

/// One database of a generation and what is kept in memory of its documents.
struct Part {
  std::size_t kind = 0;  ///< see layout::databases
  ShardPlace place;
  std::string uuid;            ///< that the database must have
  Xapian::rev revision = 0;    ///< that it must be at; 0 where nothing is ever written
  DocumentTable table;
  std::vector<bool> superseded = {};  ///< by document: an update replaced or deleted it; may be shorter than the table

  [[nodiscard]] bool is_superseded(Xapian::docid document) const {
    return document < superseded.size() && superseded[document];
  }
};

}  // namespace opendata::search
