#pragma once
#include <opendata/error.hpp>

/// What a site says of itself unless its agency says otherwise, in the Markdown subset of FAQ answers. Everything here
/// has to be true of the program: change it with what it speaks of.
namespace opendata::api::web::statements {

extern const Message about;
extern const Message accessibility;
extern const Message privacy;

}  // namespace opendata::api::web::statements
