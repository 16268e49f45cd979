#include "text/word_index.hpp"

#include <algorithm>

namespace opendata::text {

void WordIndex::add(char32_t key, std::u32string_view word) {
  present_.set(key % present_.size());
  added_.emplace_back(key, word);
}

void WordIndex::settle() {
  const auto order = [](const auto& a, const auto& b) {
    const std::size_t left = bucket_of(a.first), right = bucket_of(b.first);
    return left != right ? left < right : a.second.size() > b.second.size();
  };
  std::stable_sort(added_.begin(), added_.end(), order);
  for (const auto& [key, word] : added_) {
    words_.push_back(word);
    ++starts_[bucket_of(key) + 1];
  }
  for (std::size_t b = 1; b < starts_.size(); ++b) starts_[b] += starts_[b - 1];
  added_ = {};
}

}  // namespace opendata::text
