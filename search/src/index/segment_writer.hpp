#pragma once
#include <array>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <opendata/result.hpp>
#include <opendata/search/dictionaries.hpp>
#include <opendata/search/document.hpp>
#include <string>
#include <thread>
#include <vector>

#include "index/document_table.hpp"

namespace opendata::search {

/// Whether a database keeps the list of terms of each document: half as large again, and needed by Xapian's programs
/// that serve it to other machines or copy it.
enum class Termlists { none, kept };

/// Databases of one kind that a writer has made, in order, and the table of their documents one after the other.
struct Segments {
  std::vector<std::filesystem::path> databases;
  DocumentTable table;
};

/// Writes its share of the documents into databases of its own, on a thread of its own. Each database is small and written
/// by a few flushes: adding to what was flushed before costs the more the larger it is.
/// Memory: documents of a few MiB wait in the queue (add() blocks while it is full), and the postings of one segment.
class SegmentWriter {
 public:
  SegmentWriter(std::filesystem::path directory, std::shared_ptr<const UserWords> words, Termlists termlists);
  SegmentWriter(const SegmentWriter&) = delete;
  SegmentWriter& operator=(const SegmentWriter&) = delete;
  ~SegmentWriter();

  /// Errors: what went wrong on the thread so far.
  [[nodiscard]] Result<void> add(Document document);
  /// Waits for the thread; then segments() are complete.
  [[nodiscard]] Result<void> finish();
  /// Of texts and of articles, see layout::databases.
  [[nodiscard]] const std::array<Segments, 2>& segments() const { return segments_; }

 private:
  class Open;
  void run();
  [[nodiscard]] Result<void> write_all();
  [[nodiscard]] bool pop(Document& document);
  void stop();

  std::filesystem::path directory_;
  std::shared_ptr<const UserWords> words_;
  Termlists termlists_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Document> queue_;
  std::size_t queued_bytes_ = 0;
  bool closed_ = false;
  Result<void> outcome_;
  std::array<Segments, 2> segments_;  ///< of the thread until it has ended
  std::thread thread_;
};

}  // namespace opendata::search
