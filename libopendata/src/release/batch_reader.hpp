#pragma once
#include <future>
#include <opendata/table.hpp>
#include <vector>

namespace opendata::release {

/// The records of a source in batches: while the caller works on one, the next is read in a thread of its own. A batch has
/// few enough records that their number and size bound the memory, and enough for threads to share.
/// Guarantees: batches come in order; an error of the reader comes behind the batches that were read before it.
class BatchReader {
 public:
  using Batch = std::vector<RawRecord>;
  /// `reader` must outlive this, and must not be used until next() has given the end.
  explicit BatchReader(RecordReader& reader) : reader_(reader) { read_ahead(); }
  BatchReader(const BatchReader&) = delete;
  BatchReader& operator=(const BatchReader&) = delete;
  ~BatchReader() = default;  // waits for the batch that is being read

  /// The next batch; an empty one at the end. Errors: as the reader's.
  [[nodiscard]] Result<Batch> next() {
    if (!ahead_.valid() && !ended_) return failure(Errc::internal, {"was read on after an error", "錯誤後仍繼續讀取"});
    if (!ahead_.valid()) return Batch();
    auto batch = ahead_.get();
    if (batch && !ended_) read_ahead();
    return batch;
  }

 private:
  void read_ahead() {
    ahead_ = std::async(std::launch::async, [this] { return read(); });
  }
  Result<Batch> read() {
    constexpr std::size_t most_records = 2048, most_bytes = 8U << 20U;
    std::size_t bytes = 0;
    Batch batch;
    while (batch.size() < most_records && bytes < most_bytes) {
      const auto more = reader_.read(batch.emplace_back());
      if (!more) return failure(more.error());
      if (!*more) {
        batch.pop_back();
        ended_ = true;  // whoever is asked again may begin anew
        break;
      }
      for (const Cell& cell : batch.back().cells) bytes += cell ? cell->size() : 0;
    }
    return batch;
  }
  RecordReader& reader_;
  bool ended_ = false;
  std::future<Result<Batch>> ahead_;
};

/// The same one by one, for who walks along with another source. Guarantees and errors: as BatchReader.
class ReadAhead {
 public:
  explicit ReadAhead(RecordReader& reader) : batches_(reader) {}

  /// False at the end, with `record` as it was.
  [[nodiscard]] Result<bool> read(RawRecord& record) {
    if (next_ == batch_.size()) {
      auto batch = batches_.next();
      if (!batch) return failure(std::move(batch.error()));
      batch_ = std::move(*batch);
      next_ = 0;
      if (batch_.empty()) return false;
    }
    record = std::move(batch_[next_++]);
    return true;
  }

 private:
  BatchReader batches_;
  BatchReader::Batch batch_;
  std::size_t next_ = 0;
};

}  // namespace opendata::release
