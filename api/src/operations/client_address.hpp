#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Addresses of clients: blocks of them, who is believed about them, and how little of them a log may hold.
namespace opendata::api {

/// An IPv4 or IPv6 address; IPv4 in its mapped form, so that all compare alike.
using AddressBytes = std::array<std::uint8_t, 16>;
[[nodiscard]] std::optional<AddressBytes> parse_address(const std::string& text);

/// "10.0.0.0/8", "2001:db8::/32", or one address.
class AddressBlock {
 public:
  [[nodiscard]] static std::optional<AddressBlock> parse(const std::string& text);
  [[nodiscard]] bool contains(const AddressBytes& address) const;

 private:
  AddressBytes base_{};
  unsigned bits_ = 128;
};

/// The client behind `remote`: itself, or, when it is one of `trusted`, the last address of X-Forwarded-For that is not.
[[nodiscard]] std::string client_behind(const std::string& remote, const std::string& forwarded_for,
                                        const std::vector<AddressBlock>& trusted);
/// Who shares one limit: an IPv4 address, or an IPv6 /64.
[[nodiscard]] std::string limit_key(const std::string& address);
/// Who counts as one where many have to ask: an IPv4 address, or an IPv6 /48, the most that one subscriber is given
/// (RFC 6177): with a /56 of his own he would be 256 clients of limit_key().
[[nodiscard]] std::string subscriber_key(const std::string& address);
/// What a log may hold: "203.0.113.0/24", "2001:db8:1::/48"; empty for what is no address.
[[nodiscard]] std::string shortened(const std::string& address);

}  // namespace opendata::api
