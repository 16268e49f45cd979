#include <array>
#include <fstream>
#include <opendata/files.hpp>
#include <opendata/search/index_builder.hpp>
#include <unordered_set>

#include "index/authority.hpp"
#include "index/document_terms.hpp"
#include "index/index_layout.hpp"
#include "index/law_file.hpp"
#include "index/shard_writer.hpp"
#include "index/xapian_guard.hpp"

namespace opendata::search {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t shard_count = 2;
constexpr std::size_t longest_id = 200;
constexpr std::size_t largest_document = 4U << 20U;

constexpr Message cannot_write{"the index cannot be written; check free space and permissions",
                               "無法寫入索引；請檢查磁碟空間與權限"};

Result<void> make_directory(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return failure(Errc::io_failure, cannot_write, {path.string(), 0, {}});
  return {};
}

std::string one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return text;
}

/// Merges the same database of every shard into one small, fast one.
Result<void> merge(const fs::path& generation, const char* database) {
  return guarded([&]() -> Result<void> {
    Xapian::Database shards;
    for (std::size_t i = 0; i < shard_count; ++i) {
      shards.add_database(Xapian::Database((generation / ("shard-" + std::to_string(i)) / database).string()));
    }
    shards.compact((generation / database).string());
    return {};
  });
}

}  // namespace

struct IndexBuilder::Impl {
  fs::path directory;
  FileLock lock;
  std::string name;
  fs::path generation;
  std::string dictionaries_fingerprint;
  std::unordered_set<std::string> ids;
  std::uint64_t documents = 0;
  std::array<std::unique_ptr<ShardWriter>, shard_count> shards;
  std::ofstream laws;
  std::ofstream titles;

  Impl(fs::path path, FileLock held) : directory(std::move(path)), lock(std::move(held)) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    for (auto& shard : shards) shard.reset();
    std::error_code ignored;
    if (!generation.empty()) fs::remove_all(generation, ignored);
  }

  Result<void> begin(const Dictionaries& dictionaries);
  Result<void> check(const Document& document);
  Result<void> finish_shards();
  Result<void> finish_lists();
  Result<void> count_authority() const;
  Result<void> verify() const;
  Result<void> publish();
};

Result<void> IndexBuilder::Impl::begin(const Dictionaries& dictionaries) {
  layout::remove_leftovers(directory);
  name = layout::next_generation(directory);
  generation = directory / name;
  if (auto kept = write_dictionaries(generation / layout::dictionaries, dictionaries); !kept) return kept;
  dictionaries_fingerprint = fingerprint(dictionaries);
  const auto words = std::make_shared<const UserWords>(dictionaries);
  for (std::size_t i = 0; i < shard_count; ++i) {
    const fs::path shard = generation / ("shard-" + std::to_string(i));
    if (auto made = make_directory(shard); !made) return made;
    shards[i] = std::make_unique<ShardWriter>(shard, words);
  }
  laws.open(generation / layout::laws_file, std::ios::binary);
  titles.open(generation / layout::titles_file, std::ios::binary);
  return {};
}

Result<void> IndexBuilder::Impl::check(const Document& document) {
  if (document.id.empty()) return failure(Errc::bad_value, {"a document has no id", "文件沒有識別碼"}, {{}, 0, "id"});
  if (document.id.size() > longest_id) {
    return failure(Errc::bad_value, {"a document's id is longer than 200 bytes", "文件識別碼超過 200 位元組"},
                   {{}, 0, "id"});
  }
  if (document.title.size() + document.body.size() > largest_document) {
    return failure(Errc::limit_exceeded, {"a document is larger than 4 MiB; split it", "單一文件超過 4 MiB；請分割"},
                   {{}, 0, "body"});
  }
  if (!ids.insert(document.id).second) {
    return failure(
        Errc::bad_value,
        {"two documents have the same id; ids must be unique in an index", "兩份文件的識別碼相同；同一索引內不得重複"},
        {{}, 0, "id"});
  }
  return {};
}

Result<void> IndexBuilder::Impl::finish_shards() {
  Result<void> outcome;
  for (std::size_t i = 0; i < shard_count; ++i) {
    std::map<std::string, std::string> metadata;
    if (i == 0)
      metadata = {{layout::version_key, layout::version()}, {layout::dictionaries_key, dictionaries_fingerprint}};
    auto finished = shards[i]->finish(std::move(metadata));
    if (outcome && !finished) outcome = std::move(finished);
  }
  if (!outcome) return outcome;
  for (const char* database : {layout::texts, layout::articles}) {
    if (auto merged = merge(generation, database); !merged) return merged;
  }
  std::error_code ignored;
  for (std::size_t i = 0; i < shard_count; ++i) fs::remove_all(generation / ("shard-" + std::to_string(i)), ignored);
  return {};
}

Result<void> IndexBuilder::Impl::finish_lists() {
  laws.close();
  titles.close();
  if (laws.fail() || titles.fail()) return failure(Errc::io_failure, cannot_write, {generation.string(), 0, {}});
  return {};
}

/// What needs the whole corpus: how often its articles cite each other.
Result<void> IndexBuilder::Impl::count_authority() const {
  const auto entries = read_law_file(generation / layout::laws_file);
  if (!entries) return failure(entries.error());
  LawNames names;
  for (const LawEntry& law : *entries) add_names(names, law);
  return guarded([&]() -> Result<void> {
    return count_citations(generation / layout::articles, *entries, names).write(generation / layout::authority_file);
  });
}

/// Reads back what was written before anybody is sent to it.
Result<void> IndexBuilder::Impl::verify() const {
  return guarded([this]() -> Result<void> {
    std::uint64_t found = 0;
    for (const char* database : {layout::texts, layout::articles})
      found += Xapian::Database((generation / database).string()).get_doccount();
    if (found == documents) return {};
    return failure(Errc::internal, {"the new index lacks documents; the old one stays", "新索引缺少文件；保留舊索引"});
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

Result<IndexBuilder> IndexBuilder::create(const fs::path& directory, const Dictionaries& dictionaries) {
  if (auto made = make_directory(directory); !made) return failure(std::move(made.error()));
  auto lock = FileLock::acquire(directory / "lock");
  if (!lock) return failure(std::move(lock.error()));
  auto impl = std::make_unique<Impl>(directory, std::move(*lock));
  if (auto begun = impl->begin(dictionaries); !begun) return failure(std::move(begun.error()));
  return IndexBuilder(std::move(impl));
}

Result<void> IndexBuilder::add(const Document& document) {
  if (auto checked = impl_->check(document); !checked) return checked;
  if (document.kind != article_kind && !document.title.empty()) impl_->titles << one_line(document.title) << '\n';
  return impl_->shards[impl_->documents++ % shard_count]->add(document);
}

Result<void> IndexBuilder::add_law(const LawInfo& law) {
  impl_->laws << format_law_line(law);
  return {};
}

Result<void> IndexBuilder::finish() {
  if (auto done = impl_->finish_lists(); !done) return done;
  if (auto done = impl_->finish_shards(); !done) return done;
  if (auto done = impl_->count_authority(); !done) return done;
  if (auto done = impl_->verify(); !done) return done;
  return impl_->publish();
}

}  // namespace opendata::search
