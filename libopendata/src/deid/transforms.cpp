#include "deid/transforms/transforms.hpp"

#include <algorithm>
#include <array>

namespace opendata::deid {
namespace {

/// The one list of transforms.
constexpr std::array<TransformKind, 11> kinds{{
    {"suppress", false, create_suppress},
    {"keep", true, create_keep},
    {"mask", true, create_mask},
    {"pseudonymize", true, create_pseudonymize},
    {"generalize", true, create_generalize},
    {"generalize_date", true, create_generalize_date},
    {"generalize_address", true, create_generalize_address},
    {"generalize_number", true, create_generalize_number},
    {"generalize_coordinate", true, create_generalize_coordinate},
    {"shift_date", true, create_shift_date},
    {"scrub_text", true, create_scrub_text},
}};

}  // namespace

std::span<const TransformKind> transforms() { return kinds; }

const TransformKind* find_transform(std::string_view name) {
  const auto* found =
      std::find_if(kinds.begin(), kinds.end(), [&](const TransformKind& kind) { return kind.name == name; });
  return found == kinds.end() ? nullptr : found;
}

}  // namespace opendata::deid
