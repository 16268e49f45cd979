#include "rows/row_store.hpp"

#include <map>
#include <mutex>

#include "rows/database.hpp"

namespace opendata::api {
namespace {

constexpr std::size_t kept_connections = 16;
constexpr std::size_t kept_counts = 1000;

/// A key under which two equal queries meet. Values are set apart by their length.
std::string key_of(const Sql& sql) {
  std::string key = sql.text;
  const auto append = [&](const auto& value) {
    if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) {
      key.append(std::to_string(value.size())).append(":").append(value);
    } else if constexpr (!std::is_same_v<std::decay_t<decltype(value)>, std::nullptr_t>) {
      key.append("#").append(std::to_string(value));
    }
  };
  for (const SqlValue& value : sql.values) std::visit(append, value);
  return key;
}

}  // namespace

struct RowStore::Impl {
  std::string path;
  Schema schema;
  std::mutex mutex;
  std::vector<std::unique_ptr<Database>> idle;
  std::map<std::string, std::uint64_t> counts;

  /// A connection for one call, given back at its end.
  class Lease {
   public:
    Lease(Impl& pool, std::unique_ptr<Database> database) : pool_(pool), database_(std::move(database)) {}
    Lease(Lease&&) = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      if (!database_) return;
      const std::lock_guard lock(pool_.mutex);
      if (pool_.idle.size() < kept_connections) pool_.idle.push_back(std::move(database_));
    }
    Database* operator->() { return database_.get(); }
    Database& operator*() { return *database_; }

   private:
    Impl& pool_;
    std::unique_ptr<Database> database_;
  };

  std::unique_ptr<Database> take_idle() {
    const std::lock_guard lock(mutex);
    if (idle.empty()) return nullptr;
    auto database = std::move(idle.back());
    idle.pop_back();
    return database;
  }
  Outcome<Lease> lease(std::chrono::milliseconds limit) {
    auto database = take_idle();
    if (!database) {
      auto opened = Database::open(path);
      if (!opened) return refuse(opened.error());
      database = std::move(*opened);
    }
    database->set_deadline(limit);
    return Lease(*this, std::move(database));
  }
  std::optional<std::uint64_t> known_count(const std::string& key) {
    const std::lock_guard lock(mutex);
    const auto found = counts.find(key);
    if (found == counts.end()) return std::nullopt;
    return found->second;
  }
  Outcome<std::uint64_t> count(const Sql& sql, std::chrono::milliseconds limit);
  void keep_count(const std::string& key, std::uint64_t count) {
    const std::lock_guard lock(mutex);
    if (counts.size() >= kept_counts) counts.clear();
    counts[key] = count;
  }
};

namespace {

Row read_row(const Database::Cursor& cursor, std::size_t fields) {
  Row row{cursor.integer(0), {}};
  for (std::size_t i = 1; i <= fields; ++i) row.cells.push_back(cursor.text(static_cast<int>(i)));
  return row;
}

/// The connection is given back after the statement that runs on it is reset.
template <class Lease>
class SqliteScan : public RowScan {
 public:
  SqliteScan(Lease lease, Database::Cursor cursor, std::size_t rows)
      : lease_(std::move(lease)), cursor_(std::move(cursor)), left_(rows) {}
  void set_deadline(std::chrono::milliseconds limit) override { lease_->set_deadline(limit); }
  Outcome<bool> next() override {
    if (left_ == 0) return false;
    if (left_ != no_limit) --left_;
    return cursor_.step();
  }
  [[nodiscard]] std::int64_t id() const override { return cursor_.integer(0); }
  [[nodiscard]] std::optional<std::string_view> cell(std::size_t place) const override {
    return cursor_.view(static_cast<int>(place) + 1);
  }

 private:
  Lease lease_;
  Database::Cursor cursor_;
  std::size_t left_;
};

std::size_t size_of(const Row& row) {
  std::size_t bytes = 16;
  for (const auto& cell : row.cells) bytes += 16 + (cell ? cell->size() : 0);
  return bytes;
}

Outcome<RowsPage> read_page(Database::Cursor& cursor, const RowsQuery& query) {
  RowsPage page;
  std::size_t bytes = 0;
  for (auto more = cursor.step();; more = cursor.step()) {
    if (!more) return refuse(more.error());
    if (!*more) return page;
    if (page.rows.size() == query.limit || bytes > RowStore::page_bytes) break;
    page.rows.push_back(read_row(cursor, query.fields.size()));
    bytes += size_of(page.rows.back());
  }
  if (!page.rows.empty()) page.next = page.rows.back().id;
  return page;
}

/// The sort keys of the row behind which the page begins.
Outcome<SortValues> read_sort_values(Database& database, const RowsQuery& query, const Schema& schema) {
  if (!query.after) return SortValues();
  auto cursor = database.run(select_sort_values(*query.after, query.sort, schema));
  if (!cursor) return refuse(cursor.error());
  const auto found = cursor->step();
  if (!found) return refuse(found.error());
  if (*found) return read_row(*cursor, query.sort.size()).cells;
  return refuse(
      {ProblemKind::invalid_parameter, {"points behind no row of this release", "所指的資料列不在此版本中"}, "cursor"});
}

}  // namespace

RowStore::RowStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RowStore::RowStore(RowStore&&) noexcept = default;
RowStore& RowStore::operator=(RowStore&&) noexcept = default;
RowStore::~RowStore() = default;

Result<RowStore> RowStore::open(const std::filesystem::path& path, const Schema& schema) {
  auto database = Database::open(path.string());
  if (!database) return failure(std::move(database.error()));
  RowsQuery first_row;
  first_row.limit = 1;
  for (std::size_t i = 0; i < schema.fields.size(); ++i) first_row.fields.push_back(i);
  {
    auto cursor = (*database)->run(select_page(first_row, {}, schema));
    if (!cursor || !cursor->step()) {
      return failure(
          Errc::corrupt,
          {"does not hold the rows of its schema; publish the dataset again", "內容與資料集說明不符；請重新發布資料集"},
          {path.string(), 0, {}});
    }
  }
  auto impl = std::make_unique<Impl>();
  impl->path = path.string();
  impl->schema = schema;
  return RowStore(std::move(impl));
}

Outcome<RowsPage> RowStore::page(const RowsQuery& query, std::chrono::milliseconds limit) const {
  auto lease = impl_->lease(limit);
  if (!lease) return refuse(lease.error());
  const auto last = read_sort_values(**lease, query, impl_->schema);
  if (!last) return refuse(last.error());
  auto cursor = (*lease)->run(select_page(query, *last, impl_->schema));
  if (!cursor) return refuse(cursor.error());
  return read_page(*cursor, query);
}

Outcome<std::unique_ptr<RowScan>> RowStore::scan(const RowsQuery& query, std::chrono::milliseconds limit) const {
  auto lease = impl_->lease(limit);
  if (!lease) return refuse(lease.error());
  const auto last = read_sort_values(**lease, query, impl_->schema);
  if (!last) return refuse(last.error());
  const std::size_t rows = query.limit;
  auto cursor = (*lease)->run(select_page(query, *last, impl_->schema));
  if (!cursor) return refuse(cursor.error());
  return std::make_unique<SqliteScan<Impl::Lease>>(std::move(*lease), std::move(*cursor), rows);
}

Outcome<std::uint64_t> RowStore::count(const Filter& filter, std::chrono::milliseconds limit) const {
  return impl_->count(select_count(filter, impl_->schema), limit);
}

Outcome<std::uint64_t> RowStore::count(const RowsQuery& query, std::chrono::milliseconds limit) const {
  if (query.duplicates == Duplicates::kept) return count(query.filter, limit);
  return impl_->count(select_count_merged(query, impl_->schema), limit);
}

Outcome<std::uint64_t> RowStore::Impl::count(const Sql& sql, std::chrono::milliseconds limit) {
  const auto key = key_of(sql);
  if (const auto known = known_count(key)) return *known;
  auto leased = lease(limit);
  if (!leased) return refuse(leased.error());
  auto cursor = (*leased)->run(sql);
  if (!cursor) return refuse(cursor.error());
  const auto stepped = cursor->step();
  if (!stepped) return refuse(stepped.error());
  const auto count = static_cast<std::uint64_t>(cursor->integer(0));
  keep_count(key, count);
  return count;
}

Outcome<std::optional<Row>> RowStore::row(std::int64_t id, std::chrono::milliseconds limit) const {
  auto lease = impl_->lease(limit);
  if (!lease) return refuse(lease.error());
  auto cursor = (*lease)->run(select_row(id, impl_->schema));
  if (!cursor) return refuse(cursor.error());
  const auto found = cursor->step();
  if (!found) return refuse(found.error());
  if (!*found) return std::optional<Row>();
  return std::optional<Row>(read_row(*cursor, impl_->schema.fields.size()));
}

}  // namespace opendata::api
