#pragma once
#include <string_view>

namespace opendata::inspect {

/// What the header of a column of numbers says of them.
enum class FigureWord {
  none,      ///< nothing, or something that one person may have: a salary, a mark, days
  measured,  ///< an amount, an area or a share: of one thing or of many
  counted    ///< how many there are: the rows count, and are not themselves what is counted
};
[[nodiscard]] FigureWord figure_word(std::string_view header);

/// Whether the header says that its column holds years, months or the like.
[[nodiscard]] bool is_period(std::string_view header);

}  // namespace opendata::inspect
