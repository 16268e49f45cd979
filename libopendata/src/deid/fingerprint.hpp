#pragma once
#include "privacy/tuple_hash.hpp"

namespace opendata::deid {

/// A running hash over records in their order: two passes with equal fingerprints saw the same records.
class Fingerprint {
 public:
  void add(const RawRecord& record) {
    bytes_.assign(reinterpret_cast<const char*>(&state_), sizeof state_);
    for (const auto& cell : record.cells) append_cell(bytes_, cell);
    state_ = hash_tuple(bytes_);
    ++records_;
  }
  bool operator==(const Fingerprint& other) const { return state_ == other.state_ && records_ == other.records_; }

 private:
  TupleHash state_;
  std::uint64_t records_ = 0;
  std::string bytes_;
};

}  // namespace opendata::deid
