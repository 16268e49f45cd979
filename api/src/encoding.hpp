#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Encodings of URLs, cursors and entity tags; comparison of protocol words.
namespace opendata::api {

/// Everything but RFC 3986 unreserved characters as %XX.
[[nodiscard]] std::string percent_encode(std::string_view text);
/// As above, with '/' kept: for paths of several segments. Of two at the beginning the second is written %2F: in a link
/// //name/ would lead to another host.
[[nodiscard]] std::string percent_encode_path(std::string_view path);
/// RFC 4648 §5 without padding.
[[nodiscard]] std::string base64url(std::string_view bytes);
/// nullopt for any other character, padding, or a length that cannot be.
[[nodiscard]] std::optional<std::string> parse_base64url(std::string_view text);
/// ASCII letters in lower case, everything else as it is.
[[nodiscard]] std::string lower_case(std::string_view text);
/// Bytes in lower-case hexadecimal.
[[nodiscard]] std::string to_hex(const unsigned char* bytes, std::size_t size);
/// Whether two ASCII words of the protocol are the same but for case.
[[nodiscard]] bool equal_ignoring_case(std::string_view a, std::string_view b);
/// The first 16 hex digits of SHA-256: names a query in an entity tag. Not a secret and no protection against forging.
[[nodiscard]] std::string short_hash(std::string_view bytes);

}  // namespace opendata::api
