#pragma once
#include <memory_resource>
#include <opendata/recognizer.hpp>
#include <vector>

namespace opendata::deid {

/// Takes the score of a fixed line, a plate, an account, a mailbox or a page down to score::weak where it stands alone in its text and the number
/// model says that it is an office's; of a telephone or account the words of the text must say so as well: an announcement, no complaint. Alone is
/// what has nothing personal within company_reach but such numbers. Nothing is taken back beside a name, an address or other personal data.
void weaken_lonely_numbers(const RecognizerInput& input, std::vector<Finding>& findings, std::pmr::memory_resource* memory);

}  // namespace opendata::deid
