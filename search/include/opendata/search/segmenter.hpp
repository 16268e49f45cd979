#pragma once
#include <cstdint>
#include <memory>
#include <opendata/search/dictionaries.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace opendata::search {

/// What kind of term a piece of text became.
enum class TermKind : std::uint8_t {
  word,            ///< a word by ICU's dictionary, a Latin word, a number
  bigram,          ///< two neighbouring characters of a run without blanks
  unigram,         ///< one of its characters
  article_number,  ///< "12", "12-1": 第十二條, 第 12 條之 1, however written
  number,          ///< "120" for 一百二十, "50000" for 5萬: a number that is not written in plain digits
  year,            ///< "2024" for 民國113年, 113年度, 2024年
};

/// One term with its place in the original text (code points).
struct Term {
  std::string text;  ///< folded UTF-8, without index prefix
  TermKind kind = TermKind::word;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Cuts text into terms; the same for documents and queries. NFKC case folding, Traditional to Simplified for terms
/// only; words by the cheapest path through ICU's dictionary and the user's words, and the words inside a user's word;
/// character uni- and bigrams within Han runs, Latin words once, numbers and years also in canonical form. Not thread
/// safe: one a thread.
class Segmenter {
 public:
  /// `words` may be nullptr: then ICU's dictionary alone decides.
  explicit Segmenter(std::shared_ptr<const UserWords> words = nullptr);
  ~Segmenter();
  Segmenter(Segmenter&&) noexcept;
  Segmenter& operator=(Segmenter&&) noexcept;
  [[nodiscard]] std::vector<Term> segment(std::string_view utf8);
  /// Changes whenever terms could differ: an index of another version must be rebuilt.
  [[nodiscard]] static std::string_view version();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The folded form in which two spellings of the same text are equal (臺/台, full width, case, Simplified).
[[nodiscard]] std::string fold_for_search(std::string_view utf8);

}  // namespace opendata::search
