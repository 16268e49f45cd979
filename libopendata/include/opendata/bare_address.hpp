#pragma once
#include <cstddef>
#include <string_view>

namespace opendata::text {

/// How many bytes an address takes that stands bare at the beginning of a text ("https://a.tw/b。之後"): up to the first
/// byte that no address has (RFC 3986: ASCII only), without closing punctuation and brackets. What a page makes a link of
/// and what the link checker asks for is the same by this one rule.
[[nodiscard]] std::size_t bare_address_length(std::string_view text);

}  // namespace opendata::text
