#pragma once
#include <opendata/search/segmenter.hpp>
#include <opendata/text.hpp>
#include <string_view>
#include <vector>

#include "query/reach.hpp"

namespace opendata::search {

/// Which characters of a folded text are surely what they are meant to be, whatever the index holds: names of laws and
/// citations of them, words of two characters and more that have synonyms, numbers, names of roads.
/// `terms` is the segmented `text`, `folded` its folded form. At most the text's length times what is marked in it.
[[nodiscard]] std::vector<bool> certain_characters(std::string_view text, const std::vector<Term>& terms,
                                                   const text::Folded& folded, const Reach& reach);

}  // namespace opendata::search
