#pragma once
#include <cstddef>

#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// Whether the character is a letter of a writing other than Chinese, Latin and Greek: Thai, Lao, Burmese, Khmer, Hangul, Cyrillic,
/// Arabic, those of India, and kana.
/// Thread safety: any.
[[nodiscard]] bool is_other_script(char32_t c);

/// Where the name that begins at `first` in such letters ends; `first` when none does. In a Traditional Chinese record they spell
/// somebody's name: one to four words that say no greeting; of kana, which spell things as well, only what a label for names, a middle
/// dot or さん tells.
/// Thread safety: any.
[[nodiscard]] std::size_t script_name_end(const Scan& scan, std::size_t first);

}  // namespace opendata::deid
