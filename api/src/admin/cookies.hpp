#pragma once
#include <opendata/api/server.hpp>
#include <string>
#include <string_view>

/// The cookies of the administration pages: HttpOnly, SameSite=Strict, gone with the browser.
namespace opendata::api::admin {

enum class Transport { plain, https };

/// Which cookie: of a session, or of the sign-in form before there is one.
enum class CookieKind { session, sign_in };

/// The cookie's value as the browser sent it; "" when there is none.
[[nodiscard]] std::string_view cookie_of(const Request& request, CookieKind kind, Transport transport);
/// The Set-Cookie field that gives it; an empty value takes it away. Over https it is Secure and named "__Host-…", which
/// no other host and no plain connection can set.
[[nodiscard]] std::string set_cookie(CookieKind kind, std::string_view value, Transport transport);

}  // namespace opendata::api::admin
