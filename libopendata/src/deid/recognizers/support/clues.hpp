#pragma once
#include <cstdint>

namespace opendata::deid {

/// A set of clue bits.
using Clues = std::uint32_t;

/// What may begin with a token, or stand in a text, as far as a few characters tell without a branch: each wakes one or two recognisers. Most
/// texts have few of them, and of a text that lacks a recogniser's clues it finds nothing.
namespace clue {
inline constexpr Clues any = 1U << 0U;        ///< of every text
inline constexpr Clues place = 1U << 1U;      ///< an address or a date (Scan::places)
inline constexpr Clues identity = 1U << 2U;   ///< a national or resident number
inline constexpr Clues dialled = 1U << 3U;    ///< a telephone number from its 0, + or 886 on, or behind a label
inline constexpr Clues glued = 1U << 4U;      ///< a telephone number at the end of a word
inline constexpr Clues subscriber = 1U << 5U;  ///< a telephone number without area code
inline constexpr Clues mailbox = 1U << 6U;    ///< @, or what is written for it
inline constexpr Clues card = 1U << 7U;
inline constexpr Clues plate = 1U << 8U;
inline constexpr Clues latin_address = 1U << 9U;
inline constexpr Clues passport = 1U << 10U;
inline constexpr Clues insurance_card = 1U << 11U;
inline constexpr Clues chip = 1U << 12U;
inline constexpr Clues account = 1U << 13U;
inline constexpr Clues line_id = 1U << 14U;
inline constexpr Clues ip = 1U << 15U;
inline constexpr Clues url = 1U << 16U;
inline constexpr Clues english_day = 1U << 17U;
inline constexpr Clues age = 1U << 18U;
inline constexpr Clues patient = 1U << 19U;   ///< a medical record's number
inline constexpr Clues household = 1U << 20U;
inline constexpr Clues business = 1U << 21U;
}  // namespace clue

class Scan;
struct Token;

/// What may begin with the token of a scan whose tokens, labels and numbers up to this one are read; `next`: the token behind it, or none.
[[nodiscard]] Clues clues_of(const Scan& scan, const Token& token, const Token* next);
/// What else a text holds whose tokens have `of_tokens` together.
[[nodiscard]] Clues clues_of_text(const Scan& scan, Clues of_tokens);

}  // namespace opendata::deid
