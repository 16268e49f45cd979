#pragma once
#include <filesystem>
#include <opendata/search/citation.hpp>
#include <vector>

#include "index/document_table.hpp"
#include "index/law_file.hpp"

namespace opendata::search {

/// A database of a shard and the table of its documents.
struct TableShard {
  std::filesystem::path database;
  DocumentTable* table;
};

/// How much the law itself points to each article: read off the citations between the articles of an index, with
/// nobody's clicks, and put into the tables as ln(1 + number of citations by articles in force).
/// Reads every article once, on two threads. Throws what Xapian throws.
void count_citations(const std::vector<TableShard>& shards, const std::vector<LawEntry>& laws, const LawNames& names);

/// The laws and articles that a text names, as DocumentTable::citations holds them.
[[nodiscard]] std::vector<std::string> targets_of(const Document& text, const LawNames& names);

/// Puts into the tables what every text cites. Reads every text once. Throws what Xapian throws.
void collect_citations(const std::vector<TableShard>& shards, const LawNames& names);

}  // namespace opendata::search
