#include "rows/dialect.hpp"

namespace opendata::api {

std::string SqlDialect::comparable(const Field& field) const {
  const std::string name = "\"" + field.name + "\"";
  if (field.type != FieldType::decimal) return name;
  // As it is indexed: see opendata-push postgresql.
  return is_postgresql() ? "((nullif(" + name + ", ''))::double precision)" : "CAST(" + name + " AS REAL)";
}

}  // namespace opendata::api
