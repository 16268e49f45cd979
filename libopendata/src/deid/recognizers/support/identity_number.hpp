#pragma once
#include <cstddef>
#include <string_view>

#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// Whether the token begins as such a number does: with a letter, as few do; and it is long enough, or may go on where a label or Chinese digits say so.
[[nodiscard]] inline bool may_begin_identity(const Scan& scan, const Token& token) {
  if (!token.has_letter || !scan.is(token.first, letter)) return false;
  return !scan.is_shorter(token, 10) || !scan.is(token.first, unlabelled) || scan.is(token.last, han_digit);
}

/// False when what stands right behind the token's first letter, in ASCII, is none of the number's possible second characters, and no name
/// is glued to the number.
template <std::size_t size>
[[nodiscard]] bool may_go_on_with(const Scan& scan, const Token& token, const char32_t (&seconds)[size]) {
  constexpr std::uint32_t longest = 11;
  return !scan.is(token.first + 1U, alphanumeric) || contains(seconds, scan.at(token.first + 1U)) || token.last - token.first > longest;
}

/// The ten characters of a national or resident number that may begin at a token with a letter: also with Chinese digits behind the letters
/// (A一二三四五六七八九). Behind a name in Latin letters that is glued to it (NguyenA123456789), the number begins later than
/// the token. Empty when there are fewer, or they are part of another longer word.
[[nodiscard]] Compact read_identity_number(const Scan& scan, const Token& token);

/// Behind the number masked in part (A1234***89) that begins with the token and whose second character is one of `seconds`; 0 when none does.
[[nodiscard]] std::size_t masked_identity_end(const Scan& scan, const Token& token, std::u32string_view seconds);

/// How much a number of that shape says: `valid` by its check digit; a wrong one is a typing error, still personal, where a word says what it
/// should be.
[[nodiscard]] double identity_score(const Scan& scan, const Compact& id, bool valid);

}  // namespace opendata::deid
