#include "index/shard_writer.hpp"

#include "index/document_terms.hpp"
#include "index/index_layout.hpp"
#include "index/xapian_guard.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t queue_bytes = 4U << 20U;
/// Xapian's own default of 10,000 is slower and takes more memory with terms of this kind; 1,000 to 3,000 is best.
constexpr std::size_t documents_per_commit = 2'500;
/// Nothing is read before the whole generation has been flushed, and nothing is ever replaced in it.
constexpr int write_flags = Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC;

std::size_t size_of(const Document& document) { return document.title.size() + document.body.size() + 256; }

}  // namespace

/// The two databases of a shard.
struct ShardWriter::Databases {
  Xapian::WritableDatabase texts;
  Xapian::WritableDatabase articles;
  std::size_t uncommitted = 0;

  explicit Databases(const std::filesystem::path& directory)
      : texts((directory / layout::texts).string(), write_flags),
        articles((directory / layout::articles).string(), write_flags) {}

  void add(const Document& document, Segmenter& segmenter) {
    (document.kind == article_kind ? articles : texts).add_document(to_xapian(document, segmenter));
    if (++uncommitted == documents_per_commit) commit();
  }

  void commit() {
    texts.commit();
    articles.commit();
    uncommitted = 0;
  }
};

ShardWriter::ShardWriter(std::filesystem::path directory, std::shared_ptr<const UserWords> words)
    : directory_(std::move(directory)), words_(std::move(words)), thread_([this] { run(); }) {}

ShardWriter::~ShardWriter() { stop(); }

Result<void> ShardWriter::add(Document document) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return queued_bytes_ < queue_bytes || !outcome_; });
  if (!outcome_) return outcome_;
  queued_bytes_ += size_of(document);
  queue_.push_back(std::move(document));
  changed_.notify_all();
  return {};
}

Result<void> ShardWriter::finish(std::map<std::string, std::string> metadata) {
  {
    const std::lock_guard lock(mutex_);
    metadata_ = std::move(metadata);
  }
  stop();
  return outcome_;
}

void ShardWriter::stop() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool ShardWriter::pop(Document& document) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return closed_ || !queue_.empty(); });
  if (queue_.empty()) return false;
  document = std::move(queue_.front());
  queue_.pop_front();
  queued_bytes_ -= size_of(document);
  changed_.notify_all();
  return true;
}

Result<void> ShardWriter::write_all() {
  return guarded([this]() -> Result<void> {
    Segmenter segmenter(words_);
    Databases databases(directory_);
    for (Document document; pop(document);) databases.add(document, segmenter);
    for (const auto& [key, value] : metadata_) databases.texts.set_metadata(key, value);
    databases.commit();
    return {};
  });
}

void ShardWriter::run() {
  Result<void> outcome = write_all();
  const std::lock_guard lock(mutex_);
  outcome_ = std::move(outcome);
  changed_.notify_all();
}

}  // namespace opendata::search
