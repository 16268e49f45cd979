#pragma once
#include <memory>
#include <opendata/api/server.hpp>
#include <vector>

#include "admin/admin_route.hpp"
#include "admin/cookies.hpp"
#include "admin/sessions.hpp"
#include "operations/audit_log.hpp"
#include "operations/rate_limiter.hpp"
#include "path_template.hpp"

namespace opendata::api::admin {

/// Answers the administration listener: who asks, whether they may, the record of it, then the handler. Thread safe.
class Admin {
 public:
  /// Adds /admin/openapi.json to `routes`, and where they have pages signing in and out.
  /// Errors: those of AdminTokens::read() and AuditLog::open(); invalid_argument without a token file or audit file.
  [[nodiscard]] static Result<std::unique_ptr<Admin>> open(const AdminOptions& options, std::vector<AdminRoute> routes);
  [[nodiscard]] Response handle(const Request& request);
  [[nodiscard]] const std::vector<AdminRoute>& routes() const { return routes_; }

 private:
  struct Visitor {
    Holder holder;
    std::string form_token = {};
    std::optional<Language> language = {};
    Form form = {};
  };
  struct Match {
    const AdminRoute* route = nullptr;  ///< null: the path is known, the method is not
    PathValues values = {};
    std::string allowed = {};  ///< methods of the path; empty = there is no such path
  };
  Admin(AdminTokens tokens, AuditLog audit, Transport transport)
      : tokens_(std::move(tokens)), audit_(std::move(audit)), transport_(transport) {}
  void add(std::vector<AdminRoute> routes);
  [[nodiscard]] std::vector<AdminRoute> own_routes();
  [[nodiscard]] std::vector<AdminRoute> sign_in_routes();
  [[nodiscard]] Match match(const Request& request) const;
  [[nodiscard]] Answer answer(const Request& request, const Match& match, Language& language);
  [[nodiscard]] Outcome<Holder> identify(const std::string& authorization, const std::string& address);
  /// nullopt: nobody is signed in.
  [[nodiscard]] std::optional<Visitor> visitor_of_page(const Request& request);
  [[nodiscard]] Outcome<Visitor> visitor_of_form(const Request& request, const Visitor& visitor);
  [[nodiscard]] Answer perform(const Request& request, const Match& match, const Visitor& visitor, Language language);
  [[nodiscard]] Outcome<void> record(const AdminCall& call, const AdminRoute& route, std::string_view outcome);

  [[nodiscard]] Answer show_sign_in(AdminCall& call);
  [[nodiscard]] Answer sign_in(AdminCall& call);
  [[nodiscard]] Answer sign_out(AdminCall& call);

  const AdminTokens tokens_;
  AuditLog audit_;
  const Transport transport_;
  std::vector<AdminRoute> routes_;
  std::vector<std::pair<PathTemplate, std::size_t>> paths_;  ///< with the route's place; more literal ones first
  Sessions sessions_;
  RateLimiter failures_{10};  // wrong tokens of one address in a minute
};

}  // namespace opendata::api::admin
