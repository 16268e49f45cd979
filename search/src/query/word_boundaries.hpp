#pragma once
#include <cstdint>
#include <opendata/search/segmenter.hpp>
#include <set>
#include <vector>

namespace opendata::search {

/// Where the words of a segmented text begin and end, in code points.
class WordBoundaries {
 public:
  explicit WordBoundaries(const std::vector<Term>& terms) {
    for (const Term& term : terms) {
      if (term.kind != TermKind::word) continue;
      begins_.insert(term.begin);
      ends_.insert(term.end);
    }
  }
  /// Whether a word begins at `begin` and one ends at `end`.
  [[nodiscard]] bool hold(std::size_t begin, std::size_t end) const {
    return begins_.contains(static_cast<std::uint32_t>(begin)) && ends_.contains(static_cast<std::uint32_t>(end));
  }

 private:
  std::set<std::uint32_t> begins_, ends_;
};

}  // namespace opendata::search
