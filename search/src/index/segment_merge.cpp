#include "index/segment_merge.hpp"

#include <opendata/files.hpp>

#include "index/citation_count.hpp"
#include "index/index_layout.hpp"
#include "index/xapian_guard.hpp"

namespace opendata::search {

SegmentMerge::SegmentMerge(std::filesystem::path generation, std::size_t shards) : generation_(std::move(generation)) {
  for (std::size_t kind = 0; kind < shards_.size(); ++kind) {
    for (std::size_t i = 0; i < shards; ++i) {
      const std::string name = shards == 1 ? layout::databases[kind] : layout::shard_name(kind, i);
      shards_[kind].push_back({generation_ / name, {}});
    }
  }
}

void SegmentMerge::add(std::size_t shard, const std::array<Segments, 2>& segments) {
  for (std::size_t kind = 0; kind < shards_.size(); ++kind) {
    Segments& all = shards_[kind][shard].segments;
    all.databases.insert(all.databases.end(), segments[kind].databases.begin(), segments[kind].databases.end());
    all.table.append(segments[kind].table);
  }
}

void SegmentMerge::merge(std::size_t kind, std::size_t number) {
  const Shard& shard = shards_[kind][number];
  if (shard.segments.databases.empty()) {
    const int flags = shards_[kind].size() == 1 ? Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST : Xapian::DB_CREATE;
    Xapian::WritableDatabase(shard.database.string(), flags).commit();
  } else {
    Xapian::Database segments;
    for (const auto& path : shard.segments.databases) segments.add_database(Xapian::Database(path.string()));
    segments.compact(shard.database.string());
  }
  const Xapian::Database merged(shard.database.string());
  manifest_.databases.push_back({layout::shard_name(kind, number), merged.get_uuid(), merged.get_doccount()});
}

void SegmentMerge::count_authority(const std::vector<LawEntry>& laws) {
  LawNames names;
  for (const LawEntry& law : laws) add_names(names, law);
  std::array<std::vector<TableShard>, 2> shards;
  for (std::size_t kind = 0; kind < shards.size(); ++kind)
    for (Shard& shard : shards_[kind]) shards[kind].push_back({shard.database, &shard.segments.table});
  collect_citations(shards[0], names);
  count_citations(shards[1], laws, names);
}

Result<void> SegmentMerge::write_tables() const {
  for (std::size_t kind = 0; kind < shards_.size(); ++kind) {
    for (std::size_t i = 0; i < shards_[kind].size(); ++i) {
      auto written = shards_[kind][i].segments.table.write(layout::table_file(generation_, kind, i));
      if (!written) return written;
    }
  }
  return {};
}

/// With several shards the name that a single database would have is a stub file of them.
Result<void> SegmentMerge::write_stubs() const {
  for (std::size_t kind = 0; kind < shards_.size(); ++kind) {
    if (shards_[kind].size() == 1) continue;
    std::string stub;
    for (std::size_t i = 0; i < shards_[kind].size(); ++i) stub += "auto " + layout::shard_name(kind, i) + "\n";
    if (auto written = write_file_atomically(generation_ / layout::databases[kind], stub); !written) return written;
  }
  return {};
}

Result<void> SegmentMerge::run(const std::vector<LawEntry>& laws) {
  auto made = guarded([&]() -> Result<void> {
    for (std::size_t kind = 0; kind < shards_.size(); ++kind)
      for (std::size_t i = 0; i < shards_[kind].size(); ++i) merge(kind, i);
    count_authority(laws);
    return {};
  });
  if (!made) return made;
  if (auto written = write_tables(); !written) return written;
  return write_stubs();
}

std::uint64_t SegmentMerge::documents() const {
  std::uint64_t count = 0;
  for (const Manifest::Database& database : manifest_.databases) count += database.documents;
  return count;
}

Result<void> SegmentMerge::write_manifest() {
  manifest_.version = layout::version();
  if (auto summed = manifest_.sum_up(generation_); !summed) return summed;
  return manifest_.write(generation_);
}

}  // namespace opendata::search
