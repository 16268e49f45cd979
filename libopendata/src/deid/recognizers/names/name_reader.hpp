#pragma once
#include <cstddef>

#include "deid/recognizers/support/scan.hpp"

/// A small network that reads the four characters on either side of a name that the model doubts: three layers of convolutions over
/// characters, their ranks in family and given names and the kinds of words that begin and end there. It costs as much as all
/// recognisers together for a hundred characters, so that only doubted names are given to it. Its weights are made by libopendata/training/reader.py; docs/decisions/0015 tells what it is worth.
namespace opendata::deid::name_reader {

/// Log odds, times name_model::unit, of at most `most` either way.
struct Reading {
  int begins;  ///< that a name begins where this one does
  int inside;  ///< that its other characters belong to it, on average
  int ends;    ///< that what follows belongs to it as well
};
inline constexpr int most = 8;

/// Reads [first, last) of the text; no more than its first eight characters. Thread safe.
[[nodiscard]] Reading read(const Scan& scan, std::size_t first, std::size_t last);

}  // namespace opendata::deid::name_reader
