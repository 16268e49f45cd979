#pragma once
#include <opendata/table.hpp>
#include <vector>

namespace opendata::release {

/// The next records of a source, none at the end: few enough that their number and size bound the memory, and many
/// enough for threads to share.
inline Result<void> read_batch(RecordReader& reader, std::vector<RawRecord>& batch) {
  constexpr std::size_t most_records = 2048, most_bytes = 8U << 20U;
  std::size_t bytes = 0;
  batch.clear();
  while (batch.size() < most_records && bytes < most_bytes) {
    const auto more = reader.read(batch.emplace_back());
    if (!more) return failure(more.error());
    if (!*more) {
      batch.pop_back();
      break;
    }
    for (const Cell& cell : batch.back().cells) bytes += cell ? cell->size() : 0;
  }
  return {};
}

}  // namespace opendata::release
