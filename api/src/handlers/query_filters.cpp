#include "handlers/query_filters.hpp"

namespace opendata::api {

void set_filters(search::Query& query, const Arguments& arguments) {
  query.agency = arguments.text("agency");
  query.category = arguments.text("category");
  query.theme = arguments.text("theme");
  query.administration = arguments.text("administration");
  query.service = arguments.text("service");
  query.offset = arguments.size("offset");
  query.limit = arguments.size("limit");
}

}  // namespace opendata::api
