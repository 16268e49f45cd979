#pragma once
#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <opendata/result.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opendata::push::links {

/// An address of the network layer; IPv4 takes the first four bytes.
struct IpAddress {
  std::array<std::uint8_t, 16> bytes{};
  bool v6 = false;
};
[[nodiscard]] std::optional<IpAddress> parse_ip(std::string_view text);  ///< "10.0.0.1", "fd00::1", "[fd00::1]"

/// Whether anybody on the internet may be met at the address. Not: private (RFC 1918, RFC 4193), loopback, link-local,
/// shared (RFC 6598), multicast, reserved, for documentation and benchmarks; IPv4 inside IPv6 in all its forms (mapped,
/// compatible, 6to4, Teredo, NAT64), because what it leads to cannot be seen. Of IPv6 only 2000::/3 is global.
/// Source: IANA special-purpose address registries (RFC 6890 and its updates).
[[nodiscard]] bool is_public(const IpAddress& address);

/// Where the link checker may connect: to public addresses, and to what was allowed by name.
class NetworkPolicy {
 public:
  /// `ranges` are "10.1.0.0/16", "fd00::/8" or single addresses that may be met although they are not public; `ports` come
  /// beside 80 and 443. Errors: invalid_argument with the range or port as file.
  [[nodiscard]] static Result<NetworkPolicy> create(const std::vector<std::string>& ranges,
                                                    const std::vector<unsigned>& ports);
  [[nodiscard]] bool admits(const IpAddress& address) const;
  /// Of a socket address as the resolver gave it: address and port. Other families than IP are never admitted.
  [[nodiscard]] bool admits(const sockaddr& address) const;
  [[nodiscard]] bool admits_port(unsigned port) const;

 private:
  struct Range {
    IpAddress network;
    unsigned bits;
  };
  [[nodiscard]] static std::optional<Range> parse_range(std::string_view text);
  [[nodiscard]] static bool within(const IpAddress& address, const Range& range);
  friend bool is_public(const IpAddress& address);
  std::vector<Range> allowed_;
  std::vector<unsigned> ports_{80, 443};
};

}  // namespace opendata::push::links
