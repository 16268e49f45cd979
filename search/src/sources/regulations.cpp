#include <algorithm>
#include <opendata/search/sources.hpp>
#include <unordered_map>

#include "law_files.hpp"
#include "regulation/aliases.hpp"
#include "regulation/law_json.hpp"

namespace opendata::search {
namespace {

using Aliases = std::map<std::string, std::vector<std::string>>;

/// A law with its short names.
Result<Law> understand(FileLaw&& entry, const Aliases& aliases) {
  auto law = to_law(std::move(entry.law), entry.position);
  if (!law) return law;
  const auto names = aliases.find(law->info.id);
  if (names != aliases.end()) law->info.aliases = names->second;
  return law;
}

/// The newest state of every law that weekly updates name.
class Updates {
 public:
  /// A line that is older than one read before is passed over.
  Result<void> take(FileLaw&& entry, const Aliases& aliases) {
    if (entry.operation == LawOperation::deleted) {
      laws_.insert_or_assign(entry.law.id, std::nullopt);
      return {};
    }
    auto law = understand(std::move(entry), aliases);
    if (!law) return failure(std::move(law.error()));
    const auto known = laws_.find(law->info.id);
    const bool older = known != laws_.end() && known->second && known->second->info.modified > law->info.modified;
    if (!older) laws_.insert_or_assign(law->info.id, std::move(*law));
    return {};
  }

  /// What is to be indexed for this law: itself, its update, or nothing when it was deleted.
  std::optional<Law> settle(Law&& law) {
    const auto found = laws_.find(law.info.id);
    if (found == laws_.end()) return std::move(law);
    std::optional<Law> update = std::move(found->second);
    laws_.erase(found);
    if (!update) return std::nullopt;
    return update->info.modified >= law.info.modified ? std::move(update) : std::optional(std::move(law));
  }
  /// Laws that only the updates have, by id.
  std::vector<Law> rest() {
    std::vector<Law> added;
    for (auto& [id, law] : laws_)
      if (law) added.push_back(std::move(*law));
    std::sort(added.begin(), added.end(), [](const Law& a, const Law& b) { return a.info.id < b.info.id; });
    laws_.clear();
    return added;
  }

 private:
  std::unordered_map<std::string, std::optional<Law>> laws_;  ///< nullopt: deleted
};

Result<void> add(const Law& law, DocumentSink& sink, SourceCounts& counts) {
  auto added = sink.add_law(law.info);
  for (std::size_t i = 0; added && i < law.articles.size(); ++i) added = sink.add(law.articles[i]);
  if (!added) return added;
  ++counts.laws;
  counts.documents += law.articles.size();
  counts.skipped += law.deleted_articles;
  return {};
}

Result<Updates> read_updates(const std::vector<std::string>& files, const Aliases& aliases) {
  Updates updates;
  for (const std::string& file : files) {
    auto read = for_each_law(file, [&](FileLaw&& entry) { return updates.take(std::move(entry), aliases); });
    if (!read) return failure(std::move(read.error()).at({file, 0, {}}));
  }
  return updates;
}

Result<void> add_settled(FileLaw&& entry, const Aliases& aliases, Updates& updates, DocumentSink& sink,
                         SourceCounts& counts) {
  if (entry.operation == LawOperation::deleted) return {};
  const std::size_t line = entry.law.line;
  const std::string position = entry.position;
  auto law = understand(std::move(entry), aliases);
  if (!law) return failure(std::move(law.error()));
  const auto settled = updates.settle(std::move(*law));
  if (!settled) return {};
  auto added = add(*settled, sink, counts);
  if (!added) return failure(std::move(added.error()).at({{}, line, position}));
  return {};
}

}  // namespace

Result<SourceCounts> read_regulations(const std::vector<std::string>& files, const std::vector<std::string>& updates,
                                      const std::string& aliases_file, DocumentSink& sink) {
  const auto aliases = read_aliases(aliases_file);
  if (!aliases) return failure(aliases.error());
  auto pending = read_updates(updates, *aliases);
  if (!pending) return failure(std::move(pending.error()));
  SourceCounts counts;
  for (const std::string& file : files) {
    auto read = for_each_law(
        file, [&](FileLaw&& entry) { return add_settled(std::move(entry), *aliases, *pending, sink, counts); });
    if (!read) return failure(std::move(read.error()).at({file, 0, {}}));
  }
  for (const Law& law : pending->rest()) {
    auto added = add(law, sink, counts);
    if (!added) return failure(std::move(added.error()));
  }
  return counts;
}

Result<SourceCounts> read_regulations(const std::string& file, const std::string& aliases_file, DocumentSink& sink) {
  return read_regulations({file}, {}, aliases_file, sink);
}

Result<SourceCounts> read_law_updates(const std::string& file, const std::string& aliases_file, LawUpdateSink& sink) {
  const auto aliases = read_aliases(aliases_file);
  if (!aliases) return failure(aliases.error());
  SourceCounts counts;
  const auto take = [&](FileLaw&& entry) -> Result<void> {
    if (entry.operation == LawOperation::deleted) return sink.remove(entry.law.id);
    auto law = understand(std::move(entry), *aliases);
    if (!law) return failure(std::move(law.error()));
    const auto known = sink.modified(law->info.id);
    if (!known) return failure(known.error());
    if (*known > law->info.modified) {
      ++counts.skipped;
      return {};
    }
    ++counts.laws;
    counts.documents += law->articles.size();
    return sink.replace(law->info, law->articles);
  };
  auto read = for_each_law(file, take);
  if (!read) return failure(std::move(read.error()).at({file, 0, {}}));
  return counts;
}

}  // namespace opendata::search
