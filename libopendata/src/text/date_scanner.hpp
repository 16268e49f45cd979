#pragma once
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace opendata::text {

/// A position in folded text that moves over words and numbers.
class DateScanner {
 public:
  /// The text must be folded for identifiers, have no blanks at either end, and outlive the scanner.
  explicit DateScanner(std::u32string_view folded) : text_(folded) {}

  [[nodiscard]] bool at_end() const { return position_ == text_.size(); }
  void skip_blanks();
  /// Moves over `word` when it stands here.
  bool accept(std::u32string_view word);
  /// Moves over the first of `words` that stands here.
  bool accept_any(std::initializer_list<std::u32string_view> words);

  /// A whole number and how it was written.
  struct Number {
    int value = 0;
    std::size_t digits = 0;  ///< how many Arabic digits; 0 = Chinese numerals
  };
  /// One to `most` Arabic digits, or Chinese numerals of any length; nullopt (and no move) when neither stands here or
  /// there are more digits.
  std::optional<Number> number(std::size_t most);
  /// Arabic digits only.
  std::optional<Number> digits(std::size_t most);

 private:
  std::u32string_view text_;
  std::size_t position_ = 0;
};

}  // namespace opendata::text
