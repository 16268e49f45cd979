#pragma once
#include <functional>
#include <memory>
#include <opendata/api/server.hpp>
#include <vector>

#include "operations/admin_tokens.hpp"
#include "operations/audit_log.hpp"
#include "operations/rate_limiter.hpp"
#include "problem.hpp"

namespace opendata::api {

/// One thing that administrators may do. What others add (management of questions, …) is one more row.
struct AdminRoute {
  std::string method;
  std::string path;  ///< as it is; no templates
  Role least = Role::admin;
  std::string action;  ///< how the audit log calls it
  std::function<Answer(const Request& request, const Holder& holder)> handler;
};

/// Answers the administration listener: who asks, whether they may, the record of it, then the handler. Thread safe.
class Admin {
 public:
  /// Errors: those of AdminTokens::read() and AuditLog::open(); invalid_argument without a token file or audit file.
  [[nodiscard]] static Result<std::unique_ptr<Admin>> open(const AdminOptions& options, std::vector<AdminRoute> routes);
  [[nodiscard]] Response handle(const Request& request);

 private:
  Admin(AdminTokens tokens, AuditLog audit, std::vector<AdminRoute> routes)
      : tokens_(std::move(tokens)), audit_(std::move(audit)), routes_(std::move(routes)) {}
  [[nodiscard]] Answer answer(const Request& request);
  [[nodiscard]] Answer perform(const Request& request, const AdminRoute& route, const Holder& holder);
  const AdminTokens tokens_;
  AuditLog audit_;
  const std::vector<AdminRoute> routes_;
  RateLimiter failures_{10};  // wrong tokens of one address in a minute
};

}  // namespace opendata::api
