#pragma once
#include <cstddef>
#include <string_view>

namespace opendata::deid {

/// The length of the person's name that words in Latin letters, parted by blanks or commas, begin with; 0 when they name nobody. All of
/// them are one when there are two or more and none is a word of a company, place or thing, unless all are abbreviations that no one is
/// called by; before such a word a given name and a family name are that are met among people in Taiwan (Kevin Wang Taipei): English,
/// Chinese in any romanisation, Japanese, Vietnamese, Indonesian, Filipino, Thai. A word that is both (Max, Hall) speaks neither for nor
/// against.
/// Thread safety: any.
[[nodiscard]] std::size_t romanised_name_size(std::u32string_view words);

/// Whether one word is a given name of this kind by itself (Grace, Siti, Somchai), which few things are called.
/// Thread safety: any.
[[nodiscard]] bool is_romanised_given_name(std::u32string_view word);

/// Whether one word is a family name of this kind by itself (Wang, Sato).
/// Thread safety: any.
[[nodiscard]] bool is_romanised_family_name(std::u32string_view word);

/// Whether one word is an abbreviation or a word of a company, place or thing.
/// Thread safety: any.
[[nodiscard]] bool is_thing(std::u32string_view word);

}  // namespace opendata::deid
