#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace opendata::push::links {

/// The addresses in a text that people wrote, in order: targets of Markdown links [text](address) with any scheme, and
/// bare addresses beginning with http://, https://, mailto: or tel:; also what was meant as one and has a full-width
/// colon (https：//). Linear time.
/// Example: "見[表單](https://a.tw/f)或https://b.tw/c。" gives https://a.tw/f and https://b.tw/c.
[[nodiscard]] std::vector<std::string> find_addresses(std::string_view text);

}  // namespace opendata::push::links
