#pragma once
#include <xapian.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dictionary/readings.hpp"

namespace opendata::search {

/// The words that stand in an index, with how many documents have each: what a query can be corrected to.
/// Thread safety: const after construction. Memory: about 100 bytes a word.
class Vocabulary {
 public:
  /// Longest word that is kept, in characters.
  static constexpr std::size_t longest = 20;
  struct Word {
    std::u32string text;  ///< folded
    Xapian::doccount frequency = 0;
  };

  /// Reads every word of the databases. Throws what Xapian throws.
  Vocabulary(const Xapian::Database& all, const Readings& readings);

  [[nodiscard]] const Word& at(std::uint32_t place) const { return words_[place]; }
  /// In how many documents the word stands; 0 when in none.
  [[nodiscard]] Xapian::doccount frequency(std::u32string_view word) const;
  /// Places of the Han words that are read so: syllables separated by blanks.
  [[nodiscard]] std::vector<std::uint32_t> with_sound(std::string_view syllables) const;
  /// Places of longer Han words whose first characters, two or more, are read so.
  [[nodiscard]] std::vector<std::uint32_t> with_sound_before(std::string_view syllables) const;
  /// Places of the Han words of the same length, three or more, that differ in one character.
  [[nodiscard]] std::vector<std::uint32_t> one_apart(std::u32string_view word) const;
  /// Places of the words of letters and digits, in the order of the alphabet.
  [[nodiscard]] std::span<const std::uint32_t> latin() const { return latin_; }
  /// Places of the words that begin so, most frequent first, at most `most`.
  [[nodiscard]] std::vector<std::uint32_t> beginning_with(std::u32string_view prefix, std::size_t most) const;

 private:
  using Entry = std::pair<std::uint64_t, std::uint32_t>;  ///< hash of a key, place of a word
  void read(const Xapian::Database& all);
  void index(const Readings& readings);
  [[nodiscard]] static std::vector<std::uint32_t> find(const std::vector<Entry>& entries, std::uint64_t key);

  std::vector<Word> words_;      ///< by text
  std::vector<Entry> by_sound_;  ///< by hash
  std::vector<Entry> by_first_sounds_;  ///< the beginnings of longer words
  std::vector<Entry> by_gap_;    ///< words with one character left open
  std::vector<std::uint32_t> latin_;
};

}  // namespace opendata::search
