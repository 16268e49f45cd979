#pragma once
#include <chrono>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "postgresql/connection.hpp"
#include "problem.hpp"
#include "rows/sql.hpp"

namespace opendata::api {

/// One read-only session with its prepared statements. One thread at a time.
class PostgresqlSession {
 public:
  explicit PostgresqlSession(postgresql::Connection connection) : connection_(std::move(connection)) {}
  /// The rows that the statement gives, as text.
  [[nodiscard]] postgresql::Outcome<postgresql::ResultPointer> run(const Sql& sql, std::chrono::milliseconds limit);
  /// A statement of our own without values.
  [[nodiscard]] postgresql::Outcome<postgresql::ResultPointer> command(const std::string& text) { return connection_.run(text); }
  /// Begins a cursor "c" for the statement; rows come by FETCH.
  [[nodiscard]] postgresql::Outcome<void> declare(const Sql& sql, std::chrono::milliseconds limit);
  /// Ends what declare() began.
  void end();
  [[nodiscard]] postgresql::Outcome<void> set_limit(std::chrono::milliseconds limit);
  [[nodiscard]] bool is_lost() const { return connection_.is_lost(); }

 private:
  [[nodiscard]] postgresql::Outcome<std::string> prepared(const std::string& text);
  postgresql::Connection connection_;
  std::unordered_map<std::string, std::string> statements_;  ///< names by text
  std::size_t prepared_ = 0;
  std::chrono::milliseconds limit_{-1};
};

/// The sessions that all releases share.
class PostgresqlPool {
 public:
  static constexpr std::size_t most_sessions = 64;

  /// Errors: invalid_argument of the connection text.
  [[nodiscard]] static Result<std::shared_ptr<PostgresqlPool>> create(std::string connection, std::string schema);
  [[nodiscard]] const std::string& schema() const { return schema_; }

  /// A session for one call, given back at its end; one that is lost is thrown away.
  class Lease {
   public:
    Lease(PostgresqlPool& pool, std::unique_ptr<PostgresqlSession> session) : pool_(&pool), session_(std::move(session)) {}
    Lease(Lease&&) = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      if (session_) pool_->give_back(std::move(session_));
    }
    PostgresqlSession* operator->() const { return session_.get(); }

   private:
    PostgresqlPool* pool_;
    std::unique_ptr<PostgresqlSession> session_;
  };
  /// Problems: not_available without a connection, or when most_sessions are in use.
  [[nodiscard]] Outcome<Lease> lease();
  /// Throws the idle sessions away: one was found dead, so the others are likely to be.
  void distrust();

 private:
  PostgresqlPool(std::string connection, std::string schema)
      : connection_(std::move(connection)), schema_(std::move(schema)) {}
  void give_back(std::unique_ptr<PostgresqlSession> session);
  [[nodiscard]] postgresql::Outcome<std::unique_ptr<PostgresqlSession>> open() const;
  std::string connection_, schema_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<PostgresqlSession>> idle_;
  std::size_t in_use_ = 0;
};

/// What a failure of the database means for the one who asked.
[[nodiscard]] Problem database_problem(const postgresql::Failure& failure);

}  // namespace opendata::api
