#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "dictionary/word_trie.hpp"

namespace opendata::search {

/// A word of a run: characters [begin, end).
struct Piece {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool user = false;  ///< a word of the user dictionary
};

/// Cuts runs of Han and kana into words so that the sum of the words' costs is least, as ICU's own break iterator does,
/// but with the words of a user dictionary beside ICU's. Thread safety: one a thread; keeps its tables between calls.
class BestPath {
 public:
  /// Either may be nullptr.
  BestPath(const WordTrie* general, const WordTrie* user) : general_(general), user_(user) {}

  /// Appends the words of `run` in order, with `offset` added to their places. Linear in the run's length.
  void cut(std::u32string_view run, std::uint32_t offset, std::vector<Piece>& out);
  /// What the cheapest way through `run` costs without user words.
  [[nodiscard]] std::uint32_t general_cost(std::u32string_view run);

 private:
  struct Step {
    std::uint32_t cost = 0;
    std::uint32_t from = 0;
    bool user = false;
  };
  void walk(std::u32string_view run, const WordTrie* user);
  void relax(std::size_t from, std::size_t to, std::uint32_t cost, bool user);
  void relax_katakana(std::u32string_view run, std::size_t from);

  const WordTrie* general_;
  const WordTrie* user_;
  std::vector<Step> steps_;  ///< by place between characters
};

}  // namespace opendata::search
