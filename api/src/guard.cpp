#include "guard.hpp"

#include <algorithm>

#include "encoding.hpp"

namespace opendata::api {
namespace {

/// The host without its port.
std::string_view host_name(std::string_view host) {
  if (host.starts_with('[')) return host.substr(0, std::min(host.find(']'), host.size() - 1) + 1);
  return host.substr(0, host.find(':'));
}

/// What a request may cost the server, in requests: exports read whole datasets.
unsigned cost_of(std::string_view path) {
  const bool heavy = path.ends_with("/export") || path.starts_with("/datastore/dump/") || path.starts_with("/api/v1/dump/");
  if (heavy) return 10;
  return path.starts_with("/health") || path == "/healthz" || path == "/readyz" ? 0 : 1;
}

}  // namespace

Result<std::unique_ptr<Guard>> Guard::create(const ServerOptions& options) {
  std::vector<AddressBlock> trusted;
  for (const auto& text : options.trusted_proxies) {
    const auto block = AddressBlock::parse(text);
    if (!block)
      return failure(Errc::invalid_argument, {"a trusted proxy is an address or a block such as 10.0.0.0/8", "受信任代理須為位址或網段，例如 10.0.0.0/8"});
    trusted.push_back(*block);
  }
  return std::unique_ptr<Guard>(new Guard(options.hosts, std::move(trusted), options.requests_per_minute));
}

std::string Guard::client_of(const Request& request) const {
  if (trusted_.empty()) return request.remote_address;
  return client_behind(request.remote_address, request.header("x-forwarded-for"), trusted_);
}

bool Guard::is_own_host(std::string_view host) const {
  const auto name = host_name(host);
  return std::any_of(hosts_.begin(), hosts_.end(), [&](const std::string& own) { return equal_ignoring_case(name, own); });
}

Outcome<void> Guard::check(const Request& request, const std::string& client, Metrics& metrics,
                           std::vector<std::pair<std::string, std::string>>& headers) {
  if (!hosts_.empty() && !is_own_host(request.header("host"))) {
    metrics.count_misdirected();
    return refuse({ProblemKind::misdirected, {"this server does not answer for this host", "本服務不回應此主機名稱"}});
  }
  if (!limiter_.enabled()) return {};
  const unsigned cost = cost_of(request.path);
  if (cost == 0) return {};
  const auto decision = limiter_.take(limit_key(client), cost);
  headers.emplace_back("RateLimit-Policy", "\"default\";q=" + std::to_string(limiter_.per_minute()) + ";w=60");
  headers.emplace_back("RateLimit", "\"default\";r=" + std::to_string(decision.remaining) + ";t=" + std::to_string(decision.seconds));
  if (decision.allowed) return {};
  metrics.count_limited();
  headers.emplace_back("Retry-After", std::to_string(decision.seconds));
  return refuse({ProblemKind::rate_limited, {"too many requests from this address; wait as Retry-After says", "此位址請求過於頻繁；請依 Retry-After 稍候"}});
}

}  // namespace opendata::api
