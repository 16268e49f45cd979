#include "operations/admin.hpp"

#include <algorithm>

#include "negotiate.hpp"
#include "operations/client_address.hpp"

namespace opendata::api {
namespace {

tl::unexpected<Problem> unauthorized() {
  return refuse({ProblemKind::unauthorized,
                 {"send a token: Authorization: Bearer …", "請附權杖：Authorization: Bearer …"},
                 {},
                 {},
                 {},
                 {{"WWW-Authenticate", "Bearer"}}});
}

tl::unexpected<Problem> not_recorded() {
  return refuse({ProblemKind::not_available, {"the audit log cannot be written, so nothing was done", "無法寫入稽核紀錄，未執行任何動作"}});
}

}  // namespace

Result<std::unique_ptr<Admin>> Admin::open(const AdminOptions& options, std::vector<AdminRoute> routes) {
  if (options.token_file.empty() || options.audit_file.empty())
    return failure(Errc::invalid_argument, {"the administration listener needs a token file and an audit file", "管理介面須指定權杖檔與稽核紀錄檔"});
  auto tokens = AdminTokens::read(options.token_file);
  if (!tokens) return failure(std::move(tokens.error()));
  auto audit = AuditLog::open(options.audit_file);
  if (!audit) return failure(std::move(audit.error()));
  return std::unique_ptr<Admin>(new Admin(std::move(*tokens), std::move(*audit), std::move(routes)));
}

Response Admin::handle(const Request& request) {
  const auto language = preferred_language(request.header("accept-language"));
  auto answered = answer(request);
  auto response = answered ? std::move(*answered) : problem_response(answered.error(), language, request.id);
  response.set_header("Cache-Control", "no-store");
  return response;
}

Answer Admin::answer(const Request& request) {
  const auto key = limit_key(request.remote_address);
  const auto holder = tokens_.find(request.header("authorization"));
  if (!holder) {
    const auto decision = failures_.take(key, 1);
    if (decision.allowed) return unauthorized();
    return refuse({ProblemKind::rate_limited, {"too many wrong tokens from this address", "此位址錯誤權杖次數過多"}, {}, {}, {}, {{"Retry-After", std::to_string(decision.seconds)}}});
  }
  const auto same_path = [&](const AdminRoute& route) { return route.path == request.path; };
  if (std::none_of(routes_.begin(), routes_.end(), same_path))
    return refuse({ProblemKind::not_found, {"there is nothing at this address", "此網址沒有資料"}});
  const auto route = std::find_if(routes_.begin(), routes_.end(), [&](const AdminRoute& each) {
    return same_path(each) && each.method == request.method;
  });
  if (route == routes_.end()) return refuse({ProblemKind::method_not_allowed, {"this address has no such method", "此網址不接受此方法"}});
  return perform(request, *route, *holder);
}

Answer Admin::perform(const Request& request, const AdminRoute& route, const Holder& holder) {
  const auto client = shortened(request.remote_address);
  AuditLog::Entry entry{holder.name, name(holder.role), route.action, "begun", client};
  if (holder.role < route.least) {
    entry.outcome = "refused";
    if (!audit_.append(entry)) return not_recorded();
    return refuse({ProblemKind::refused, {"this token's role may not do that", "此權杖的角色無此權限"}});
  }
  if (!audit_.append(entry)) return not_recorded();
  auto answered = route.handler(request, holder);
  entry.outcome = answered ? "done" : "failed";
  if (!audit_.append(entry)) return not_recorded();
  return answered;
}

}  // namespace opendata::api
