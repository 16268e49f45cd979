#include "admin/answers.hpp"

namespace opendata::api::admin {

tl::unexpected<Problem> refuse_foreign_form() {
  return refuse({ProblemKind::refused, {"the form is not of this session; open the page again, then send it", "此表單不屬於目前的登入階段；請重新開啟頁面後再送出"}});
}

Response see_other(std::string address) {
  Response response;
  response.status = 303;
  response.set_header("Location", std::move(address));
  return response;
}

std::string own_address(std::string_view wanted) {
  const bool below = wanted.starts_with("/admin/") && wanted.find_first_of("\\\r\n") == std::string_view::npos;
  return std::string(below ? wanted : "/admin/faq");
}

void add_guarding_headers(Response& response, Caching caching) {
  if (caching == Caching::forbidden) response.set_header("Cache-Control", "no-store");
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Referrer-Policy", "same-origin");
  response.set_header("Cross-Origin-Resource-Policy", "same-origin");
  response.set_header("Content-Security-Policy",
                      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
}

}  // namespace opendata::api::admin
