#include "text/word_index.hpp"

#include <algorithm>
#include <utility>

namespace opendata::text {

void WordIndex::add(char32_t key, std::u32string_view word) {
  present_.set(key % present_.size());
  added_.push_back({key, word});
}

void WordIndex::settle() {
  const auto order = [](const Entry& a, const Entry& b) {
    const std::size_t left = bucket_of(a.key), right = bucket_of(b.key);
    return left != right ? left < right : a.word.size() > b.word.size();
  };
  std::stable_sort(added_.begin(), added_.end(), order);
  for (const Entry& entry : added_) ++starts_[bucket_of(entry.key) + 1];
  words_ = std::move(added_);
  for (std::size_t b = 1; b < starts_.size(); ++b) starts_[b] += starts_[b - 1];
  added_ = {};
}

}  // namespace opendata::text
