#pragma once
#include <opendata/error.hpp>
#include <string_view>

/// What the client would like (RFC 9110 section 12).
namespace opendata::api {

/// The weight 0–1000 that an Accept-… header gives to `token`; "*" counts for tokens that are not named; 0 when neither
/// is there.
[[nodiscard]] int weight_of(std::string_view header, std::string_view token);
/// English when Accept-Language weighs it above Chinese; Traditional Chinese otherwise, as when there is no header.
[[nodiscard]] Language preferred_language(std::string_view accept_language);
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

}  // namespace opendata::api
