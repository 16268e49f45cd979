#pragma once
#include <string>
#include <string_view>

namespace opendata::catalog {

/// Taiwan's clock time "2024-05-06 15:08:09" of an instant "2024-05-06T07:08:09Z", as data.gov.tw writes times. Taiwan
/// is UTC+8 all year. The text itself when it is no such instant.
[[nodiscard]] std::string to_taiwan_time(std::string_view instant);

}  // namespace opendata::catalog
