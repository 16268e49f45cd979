#pragma once
#include <cstdint>
#include <opendata/result.hpp>
#include <string>

#include "socket.hpp"

namespace opendata::api::http {

struct Listener {
  Socket socket;
  std::uint16_t port = 0;
};

/// Opens a listening TCP socket, non-blocking. `host` is an address or a name; port 0 = any.
/// Errors: invalid_argument (host), io_failure (port in use, not permitted).
/// Guarantees: a port that another process listens on is refused (no SO_REUSEPORT).
[[nodiscard]] Result<Listener> listen_on(const std::string& host, std::uint16_t port);

/// A client that was just accepted.
struct Accepted {
  Socket socket;
  std::string address;  ///< numeric; an IPv4 client of an IPv6 socket in IPv4 form
};
/// Accepts one client; an empty socket and errno when there is none.
[[nodiscard]] Accepted accept_client(const Listener& listener);

/// Raises the soft limit of open descriptors towards `wanted`; gives what is allowed now.
[[nodiscard]] std::size_t raise_descriptor_limit(std::size_t wanted);

}  // namespace opendata::api::http
