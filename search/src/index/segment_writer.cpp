#include "index/segment_writer.hpp"

#include "index/document_terms.hpp"
#include "index/index_layout.hpp"
#include "index/xapian_guard.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t queue_bytes = 4U << 20U;
/// A posting list is cut where segments meet: more documents make a smaller index that is searched faster, and slower to
/// build, because adding to what has been flushed costs more the more there is.
constexpr std::size_t documents_per_segment = 5'000;
/// Xapian holds postings in maps until a flush; larger ones no longer fit the caches (measured: 5,000 at once take 1.4
/// times as long as 1,000).
constexpr std::size_t documents_per_flush = 1'000;
/// Nothing is read before the whole generation has been flushed, and nothing is ever replaced in it.
int write_flags(Termlists termlists) {
  constexpr int always = Xapian::DB_CREATE | Xapian::DB_NO_SYNC;
  return termlists == Termlists::none ? always | Xapian::DB_NO_TERMLIST : always;
}

std::size_t size_of(const Document& document) { return document.title.size() + document.body.size() + 256; }

}  // namespace

/// The segment of one kind of documents that is being written.
class SegmentWriter::Open {
 public:
  Open(std::filesystem::path stem, Segments& segments, Termlists termlists)
      : stem_(std::move(stem)), segments_(segments), flags_(write_flags(termlists)) {}

  void add(const Document& document, Segmenter& segmenter) {
    if (documents_ == 0) begin();
    database_.add_document(to_xapian(document, segmenter));
    segments_.table.add(document);
    if (++documents_ == documents_per_segment) return end();
    if (documents_ % documents_per_flush == 0) database_.commit();
  }

  void end() {
    if (documents_ == 0) return;
    database_.close();
    documents_ = 0;
  }

 private:
  void begin() {
    segments_.databases.push_back(stem_.string() + "-" + std::to_string(segments_.databases.size()));
    database_ = Xapian::WritableDatabase(segments_.databases.back().string(), flags_);
  }

  std::filesystem::path stem_;
  Segments& segments_;
  int flags_;
  Xapian::WritableDatabase database_;
  std::size_t documents_ = 0;
};

SegmentWriter::SegmentWriter(std::filesystem::path directory, std::shared_ptr<const UserWords> words,
                             Termlists termlists)
    : directory_(std::move(directory)), words_(std::move(words)), termlists_(termlists), thread_([this] { run(); }) {}

SegmentWriter::~SegmentWriter() { stop(); }

Result<void> SegmentWriter::add(Document document) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return queued_bytes_ < queue_bytes || !outcome_; });
  if (!outcome_) return outcome_;
  queued_bytes_ += size_of(document);
  queue_.push_back(std::move(document));
  changed_.notify_all();
  return {};
}

Result<void> SegmentWriter::finish() {
  stop();
  return outcome_;
}

void SegmentWriter::stop() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool SegmentWriter::pop(Document& document) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return closed_ || !queue_.empty(); });
  if (queue_.empty()) return false;
  document = std::move(queue_.front());
  queue_.pop_front();
  queued_bytes_ -= size_of(document);
  changed_.notify_all();
  return true;
}

Result<void> SegmentWriter::write_all() {
  return guarded([this]() -> Result<void> {
    Segmenter segmenter(words_);
    Open texts(directory_ / layout::databases[0], segments_[0], termlists_);
    Open articles(directory_ / layout::databases[1], segments_[1], termlists_);
    for (Document document; pop(document);)
      (document.kind == article_kind ? articles : texts).add(document, segmenter);
    texts.end();
    articles.end();
    return {};
  });
}

void SegmentWriter::run() {
  Result<void> outcome = write_all();
  const std::lock_guard lock(mutex_);
  outcome_ = std::move(outcome);
  changed_.notify_all();
}

}  // namespace opendata::search
