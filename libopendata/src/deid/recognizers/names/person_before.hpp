#pragma once
#include <cstddef>

#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// How many characters before `last` are built like a name, 0 = none: a whole word of two to four characters that begins with a family name, one
/// behind a role (申請人, 母親), or a family name and two characters of given names. So few words are that what stands beside it, a day long
/// ago or seven digits, belongs to a person; by itself it names nobody.
[[nodiscard]] std::size_t name_size_before(const Scan& scan, std::size_t last);

/// Whether such a name, or a family name with a title, stands before `first`, a blank or comma between them: "找林醫師，5123-987".
[[nodiscard]] bool follows_person(const Scan& scan, std::size_t first);

/// `last` without the blanks before it.
[[nodiscard]] std::size_t skip_blanks_back(const Scan& scan, std::size_t last);

}  // namespace opendata::deid
