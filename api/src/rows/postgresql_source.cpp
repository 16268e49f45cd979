#include "rows/postgresql_source.hpp"

#include <charconv>

namespace opendata::api {
namespace {

constexpr int fetched_rows = 500;
constexpr std::int64_t look_every_ms = 1000;
constexpr std::chrono::milliseconds look_time{2000};

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// The rows that were fetched, and, for an answer of any size, how to get the next.
class PostgresqlCursor : public RowCursor {
 public:
  PostgresqlCursor(PostgresqlPool& pool, PostgresqlPool::Lease session, postgresql::ResultPointer rows, Extent extent)
      : pool_(pool), session_(std::move(session)), rows_(std::move(rows)), extent_(extent) {}
  ~PostgresqlCursor() override {
    if (extent_ == Extent::all) session_->end();
  }
  void set_deadline(std::chrono::milliseconds limit) override { limit_ = limit; }

  Outcome<bool> step() override {
    if (rows_ && ++row_ < PQntuples(rows_.get())) return true;
    if (extent_ == Extent::page || ended_) return false;
    if (auto fetched = fetch(); !fetched) {
      if (fetched.error().kind == postgresql::Failure::Kind::lost) pool_.distrust();
      return refuse(database_problem(fetched.error()));
    }
    row_ = 0;
    ended_ = PQntuples(rows_.get()) == 0;
    return !ended_;
  }
  [[nodiscard]] std::int64_t integer(int column) const override {
    const auto digits = view(column).value_or("0");
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }
  [[nodiscard]] std::optional<std::string> text(int column) const override {
    const auto cell = view(column);
    return cell ? std::optional<std::string>(*cell) : std::nullopt;
  }
  [[nodiscard]] std::optional<std::string_view> view(int column) const override {
    return postgresql::cell(rows_.get(), row_, column);
  }

 private:
  postgresql::Outcome<void> fetch() {
    if (limit_.count() >= 0) {
      if (auto set = session_->set_limit(limit_); !set) return set;
    }
    auto rows = session_->command("FETCH " + std::to_string(fetched_rows) + " FROM c");
    if (!rows) return tl::unexpected<postgresql::Failure>(std::move(rows.error()));
    rows_ = std::move(*rows);
    return {};
  }
  PostgresqlPool& pool_;
  PostgresqlPool::Lease session_;
  postgresql::ResultPointer rows_;
  Extent extent_;
  int row_ = -1;
  bool ended_ = false;
  std::chrono::milliseconds limit_{-1};
};

}  // namespace

PostgresqlSource::PostgresqlSource(std::shared_ptr<PostgresqlPool> pool, const std::string& release_id,
                                   std::unique_ptr<RowSource> file)
    : pool_(std::move(pool)),
      dialect_{SqlDialect::Kind::postgresql, postgresql::table_of(pool_->schema(), release_id)},
      file_(std::move(file)) {}

bool PostgresqlSource::look_for_table() {
  auto session = pool_->lease();
  if (!session) return true;  // asked again there, the trouble is told to who asks
  const auto found = (*session)->run({"SELECT to_regclass($1) IS NOT NULL", {dialect_.table}}, look_time);
  return !found || postgresql::cell(found->get(), 0, 0) == "t";
}

RowSource& PostgresqlSource::current() {
  if (loaded_.load(std::memory_order_relaxed)) return *this;
  auto due = next_look_.load(std::memory_order_relaxed);
  const auto now = now_ms();
  if (now < due || !next_look_.compare_exchange_strong(due, now + look_every_ms)) return *file_;
  if (!look_for_table()) return *file_;
  loaded_ = true;
  return *this;
}

Outcome<std::unique_ptr<RowCursor>> PostgresqlSource::run(const Sql& sql, std::chrono::milliseconds limit,
                                                          Extent extent) {
  auto session = pool_->lease();
  if (!session) return refuse(session.error());
  postgresql::ResultPointer rows;
  postgresql::Outcome<void> done;
  if (extent == Extent::all) {
    done = (*session)->declare(sql, limit);
  } else if (auto answered = (*session)->run(sql, limit)) {
    rows = std::move(*answered);
  } else {
    done = tl::unexpected<postgresql::Failure>(std::move(answered.error()));
  }
  if (done) return std::make_unique<PostgresqlCursor>(*pool_, std::move(*session), std::move(rows), extent);
  if (extent == Extent::all) (*session)->end();
  if (done.error().kind == postgresql::Failure::Kind::lost) pool_->distrust();
  if (done.error().kind == postgresql::Failure::Kind::missing) loaded_ = false;
  return refuse(database_problem(done.error()));
}

}  // namespace opendata::api
