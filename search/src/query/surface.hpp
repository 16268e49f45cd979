#pragma once
#include <string>
#include <string_view>

#include "query/reach.hpp"

namespace opendata::search {

/// A folded word as a document of the index writes it: terms are kept in Simplified form, people read Traditional.
/// The folded form itself when no document shows it. Throws what Xapian throws.
[[nodiscard]] std::string surface_of(std::u32string_view folded, const Reach& reach);

}  // namespace opendata::search
