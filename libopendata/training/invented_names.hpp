#pragma once
#include <random>
#include <string>
#include <vector>

namespace opendata::training {

using Random = std::mt19937_64;

/// Makes up names: usual ones, rare ones, and names that are words.
class InventedNames {
 public:
  /// `words` of two or three characters, from which names that are words are taken.
  explicit InventedNames(std::vector<std::u32string> words);
  [[nodiscard]] std::u32string surname(Random& random) const;
  [[nodiscard]] std::u32string full_name(Random& random) const;
  /// A word that begins like a name.
  [[nodiscard]] std::u32string word(Random& random) const;

 private:
  [[nodiscard]] std::u32string given(Random& random) const;
  std::vector<std::u32string> pairs_;  ///< words of two characters
  std::vector<std::u32string> named_;  ///< words that begin with a family name
};

}  // namespace opendata::training
