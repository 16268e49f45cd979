#pragma once
#include <cstddef>

#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// Whether the words beside [first, last) say that a telephone, mailbox or address of the net is an agency's, a company's or its staff's in
/// office, and no word nearer to it says that it is a private person's (住家, 本人, 飼主 …). Looks at most 16 characters back and 10 ahead, within
/// the sentence and line; 120 back for the words of an agency's letter.
[[nodiscard]] bool belongs_to_office(const Scan& scan, std::size_t first, std::size_t last);

}  // namespace opendata::deid
