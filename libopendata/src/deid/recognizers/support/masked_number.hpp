#pragma once
#include <cstddef>

#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// A number of which the writer masked a part, two characters or more together: 3758***27, A40586**, A12345XX89. What is left still tells one
/// person from most others.
struct MaskedNumber {
  std::size_t last = 0;  ///< behind it; 0 = none begins with the token
  std::size_t size = 0;  ///< letters, digits and masks
};

[[nodiscard]] MaskedNumber read_masked_number(const Scan& scan, const Token& token);

}  // namespace opendata::deid
