#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace opendata {

/// One cell: UTF-8 text, or nullopt when the value is missing. Missing and empty ("") are different things and stay different.
/// In our CSV a missing cell is written as nothing and an empty one as `""`; in JSON they are `null` and `""`.
using Cell = std::optional<std::string>;

/// A row as the agency holds it, personal data and all. No writer accepts it.
struct RawRecord {
  std::vector<Cell> cells;  ///< in the order of RecordReader::columns()
  std::uint64_t row = 0;    ///< 1-based record of the file, counting title and header rows
};

namespace deid {
class Pipeline;
}

/// A row that passed de-identification: cells in the order of the published schema, each in the canonical text of its type
/// (integer "-12", decimal "120.4460" with its zeros, boolean "true"/"false", date "2024-05-06", datetime "2024-05-06T07:08:09").
/// Guarantees: only deid::Pipeline can make one; writers take nothing else.
class SafeRecord {
 public:
  [[nodiscard]] const std::vector<Cell>& cells() const { return cells_; }

 private:
  friend class deid::Pipeline;
  explicit SafeRecord(std::vector<Cell> cells) : cells_(std::move(cells)) {}
  std::vector<Cell> cells_;
};

}  // namespace opendata
