#pragma once
#include <memory>
#include <opendata/api/server.hpp>
#include <opendata/result.hpp>
#include <optional>

#include "operations/client_address.hpp"
#include "operations/metrics.hpp"
#include "operations/rate_limiter.hpp"
#include "problem.hpp"

namespace opendata::api {

/// What a request must pass before a route is looked for: the host's name and the limit of its address. Thread safe.
class Guard {
 public:
  /// Errors: invalid_argument for a trusted proxy that is no address or block.
  [[nodiscard]] static Result<std::unique_ptr<Guard>> create(const ServerOptions& options);

  /// The client's address: what a trusted proxy says of it, else the peer's.
  [[nodiscard]] std::string client_of(const Request& request) const;
  /// Problems: misdirected, rate_limited (with Retry-After). `headers` are for the answer, whichever it is.
  [[nodiscard]] Outcome<void> check(const Request& request, const std::string& client, Metrics& metrics,
                                    std::vector<std::pair<std::string, std::string>>& headers);

 private:
  Guard(std::vector<std::string> hosts, std::vector<AddressBlock> trusted, unsigned per_minute)
      : hosts_(std::move(hosts)), trusted_(std::move(trusted)), limiter_(per_minute) {}
  [[nodiscard]] bool is_own_host(std::string_view host) const;
  const std::vector<std::string> hosts_;
  const std::vector<AddressBlock> trusted_;
  RateLimiter limiter_;
};

}  // namespace opendata::api
