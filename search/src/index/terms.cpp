#include "index/terms.hpp"

#include <array>
#include <cstdint>

namespace opendata::search::terms {
namespace {

/// FNV-1a, 64 bits: stable between machines, which std::hash is not.
std::uint64_t hash(std::string_view text) {
  std::uint64_t value = 14695981039346656037ULL;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return value;
}

std::string hex(std::uint64_t value) {
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4U) out[i] = "0123456789abcdef"[value & 15U];
  return out;
}

}  // namespace

std::string make(std::string_view prefix, std::string_view text) {
  constexpr std::size_t hash_bytes = 17;
  std::string out(prefix);
  if (prefix.size() + text.size() <= maximum_bytes) return out += text;
  out += text.substr(0, maximum_bytes - hash_bytes - prefix.size());
  return out += '#' + hex(hash(text));
}

std::string of(const Term& term) {
  static constexpr std::array<std::string_view, 4> prefixes{"", bigram, unigram, article_number};
  return make(prefixes[static_cast<std::size_t>(term.kind)], term.text);
}

std::vector<std::string> category_levels(std::string_view path) {
  const std::string folded = fold_for_search(path);
  std::vector<std::string> levels;
  for (std::size_t at = folded.find('/'); at != std::string::npos; at = folded.find('/', at + 1)) {
    if (at > 0) levels.push_back(folded.substr(0, at));
  }
  if (!folded.empty()) levels.push_back(folded);
  return levels;
}

}  // namespace opendata::search::terms
