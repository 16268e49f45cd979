#pragma once
#include <string>
#include <string_view>

#include "framing.hpp"

namespace opendata::api::http {

/// Random and unguessable: 128 bits in hexadecimal.
[[nodiscard]] std::string make_request_id();

/// The request as a handler may see it: target decoded, headers of the allow-list only. What a client says about
/// addresses (REMOTE_ADDR, X-Real-IP, …) is not in the list, but for X-Forwarded-For, which is believed only when a proxy
/// that the operator named has sent it. Errors: bad_target, repeated_field.
[[nodiscard]] Checked<Request> make_request(const Head& head, std::string_view body, const std::string& remote_address,
                                            const std::string& id);

}  // namespace opendata::api::http
