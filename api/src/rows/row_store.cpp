#include "rows/row_store.hpp"

#include <map>
#include <mutex>

#include "rows/damaged_source.hpp"
#include "rows/kept_answers.hpp"
#include "rows/postgresql_source.hpp"
#include "rows/sqlite_source.hpp"

namespace opendata::api {
namespace {

constexpr std::size_t kept_counts = 1000, kept_narrowed = 30;
constexpr std::chrono::seconds opening_time{10};
/// Scans of at most so many rows are answered at once.
constexpr std::size_t held_rows = 1000;

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

/// Answers about all rows, and about those that readers' filters leave: there is no end of filters, and they must not
/// drive out what every page of the release needs.
template <class Value>
struct Kept {
  KeptAnswers<Value> whole, narrowed{kept_narrowed};
  KeptAnswers<Value>& of(const Filter& filter) { return filter.empty() ? whole : narrowed; }
};

}  // namespace

struct RowStore::Impl {
  Impl(const Schema& fields, std::unique_ptr<RowSource> rows) : schema(fields), source(std::move(rows)) {}
  Schema schema;
  std::unique_ptr<RowSource> source;
  std::mutex mutex;
  std::map<std::string, std::uint64_t> counts;
  std::map<std::size_t, FirstKey> first_keys;  ///< by field: whether a row has no value there
  Kept<Tally> tallies;
  Kept<Density> densities;

  std::optional<std::uint64_t> known_count(const std::string& key) {
    const std::lock_guard lock(mutex);
    const auto found = counts.find(key);
    if (found == counts.end()) return std::nullopt;
    return found->second;
  }
  void keep_count(const std::string& key, std::uint64_t count) {
    const std::lock_guard lock(mutex);
    if (counts.size() >= kept_counts) counts.clear();
    counts[key] = count;
  }
  Outcome<std::uint64_t> count(RowSource& rows, const Sql& sql, std::chrono::milliseconds limit);
  Outcome<PagePlace> place_of(RowSource& rows, const RowsQuery& query, std::chrono::milliseconds limit);
  Outcome<FirstKey> look_at_first_key(RowSource& rows, std::size_t field, std::chrono::milliseconds limit);
};

namespace {

Row read_row(const RowCursor& cursor, std::size_t fields) {
  Row row{cursor.integer(0), {}};
  for (std::size_t i = 1; i <= fields; ++i) row.cells.push_back(cursor.text(static_cast<int>(i)));
  return row;
}

class CursorScan : public RowScan {
 public:
  CursorScan(std::unique_ptr<RowCursor> cursor, std::size_t rows) : cursor_(std::move(cursor)), left_(rows) {}
  void set_deadline(std::chrono::milliseconds limit) override { cursor_->set_deadline(limit); }
  Outcome<bool> next() override {
    if (left_ == 0) return false;
    if (left_ != no_limit) --left_;
    return cursor_->step();
  }
  [[nodiscard]] std::int64_t id() const override { return cursor_->integer(0); }
  [[nodiscard]] std::optional<std::string_view> cell(std::size_t place) const override {
    return cursor_->view(static_cast<int>(place) + 1);
  }

 private:
  std::unique_ptr<RowCursor> cursor_;
  std::size_t left_;
};

std::size_t size_of(const Row& row) {
  std::size_t bytes = 16;
  for (const auto& cell : row.cells) bytes += 16 + (cell ? cell->size() : 0);
  return bytes;
}

Outcome<RowsPage> read_page(RowCursor& cursor, const RowsQuery& query) {
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

/// The first row that a statement gives, if any.
Outcome<std::optional<Row>> first_row(RowSource& rows, const Sql& sql, std::size_t fields, std::chrono::milliseconds limit) {
  auto cursor = rows.run(sql, limit, Extent::page);
  if (!cursor) return refuse(cursor.error());
  const auto found = (*cursor)->step();
  if (!found) return refuse(found.error());
  if (!*found) return std::optional<Row>();
  return std::optional<Row>(read_row(**cursor, fields));
}

/// Whether the file holds what the schema says.
Result<void> check_rows(RowSource& rows, const std::filesystem::path& path, const Schema& schema) {
  RowsQuery one;
  one.limit = 1;
  for (std::size_t i = 0; i < schema.fields.size(); ++i) one.fields.push_back(i);
  if (first_row(rows, select_page(one, {}, schema, rows.dialect()), schema.fields.size(), opening_time)) return {};
  return failure(
      Errc::corrupt,
      {"does not hold the rows of its schema; publish the dataset again", "內容與資料集說明不符；請重新發布資料集"},
      {path.string(), 0, {}});
}

}  // namespace

RowStore::RowStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RowStore::RowStore(RowStore&&) noexcept = default;
RowStore& RowStore::operator=(RowStore&&) noexcept = default;
RowStore::~RowStore() = default;

Result<RowStore> RowStore::open(const std::filesystem::path& path, const Schema& schema) {
  {
    SqliteSource once(path.string(), Paging::copied);  // a thousand releases do not keep a thousand files open
    if (auto good = check_rows(once, path, schema); !good) return failure(std::move(good.error()));
  }
  return RowStore(std::make_unique<Impl>(schema, std::make_unique<SqliteSource>(path.string())));
}

Result<RowStore> RowStore::open(const Release& release, const std::shared_ptr<PostgresqlPool>& database) {
  auto store = open(release.directory / "rows.sqlite", release.schema);
  if (store) store->prefer(database, release.id);
  return store;
}

RowStore RowStore::of_damaged(const Release& release, const std::shared_ptr<PostgresqlPool>& database) {
  RowStore store(std::make_unique<Impl>(release.schema, std::make_unique<DamagedSource>()));
  store.prefer(database, release.id);
  return store;
}

void RowStore::prefer(const std::shared_ptr<PostgresqlPool>& database, const std::string& release_id) {
  if (database) impl_->source = std::make_unique<PostgresqlSource>(database, release_id, std::move(impl_->source));
}

/// Where the page begins: the sort keys of the row behind which it does.
Outcome<PagePlace> RowStore::Impl::place_of(RowSource& rows, const RowsQuery& query, std::chrono::milliseconds limit) {
  PagePlace place;
  if (!query.after) return place;
  auto row = first_row(rows, select_sort_values(*query.after, query.sort, schema, rows.dialect()), query.sort.size(), limit);
  if (!row) return refuse(row.error());
  if (!*row) {
    return refuse({ProblemKind::invalid_parameter,
                   {"points behind no row of this release", "所指的資料列不在此版本中"},
                   "cursor"});
  }
  place.last = std::move((*row)->cells);
  if (query.sort.empty() || query.sort[0].direction == Direction::ascending) return place;
  const auto first = look_at_first_key(rows, query.sort[0].field, limit);
  if (!first) return refuse(first.error());
  place.first_key = *first;
  return place;
}

Outcome<FirstKey> RowStore::Impl::look_at_first_key(RowSource& rows, std::size_t field, std::chrono::milliseconds limit) {
  {
    const std::lock_guard lock(mutex);
    if (const auto known = first_keys.find(field); known != first_keys.end()) return known->second;
  }
  const auto row = first_row(rows, select_missing(field, schema, rows.dialect()), 0, limit);
  if (!row) return refuse(row.error());
  const std::lock_guard lock(mutex);
  return first_keys[field] = *row ? FirstKey::may_be_missing : FirstKey::always_there;
}

Outcome<RowsPage> RowStore::page(const RowsQuery& query, std::chrono::milliseconds limit) const {
  RowSource& rows = impl_->source->current();
  const auto place = impl_->place_of(rows, query, limit);
  if (!place) return refuse(place.error());
  auto cursor = rows.run(select_page(query, *place, impl_->schema, rows.dialect()), limit, Extent::page);
  if (!cursor) return refuse(cursor.error());
  return read_page(**cursor, query);
}

Outcome<std::unique_ptr<RowScan>> RowStore::scan(const RowsQuery& query, std::chrono::milliseconds limit) const {
  RowSource& rows = impl_->source->current();
  const auto place = impl_->place_of(rows, query, limit);
  if (!place) return refuse(place.error());
  const Extent extent = query.limit <= held_rows ? Extent::page : Extent::all;
  auto cursor = rows.run(select_page(query, *place, impl_->schema, rows.dialect()), limit, extent);
  if (!cursor) return refuse(cursor.error());
  return std::make_unique<CursorScan>(std::move(*cursor), query.limit);
}

Outcome<std::uint64_t> RowStore::count(const Filter& filter, std::chrono::milliseconds limit) const {
  RowSource& rows = impl_->source->current();
  return impl_->count(rows, select_count(filter, impl_->schema, rows.dialect()), limit);
}

Outcome<std::uint64_t> RowStore::count(const RowsQuery& query, std::chrono::milliseconds limit) const {
  if (query.duplicates == Duplicates::kept) return count(query.filter, limit);
  RowSource& rows = impl_->source->current();
  return impl_->count(rows, select_count_merged(query, impl_->schema, rows.dialect()), limit);
}

Outcome<std::uint64_t> RowStore::Impl::count(RowSource& rows, const Sql& sql, std::chrono::milliseconds limit) {
  const auto key = key_of(sql);
  if (const auto known = known_count(key)) return *known;
  const auto row = first_row(rows, sql, 0, limit);
  if (!row) return refuse(row.error());
  const auto count = static_cast<std::uint64_t>(*row ? (*row)->id : 0);
  keep_count(key, count);
  return count;
}

Outcome<std::shared_ptr<const Tally>> RowStore::tally(const TallyQuery& query, std::chrono::milliseconds limit) const {
  RowSource& rows = impl_->source->current();
  const auto key = key_of(select_tally(query, impl_->schema, rows.dialect()));
  return impl_->tallies.of(query.filter).get(key, limit, [&] { return ask_tally(rows, query, impl_->schema, limit); });
}

Outcome<std::shared_ptr<const Density>> RowStore::density(const DensityQuery& query,
                                                          std::chrono::milliseconds limit) const {
  RowSource& rows = impl_->source->current();
  auto key = key_of(select_extent(query, impl_->schema, rows.dialect()));
  key.append("/").append(std::to_string(query.cell));
  return impl_->densities.of(query.filter).get(key, limit, [&] { return ask_density(rows, query, impl_->schema, limit); });
}

Outcome<std::optional<Row>> RowStore::row(std::int64_t id, std::chrono::milliseconds limit) const {
  RowSource& rows = impl_->source->current();
  return first_row(rows, select_row(id, impl_->schema, rows.dialect()), impl_->schema.fields.size(), limit);
}

}  // namespace opendata::api
