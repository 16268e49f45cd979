#include "listener.hpp"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>

namespace opendata::api::http {
namespace {

constexpr int backlog = 1024;
constexpr int unsent_bytes = 128 << 10;  // per connection: what a client who does not read costs the kernel

using Addresses = std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)>;

Addresses resolve(const std::string& host, std::uint16_t port) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host.empty() ? nullptr : host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0)
    found = nullptr;
  return {found, &::freeaddrinfo};
}

void set_option(const Socket& socket, int level, int option, int value) {
  ::setsockopt(socket.get(), level, option, &value, sizeof value);
}

/// An accepted socket inherits the TCP options of the listening one.
Socket open_socket(const addrinfo& address) {
  Socket socket(::socket(address.ai_family, address.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, address.ai_protocol));
  set_option(socket, SOL_SOCKET, SO_REUSEADDR, 1);
  set_option(socket, IPPROTO_TCP, TCP_NODELAY, 1);
  set_option(socket, IPPROTO_TCP, TCP_NOTSENT_LOWAT, unsent_bytes);
  const bool listening =
      ::bind(socket.get(), address.ai_addr, address.ai_addrlen) == 0 && ::listen(socket.get(), backlog) == 0;
  return listening ? std::move(socket) : Socket();
}

std::uint16_t port_of(const sockaddr_storage& address) {
  const void* const bytes = &address;
  return ntohs(address.ss_family == AF_INET6 ? static_cast<const sockaddr_in6*>(bytes)->sin6_port
                                             : static_cast<const sockaddr_in*>(bytes)->sin_port);
}

std::uint16_t bound_port(const Socket& socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  void* const bytes = &address;
  ::getsockname(socket.get(), static_cast<sockaddr*>(bytes), &size);
  return port_of(address);
}

std::string address_of(const sockaddr_storage& peer) {
  const void* const bytes = &peer;
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (peer.ss_family == AF_INET)
    return ::inet_ntop(AF_INET, &static_cast<const sockaddr_in*>(bytes)->sin_addr, text.data(), text.size());
  const auto& address = static_cast<const sockaddr_in6*>(bytes)->sin6_addr;
  if (IN6_IS_ADDR_V4MAPPED(&address)) return ::inet_ntop(AF_INET, &address.s6_addr[12], text.data(), text.size());
  return ::inet_ntop(AF_INET6, &address, text.data(), text.size());
}

tl::unexpected<Error> bind_failure(int reason) {
  if (reason == EADDRINUSE) {
    return failure(Errc::io_failure, {"another program listens on this port: stop it or choose another port",
                                      "此連接埠已有其他程式使用：請停止該程式或改用其他連接埠"});
  }
  if (reason == EACCES) {
    return failure(Errc::io_failure, {"not allowed to listen on this port: choose one above 1023",
                                      "無權使用此連接埠：請改用 1024 以上的連接埠"});
  }
  return failure(Errc::io_failure,
                 {"cannot listen on this address: it must be one of this machine's", "無法使用此位址：須為本機位址"});
}

}  // namespace

Result<Listener> listen_on(const std::string& host, std::uint16_t port) {
  const auto addresses = resolve(host, port);
  if (!addresses)
    return failure(Errc::invalid_argument,
                   {"the host to listen on is not an address or a known name", "監聽位址不是有效的位址或主機名稱"});
  int reason = 0;
  for (const addrinfo* address = addresses.get(); address != nullptr; address = address->ai_next) {
    if (auto socket = open_socket(*address)) {
      const auto bound = bound_port(socket);
      return Listener{std::move(socket), bound};
    }
    reason = errno;
  }
  return bind_failure(reason);
}

Accepted accept_client(const Listener& listener) {
  sockaddr_storage peer{};
  socklen_t size = sizeof peer;
  void* const bytes = &peer;
  Socket socket(::accept4(listener.socket.get(), static_cast<sockaddr*>(bytes), &size, SOCK_NONBLOCK | SOCK_CLOEXEC));
  if (!socket) return {};
  return {std::move(socket), address_of(peer)};
}

std::size_t raise_descriptor_limit(std::size_t wanted) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  if (limit.rlim_cur < wanted) {
    limit.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
  }
  return limit.rlim_cur;
}

}  // namespace opendata::api::http
