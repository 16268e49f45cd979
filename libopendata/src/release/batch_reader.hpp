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
    if (!ahead_.valid()) return Batch();
    auto batch = ahead_.get();
    if (batch && !batch->empty()) read_ahead();
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
        break;
      }
      for (const Cell& cell : batch.back().cells) bytes += cell ? cell->size() : 0;
    }
    return batch;
  }
  RecordReader& reader_;
  std::future<Result<Batch>> ahead_;
};

}  // namespace opendata::release
