#pragma once
#include <opendata/search/dictionaries.hpp>
#include <opendata/search/segmenter.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "query/longest_words.hpp"

namespace opendata::search {

/// A subject that a text names, and the places of the law that govern it, as the dictionary cites them.
struct SubjectMatch {
  std::string word;                 ///< as the text writes it
  std::vector<std::string> places;
};

/// The subject dictionary of an index, ready to be asked. Thread safety: const after construction.
class Subjects {
 public:
  explicit Subjects(const std::vector<SubjectRule>& rules);

  /// The subjects that a text names, longest first where they overlap, in the text's order, each once. A word of two
  /// characters counts only where the segmenter begins and ends a word: 駕照 in 換駕照, but not 發票 in 簽發票據.
  /// `terms` is the segmented text.
  [[nodiscard]] std::vector<SubjectMatch> find(std::string_view utf8, const std::vector<Term>& terms) const;

 private:
  void add(const std::string& word, const std::vector<std::string>& places);
  LongestWords<std::vector<std::string>> words_;
};

}  // namespace opendata::search
