#pragma once
#include "admin/admin_route.hpp"
#include "web/html.hpp"

/// What every administration page has around its content.
namespace opendata::api::admin {

/// The whole page: head, skip link, navigation, who is signed in.
[[nodiscard]] Response admin_page(const AdminCall& call, std::string_view title, const web::Html& content);
/// The page that tells a person about a problem; `form` is the form that it kept from being taken, whose text is shown.
[[nodiscard]] Response problem_page(const Problem& problem, Language language, const Request* form = nullptr);

/// What the sign-in page says above its form.
enum class SignInNote { none, wrong_token, signed_out };
struct SignInState {
  std::string next = {};  ///< where to go afterwards
  SignInNote note = SignInNote::none;
};
[[nodiscard]] Response sign_in_page(const AdminCall& call, const SignInState& state);

}  // namespace opendata::api::admin
