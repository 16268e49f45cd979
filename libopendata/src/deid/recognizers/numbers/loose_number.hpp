#pragma once
#include <optional>

#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// Letters and digits with what may stand between the parts of one number, address or id, whatever it is: 07-123 4567, (04)2359-7716#382,
/// siao_fen.88, 49年7月, https://example.tw/some-one, 0912-3○5-678. A range of the folded text.
struct LooseNumber {
  std::size_t first, last;
};

/// Longer ones end here, in characters.
inline constexpr std::size_t longest_loose_number = 120;

/// The one that begins with the token: with at least five letters and digits, or four and a letter among them, or a
/// month's three; with a digit, or letters that a
/// mark joins. None for a plain word, a year, a count, an amount of money, or a day of recent years, which is an event's.
[[nodiscard]] std::optional<LooseNumber> loose_number_at(const Scan& scan, const Token& token);

/// Calls `visit` with each of the text's, in order, that begins where `may_begin` says so; none begins inside of another.
template <class May, class Visit>
void for_each_loose_number(const Scan& scan, const May& may_begin, const Visit& visit) {
  std::size_t behind = 0;
  for (const Token& token : scan.tokens()) {
    if (token.first < behind || !may_begin(token.first)) continue;
    const auto number = loose_number_at(scan, token);
    if (!number) continue;
    behind = number->last;
    visit(*number);
  }
}

}  // namespace opendata::deid
