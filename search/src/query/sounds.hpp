#pragma once
#include <opendata/search/searcher.hpp>
#include <optional>

#include "query/reach.hpp"

namespace opendata::search {

/// Text written in Zhuyin, Pinyin or on the Zhuyin keyboard with the input method off, in the characters that the
/// index's words suggest: few and frequent words first. nullopt when it is no such text or nothing in the index sounds
/// so. Throws what Xapian throws.
[[nodiscard]] std::optional<std::string> text_of_sounds(std::string_view text, const Reach& reach);

/// Whether the text is written in Zhuyin and nothing else.
[[nodiscard]] bool is_zhuyin_text(std::string_view text);

}  // namespace opendata::search
