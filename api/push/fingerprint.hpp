#pragma once
#include <string>
#include <string_view>

namespace opendata::push {

/// The first 16 hex digits of the SHA-256 of a text: tells contents apart, and names far ends in the journal.
[[nodiscard]] std::string fingerprint(std::string_view text);

}  // namespace opendata::push
