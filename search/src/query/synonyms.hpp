#pragma once
#include <cstdint>
#include <opendata/search/dictionaries.hpp>
#include <opendata/search/segmenter.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "query/longest_words.hpp"

namespace opendata::search {

/// A word that is looked for beside one of the query.
struct Synonym {
  std::string text;  ///< as the dictionary writes it
  double weight = 0.5;
};

/// A word of the query that has synonyms: code points [begin, end).
struct SynonymMatch {
  std::uint32_t begin = 0, end = 0;
  std::string word;
  std::vector<Synonym> synonyms;
};

/// The synonym dictionary of an index, ready to be asked. Thread safety: const after construction.
class Synonyms {
 public:
  explicit Synonyms(const std::vector<SynonymRule>& rules);

  /// The words of a text that have synonyms, longest first where they overlap, in the text's order. A word counts only
  /// where the segmenter begins and ends a word: 狗 stands in 養狗, but not in 熱狗. `terms` is the segmented text.
  [[nodiscard]] std::vector<SynonymMatch> find(std::string_view utf8, const std::vector<Term>& terms) const;

 private:
  void add(const std::string& from, const std::vector<std::string>& to, double weight);
  LongestWords<std::vector<Synonym>> words_;
};

}  // namespace opendata::search
