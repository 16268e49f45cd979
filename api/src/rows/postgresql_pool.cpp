#include "rows/postgresql_pool.hpp"

#include <array>
#include <charconv>

#include "rows/row_problems.hpp"

namespace opendata::api {
namespace {

constexpr std::size_t kept_sessions = 16;
constexpr std::size_t kept_statements = 100;

/// Only reading, only our own tables, dates and numbers as they are written in releases.
constexpr const char* session_settings =
    "SET default_transaction_read_only = on; SET search_path = pg_catalog; SET client_min_messages = error; "
    "SET extra_float_digits = 1; SET standard_conforming_strings = on; SET idle_in_transaction_session_timeout = '120s'";

tl::unexpected<postgresql::Failure> failed(postgresql::Failure failure) {
  return tl::unexpected<postgresql::Failure>(std::move(failure));
}

struct ToParameter {
  postgresql::Parameter operator()(std::nullptr_t) const { return std::nullopt; }
  postgresql::Parameter operator()(std::int64_t value) const { return std::to_string(value); }
  postgresql::Parameter operator()(double value) const {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return std::string(digits.data(), end.ptr);
  }
  postgresql::Parameter operator()(const std::string& value) const { return value; }
};

std::vector<postgresql::Parameter> parameters(const Sql& sql) {
  std::vector<postgresql::Parameter> out;
  for (const SqlValue& value : sql.values) out.push_back(std::visit(ToParameter{}, value));
  return out;
}

}  // namespace

Problem database_problem(const postgresql::Failure& failure) {
  if (failure.kind == postgresql::Failure::Kind::late) return deadline_problem();
  if (failure.kind == postgresql::Failure::Kind::lost) {
    return {ProblemKind::not_available,
            {"the database of the rows cannot be reached; try again in a moment", "目前無法連線至資料庫；請稍後再試"},
            {},
            {},
            {},
            {{"Retry-After", "1"}}};
  }
  return unreadable_problem();
}

postgresql::Outcome<void> PostgresqlSession::set_limit(std::chrono::milliseconds limit) {
  if (limit.count() <= 0) return failed({postgresql::Failure::Kind::late, {}});  // 0 would mean: no limit
  if (limit == limit_) return {};
  auto set = connection_.run("SET statement_timeout = " + std::to_string(limit.count()));
  if (!set) return failed(std::move(set.error()));
  limit_ = limit;
  return {};
}

postgresql::Outcome<std::string> PostgresqlSession::prepared(const std::string& text) {
  if (const auto found = statements_.find(text); found != statements_.end()) return found->second;
  if (statements_.size() >= kept_statements) {
    if (auto dropped = connection_.run("DEALLOCATE ALL"); !dropped) return failed(std::move(dropped.error()));
    statements_.clear();
  }
  const std::string name = "s" + std::to_string(++prepared_);
  if (auto done = connection_.prepare(name, text); !done) return failed(std::move(done.error()));
  statements_.emplace(text, name);
  return name;
}

postgresql::Outcome<postgresql::ResultPointer> PostgresqlSession::run(const Sql& sql, std::chrono::milliseconds limit) {
  if (auto set = set_limit(limit); !set) return failed(std::move(set.error()));
  auto name = prepared(sql.text);
  if (!name) return failed(std::move(name.error()));
  return connection_.run_prepared(*name, parameters(sql));
}

postgresql::Outcome<void> PostgresqlSession::declare(const Sql& sql, std::chrono::milliseconds limit) {
  if (auto set = set_limit(limit); !set) return set;
  if (auto begun = connection_.run("BEGIN"); !begun) return failed(std::move(begun.error()));
  auto declared = connection_.run("DECLARE c NO SCROLL CURSOR FOR " + sql.text, parameters(sql));
  if (!declared) return failed(std::move(declared.error()));
  return {};
}

void PostgresqlSession::end() {
  static_cast<void>(connection_.run("COMMIT"));
  limit_ = std::chrono::milliseconds(-1);  // a failed transaction takes its settings back
}

Result<std::shared_ptr<PostgresqlPool>> PostgresqlPool::create(std::string connection, std::string schema) {
  if (auto good = postgresql::check_connection_text(connection); !good) return failure(std::move(good.error()));
  return std::shared_ptr<PostgresqlPool>(new PostgresqlPool(std::move(connection), std::move(schema)));
}

postgresql::Outcome<std::unique_ptr<PostgresqlSession>> PostgresqlPool::open() const {
  auto connection = postgresql::Connection::open(connection_, "opendata-server");
  if (!connection) return failed(std::move(connection.error()));
  if (auto set = connection->run(session_settings); !set) return failed(std::move(set.error()));
  return std::make_unique<PostgresqlSession>(std::move(*connection));
}

Outcome<PostgresqlPool::Lease> PostgresqlPool::lease() {
  {
    const std::lock_guard lock(mutex_);
    if (in_use_ >= most_sessions) return refuse(database_problem({postgresql::Failure::Kind::lost, {}}));
    ++in_use_;
    if (!idle_.empty()) {
      Lease lease(*this, std::move(idle_.back()));
      idle_.pop_back();
      return lease;
    }
  }
  auto opened = open();
  if (opened) return Lease(*this, std::move(*opened));
  const std::lock_guard lock(mutex_);
  --in_use_;
  return refuse(database_problem({postgresql::Failure::Kind::lost, {}}));
}

void PostgresqlPool::give_back(std::unique_ptr<PostgresqlSession> session) {
  const bool usable = !session->is_lost();
  const std::lock_guard lock(mutex_);
  --in_use_;
  if (usable && idle_.size() < kept_sessions) idle_.push_back(std::move(session));
}

void PostgresqlPool::distrust() {
  const std::lock_guard lock(mutex_);
  idle_.clear();
}

}  // namespace opendata::api
