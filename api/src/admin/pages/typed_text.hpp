#pragma once
#include <opendata/api/server.hpp>

#include "web/html.hpp"

namespace opendata::api::admin {

/// What somebody typed into the form of an entry that could not be taken, to be copied: a browser does not keep it, since
/// no page here may be stored. Nothing of a form that another site sent.
void write_typed_text(web::Html& html, const Request& request);

}  // namespace opendata::api::admin
