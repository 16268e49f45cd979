#pragma once
#include <opendata/search/document.hpp>
#include <string>
#include <string_view>

namespace opendata::search {

/// A stretch of text that a hit must hold, looked for in the stored text in phrase_form().
struct Passage {
  enum class Field { anywhere, title, body };
  std::u32string text;         ///< in phrase_form()
  Field field = Field::anywhere;
  bool wildcards = false;  ///< '*' in `text` stands for up to 30 characters of a sentence, '?' for one
};

/// The fields of a document in phrase_form(), made once for all passages.
struct PhraseForms {
  explicit PhraseForms(const Document& document);
  [[nodiscard]] bool hold(const Passage& passage) const;

 private:
  std::u32string title_, body_, chapter_;
};

/// Whether `text` holds the pattern anywhere. Linear in the text's length times the pattern's parts.
[[nodiscard]] bool holds_pattern(std::u32string_view text, std::u32string_view pattern);

}  // namespace opendata::search
