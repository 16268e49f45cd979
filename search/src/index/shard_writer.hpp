#pragma once
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <opendata/result.hpp>
#include <opendata/search/dictionaries.hpp>
#include <opendata/search/document.hpp>
#include <string>
#include <thread>

namespace opendata::search {

/// Writes its share of the documents into databases of its own, on a thread of its own.
/// Memory: documents of a few MiB wait in the queue; add() blocks while it is full.
class ShardWriter {
 public:
  ShardWriter(std::filesystem::path directory, std::shared_ptr<const UserWords> words);
  ShardWriter(const ShardWriter&) = delete;
  ShardWriter& operator=(const ShardWriter&) = delete;
  ~ShardWriter();

  /// Errors: what went wrong on the thread so far.
  [[nodiscard]] Result<void> add(Document document);
  /// Waits for the thread and commits, with the metadata in the texts database.
  [[nodiscard]] Result<void> finish(std::map<std::string, std::string> metadata);

 private:
  struct Databases;
  void run();
  [[nodiscard]] Result<void> write_all();
  [[nodiscard]] bool pop(Document& document);
  void stop();

  std::filesystem::path directory_;
  std::shared_ptr<const UserWords> words_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Document> queue_;
  std::size_t queued_bytes_ = 0;
  bool closed_ = false;
  Result<void> outcome_;
  std::map<std::string, std::string> metadata_;
  std::thread thread_;
};

}  // namespace opendata::search
