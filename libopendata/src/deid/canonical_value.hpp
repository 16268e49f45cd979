#pragma once
#include <string>
#include <string_view>

namespace opendata::deid {

/// The one spelling under which a person's name or number is compared: folded for identifiers, ASCII letters in upper
/// case, blanks and hyphens removed; a number of seven Chinese digits or more in ASCII ones; a text of nothing but digits
/// and separators keeps the digits only (and a leading "+", of which "+886" is "0"). Example: "a12345-6789",
/// "A一二三四五六七八九" and "Ａ１２３４５６７８９" are "A123456789"; "(02) 2720.8889" and "+886-2-2720-8889" are
/// "0227208889"; "a.b@example.com" keeps its dot. Empty when nothing is left: such a value stands for nobody. `utf8` must
/// be valid.
[[nodiscard]] std::string canonical_value(std::string_view utf8);
/// The same of a text that was folded for identifiers.
[[nodiscard]] std::string canonical_value_of_folded(std::u32string folded);

}  // namespace opendata::deid
