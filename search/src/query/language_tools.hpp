#pragma once
#include <memory>
#include <mutex>
#include <unordered_map>

#include "dictionary/readings.hpp"
#include "query/subjects.hpp"
#include "query/synonyms.hpp"
#include "query/vocabulary.hpp"

namespace opendata::search {

/// What helps to understand a query of one index: synonyms, subjects, readings, look-alikes, its vocabulary.
/// Thread safety: safe from many threads after construction.
class LanguageTools {
 public:
  explicit LanguageTools(const Dictionaries& dictionaries);

  [[nodiscard]] const Synonyms& synonyms() const { return synonyms_; }
  [[nodiscard]] const Subjects& subjects() const { return subjects_; }
  [[nodiscard]] const Readings& readings() const { return readings_; }
  /// Characters that are mistaken for this one, folded.
  [[nodiscard]] std::u32string_view look_alikes(char32_t folded) const;
  /// The words of the index; read when they are first asked for. Throws what Xapian throws.
  [[nodiscard]] const Vocabulary& vocabulary(const Xapian::Database& all) const;

 private:
  Synonyms synonyms_;
  Subjects subjects_;
  Readings readings_;
  std::unordered_map<char32_t, std::u32string> look_alikes_;
  mutable std::mutex mutex_;
  mutable std::unique_ptr<const Vocabulary> vocabulary_;
};

}  // namespace opendata::search
