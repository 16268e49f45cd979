#include "index/live_part.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "index/bytes.hpp"
#include "index/document_codec.hpp"
#include "index/index_layout.hpp"

namespace opendata::search::live {
namespace {

namespace fs = std::filesystem;

Error damaged(const fs::path& path) {
  return {Errc::corrupt,
          {"the updates of the index are damaged; build the index again", "索引的更新部分已損壞；請重新建立索引"},
          {path.string(), 0, {}}};
}

/// The table of a small database, read off its documents; numbers that deletions have freed count as superseded.
Result<void> read_table(const Xapian::Database& database, Part& part) {
  const Document nothing;
  for (auto it = database.postlist_begin(std::string()); it != database.postlist_end(std::string()); ++it) {
    while (part.table.size() + 1 < *it) {
      part.table.add(nothing);
      part.superseded.resize(part.table.size() + 1);
      part.superseded[part.table.size()] = true;
    }
    const auto document = decode_document(database.get_document(*it).get_data());
    if (!document) return failure(damaged(part.place.directory));
    part.table.add(*document);
  }
  return {};
}

/// Marks the documents of the generation that the updates of a kind have superseded.
Result<void> mark(const Xapian::Database& database, std::size_t kind, std::vector<Part>& parts) {
  const auto places = parse_places(database.get_metadata(superseded_key));
  if (!places) return failure(places.error());
  std::vector<Part*> shards;
  for (Part& part : parts)
    if (part.kind == kind) shards.push_back(&part);
  for (const std::uint64_t place : *places) {
    const std::size_t shard = place >> 32U;
    const auto document = static_cast<Xapian::docid>(place & 0xFFFFFFFFU);
    if (shard >= shards.size() || document > shards[shard]->table.size()) return failure(damaged({}));
    std::vector<bool>& superseded = shards[shard]->superseded;
    if (superseded.size() <= document) superseded.resize(shards[shard]->table.size() + 1);
    superseded[document] = true;
  }
  return {};
}

/// Authority is counted when a generation is built: an updated article keeps that of the one it replaces, a new one has
/// its law's.
void inherit_authority(Part& updates, const std::vector<Part>& parts) {
  std::unordered_map<std::string, std::unordered_map<std::uint32_t, std::uint32_t>> wanted;
  DocumentTable& to = updates.table;
  for (std::uint32_t at = 1; at <= to.size(); ++at)
    if (to.law.code(at) != 0) wanted[to.law.value(at)][to.order[at]] = at;
  for (const Part& part : parts) {
    if (part.kind == 0 || wanted.empty()) continue;
    for (std::uint32_t at = 1; at <= part.table.size(); ++at) {
      const auto law = wanted.find(part.table.law.value(at));
      if (law == wanted.end()) continue;
      for (const auto& [order, here] : law->second) to.law_authority[here] = part.table.law_authority[at];
      const auto article = law->second.find(part.table.order[at]);
      if (article != law->second.end()) to.article_authority[article->second] = part.table.article_authority[at];
    }
  }
}

Result<void> load_kind(const fs::path& generation, std::size_t kind, std::vector<Part>& parts,
                       std::vector<LawEntry>& laws, std::vector<Part>& added) {
  const Xapian::Database database(path(generation, kind).string());
  Part updates;
  updates.kind = kind;
  updates.place.directory = path(generation, kind);
  updates.uuid = database.get_uuid();
  updates.revision = database.get_revision();
  if (auto read = read_table(database, updates); !read) return read;
  if (kind == 1) inherit_authority(updates, parts);
  if (auto marked = mark(database, kind, parts); !marked) return marked;
  if (updates.table.size() > 0) added.push_back(std::move(updates));
  return kind == 0 ? load_laws(database, laws) : Result<void>();
}

}  // namespace

fs::path path(const fs::path& generation, std::size_t kind) {
  return generation / (std::string(layout::databases[kind]) + ".updates");
}

bool exists(const fs::path& generation, std::size_t kind) { return fs::exists(path(generation, kind) / "iamglass"); }

std::string format_places(const std::vector<std::uint64_t>& places) {
  std::string out;
  for (const std::uint64_t place : places) {
    bytes::put(out, static_cast<std::uint32_t>(place >> 32U));
    bytes::put(out, static_cast<std::uint32_t>(place));
  }
  return out;
}

Result<std::vector<std::uint64_t>> parse_places(std::string_view in) {
  std::vector<std::uint64_t> places;
  for (std::uint32_t shard = 0, document = 0; !in.empty(); places.push_back(place_of(shard, document)))
    if (!bytes::take(in, shard) || !bytes::take(in, document)) return failure(damaged({}));
  return places;
}

std::map<std::string, std::string> positions(const fs::path& generation) {
  std::map<std::string, std::string> found;
  if (!exists(generation, 0)) return found;
  const Xapian::Database database(path(generation, 0).string());
  for (auto it = database.metadata_keys_begin(position_key); it != database.metadata_keys_end(position_key); ++it)
    found[(*it).substr(std::string_view(position_key).size())] = database.get_metadata(*it);
  return found;
}

void write_positions(const fs::path& generation, const std::map<std::string, std::string>& positions) {
  Xapian::WritableDatabase database(path(generation, 0).string(), Xapian::DB_CREATE_OR_OPEN);
  for (const auto& [source, position] : positions) database.set_metadata(position_key + source, position);
  database.commit();
}

Result<void> load_laws(const Xapian::Database& texts, std::vector<LawEntry>& laws) {
  std::unordered_map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < laws.size(); ++i) known.emplace(laws[i].id, i);
  std::unordered_set<std::string> removed;
  for (auto it = texts.metadata_keys_begin(law_key); it != texts.metadata_keys_end(law_key); ++it) {
    const std::string line = texts.get_metadata(*it);
    if (line == removed_law) {
      removed.insert((*it).substr(std::string_view(law_key).size()));
      continue;
    }
    auto law = parse_law_line(line);
    if (!law) return failure(damaged({}));
    const auto at = known.find(law->id);
    if (at == known.end())
      laws.push_back(std::move(*law));
    else
      laws[at->second] = std::move(*law);
  }
  std::erase_if(laws, [&](const LawEntry& law) { return removed.contains(law.id); });
  return {};
}

std::array<Xapian::rev, 2> revisions(const fs::path& generation) {
  std::array<Xapian::rev, 2> found{};
  for (std::size_t kind = 0; kind < found.size(); ++kind)
    if (exists(generation, kind)) found[kind] = Xapian::Database(path(generation, kind).string()).get_revision();
  return found;
}

Result<void> load(const fs::path& generation, std::vector<Part>& parts, std::vector<LawEntry>& laws) {
  std::vector<Part> added;
  for (std::size_t kind = 0; kind < layout::databases.size(); ++kind) {
    if (!exists(generation, kind)) continue;
    auto loaded = load_kind(generation, kind, parts, laws, added);
    if (!loaded) return failure(std::move(loaded.error()).at({path(generation, kind).string(), 0, {}}));
  }
  for (Part& part : added) parts.push_back(std::move(part));
  return {};
}

}  // namespace opendata::search::live
