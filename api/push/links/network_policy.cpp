#include "push/links/network_policy.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace opendata::push::links {
namespace {

constexpr std::array special_ranges{
    "0.0.0.0/8",       "10.0.0.0/8",      "100.64.0.0/10",   "127.0.0.0/8",  "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24",    "192.0.2.0/24",    "192.88.99.0/24",  "192.168.0.0/16", "198.18.0.0/15",  "198.51.100.0/24",
    "203.0.113.0/24",  "224.0.0.0/4",     "240.0.0.0/4",
    // Inside 2000::/3: protocol assignments with Teredo, documentation, 6to4.
    "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"};
constexpr const char* global_unicast = "2000::/3";

IpAddress of_v4(const in_addr& address) {
  IpAddress out;
  std::memcpy(out.bytes.data(), &address, 4);
  return out;
}
IpAddress of_v6(const in6_addr& address) {
  IpAddress out;
  out.v6 = true;
  std::memcpy(out.bytes.data(), &address, 16);
  return out;
}

struct Place {
  IpAddress address;
  unsigned port;
};
std::optional<Place> place_of(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    return Place{of_v4(v4.sin_addr), ntohs(v4.sin_port)};
  }
  if (address.sa_family != AF_INET6) return std::nullopt;
  sockaddr_in6 v6{};
  std::memcpy(&v6, &address, sizeof v6);
  return Place{of_v6(v6.sin6_addr), ntohs(v6.sin6_port)};
}

}  // namespace

std::optional<IpAddress> parse_ip(std::string_view text) {
  if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  const std::string terminated(text);
  in_addr v4{};
  if (::inet_pton(AF_INET, terminated.c_str(), &v4) == 1) return of_v4(v4);
  in6_addr v6{};
  if (::inet_pton(AF_INET6, terminated.c_str(), &v6) == 1) return of_v6(v6);
  return std::nullopt;
}

std::optional<NetworkPolicy::Range> NetworkPolicy::parse_range(std::string_view text) {
  const auto slash = text.find('/');
  const auto address = parse_ip(text.substr(0, slash));
  if (!address) return std::nullopt;
  const unsigned most = address->v6 ? 128 : 32;
  unsigned bits = most;
  if (slash != std::string_view::npos) {
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + slash + 1, end, bits);
    if (error != std::errc() || stop != end || bits > most) return std::nullopt;
  }
  return Range{*address, bits};
}

bool NetworkPolicy::within(const IpAddress& address, const Range& range) {
  if (address.v6 != range.network.v6) return false;
  for (unsigned bit = 0; bit < range.bits; ++bit) {
    const unsigned mask = 0x80U >> (bit % 8);
    if (((address.bytes.at(bit / 8) ^ range.network.bytes.at(bit / 8)) & mask) != 0) return false;
  }
  return true;
}

bool is_public(const IpAddress& address) {
  const auto in = [&](const char* range) { return NetworkPolicy::within(address, *NetworkPolicy::parse_range(range)); };
  if (address.v6 && !in(global_unicast)) return false;
  return std::none_of(special_ranges.begin(), special_ranges.end(), in);
}

Result<NetworkPolicy> NetworkPolicy::create(const std::vector<std::string>& ranges, const std::vector<unsigned>& ports) {
  NetworkPolicy policy;
  for (const std::string& text : ranges) {
    const auto range = parse_range(text);
    if (!range) {
      return failure(Errc::invalid_argument,
                     {"is no address range; write 10.1.0.0/16 or fd00::/8", "不是位址範圍；請寫成 10.1.0.0/16 或 fd00::/8"},
                     {text, 0, {}});
    }
    policy.allowed_.push_back(*range);
  }
  for (const unsigned port : ports) {
    if (port == 0 || port > 65535)
      return failure(Errc::invalid_argument, {"is no port", "不是連接埠"}, {std::to_string(port), 0, {}});
    policy.ports_.push_back(port);
  }
  return policy;
}

bool NetworkPolicy::admits(const IpAddress& address) const {
  return is_public(address) ||
         std::any_of(allowed_.begin(), allowed_.end(), [&](const Range& range) { return within(address, range); });
}

bool NetworkPolicy::admits(const sockaddr& address) const {
  const auto place = place_of(address);
  return place && admits_port(place->port) && admits(place->address);
}

bool NetworkPolicy::admits_port(unsigned port) const {
  return std::find(ports_.begin(), ports_.end(), port) != ports_.end();
}

}  // namespace opendata::push::links
