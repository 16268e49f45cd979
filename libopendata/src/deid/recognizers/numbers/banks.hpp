#pragma once
#include <cstddef>

#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// The names by which people call a bank or another keeper of accounts: 彰銀, 台新, 郵局. Many are names of other things as well.
[[nodiscard]] const Words& bank_names();

/// Whether the three characters at `i` are the code of a bank, the post office or a clearing centre of credit unions.
[[nodiscard]] bool is_bank_code(const Scan& scan, std::size_t i);

}  // namespace opendata::deid
