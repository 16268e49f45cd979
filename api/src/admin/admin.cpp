#include "admin/admin.hpp"

#include <algorithm>

#include "admin/answers.hpp"
#include "admin/describe.hpp"
#include "admin/pages/frame.hpp"
#include "encoding.hpp"
#include "negotiate.hpp"
#include "operations/client_address.hpp"
#include "operations/hex_digest.hpp"

namespace opendata::api::admin {
namespace {

tl::unexpected<Problem> unauthorized() {
  return refuse({ProblemKind::unauthorized,
                 {"send a token: Authorization: Bearer …", "請附權杖：Authorization: Bearer …"},
                 {},
                 {},
                 {},
                 {{"WWW-Authenticate", "Bearer"}}});
}

tl::unexpected<Problem> too_many(unsigned seconds) {
  return refuse({ProblemKind::rate_limited,
                 {"too many wrong tokens from this address", "此位址錯誤權杖次數過多"},
                 {},
                 {},
                 {},
                 {{"Retry-After", std::to_string(seconds)}}});
}

constexpr Message no_such_address{"there is nothing at this address", "此網址沒有資料"};
constexpr Message session_ended{"you are no longer signed in; copy your text from below or from the page before, sign in and open the page again",
                                "登入已逾時；請複製下方或上一頁的文字，重新登入後再開啟頁面"};
constexpr Message not_recorded{"the audit log cannot be written, so nothing was done", "無法寫入稽核紀錄，未執行任何動作"};
constexpr Message done_not_recorded{"it was done, but the audit log cannot be written any more: do not repeat it, tell whoever runs this server",
                                    "動作已完成，但其後無法寫入稽核紀錄；請勿重複執行，並通知系統管理者"};

constexpr std::size_t longest_subject = 230;  // bytes in the audit log: the longest id of an entry, and a revision

tl::unexpected<Problem> leads_nowhere(const std::string& allowed) {
  if (allowed.empty()) return refuse({ProblemKind::not_found, no_such_address});
  return refuse({ProblemKind::method_not_allowed, {"this address has no such method", "此網址不接受此方法"}, {}, {}, {}, {{"Allow", allowed}}});
}

Door door_of(const Request& request) {
  return request.path.starts_with("/admin/api/") || !request.header("authorization").empty() ? Door::program : Door::page;
}

std::string sign_in_address(const Request& request) {
  std::string wanted = percent_encode_path(request.path);
  char separator = '?';
  for (const auto& [name, value] : request.query) {
    wanted.append(1, separator).append(percent_encode(name)).append("=").append(percent_encode(value));
    separator = '&';
  }
  return "/admin/sign-in?next=" + percent_encode(wanted);
}

/// A page asks for its language in the address, and keeps it for the session; a program in its header.
std::optional<Language> wished_language(const Request& request) {
  const std::string* wish = request.parameter("lang");
  if (wish == nullptr || (*wish != "en" && *wish != "zh-TW")) return std::nullopt;
  return *wish == "en" ? Language::en : Language::zh_tw;
}

}  // namespace

Result<std::unique_ptr<Admin>> Admin::open(const AdminOptions& options, std::vector<AdminRoute> routes) {
  if (options.token_file.empty() || options.audit_file.empty())
    return failure(Errc::invalid_argument, {"the administration listener needs a token file and an audit file", "管理介面須指定權杖檔與稽核紀錄檔"});
  auto tokens = AdminTokens::read(options.token_file);
  if (!tokens) return failure(std::move(tokens.error()));
  auto audit = AuditLog::open(options.audit_file);
  if (!audit) return failure(std::move(audit.error()));
  const auto transport = options.base_url.starts_with("https://") ? Transport::https : Transport::plain;
  std::unique_ptr<Admin> admin(new Admin(std::move(*tokens), std::move(*audit), transport));
  const bool has_pages = std::any_of(routes.begin(), routes.end(), [](const AdminRoute& route) { return route.door == Door::page; });
  admin->add(std::move(routes));
  admin->add(admin->own_routes());
  if (has_pages) admin->add(admin->sign_in_routes());
  return admin;
}

void Admin::add(std::vector<AdminRoute> routes) {
  for (AdminRoute& route : routes) {
    if (route.door != Door::program) route.shape.audience = Audience::person, route.shape.others = OtherParameters::ignored;
    paths_.emplace_back(PathTemplate(route.shape.path), routes_.size());
    routes_.push_back(std::move(route));
  }
  std::stable_sort(paths_.begin(), paths_.end(), [](const auto& a, const auto& b) { return a.first.rank() < b.first.rank(); });
}

Admin::Match Admin::match(const Request& request) const {
  Match found;
  const auto segments = plain_segments(request.path);
  if (!segments) return found;
  const std::string_view method = request.method == "HEAD" ? std::string_view("GET") : request.method;
  std::string_view path;
  for (const auto& [shape, place] : paths_) {
    const AdminRoute& route = routes_[place];
    auto values = shape.match(*segments);
    if (!values || (!path.empty() && route.shape.path != path)) continue;
    path = route.shape.path;
    found.allowed.append(found.allowed.empty() ? "" : ", ").append(route.method);
    if (route.method == method) found.route = &route, found.values = std::move(*values);
  }
  return found;
}

Response Admin::handle(const Request& request) {
  auto language = wished_language(request).value_or(preferred_language(request.header("accept-language")));
  const auto found = match(request);
  const Door door = found.route == nullptr ? door_of(request) : found.route->door;
  auto answered = answer(request, found, language);
  if (!answered && door != Door::program) answered = problem_page(answered.error(), language, door == Door::form ? &request : nullptr);
  auto response = answered ? std::move(*answered) : problem_response(answered.error(), language, request.id);
  add_guarding_headers(response, found.route != nullptr && found.route->action == "asset" ? Caching::as_set : Caching::forbidden);
  return response;
}

Answer Admin::answer(const Request& request, const Match& match, Language& language) {
  if (match.route == nullptr && door_of(request) == Door::page) return leads_nowhere(match.allowed);
  if (match.route == nullptr || match.route->door == Door::program) {
    auto holder = identify(request.header("authorization"), request.remote_address);
    if (!holder) return refuse(holder.error());
    if (match.route == nullptr) return leads_nowhere(match.allowed);
    return perform(request, match, {std::move(*holder)}, language);
  }
  if (match.route->door == Door::anyone) return perform(request, match, {}, language);
  const auto visitor = visitor_of_page(request);
  if (!visitor && match.route->door == Door::page) return see_other(sign_in_address(request));
  if (!visitor) return refuse({ProblemKind::unauthorized, session_ended});
  language = visitor->language.value_or(language);
  if (match.route->door == Door::page) return perform(request, match, *visitor, language);
  const auto sender = visitor_of_form(request, *visitor);
  if (!sender) return refuse(sender.error());
  return perform(request, match, *sender, language);
}

Outcome<Holder> Admin::identify(const std::string& authorization, const std::string& address) {
  if (auto holder = tokens_.find(authorization)) return std::move(*holder);
  const auto decision = failures_.take(limit_key(address), 1);
  if (!decision.allowed) return too_many(decision.seconds);
  return unauthorized();
}

std::optional<Admin::Visitor> Admin::visitor_of_page(const Request& request) {
  const auto cookie = cookie_of(request, CookieKind::session, transport_);
  if (const auto wish = wished_language(request)) sessions_.choose_language(cookie, *wish);
  const auto session = sessions_.find(cookie);
  if (!session) return std::nullopt;
  return Visitor{session->holder, session->form_token, session->language};
}

Outcome<Admin::Visitor> Admin::visitor_of_form(const Request& request, const Visitor& visitor) {
  auto form = Form::parse(request);
  if (!form) return refuse(form.error());
  if (!equal_in_constant_time(form->text("form_token"), visitor.form_token)) return refuse_foreign_form();
  return Visitor{visitor.holder, visitor.form_token, visitor.language, std::move(*form)};
}

Outcome<void> Admin::record(const AdminCall& call, const AdminRoute& route, std::string_view outcome) {
  const bool known = !call.holder.name.empty();
  // What was sent as an id may be any text of the size of a request.
  const std::string_view subject = call.subject.size() <= longest_subject ? std::string_view(call.subject) : std::string_view();
  if (audit_.append({call.holder.name, known ? name(call.holder.role) : "", route.action, outcome,
                     shortened(call.request.remote_address), subject}))
    return {};
  return refuse({ProblemKind::not_available, not_recorded});
}

/// A change is recorded before it is tried and again with its outcome; reading once. What anyone may do records itself.
Answer Admin::perform(const Request& request, const Match& match, const Visitor& visitor, Language language) {
  const AdminRoute& route = *match.route;
  const auto arguments = Arguments::check(route.shape, request, match.values);
  if (!arguments) return refuse(arguments.error());
  AdminCall call{request, *arguments, visitor.form, visitor.holder, language, visitor.form_token, {}};
  if (route.door == Door::anyone) return route.handler(call);
  call.subject = arguments->text("id").empty() ? visitor.form.text("id") : arguments->text("id");
  if (visitor.holder.role < route.least) {
    if (auto recorded = record(call, route, "refused"); !recorded) return refuse(recorded.error());
    return refuse({ProblemKind::refused, {"your role may not do that", "您的角色無此權限"}});
  }
  const bool changes = route.method != "GET";
  if (auto recorded = record(call, route, changes ? "begun" : "read"); !recorded) return refuse(recorded.error());
  auto answered = route.handler(call);
  if (!changes) return answered;
  const bool done = answered && answered->status < 400;
  if (auto recorded = record(call, route, done ? "done" : "failed"); !recorded)
    return done ? refuse({ProblemKind::internal, done_not_recorded}) : refuse(recorded.error());
  return answered;
}

std::vector<AdminRoute> Admin::own_routes() {
  Route openapi;
  openapi.path = "/admin/openapi.json";
  openapi.summary = {"This description", "API 說明"};
  return {{"GET", openapi, Door::program, Role::viewer, "describe", [this](AdminCall& call) { return describe(routes_, call); }}};
}

}  // namespace opendata::api::admin
