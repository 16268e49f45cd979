#include "push/postgresql/target.hpp"

#include <algorithm>
#include <charconv>
#include <opendata/release_rows.hpp>

#include "push/completed_withdrawal.hpp"
#include "push/postgresql/sql.hpp"

namespace opendata::push {
namespace {

using postgresql::Connection;
using postgresql::Failure;
using postgresql::quote_name;
using postgresql::ResultPointer;
using postgresql::table_of;

constexpr std::size_t copy_bytes = 256U << 10U;

/// A failure of the database in words for people.
tl::unexpected<Trouble> trouble_of(const Failure& failed) {
  const Where where{"PostgreSQL", 0, failed.state};
  switch (failed.kind) {
    case Failure::Kind::lost:
      return passing(Errc::io_failure,
                     {"the database cannot be reached, or the connection broke", "無法連線至資料庫，或連線中斷"},
                     where);
    case Failure::Kind::late:
      return passing(Errc::io_failure, {"the database took too long", "資料庫逾時"}, where);
    case Failure::Kind::conflict:
      return passing(
          Errc::conflict,
          {"others use or need what is to be changed; views of your own on the dataset's view must be dropped first",
           "其他使用者正在使用或依賴將變更的物件；建立於資料集檢視之上的自訂檢視須先移除"},
          where);
    case Failure::Kind::forbidden:
      return lasting(Errc::refused,
                     {"the database refuses this role; it needs CREATE on the database, or on the schema",
                      "資料庫拒絕此角色；需要在資料庫或結構描述上的 CREATE 權限"},
                     where);
    case Failure::Kind::missing:
      return lasting(Errc::not_found,
                     {"the database lacks a role or object that was named", "資料庫沒有所指的角色或物件"}, where);
    case Failure::Kind::other:
      break;
  }
  return lasting(Errc::internal,
                 {"the database refused a statement; its log says why", "資料庫拒絕指令；原因請見其紀錄"}, where);
}

template <class T>
Reached<T> reached(postgresql::Outcome<T> outcome) {
  if (outcome) {
    if constexpr (std::is_void_v<T>) {
      return {};
    } else {
      return std::move(*outcome);
    }
  }
  return trouble_of(outcome.error());
}

std::uint64_t number(const ResultPointer& result, int column) {
  const auto text = postgresql::cell(result.get(), 0, column).value_or("0");
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Loads one release; the transaction around it is the caller's.
class Loader {
 public:
  Loader(Connection& database, const PostgresqlOptions& options, const Release& release)
      : database_(database), options_(options), release_(release), table_(table_of(options.schema, release.id)) {}

  Reached<void> load() {
    if (auto made = run(create_table(table_, release_.schema)); !made) return made;
    if (auto copied = copy(); !copied) return copied;
    if (auto indexed = index(); !indexed) return indexed;
    if (auto made = run("ANALYZE " + table_); !made) return made;
    if (auto made = run(comments("TABLE", table_, release_)); !made) return made;
    if (auto made = run(grants(options_.schema, table_, options_.readers)); !made) return made;
    return enter();
  }

 private:
  Reached<void> run(const std::string& sql) {
    if (auto done = database_.run(sql); !done) return trouble_of(done.error());
    return {};
  }

  Reached<void> copy() {
    auto reader = open_release_rows(release_);
    if (!reader) return lasting(reader.error());
    if (auto begun = run(copy_into(table_, release_.schema)); !begun) return begun;
    if (auto sent = send(**reader); !sent) return sent;
    const auto rows = database_.end_copy();
    if (!rows) return trouble_of(rows.error());
    if (*rows == release_.manifest.rows) return {};
    return lasting(Errc::corrupt, {"has another number of rows than its manifest says", "列數與清單檔不符"},
                   {release_.metadata.id, 0, {}});
  }

  Reached<void> send(RecordReader& reader) {
    std::string out;
    RawRecord record;
    for (auto more = reader.read(record);; more = reader.read(record)) {
      if (!more) return lasting(more.error());
      if (!*more) break;
      if (auto possible = refuse_nul(record); !possible) return possible;
      append_copy_row(out, record.row, record.cells);
      if (out.size() < copy_bytes) continue;
      if (auto sent = database_.put(out); !sent) return trouble_of(sent.error());
      out.clear();
    }
    if (auto sent = database_.put(out); !sent) return trouble_of(sent.error());
    return {};
  }

  /// U+0000 is the one character that PostgreSQL cannot hold.
  [[nodiscard]] Reached<void> refuse_nul(const RawRecord& record) const {
    for (std::size_t i = 0; i < record.cells.size(); ++i) {
      if (!record.cells[i] || record.cells[i]->find('\0') == std::string::npos) continue;
      return lasting(Errc::not_supported,
                     {"holds the character U+0000, which PostgreSQL cannot store; remove it in the source",
                      "含有 PostgreSQL 無法儲存的字元 U+0000；請於來源資料移除"},
                     {release_.metadata.id, record.row, release_.schema.fields[i].name});
    }
    return {};
  }

  Reached<void> index() {
    const auto seen = database_.run(select_statistics(table_, release_.schema));
    if (!seen) return trouble_of(seen.error());
    std::vector<FieldStatistics> statistics;
    for (std::size_t i = 0; i < release_.schema.fields.size(); ++i) {
      const int column = static_cast<int>(1 + 2 * i);
      statistics.push_back({number(*seen, column), number(*seen, column + 1)});
    }
    for (const auto& places : choose_row_indexes(release_.schema, statistics))
      if (auto made = run(create_index(table_, release_.schema, places)); !made) return made;
    return {};
  }

  Reached<void> enter() {
    const auto done = database_.run(
        "INSERT INTO " + registry_of(options_.schema) +
            " (\"release\", \"dataset\", \"rows\", \"modified\") VALUES ($1, $2, $3, $4)",
        {release_.id, release_.metadata.id, std::to_string(release_.manifest.rows), release_.manifest.modified});
    if (!done) return trouble_of(done.error());
    return {};
  }

  Connection& database_;
  const PostgresqlOptions& options_;
  const Release& release_;
  std::string table_;
};

/// What the database has of a dataset.
struct There {
  bool is_known = false;  ///< whether anything was ever pushed to the schema
  std::vector<std::string> releases;
  std::string current;
};

class PostgresqlTarget : public Target {
 public:
  explicit PostgresqlTarget(PostgresqlOptions options) : options_(std::move(options)) {}

  Result<void> check(const Release& /*release*/) override {
    return postgresql::check_connection_text(options_.connection);
  }

  Reached<Plan> look(const Release& release, Journal& /*journal*/) override {
    const auto source = read_catalog_state(options_.catalog);
    if (!source) return lasting(source.error());
    auto there = ask(release.metadata.id);
    if (!there) return troubled(there.error());
    Plan plan;
    revoke(plan, *there, withdrawal_of(*source, release.metadata.id));
    const auto has = [&](const std::string& id) {
      return std::find(there->releases.begin(), there->releases.end(), id) != there->releases.end();
    };
    if (!has(release.id)) {
      const auto file = std::find_if(release.manifest.files.begin(), release.manifest.files.end(),
                                     [](const ReleaseFile& one) { return one.path == "rows.sqlite"; });
      const std::uint64_t bytes = file == release.manifest.files.end() ? 0 : file->bytes;
      plan.push_back({{{Change::Kind::add, table_of(options_.schema, release.id), {}, {}, bytes}},
                      [this, &release] { return in_transaction(release, &PostgresqlTarget::load); }});
    }
    if (there->current != release.id) {
      plan.push_back({{{Change::Kind::publish, view_of(release.metadata.id), there->current, release.id, 0}},
                      [this, &release] { return in_transaction(release, &PostgresqlTarget::make_current); }});
    }
    for (const std::string& id : there->releases) {
      if (id == release.id || is_kept(source->datasets, release.metadata.id, id)) continue;
      add_drop(plan, id);
    }
    return plan;
  }

  Reached<Plan> look_withdrawn(const std::string& dataset_id, Journal& journal) override {
    const auto source = read_catalog_state(options_.catalog);
    if (!source) return lasting(source.error());
    const Withdrawal withdrawal = withdrawal_of(*source, dataset_id);
    const auto there = ask(dataset_id);
    if (!there) return troubled(there.error());
    Plan plan;
    if (is_of_another(withdrawal, there->releases, journal)) return plan;
    if (!there->current.empty()) add_view_drop(plan, dataset_id);
    for (const std::string& id : there->releases) add_drop(plan, id);
    if (!plan.empty() || !there->is_known) return plan;
    if (auto noted = note_completed(withdrawal, journal); !noted) return lasting(noted.error());
    return plan;
  }

 private:
  [[nodiscard]] static bool is_kept(const std::vector<CatalogEntry>& source, const std::string& dataset,
                                    const std::string& id) {
    return std::any_of(source.begin(), source.end(), [&](const CatalogEntry& entry) {
      return entry.dataset_id == dataset &&
             std::find(entry.releases.begin(), entry.releases.end(), id) != entry.releases.end();
    });
  }
  [[nodiscard]] std::string view_of(const std::string& dataset_id) const {
    return quote_name(options_.schema) + "." + quote_name(dataset_id);
  }
  /// What was taken back does not wait until the release that follows it is loaded.
  void revoke(Plan& plan, There& there, const Withdrawal& withdrawal) {
    if (is_withdrawn(withdrawal, there.current)) add_view_drop(plan, withdrawal.dataset_id);
    std::erase_if(there.releases, [&](const std::string& id) {
      if (!is_withdrawn(withdrawal, id)) return false;
      add_drop(plan, id);
      return true;
    });
  }
  void add_view_drop(Plan& plan, const std::string& dataset_id) {
    plan.push_back({{{Change::Kind::remove, view_of(dataset_id), {}, {}, 0}},
                    [this, dataset_id] { return drop_view(dataset_id); }});
  }
  void add_drop(Plan& plan, const std::string& id) {
    plan.push_back(
        {{{Change::Kind::remove, table_of(options_.schema, id), {}, {}, 0}}, [this, id] { return drop(id); }});
  }

  /// The connection, opened again after it was lost.
  Reached<Connection*> connect() {
    if (database_ && !database_->is_lost()) return &*database_;
    auto opened = Connection::open(options_.connection, "opendata-push");
    if (!opened) return trouble_of(opened.error());
    database_.emplace(std::move(*opened));
    return &*database_;
  }
  Reached<ResultPointer> run(const std::string& sql, const std::vector<postgresql::Parameter>& parameters = {}) {
    auto database = connect();
    if (!database) return troubled(database.error());
    return reached((*database)->run(sql, parameters));
  }

  Reached<There> ask(const std::string& dataset_id) {
    const auto known = run("SELECT to_regclass($1) IS NOT NULL", {registry_of(options_.schema)});
    if (!known) return troubled(known.error());
    There there;
    there.is_known = postgresql::cell(known->get(), 0, 0) == "t";
    if (!there.is_known) return there;
    const auto rows = run("SELECT \"release\", \"current\" FROM " + registry_of(options_.schema) +
                              " WHERE \"dataset\" = $1 ORDER BY \"loaded\"",
                          {dataset_id});
    if (!rows) return troubled(rows.error());
    for (int row = 0; row < PQntuples(rows->get()); ++row) {
      there.releases.emplace_back(postgresql::cell(rows->get(), row, 0).value_or(""));
      if (postgresql::cell(rows->get(), row, 1) == "t") there.current = there.releases.back();
    }
    return there;
  }

  using Work = Reached<void> (PostgresqlTarget::*)(const Release&);
  /// Does the work alone for its dataset; all of it counts, or nothing.
  Reached<void> in_transaction(const Release& release, Work work) {
    if (auto made = run("SET client_min_messages = warning; " + create_registry(options_.schema)); !made)
      return troubled(made.error());
    if (auto begun = run("BEGIN"); !begun) return troubled(begun.error());
    auto lock = run("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", {"opendata " + release.metadata.id});
    auto done = lock ? (this->*work)(release) : Reached<void>(troubled(lock.error()));
    auto ended = run(done ? "COMMIT" : "ROLLBACK");
    if (!done) {
      database_.reset();  // also leaves an unfinished COPY
      return done;
    }
    if (!ended) return troubled(ended.error());
    return {};
  }

  Reached<void> load(const Release& release) { return Loader(*database_, options_, release).load(); }

  Reached<void> make_current(const Release& release) {
    const std::string view = view_of(release.metadata.id);
    for (const std::string& sql :
         {"DROP VIEW IF EXISTS " + view, create_view(view, table_of(options_.schema, release.id), release.schema),
          comments("VIEW", view, release),
          grants(options_.schema, view, options_.readers) +
              grants(options_.schema, registry_of(options_.schema), options_.readers)}) {
      if (auto done = run(sql); !done) return troubled(done.error());
    }
    auto switched =
        run("UPDATE " + registry_of(options_.schema) + " SET \"current\" = (\"release\" = $1) WHERE \"dataset\" = $2",
            {release.id, release.metadata.id});
    if (!switched) return troubled(switched.error());
    return {};
  }

  Reached<void> drop_view(const std::string& dataset_id) {
    auto done = run("DROP VIEW IF EXISTS " + view_of(dataset_id) + "; UPDATE " + registry_of(options_.schema) +
                    " SET \"current\" = false WHERE \"dataset\" = " + postgresql::quote_text(dataset_id));
    if (!done) return troubled(done.error());
    return {};
  }

  Reached<void> drop(const std::string& id) {
    // One statement text is one transaction.
    auto done = run("DROP TABLE IF EXISTS " + table_of(options_.schema, id) + "; DELETE FROM " +
                    registry_of(options_.schema) + " WHERE \"release\" = " + postgresql::quote_text(id));
    if (!done) return troubled(done.error());
    return {};
  }

  PostgresqlOptions options_;
  std::optional<Connection> database_;
};

}  // namespace

std::unique_ptr<Target> make_postgresql_target(PostgresqlOptions options) {
  return std::make_unique<PostgresqlTarget>(std::move(options));
}

}  // namespace opendata::push
