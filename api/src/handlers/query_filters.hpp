#pragma once
#include <opendata/search/searcher.hpp>

#include "arguments.hpp"

namespace opendata::api {

/// What searches and lists of questions have in common: agency, category, theme, administration and service, and the page
/// that offset and limit ask for.
void set_filters(search::Query& query, const Arguments& arguments);

}  // namespace opendata::api
