#pragma once
#include <vector>

#include "law_names.hpp"

namespace opendata::search {

/// The laws that a text names, in order, none inside another: the longest name that ends at a place, from the right.
/// Names of two characters count only where no longer word holds them (移民法 is not 民法).
[[nodiscard]] std::vector<LawNames::Impl::Match> find_mentions(const FoldedText& text, const LawNames::Impl& names);

/// The law whose name without its last 法 ends before character `end` (民184, 刑訴159-1).
[[nodiscard]] std::optional<LawNames::Impl::Match> find_clipped_name(const FoldedText& text, std::size_t end,
                                                                     std::size_t floor, const LawNames::Impl& names);

}  // namespace opendata::search
