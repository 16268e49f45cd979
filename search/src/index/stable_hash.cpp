#include "index/stable_hash.hpp"

#include <cstdint>

namespace opendata::search {
namespace {

std::uint64_t hash(std::string_view text) {
  std::uint64_t value = 14695981039346656037ULL;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return value;
}

}  // namespace

std::string stable_hash(std::string_view text) {
  std::uint64_t value = hash(text);
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4U) out[i] = "0123456789abcdef"[value & 15U];
  return out;
}

}  // namespace opendata::search
