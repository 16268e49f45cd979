#include "privacy/tuple_hash.hpp"

#include <cstring>

#include "core/digest.hpp"

namespace opendata::deid {

void append_cell(std::string& bytes, const Cell& cell) {
  bytes += cell ? '\1' : '\0';
  if (!cell) return;
  const std::uint64_t length = cell->size();
  bytes.append(reinterpret_cast<const char*>(&length), sizeof length);
  bytes += *cell;
}

TupleHash hash_tuple(std::string_view bytes) {
  const Sha256Digest digest = sha256_digest(bytes_of(bytes));
  TupleHash hash;
  std::memcpy(&hash.high, digest.data(), sizeof hash.high);
  std::memcpy(&hash.low, digest.data() + sizeof hash.high, sizeof hash.low);
  return hash;
}

}  // namespace opendata::deid
