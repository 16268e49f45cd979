#pragma once
#include <opendata/recognizer.hpp>
#include <string_view>
#include <vector>

#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// What a score says. The release gate looks for findings from `shape` on.
namespace score {
inline constexpr double certain = 1.0;  ///< a check digit holds, or the shape is no one else's
inline constexpr double labelled = 0.9;  ///< a label or a title names it
inline constexpr double context = 0.85;  ///< a word of the field stands near
inline constexpr double likely = 0.7;   ///< a shape that is rarely anything else
inline constexpr double shape = 0.6;    ///< a shape that may be something else
inline constexpr double weak = 0.4;     ///< too common to act on alone
}  // namespace score

/// Adds folded range [first, last) in original offsets.
inline void report(const RecognizerInput& input, std::size_t first, std::size_t last, std::string_view type, double value,
                   std::vector<Finding>& findings) {
  constexpr std::size_t usual = 16;  // of a text that has any
  if (findings.capacity() == 0) findings.reserve(usual);
  const auto [start, end] = input.folded.original(first, last);
  findings.push_back({start, end, type, value});
}

}  // namespace opendata::deid
