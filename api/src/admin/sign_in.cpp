#include "admin/admin.hpp"
#include "admin/answers.hpp"
#include "admin/pages/frame.hpp"
#include "operations/hex_digest.hpp"

/// Signing in and out of the pages.
namespace opendata::api::admin {
namespace {

constexpr std::size_t proof_bytes = 32;

/// Several windows that ask to sign in, as after an idle hour, have one proof: each may be used.
bool is_proof(std::string_view cookie) {
  return cookie.size() == 2 * proof_bytes && cookie.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Route shape(std::string_view path, Message summary, std::vector<Parameter> query = {}) {
  Route out;
  out.path = path;
  out.summary = summary;
  out.query_parameters = std::move(query);
  return out;
}

}  // namespace

std::vector<AdminRoute> Admin::sign_in_routes() {
  const Parameter next{"next", ParameterType::text, {"Where to go afterwards", "登入後前往"}, {}, 0, 4000, {}, {}};
  const Parameter done{"done", ParameterType::choice, {"What was done", "已完成"}, {}, 0, 0, {"signed-out"}, {}};
  return {
      {"GET", shape("/admin/sign-in", {"Sign in", "登入"}, {next, done}), Door::anyone, Role::viewer, "sign-in",
       [this](AdminCall& call) { return show_sign_in(call); }},
      {"POST", shape("/admin/sign-in", {"Sign in", "登入"}), Door::anyone, Role::viewer, "sign-in",
       [this](AdminCall& call) { return sign_in(call); }},
      {"POST", shape("/admin/sign-out", {"Sign out", "登出"}), Door::form, Role::viewer, "sign-out",
       [this](AdminCall& call) { return sign_out(call); }},
  };
}

Answer Admin::show_sign_in(AdminCall& call) {
  const auto held = cookie_of(call.request, CookieKind::sign_in, transport_);
  call.form_token = is_proof(held) ? std::string(held) : random_hex(proof_bytes);
  const auto note = call.arguments.text("done").empty() ? SignInNote::none : SignInNote::signed_out;
  auto response = sign_in_page(call, {call.arguments.text("next"), note});
  response.headers.emplace_back("Set-Cookie", set_cookie(CookieKind::sign_in, call.form_token, transport_));
  return response;
}

/// Before there is a session, a cookie of the sign-in page itself says that its form was sent from there.
Answer Admin::sign_in(AdminCall& call) {
  const AdminRoute& route = *match(call.request).route;
  const auto form = Form::parse(call.request);
  if (!form) return refuse(form.error());
  const auto& form_token = form->text("form_token");
  if (form_token.empty() || !equal_in_constant_time(form_token, cookie_of(call.request, CookieKind::sign_in, transport_)))
    return refuse_foreign_form();
  const auto holder = identify("Bearer " + form->text("token"), call.request.remote_address);
  if (!holder) {
    if (holder.error().kind == ProblemKind::rate_limited) return refuse(holder.error());
    if (auto recorded = record(call, route, "refused"); !recorded) return refuse(recorded.error());
    call.form_token = form_token;
    return sign_in_page(call, {form->text("next"), SignInNote::wrong_token});
  }
  call.holder = *holder;
  if (auto recorded = record(call, route, "done"); !recorded) return refuse(recorded.error());
  sessions_.end(cookie_of(call.request, CookieKind::session, transport_));  // the browser forgets its cookie; nobody could end it
  auto response = see_other(own_address(form->text("next")));
  response.headers.emplace_back("Set-Cookie", set_cookie(CookieKind::session, sessions_.begin(*holder), transport_));
  response.headers.emplace_back("Set-Cookie", set_cookie(CookieKind::sign_in, {}, transport_));
  return response;
}

Answer Admin::sign_out(AdminCall& call) {
  sessions_.end(cookie_of(call.request, CookieKind::session, transport_));
  auto response = see_other("/admin/sign-in?done=signed-out");
  response.headers.emplace_back("Set-Cookie", set_cookie(CookieKind::session, {}, transport_));
  return response;
}

}  // namespace opendata::api::admin
