#pragma once
#include <opendata/text.hpp>
#include <string>
#include <string_view>

/// Folding of text for terms, phrases and highlighting: the same for documents and queries.
namespace opendata::search {

/// Text folded for search with the way back to the original code points.
/// NFKC case folding, then Traditional to Simplified character by character, never for display.
[[nodiscard]] text::Folded fold_with_map(std::u32string_view original);

/// The second step alone, on text that is folded already; the length stays.
void simplify(std::u32string& folded);

/// Han ideographs, kana and Zhuyin: what is written without blanks and therefore cut into bigrams. Private use
/// characters are not.
[[nodiscard]] bool is_unspaced_script(char32_t c);
/// Letters and digits of scripts with blanks between words.
[[nodiscard]] bool is_spaced_word_character(char32_t c);
/// Either of both: no blank, punctuation or symbol.
[[nodiscard]] bool is_word_character(char32_t c);

/// The form in which a phrase is looked for: folded, without blanks except one between two Latin words or numbers.
[[nodiscard]] std::u32string phrase_form(std::u32string_view original);

}  // namespace opendata::search
