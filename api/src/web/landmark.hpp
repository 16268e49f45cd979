#pragma once
#include "web/html.hpp"
#include "web/navigation.hpp"

namespace opendata::api::web {

/// The ":::" with which a part of the page begins, reached with Alt and its letter.
void write_landmark(Html& html, const Landmark& landmark);

}  // namespace opendata::api::web
