#include "release/cell_counts.hpp"

namespace opendata::release {
namespace {

constexpr std::size_t most_common = 4096;
constexpr std::size_t longest_common = 64;  ///< bytes

}  // namespace

void CellCounts::add(const std::string& text) {
  if (const auto known = common_.find(text); known != common_.end()) {
    ++*known->second;
    return;
  }
  std::uint64_t& count = counts_[deid::hash_tuple(text)];
  ++count;
  if (text.size() <= longest_common && common_.size() < most_common) common_.emplace(text, &count);
}

std::uint64_t CellCounts::rows_with(const std::string& text) const {
  const auto found = counts_.find(deid::hash_tuple(text));
  return found == counts_.end() ? 0 : found->second;
}

}  // namespace opendata::release
