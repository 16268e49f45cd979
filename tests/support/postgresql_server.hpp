#pragma once
#include <sys/types.h>

#include <memory>
#include <string>
#include <vector>

#include "support/temporary_directory.hpp"

namespace test {

/// A real PostgreSQL 15 of the test's own: a fresh cluster in a temporary directory, reached by a Unix socket there.
/// Its default collation is Chinese, so that nothing sorts right by accident.
class PostgresqlServer {
 public:
  /// The server, or nothing where Debian's package postgresql-15 is not installed; then a warning says so.
  static std::unique_ptr<PostgresqlServer> start();
  PostgresqlServer(const PostgresqlServer&) = delete;
  PostgresqlServer& operator=(const PostgresqlServer&) = delete;
  ~PostgresqlServer();
  /// For the owner of everything, or for another role.
  [[nodiscard]] std::string connection(const std::string& role = "opendata") const;
  /// The first cell of a query's answer, "(null)", or "(error SQLSTATE)".
  [[nodiscard]] std::string ask(const std::string& sql) const;
  /// Ends every connection but the one that says so.
  void cut_connections() const;
  void stop();
  void run();

 private:
  PostgresqlServer() = default;
  [[nodiscard]] pid_t spawn(const std::vector<std::string>& arguments) const;
  TemporaryDirectory directory_;
  pid_t pid_ = -1;
};

}  // namespace test
