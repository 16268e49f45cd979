#include <array>
#include <chrono>
#include <ctime>
#include <opendata/files.hpp>
#include <opendata/search/faq_store.hpp>
#include <opendata/sqlite.hpp>

#include "database/file_kind.hpp"
#include "faq/store_schema.hpp"

namespace opendata::search::faq {
namespace {

using sqlite::Database;
using sqlite::Statement;

constexpr Message not_there{"no such entry", "沒有此問答"};
constexpr Message no_store{"there is no such FAQ store; check the path (faq import and faq save make a new one)",
                           "找不到常見問答資料檔；請檢查路徑（faq import、faq save 會建立新檔）"};
constexpr Message changed_meanwhile{
    "somebody else changed this entry meanwhile; read it again, merge and save once more",
    "此問答已被他人修改；請重新讀取、合併後再儲存"};
constexpr Message replaced{"was replaced, perhaps by a backup, while it was open; open it again",
                           "開啟期間檔案已被取代（例如還原備份）；請重新開啟"};
constexpr Message unreadable{"an entry of the store cannot be read", "資料檔中的問答無法讀取"};

constexpr std::string_view seen = "revision";  // what an outdated edit is wrong about

Error outdated() { return {Errc::conflict, changed_meanwhile, {{}, 0, std::string(seen)}}; }

/// What a store that cannot be used is answered with: its newest good backup, when there is one.
Error damaged(const std::filesystem::path& path) {
  const auto backups = list_backups(path);
  if (backups.empty()) {
    return {Errc::corrupt,
            {"is damaged or no FAQ store, and there is no good backup beside it; import the entries again",
             "已損壞或不是常見問答資料檔，且無可用的備份；請重新匯入"},
            {path.string(), 0, {}}};
  }
  return {Errc::corrupt,
          {"is the newest good backup of a store that is damaged; put it in place with: opendata-index faq restore",
           "資料檔已損壞，這是最新的可用備份；請以 opendata-index faq restore 還原"},
          {backups.front().string(), 0, {}}};
}

std::string now() {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 24> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

Result<Entry> read_document(const std::string& json) {
  auto entry = parse_entry(json);
  if (!entry) return failure(Errc::corrupt, unreadable);
  return entry;
}

Result<Stored> stored_from(const Statement& row) {
  auto entry = read_document(row.text(0));
  if (!entry) return failure(std::move(entry.error()));
  return Stored{std::move(*entry), parse_state(row.text(1)).value_or(State::draft),
                static_cast<std::uint64_t>(row.integer(2)), static_cast<std::uint64_t>(row.integer(3))};
}

Result<Change> change_from(const Statement& row) {
  auto entry = read_document(row.text(6));
  if (!entry) return failure(std::move(entry.error()));
  return Change{static_cast<std::uint64_t>(row.integer(0)),
                static_cast<std::uint64_t>(row.integer(1)),
                row.text(2),
                row.text(3),
                row.text(4),
                parse_state(row.text(5)).value_or(State::draft),
                std::move(*entry)};
}

Result<void> check_edit(const Edit& edit) {
  if (edit.who.empty() || edit.who.size() > 300)
    return failure(Errc::invalid_argument, {"say who changes the entry, in at most 100 characters", "請載明修改者（100 字以內）"});
  if (edit.why.size() > 1'500)
    return failure(Errc::limit_exceeded, {"the reason is longer than 500 characters", "修改理由超過 500 字"}, {{}, 0, "why"});
  return {};
}

bool is_step(State from, State to) {
  switch (to) {
    case State::in_review: return from == State::draft;
    case State::published: return from == State::in_review;
    case State::retired: return from == State::published || from == State::draft;
    case State::draft: return from == State::in_review || from == State::retired;
  }
  return false;
}

/// What citizens see after a step from `before` to `state` at `revision`; 0 = nothing.
std::uint64_t published_after(const std::optional<Stored>& before, State state, std::uint64_t revision) {
  if (state == State::published) return revision;
  return state == State::retired || !before ? 0 : before->published;
}

}  // namespace

struct Store::Impl {
  std::filesystem::path path;
  Database database;
  int depth = 0;  ///< of together(): a transaction inside one is the same transaction

  Result<std::optional<Stored>> latest(std::string_view id) const {
    auto row = database.prepare(std::string(select_latest) + "WHERE e.id = ?");
    if (!row) return failure(std::move(row.error()));
    const auto there = row->bind(1, id).step();
    if (!there) return failure(there.error());
    if (!*there) return std::optional<Stored>();
    auto stored = stored_from(*row);
    if (!stored) return failure(std::move(stored.error()));
    return std::optional<Stored>(std::move(*stored));
  }

  Result<void> in_transaction(const std::function<Result<void>()>& work) {
    if (depth > 0) return work();
    if (auto begun = database.execute("BEGIN IMMEDIATE"); !begun) return begun;
    ++depth;
    auto done = database.has_moved() ? Result<void>(failure(Errc::conflict, replaced, {path.string(), 0, {}})) : work();
    --depth;
    if (done) done = database.execute("COMMIT");
    // A failed commit leaves the transaction open; the first error is the one to tell.
    if (!done) static_cast<void>(database.execute("ROLLBACK"));
    return done;
  }

  Result<void> append(const Change& change) {
    auto revision = database.prepare(
        "INSERT INTO revisions (id, revision, at, who, why, state, document) VALUES (?, ?, ?, ?, ?, ?, ?)");
    if (!revision) return failure(std::move(revision.error()));
    return revision->bind(1, change.entry.id)
        .bind(2, static_cast<std::int64_t>(change.revision))
        .bind(3, change.at)
        .bind(4, change.who)
        .bind(5, change.why)
        .bind(6, name(change.state))
        .bind(7, format_entry(change.entry))
        .run();
  }

  Result<void> point_to(const Stored& next) {
    auto head = database.prepare(
        "INSERT INTO entries (id, revision, published, state, agency, review_due) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, published = excluded.published, "
        "state = excluded.state, agency = excluded.agency, review_due = excluded.review_due");
    if (!head) return failure(std::move(head.error()));
    const auto published = next.published == 0 ? std::nullopt : std::optional(static_cast<std::int64_t>(next.published));
    return head->bind(1, next.entry.id)
        .bind(2, static_cast<std::int64_t>(next.revision))
        .bind(3, published)
        .bind(4, name(next.state))
        .bind(5, next.entry.agency)
        .bind(6, next.entry.review_due)
        .run();
  }

  Result<Stored> record(const std::optional<Stored>& before, const Change& change) {
    Stored next{change.entry, change.state, change.revision, 0};
    next.published = published_after(before, change.state, change.revision);
    if (auto added = append(change); !added) return failure(std::move(added.error()));
    if (auto pointed = point_to(next); !pointed) return failure(std::move(pointed.error()));
    return next;
  }

  Result<Stored> advance(const std::optional<Stored>& before, const Entry& entry, State state, const Edit& edit) {
    return record(before, {0, before ? before->revision + 1 : 1, now(), edit.who, edit.why, state, entry});
  }

  /// Reads the newest revision and writes the next inside one transaction, so that two editors cannot both be first.
  Result<Stored> change(std::string_view id, const Edit& edit,
                        const std::function<Result<Stored>(const std::optional<Stored>&)>& make) {
    if (auto checked = check_edit(edit); !checked) return failure(std::move(checked.error()));
    std::optional<Stored> out;
    auto done = in_transaction([&]() -> Result<void> {
      auto before = latest(id);
      if (!before) return failure(std::move(before.error()));
      auto made = make(*before);
      if (!made) return failure(std::move(made.error()));
      out = std::move(*made);
      return {};
    });
    if (!done) return failure(std::move(done.error()).at({path.string(), 0, {}}));
    return std::move(*out);
  }
};

bool is_outdated(const Error& error) { return error.code() == Errc::conflict && error.where().column == seen; }

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::filesystem::path& path) { return open(path, IfMissing::make); }

Result<Store> Store::open_existing(const std::filesystem::path& path) { return open(path, IfMissing::refuse); }

Result<Store> Store::open(const std::filesystem::path& path, IfMissing missing) {
  std::error_code none;
  if (missing == IfMissing::refuse && !std::filesystem::exists(path, none)) return failure(Errc::not_found, no_store, {path.string(), 0, {}});
  auto database = open_store(path.string(), missing == IfMissing::make ? Database::Access::create : Database::Access::write);
  if (database) return Store(std::make_unique<Impl>(Impl{path, std::move(*database), 0}));
  return failure(database.error().code() == Errc::corrupt ? damaged(path) : std::move(database.error()));
}

bool Store::is_replaced() const { return impl_->database.has_moved(); }

Result<Stored> Store::find(std::string_view id) const {
  auto found = impl_->latest(id);
  if (!found) return failure(std::move(found.error()));
  if (!*found) return failure(Errc::not_found, not_there);
  return std::move(**found);
}

Result<Stored> Store::find_published(std::string_view id) const {
  auto row = impl_->database.prepare(std::string(select_published) + "WHERE e.id = ?");
  if (!row) return failure(std::move(row.error()));
  const auto there = row->bind(1, id).step();
  if (!there) return failure(there.error());
  if (!*there) return failure(Errc::not_found, not_there);
  return stored_from(*row);
}

Result<Stored> Store::save(const Entry& entry, const Edit& edit) {
  if (auto checked = validate(entry); !checked) return failure(std::move(checked.error()));
  return impl_->change(entry.id, edit, [&](const std::optional<Stored>& before) -> Result<Stored> {
    if (!before && edit.based_on != 0) return failure(Errc::not_found, not_there);
    if (before && before->revision != edit.based_on) return failure(outdated());
    if (before && before->entry == entry && before->state != State::retired) return *before;
    return impl_->advance(before, entry, State::draft, edit);
  });
}

Result<Stored> Store::move_to(std::string_view id, State state, const Edit& edit) {
  return impl_->change(id, edit, [&](const std::optional<Stored>& before) -> Result<Stored> {
    if (!before) return failure(Errc::not_found, not_there);
    if (before->revision != edit.based_on) return failure(outdated());
    if (!is_step(before->state, state)) {
      return failure(Errc::invalid_argument,
                     {"this step is not allowed: draft → in review → published → retired; a draft may be retired, a "
                      "reviewed or retired entry become a draft again",
                      "不允許此步驟：草稿 → 審核中 → 已發布 → 已下架；草稿可下架，審核中與已下架者可退回草稿"});
    }
    return impl_->advance(before, before->entry, state, edit);
  });
}

Result<Stored> Store::put(const Entry& entry, State state, const Edit& edit) {
  if (auto checked = validate(entry); !checked) return failure(std::move(checked.error()));
  return impl_->change(entry.id, edit, [&](const std::optional<Stored>& before) -> Result<Stored> {
    if (before && before->entry == entry && before->state == state) return *before;
    return impl_->advance(before, entry, state, edit);
  });
}

Result<ReadCells> Store::last_read(std::string_view id) const {
  const auto noted = database::number(impl_->database, count_read_cells);
  if (!noted) return failure(noted.error());
  if (*noted == 0) return ReadCells();
  auto row = impl_->database.prepare("SELECT field, hash FROM read_cells WHERE id = ?");
  if (!row) return failure(std::move(row.error()));
  row->bind(1, id);
  ReadCells cells;
  for (;;) {
    const auto there = row->step();
    if (!there) return failure(there.error());
    if (!*there) return cells;
    cells[row->text(0)] = row->text(1);
  }
}

Result<void> Store::remember_read(std::string_view id, const ReadCells& cells) {
  if (auto made = impl_->database.execute(make_read_cells); !made) return made;
  auto row = impl_->database.prepare("INSERT OR REPLACE INTO read_cells (id, field, hash) VALUES (?, ?, ?)");
  if (!row) return failure(std::move(row.error()));
  for (const auto& [field, hash] : cells)
    if (auto noted = row->bind(1, id).bind(2, field).bind(3, hash).run(); !noted) return noted;
  return {};
}

Result<void> Store::replay(const Change& change) {
  if (auto checked = validate(change.entry); !checked) return checked;
  auto done = impl_->change(change.entry.id, {change.who, change.why, 0}, [&](const std::optional<Stored>& before) {
    if ((before ? before->revision : 0) + 1 == change.revision) return impl_->record(before, change);
    return Result<Stored>(failure(Errc::conflict, {"the store already has this revision, or lacks the one before",
                                                   "資料檔已有此版本，或缺少前一版本"}));
  });
  if (!done) return failure(std::move(done.error()));
  return {};
}

Result<void> Store::together(const std::function<Result<void>()>& changes) { return impl_->in_transaction(changes); }

Result<void> Store::visit(View view, const Filter& filter,
                          const std::function<Result<void>(const Stored&)>& visit) const {
  const std::string select = view == View::latest ? select_latest : select_published;
  auto rows = impl_->database.prepare(
      select + "WHERE (?1 = '' OR e.state = ?1) AND (?2 = '' OR e.agency = ?2) AND (?3 = '' OR "
               "(e.review_due <> '' AND e.review_due < ?3)) ORDER BY e.id");
  if (!rows) return failure(std::move(rows.error()));
  rows->bind(1, filter.state ? name(*filter.state) : "").bind(2, filter.agency).bind(3, filter.due_before);
  for (;;) {
    const auto there = rows->step();
    if (!there) return failure(there.error());
    if (!*there) return {};
    auto stored = stored_from(*rows);
    if (!stored) return failure(std::move(stored.error()));
    if (auto visited = visit(*stored); !visited) return visited;
  }
}

namespace {

Result<std::vector<Change>> read_changes(Statement& rows) {
  std::vector<Change> out;
  for (;;) {
    const auto there = rows.step();
    if (!there) return failure(there.error());
    if (!*there) return out;
    auto change = change_from(rows);
    if (!change) return failure(std::move(change.error()));
    out.push_back(std::move(*change));
  }
}

}  // namespace

Result<std::vector<Change>> Store::history(std::string_view id) const {
  auto rows = impl_->database.prepare(std::string(select_changes) + "WHERE id = ? ORDER BY revision");
  if (!rows) return failure(std::move(rows.error()));
  rows->bind(1, id);
  auto changes = read_changes(*rows);
  if (changes && changes->empty()) return failure(Errc::not_found, not_there);
  return changes;
}

Result<std::vector<Change>> Store::changes(std::uint64_t after, std::size_t limit) const {
  auto rows = impl_->database.prepare(std::string(select_changes) + "WHERE sequence > ? ORDER BY sequence LIMIT ?");
  if (!rows) return failure(std::move(rows.error()));
  rows->bind(1, static_cast<std::int64_t>(after)).bind(2, static_cast<std::int64_t>(limit));
  return read_changes(*rows);
}

Result<std::optional<Change>> Store::last_change() const {
  auto row = impl_->database.prepare(std::string(select_changes) + "ORDER BY sequence DESC LIMIT 1");
  if (!row) return failure(std::move(row.error()));
  auto changes = read_changes(*row);
  if (!changes) return failure(std::move(changes.error()));
  return changes->empty() ? std::nullopt : std::optional(std::move(changes->front()));
}

Result<std::filesystem::path> Store::back_up(std::size_t keep) {
  const std::filesystem::path folder = impl_->path.string() + ".backups";
  std::error_code refused;
  std::filesystem::create_directories(folder, refused);
  std::string stamp = now();
  std::erase(stamp, ':');
  const std::filesystem::path target = folder / (stamp + ".db");
  const std::filesystem::path unfinished = target.string() + ".tmp";
  {
    auto copy = Database::open(unfinished.string(), Database::Access::create);
    if (!copy) return failure(std::move(copy.error()));
    if (auto copied = impl_->database.copy_to(*copy); !copied) return failure(std::move(copied.error()));
    // A copy is one file: without a write-ahead log beside it nothing of it can be forgotten when it is carried away.
    if (auto single = copy->execute("PRAGMA journal_mode = DELETE"); !single) return failure(std::move(single.error()));
  }
  if (auto sound = open_store(unfinished.string(), Database::Access::read); !sound) return failure(std::move(sound.error()));
  if (auto flushed = sync_path(unfinished); !flushed) return failure(std::move(flushed.error()));
  if (auto renamed = rename_durably(unfinished, target); !renamed) return failure(std::move(renamed.error()));
  const auto all = list_backups(impl_->path);
  for (std::size_t i = std::max<std::size_t>(keep, 1); i < all.size(); ++i) std::filesystem::remove(all[i], refused);
  return target;
}

}  // namespace opendata::search::faq
