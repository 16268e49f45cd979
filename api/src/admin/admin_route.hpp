#pragma once
#include <functional>

#include "admin/form.hpp"
#include "arguments.hpp"
#include "json_body.hpp"
#include "operations/admin_tokens.hpp"
#include "routes.hpp"

namespace opendata::api::admin {

/// How somebody comes in.
enum class Door {
  program,  ///< with a token in Authorization; problems are JSON
  page,     ///< with the cookie of a session; who has none is sent to sign in
  form,     ///< submitted from a page: with the cookie and the session's form token
  anyone,   ///< the sign-in page and the style sheets
};

/// Whether a request must say in If-Match which revision it saw.
enum class Revision { not_asked, if_match };

/// One request of an administrator, checked by the table.
struct AdminCall {
  const Request& request;
  const Arguments& arguments;
  const Form& form;  ///< empty but for Door::form
  Holder holder;     ///< nameless at Door::anyone
  Language language = Language::zh_tw;
  std::string form_token = {};  ///< of the session
  std::string subject = {};     ///< what the audit log says it was done to; "id" of the request until a handler knows better

  [[nodiscard]] std::string_view say(Message message) const { return message.in(language); }
};

/// One thing that administrators may do. What others add is one more row.
struct AdminRoute {
  std::string_view method;
  Route shape;  ///< address, parameters, summary; its own handler stays empty
  Door door = Door::program;
  Role least = Role::admin;
  std::string_view action;  ///< how the audit log calls it
  std::function<Answer(AdminCall& call)> handler;
  std::string_view body_example = {};  ///< JSON; a program sends a body of this form
  Revision revision = Revision::not_asked;
};

}  // namespace opendata::api::admin
