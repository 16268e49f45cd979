#include <fstream>
#include <opendata/files.hpp>
#include <opendata/search/index_builder.hpp>
#include <unordered_set>

#include "index/citation_count.hpp"
#include "index/document_checks.hpp"
#include "index/index_layout.hpp"
#include "index/law_file.hpp"
#include "index/live_part.hpp"
#include "index/manifest.hpp"
#include "index/segment_merge.hpp"
#include "index/segment_writer.hpp"
#include "index/xapian_guard.hpp"

namespace opendata::search {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_shards = 16;

Result<void> make_directory(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return failure(Errc::io_failure, layout::cannot_write, {path.string(), 0, {}});
  return {};
}

/// So many threads write that every shard has its own and a single one has both cores.
std::size_t writers_of(std::size_t shards) { return shards == 1 ? 2 : shards; }

}  // namespace

struct IndexBuilder::Impl {
  fs::path directory;
  FileLock lock;
  std::size_t shards;
  std::string name;
  fs::path generation;
  std::unordered_set<std::string> ids;
  std::uint64_t documents = 0;
  std::vector<std::unique_ptr<SegmentWriter>> writers;
  std::ofstream laws;
  std::map<std::string, std::string> positions;

  Impl(fs::path path, FileLock held, std::size_t count)
      : directory(std::move(path)), lock(std::move(held)), shards(count) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    writers.clear();
    std::error_code ignored;
    if (!generation.empty()) fs::remove_all(generation, ignored);
  }

  [[nodiscard]] fs::path workplace() const { return generation / "segments"; }
  Result<void> begin(const Dictionaries& dictionaries);
  Result<void> check(const Document& document);
  Result<void> finish_writers();
  Result<void> finish_laws();
  Result<void> finish_shards();
  Result<void> finish_positions();
  Result<void> publish();
};

Result<void> IndexBuilder::Impl::begin(const Dictionaries& dictionaries) {
  layout::remove_leftovers(directory);
  name = layout::next_generation(directory);
  generation = directory / name;
  if (auto kept = write_dictionaries(generation / layout::dictionaries, dictionaries); !kept) return kept;
  const Termlists termlists = shards == 1 ? Termlists::none : Termlists::kept;
  const auto words = std::make_shared<const UserWords>(dictionaries);
  for (std::size_t i = 0; i < writers_of(shards); ++i) {
    const fs::path segments = workplace() / std::to_string(i);
    if (auto made = make_directory(segments); !made) return made;
    writers.push_back(std::make_unique<SegmentWriter>(segments, words, termlists));
  }
  laws.open(generation / layout::laws_file, std::ios::binary);
  return {};
}

Result<void> IndexBuilder::Impl::check(const Document& document) {
  if (auto checked = check_document(document); !checked) return checked;
  if (!ids.insert(document.id).second) {
    return failure(
        Errc::bad_value,
        {"two documents have the same id; ids must be unique in an index", "兩份文件的識別碼相同；同一索引內不得重複"},
        {{}, 0, "id"});
  }
  return {};
}

Result<void> IndexBuilder::Impl::finish_writers() {
  Result<void> outcome;
  for (const auto& writer : writers) {
    auto finished = writer->finish();
    if (outcome && !finished) outcome = std::move(finished);
  }
  return outcome;
}

Result<void> IndexBuilder::Impl::finish_laws() {
  laws.close();
  if (laws.fail()) return failure(Errc::io_failure, layout::cannot_write, {generation.string(), 0, {}});
  return {};
}

/// Merges what the writers made, counts what needs the whole corpus, and reads back what was written before anybody is
/// sent to it.
Result<void> IndexBuilder::Impl::finish_shards() {
  SegmentMerge merge(generation, shards);
  for (std::size_t i = 0; i < writers.size(); ++i) merge.add(i % shards, writers[i]->segments());
  const auto entries = read_law_file(generation / layout::laws_file);
  if (!entries) return failure(entries.error());
  if (auto merged = merge.run(*entries); !merged) return merged;
  if (merge.documents() != documents)
    return failure(Errc::internal, {"the new index lacks documents; the old one stays", "新索引缺少文件；保留舊索引"});
  std::error_code ignored;
  fs::remove_all(workplace(), ignored);
  return merge.write_manifest();
}

/// They change with every update, so they are kept where updates are.
Result<void> IndexBuilder::Impl::finish_positions() {
  if (positions.empty()) return {};
  return guarded([&]() -> Result<void> {
    live::write_positions(generation, positions);
    return {};
  });
}

Result<void> IndexBuilder::Impl::publish() {
  const auto previous = layout::current_generation(directory);
  if (auto synced = layout::sync_tree(generation); !synced) return synced;
  if (auto switched = layout::make_current(directory, name); !switched) return switched;
  generation.clear();  // live from here on: the destructor must not remove it
  layout::keep_only(directory, name, previous.value_or(std::string()));
  return {};
}

IndexBuilder::IndexBuilder(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
IndexBuilder::IndexBuilder(IndexBuilder&&) noexcept = default;
IndexBuilder& IndexBuilder::operator=(IndexBuilder&&) noexcept = default;
IndexBuilder::~IndexBuilder() = default;

Result<IndexBuilder> IndexBuilder::create(const fs::path& directory, const Dictionaries& dictionaries,
                                          const IndexOptions& options) {
  if (options.shards == 0 || options.shards > most_shards) {
    return failure(Errc::invalid_argument,
                   {"an index has 1 to 16 shards; choose a number between them", "索引分片數為 1 至 16；請改正"});
  }
  if (auto made = make_directory(directory); !made) return failure(std::move(made.error()));
  auto lock = FileLock::acquire(directory / "lock");
  if (!lock) return failure(std::move(lock.error()));
  auto impl = std::make_unique<Impl>(directory, std::move(*lock), options.shards);
  if (auto begun = impl->begin(dictionaries); !begun) return failure(std::move(begun.error()));
  return IndexBuilder(std::move(impl));
}

Result<void> IndexBuilder::add(const Document& document) {
  if (auto checked = impl_->check(document); !checked) return checked;
  return impl_->writers[impl_->documents++ % impl_->writers.size()]->add(document);
}

Result<void> IndexBuilder::add_law(const LawInfo& law) {
  impl_->laws << format_law_line(law);
  return {};
}

Result<void> IndexBuilder::mark(std::string_view source, std::string_view position) {
  impl_->positions.insert_or_assign(std::string(source), std::string(position));
  return {};
}

Result<void> IndexBuilder::finish() {
  if (auto done = impl_->finish_laws(); !done) return done;
  if (auto done = impl_->finish_writers(); !done) return done;
  if (auto done = impl_->finish_shards(); !done) return done;
  if (auto done = impl_->finish_positions(); !done) return done;
  return impl_->publish();
}

}  // namespace opendata::search
