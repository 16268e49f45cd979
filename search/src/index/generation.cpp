#include "index/generation.hpp"

#include "index/index_layout.hpp"
#include "index/live_part.hpp"
#include "index/xapian_guard.hpp"

namespace opendata::search {
namespace {

namespace fs = std::filesystem;

Result<void> load_part(Generation& generation, const Manifest& manifest, std::size_t kind, std::size_t shard,
                       ShardPlace place) {
  auto table = DocumentTable::read(layout::table_file(generation.path, kind, shard));
  if (!table) return failure(std::move(table.error()));
  const Manifest::Database* database = manifest.find(layout::shard_name(kind, shard));
  if (database == nullptr || database->documents != table->size()) {
    return failure(Errc::corrupt,
                   {"the list of shards does not fit the index; name each of its shards once, in order",
                    "分片清單與索引不符；請依序將每個分片各列一次"},
                   {(generation.path / layout::databases[kind]).string(), 0, {}});
  }
  generation.parts.push_back({kind, std::move(place), database->uuid, 0, std::move(*table)});
  return {};
}

Result<void> load_parts(Generation& generation, const Manifest& manifest) {
  for (std::size_t kind = 0; kind < layout::databases.size(); ++kind) {
    auto places = read_shards(generation.path / layout::databases[kind]);
    if (!places) return failure(std::move(places.error()));
    for (std::size_t i = 0; i < places->size(); ++i)
      if (auto loaded = load_part(generation, manifest, kind, i, std::move((*places)[i])); !loaded) return loaded;
  }
  if (generation.parts.size() == manifest.databases.size()) return {};
  return failure(Errc::corrupt,
                 {"the list of shards does not fit the index; name each of its shards once, in order",
                  "分片清單與索引不符；請依序將每個分片各列一次"},
                 {generation.path.string(), 0, {}});
}

/// Before the updates are read, so that they are at least as new.
Result<void> load_updates(Generation& generation) {
  return guarded([&]() -> Result<void> {
    generation.updates = live::revisions(generation.path);
    generation.positions = live::positions(generation.path);
    return live::load(generation.path, generation.parts, generation.laws);
  });
}

Result<void> load_laws(Generation& generation) {
  auto laws = read_law_file(generation.path / layout::laws_file);
  if (!laws) return failure(std::move(laws.error()));
  generation.laws = std::move(*laws);
  return {};
}

void load_names(Generation& generation) {
  for (std::size_t i = 0; i < generation.laws.size(); ++i) {
    const LawEntry& law = generation.laws[i];
    generation.law_by_id.insert_or_assign(law.id, i);
    add_names(generation.names, law);
    generation.suggester.add(law.name, law.in_force ? Suggester::Source::law : Suggester::Source::abolished_law);
    for (const std::string& alias : law.aliases)
      generation.suggester.add(alias, law.in_force ? Suggester::Source::alias : Suggester::Source::abolished_law);
  }
}

void load_suggestions(Generation& generation) {
  for (const Part& part : generation.parts)
    for (const auto& [document, title] : part.table.titles)
      if (!part.is_superseded(document)) generation.suggester.add(title, Suggester::Source::title);
  for (const std::string& category : generation.facets.categories())
    generation.suggester.add(category, Suggester::Source::category);
  for (const std::string& word : generation.dictionaries.words)
    generation.suggester.add(word, Suggester::Source::category);
  generation.suggester.build(generation.tools->readings());
}

/// Opens one handle, so that what cannot be opened shows now and not to the first person who asks, and reads through it
/// what is kept in memory.
Result<void> try_handle(Generation& generation, const SearcherOptions& options, const Generation* before) {
  generation.pool = std::make_unique<HandlePool>(
      generation.parts, std::make_shared<const UserWords>(generation.dictionaries), options.missing_shards);
  const auto lease = generation.pool->lend();
  if (!lease) return failure(Error(lease.error()).at({generation.path.string(), 0, {}}));
  return guarded([&]() -> Result<void> {
    const FrequentTerms none;
    generation.frequent =
        FrequentTerms(**lease, generation.parts, before != nullptr ? before->frequent : none);
    return {};
  });
}

Result<std::shared_ptr<const Generation>> open(const fs::path& directory, const std::string& name,
                                               const SearcherOptions& options, Checking checking,
                                               const Generation* before) {
  auto generation = std::make_shared<Generation>();
  generation->name = name;
  generation->path = directory / name;
  const auto manifest = Generation::check(generation->path, checking);
  if (!manifest) return failure(manifest.error());
  auto dictionaries = read_dictionaries(generation->path / layout::dictionaries);
  if (!dictionaries) return failure(std::move(dictionaries.error()));
  generation->dictionaries = std::move(*dictionaries);
  if (auto parts = load_parts(*generation, *manifest); !parts) return failure(std::move(parts.error()));
  generation->tools = std::make_unique<const LanguageTools>(generation->dictionaries);
  if (auto laws = load_laws(*generation); !laws) return failure(std::move(laws.error()));
  if (auto updates = load_updates(*generation); !updates) return failure(std::move(updates.error()));
  if (auto handle = try_handle(*generation, options, before); !handle) return failure(std::move(handle.error()));
  load_names(*generation);
  generation->facets.load(generation->parts);
  generation->articles.load(generation->parts);
  load_suggestions(*generation);
  return generation;
}

}  // namespace

Result<Manifest> Generation::check(const fs::path& generation, Checking checking) {
  auto manifest = Manifest::read(generation);
  if (!manifest) return manifest;
  if (manifest->version != layout::version()) {
    return failure(Errc::not_supported,
                   {"the index was built by another version of the segmenter; build it again with opendata-index build",
                    "此索引由不同版本的斷詞程式建立；請以 opendata-index build 重新建立"},
                   {generation.string(), 0, {}});
  }
  if (checking == Checking::known) return manifest;
  if (auto verified = manifest->verify(generation); !verified) return failure(std::move(verified.error()));
  return manifest;
}

Result<std::shared_ptr<const Generation>> Generation::open_current(const fs::path& directory,
                                                                   const SearcherOptions& options, Checking checking,
                                                                   const Generation* before) {
  // A build may switch and clean up between reading the stub and opening what it names, and an update may commit twice:
  // then there is something newer by now.
  constexpr int most_tries = 5;
  for (int tries = 1;; ++tries) {
    const auto name = layout::current_generation(directory);
    if (!name) return failure(name.error());
    auto generation = open(directory, *name, options, checking, before);
    if (generation || tries == most_tries) return generation;
    const auto now = layout::current_generation(directory);
    if (generation.error().code() != Errc::conflict && now && *now == *name) return generation;
  }
}

bool Generation::is_current(const fs::path& directory) const {
  const auto now = layout::current_generation(directory);
  return now && *now == name && guarded([&]() -> Result<bool> { return live::revisions(path) == updates; }).value_or(false);
}

}  // namespace opendata::search
