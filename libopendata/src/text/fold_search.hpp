#pragma once
#include <opendata/text.hpp>

namespace opendata::text {
/// Folding::search; see text.hpp.
[[nodiscard]] Folded fold_search(std::u32string_view text);
}  // namespace opendata::text
