#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "deid/recognizers/support/scan.hpp"
#include "text/character_set.hpp"

namespace opendata::deid {

/// The digits of a telephone number and the marks between them.
struct Dialled {
  std::array<char, 20> digits{};
  std::array<std::uint32_t, 20> position{};
  std::size_t size = 0;
  bool separated = false;  ///< by something that people put into telephone numbers
  bool dotted = false;     ///< by full stops, strokes or commas, as dates and amounts are, too
  [[nodiscard]] std::string_view view(std::size_t from, std::size_t to) const { return {digits.data() + from, to - from}; }
  /// Behind the nth digit.
  [[nodiscard]] std::size_t end(std::size_t n) const { return std::size_t{position[n - 1]} + 1; }
};

/// How a number is to be read.
struct Writing {
  bool chinese = false;  ///< Chinese digits count
  bool pauses = false;   ///< commas are pauses: 0918，564，380; 零九五三、六二八、一四七
  bool loose = false;    ///< also marks that seldom part digits: 0912~345~678
  bool strokes = false;  ///< 一 between two ASCII digits is a hyphen: 0912一345一678
  char32_t mark = U'\0';  ///< a mark of the writer's own: 0912●345●678
};

/// Reads from `first` on, through at most three marks or blanks (and a line end) between two digits.
[[nodiscard]] Dialled read_dialled(const Scan& scan, std::size_t first, Writing writing);

inline constexpr text::CharacterSet parting_marks(U"-.()/+_]】〕"), loosely_parting_marks(U"~=|*:'\"");

/// Whether a mark that only `loose` reads may stand at `i`.
[[nodiscard]] inline bool may_part_loosely(const Scan& scan, std::size_t i) { return loosely_parting_marks.holds(scan.at(i)); }

/// Whether a mark or blank with which a telephone number goes on may stand at `i`.
[[nodiscard]] inline bool may_part_digits(const Scan& scan, std::size_t i) { return parting_marks.holds(scan.at(i)) || scan.is(i, blank | middle_dot); }

}  // namespace opendata::deid
