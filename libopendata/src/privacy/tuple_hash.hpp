#pragma once
#include <cstdint>
#include <opendata/record.hpp>
#include <string>
#include <string_view>

namespace opendata::deid {

/// 128 bits of SHA-256 that stand for a tuple of cells, so that memory does not grow with their length.
/// Two different tuples among n have the same hash with probability below n² / 2^129 (10^9 tuples: 2 in 10^21), also
/// when somebody chooses the cells to make it happen: SHA-256 has no known collisions, unlike the usual table hashes.
struct TupleHash {
  std::uint64_t high = 0, low = 0;
  bool operator==(const TupleHash& other) const { return high == other.high && low == other.low; }
};

/// The bits are uniform already.
struct TupleHashHasher {
  std::size_t operator()(const TupleHash& hash) const { return hash.low; }
};

/// Appends a cell so that different tuples give different bytes: missing and empty differ, and every text carries its
/// length.
void append_cell(std::string& bytes, const Cell& cell);
[[nodiscard]] TupleHash hash_tuple(std::string_view bytes);

}  // namespace opendata::deid
