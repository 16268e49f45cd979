#include "admin/form.hpp"

#include <opendata/text.hpp>

#include "http/target.hpp"

namespace opendata::api::admin {
Outcome<Form> Form::parse(const Request& request) {
  if (!request.header("content-type").starts_with("application/x-www-form-urlencoded"))
    return refuse({ProblemKind::unsupported_media_type, {"send the page's own form", "請以頁面上的表單送出"}});
  // A form's body is written as the query of an address is.
  const auto decoded = http::decode_target("/?" + request.body);
  if (!decoded) return refuse({ProblemKind::invalid_parameter, {"the form is not percent-encoded UTF-8", "表單不是百分號編碼的 UTF-8"}});
  if (decoded->query.size() > most_fields) return refuse({ProblemKind::limit_exceeded, {"a form has at most 1,000 fields", "表單至多 1,000 個欄位"}});
  Form form;
  for (const auto& [name, value] : decoded->query) {
    const bool added = form.fields_.emplace(name, text::trim(value)).second;
    if (!added) return refuse({ProblemKind::repeated_parameter, {"a field came twice", "表單欄位重複"}});
  }
  return form;
}

const std::string& Form::text(std::string_view name) const {
  static const std::string none;
  const auto found = fields_.find(name);
  return found == fields_.end() ? none : found->second;
}

}  // namespace opendata::api::admin
