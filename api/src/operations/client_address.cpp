#include "operations/client_address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace opendata::api {
namespace {

constexpr std::array<std::uint8_t, 12> mapped_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

bool is_mapped(const AddressBytes& address) {
  return std::equal(mapped_prefix.begin(), mapped_prefix.end(), address.begin());
}

AddressBytes masked(AddressBytes address, unsigned bits) {
  for (unsigned i = 0; i < address.size(); ++i) {
    const unsigned kept = bits > i * 8 ? std::min(bits - i * 8, 8U) : 0;
    address[i] = static_cast<std::uint8_t>(address[i] & (0xFF00U >> kept));
  }
  return address;
}

std::string format_address(const AddressBytes& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const bool v4 = is_mapped(address);
  const void* const bytes = v4 ? address.data() + mapped_prefix.size() : address.data();
  return ::inet_ntop(v4 ? AF_INET : AF_INET6, bytes, text.data(), text.size());
}

std::string_view trim(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// Some proxies write "203.0.113.7:52100" and "[2001:db8::1]:52100".
std::string_view without_port(std::string_view text) {
  if (text.starts_with('[')) return text.substr(1, text.find(']') - 1);
  const auto colon = text.find(':');
  return colon != std::string_view::npos && colon == text.rfind(':') ? text.substr(0, colon) : text;
}

bool is_trusted(const std::string& text, const std::vector<AddressBlock>& trusted) {
  const auto address = parse_address(text);
  return address && std::any_of(trusted.begin(), trusted.end(), [&](const auto& block) { return block.contains(*address); });
}

/// An IPv4 address as it is; of an IPv6 one the first bits.
std::string network_of(const std::string& address, unsigned bits) {
  const auto bytes = parse_address(address);
  if (!bytes) return address;
  return format_address(masked(*bytes, is_mapped(*bytes) ? 128 : bits));
}

}  // namespace

std::optional<AddressBytes> parse_address(const std::string& text) {
  AddressBytes out{};
  if (text.find(':') != std::string::npos) {
    if (::inet_pton(AF_INET6, text.c_str(), out.data()) != 1) return std::nullopt;
    return out;
  }
  std::copy(mapped_prefix.begin(), mapped_prefix.end(), out.begin());
  if (::inet_pton(AF_INET, text.c_str(), out.data() + mapped_prefix.size()) != 1) return std::nullopt;
  return out;
}

std::optional<AddressBlock> AddressBlock::parse(const std::string& text) {
  const auto slash = text.find('/');
  const auto base = parse_address(text.substr(0, slash));
  if (!base) return std::nullopt;
  AddressBlock block;
  const unsigned before = is_mapped(*base) ? 96 : 0;
  if (slash != std::string::npos) {
    unsigned bits = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + slash + 1, end, bits);
    if (error != std::errc() || stop != end || bits + before > 128) return std::nullopt;
    block.bits_ = bits + before;
  }
  block.base_ = masked(*base, block.bits_);
  return block;
}

bool AddressBlock::contains(const AddressBytes& address) const { return masked(address, bits_) == base_; }

std::string client_behind(const std::string& remote, const std::string& forwarded_for,
                          const std::vector<AddressBlock>& trusted) {
  std::string client = remote;
  std::string_view rest = forwarded_for;
  while (is_trusted(client, trusted) && !rest.empty()) {
    const auto comma = rest.rfind(',');
    const std::string before(without_port(trim(rest.substr(comma == std::string_view::npos ? 0 : comma + 1))));
    if (!parse_address(before)) break;
    client = before;
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(0, comma);
  }
  return client;
}

std::string limit_key(const std::string& address) { return network_of(address, 64); }
std::string subscriber_key(const std::string& address) { return network_of(address, 48); }

std::string shortened(const std::string& address) {
  const auto bytes = parse_address(address);
  if (!bytes) return {};
  // The text of an IPv4 address has one form only, so its last number can be taken off as it stands.
  if (address.find(':') == std::string::npos) return address.substr(0, address.rfind('.')) + ".0/24";
  const bool v4 = is_mapped(*bytes);
  return format_address(masked(*bytes, v4 ? 96 + 24 : 48)) + (v4 ? "/24" : "/48");
}

}  // namespace opendata::api
