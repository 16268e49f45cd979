#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "postgresql/connection.hpp"
#include "push/target.hpp"

namespace opendata::push {

struct PostgresqlOptions {
  std::filesystem::path catalog;  ///< from which releases come: tells which ones are still kept
  std::string connection;         ///< checked by check_connection_text()
  std::string schema = postgresql::default_schema;
  std::vector<std::string> readers;  ///< roles that get SELECT
};

/// A PostgreSQL database. Each release is loaded by COPY into a table of its own, in one transaction with its indexes,
/// comments and grants; then one more transaction makes it the one that the view named after the dataset shows. Tables
/// of releases that the source no longer lists are dropped after that. Whatever is interrupted is rolled back by the
/// server. Layout: docs/push.md, "PostgreSQL".
[[nodiscard]] std::unique_ptr<Target> make_postgresql_target(PostgresqlOptions options);

}  // namespace opendata::push
