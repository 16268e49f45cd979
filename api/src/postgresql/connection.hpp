#pragma once
#include <libpq-fe.h>

#include <memory>
#include <opendata/result.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A PostgreSQL database as the row store and the push program use it. The only user of libpq.
namespace opendata::postgresql {

/// Why a statement was not done. Texts of the database stay inside: they may repeat values.
struct Failure {
  enum class Kind {
    lost,       ///< no connection, or it broke: the statement may have been done or not
    late,       ///< statement_timeout
    conflict,   ///< somebody else holds a lock, or other objects depend on what is to be dropped
    forbidden,  ///< this role may not
    missing,    ///< no such table, schema or column
    other,
  };
  Kind kind = Kind::other;
  std::string state;  ///< SQLSTATE, five letters and digits, or ""
};
template <class T>
using Outcome = tl::expected<T, Failure>;

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using ResultPointer = std::unique_ptr<PGresult, Clear>;

/// A parameter of a statement; none is NULL.
using Parameter = std::optional<std::string>;

class Connection {
 public:
  /// Errors: of a connection text, see check_connection_text(). Failures: lost, forbidden.
  [[nodiscard]] static Outcome<Connection> open(const std::string& text, const char* application);

  /// One statement with bound parameters ($1, …).
  [[nodiscard]] Outcome<ResultPointer> run(const std::string& sql, const std::vector<Parameter>& parameters = {});
  /// The same, planned once per connection under this name.
  [[nodiscard]] Outcome<ResultPointer> run_prepared(const std::string& name, const std::vector<Parameter>& parameters);
  [[nodiscard]] Outcome<void> prepare(const std::string& name, const std::string& sql);
  /// Sends rows of text format after "COPY … FROM STDIN".
  [[nodiscard]] Outcome<void> put(std::string_view rows);
  /// Ends it; the number of rows that arrived.
  [[nodiscard]] Outcome<std::uint64_t> end_copy();
  [[nodiscard]] bool is_lost() const { return PQstatus(handle_.get()) != CONNECTION_OK; }
  [[nodiscard]] PGconn* handle() const { return handle_.get(); }
  /// What the result of a statement means.
  [[nodiscard]] Outcome<ResultPointer> judge(ResultPointer result) const;

 private:
  struct Finish {
    void operator()(PGconn* handle) const { PQfinish(handle); }
  };
  explicit Connection(PGconn* handle) : handle_(handle) {}
  std::unique_ptr<PGconn, Finish> handle_;
};

/// "postgresql://…" or "host=… dbname=…" that may stand on a command line. Errors, all invalid_argument: not
/// understood; a password in it (it belongs into ~/.pgpass, a service file or PGPASSWORD); a host elsewhere without
/// sslmode verify-full, verify-ca or require.
[[nodiscard]] Result<void> check_connection_text(const std::string& text);

/// An identifier as it stands in SQL.
[[nodiscard]] std::string quote_name(std::string_view identifier);
/// A text as it stands in SQL, for the few statements that take no parameters.
[[nodiscard]] std::string quote_text(std::string_view text);
/// The cell of a result, or none for NULL.
[[nodiscard]] std::optional<std::string_view> cell(const PGresult* result, int row, int column);

/// The tables that `opendata-push postgresql` fills and the row store reads: SCHEMA."r_<release>", one for each
/// release, and SCHEMA."_releases", which lists them.
[[nodiscard]] std::string table_of(const std::string& schema, const std::string& release_id);
constexpr const char* default_schema = "opendata";

}  // namespace opendata::postgresql
