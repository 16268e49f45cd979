#include "index/updated_kind.hpp"

#include "index/index_layout.hpp"
#include "index/live_part.hpp"
#include "index/terms.hpp"

namespace opendata::search {

Result<UpdatedKind> UpdatedKind::open(const std::filesystem::path& generation, std::size_t number) {
  UpdatedKind kind;
  const auto places = read_shards(generation / layout::databases[number]);
  if (!places) return failure(places.error());
  for (const ShardPlace& place : *places) kind.built.add_database(open_shard(place));
  kind.shards = places->size();
  kind.updates = Xapian::WritableDatabase(live::path(generation, number).string(), Xapian::DB_CREATE_OR_OPEN);
  auto superseded = live::parse_places(kind.updates.get_metadata(live::superseded_key));
  if (!superseded) return failure(std::move(superseded.error()));
  kind.superseded = std::move(*superseded);
  kind.known.insert(kind.superseded.begin(), kind.superseded.end());
  kind.updates.commit();  // a new one is there from now on, also for readers
  kind.updates.begin_transaction();
  return kind;
}

std::uint64_t UpdatedKind::place_in_shard(Xapian::docid document) const {
  const auto count = static_cast<Xapian::docid>(shards);
  return live::place_of((document - 1) % count, (document - 1) / count + 1);
}

void UpdatedKind::list(const std::string& term, std::vector<std::string>& ids) const {
  for (auto it = built.postlist_begin(term); it != built.postlist_end(term); ++it)
    if (!known.contains(place_in_shard(*it))) ids.push_back(built.get_document(*it).get_value(terms::slot_id));
  for (auto it = updates.postlist_begin(term); it != updates.postlist_end(term); ++it)
    ids.push_back(updates.get_document(*it).get_value(terms::slot_id));
}

bool UpdatedKind::supersede(const std::string& term) {
  bool marked = false;
  for (auto it = built.postlist_begin(term); it != built.postlist_end(term); ++it) {
    const std::uint64_t place = place_in_shard(*it);
    if (!known.insert(place).second) continue;
    superseded.push_back(place);
    marked = true;
  }
  return marked;
}

bool UpdatedKind::erase(const std::string& term) {
  const bool added = updates.term_exists(term);
  if (added) updates.delete_document(term);
  return supersede(term) || added;
}

}  // namespace opendata::search
