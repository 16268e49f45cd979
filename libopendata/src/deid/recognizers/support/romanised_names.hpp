#pragma once
#include <string_view>

namespace opendata::deid {

/// Whether words in Latin letters, parted by blanks or commas, name a person: one is a given or family name that is met among people
/// in Taiwan (English, Chinese in any romanisation, Japanese, Vietnamese, Indonesian, Filipino, Thai), and none is a word of a company,
/// place or thing. Two words or more; of the first word's capital nothing is asked.
/// Thread safety: any.
[[nodiscard]] bool is_romanised_name(std::u32string_view words);

/// Whether one word is a given name of this kind by itself (Grace, Siti, Somchai), which few things are called.
/// Thread safety: any.
[[nodiscard]] bool is_romanised_given_name(std::u32string_view word);

}  // namespace opendata::deid
