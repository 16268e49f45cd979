#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>

#include "privacy/tuple_hash.hpp"

namespace opendata::release {

/// How many rows have each text of a column. Memory: a hash a distinct text, and the first few thousand short texts as
/// they are, because those of a column that has few come again and again and need no hash then.
class CellCounts {
 public:
  CellCounts() = default;
  CellCounts(CellCounts&&) noexcept = default;
  CellCounts& operator=(CellCounts&&) noexcept = default;
  CellCounts(const CellCounts&) = delete;  // common_ points into counts_
  CellCounts& operator=(const CellCounts&) = delete;
  ~CellCounts() = default;

  void add(const std::string& text);
  [[nodiscard]] std::uint64_t rows_with(const std::string& text) const;

 private:
  std::unordered_map<deid::TupleHash, std::uint64_t, deid::TupleHashHasher> counts_;
  std::unordered_map<std::string, std::uint64_t*> common_;
};

}  // namespace opendata::release
