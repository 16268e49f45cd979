#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <opendata/result.hpp>
#include <opendata/search/faq.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Where the FAQ knowledge base is kept: one SQLite file, every revision of every entry.
namespace opendata::search::faq {

/// Who changes an entry, and why.
struct Edit {
  std::string who;             ///< an account's name, at most 100 characters; never empty
  std::string why = {};        ///< at most 500 characters
  std::uint64_t based_on = 0;  ///< the revision that the editor saw; 0 = a new entry
};

/// An entry as it stands in the store.
struct Stored {
  Entry entry;
  State state = State::draft;
  std::uint64_t revision = 0;   ///< of this entry: 1, 2, 3 …
  std::uint64_t published = 0;  ///< the revision that citizens see; 0 = none
};

/// One step of an entry's history.
struct Change {
  std::uint64_t sequence = 0;  ///< over all entries, ascending in time
  std::uint64_t revision = 0;
  std::string at;  ///< "2026-05-06T07:08:09Z"
  std::string who;
  std::string why;
  State state = State::draft;  ///< after the change
  Entry entry;                 ///< after the change
};

/// Whether an error is that of an edit whose `based_on` is not the newest revision, rather than of another program that
/// does not let go of the file: both are a conflict, but the first needs a merge and the second only patience.
[[nodiscard]] bool is_outdated(const Error& error);

/// What a file said about an entry: fields, each with the hash of its cell (stable_hash()).
using ReadCells = std::map<std::string, std::string>;

/// Which entries visit() gives. Empty texts ask for nothing.
struct Filter {
  std::optional<State> state = {};
  std::string agency = {};      ///< exact
  std::string due_before = {};  ///< a day: review_due is set and before it
};

/// What citizens see, or what editors work on.
enum class View { published, latest };

/// The store. WAL mode with full synchronisation: a change that was acknowledged survives kill -9 and loss of power.
/// Several processes may have it open; one writes at a time, and readers are never blocked. Thread safety: one thread
/// for one Store; open one for each thread.
class Store {
 public:
  /// Opens the file, and makes it when it does not exist; several programs may do so at once.
  /// Errors: corrupt (not such a store, or damaged: `where` names the newest good backup when there is one), io_failure,
  /// not_supported (written by a newer version), conflict (another process is writing for more than ten seconds).
  [[nodiscard]] static Result<Store> open(const std::filesystem::path& path);
  /// As open() for a file that must be there already: a path that is mistyped makes no empty store.
  /// Errors: not_found; as open().
  [[nodiscard]] static Result<Store> open_existing(const std::filesystem::path& path);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// Whether another file stands in the place of the one that is open, such as a backup that was restored: nothing more
  /// can be changed here; open the store again.
  [[nodiscard]] bool is_replaced() const;

  /// Errors of all calls below, besides those named: io_failure, corrupt, conflict (not is_outdated(): a writer does not let go,
  /// or the file was replaced and something is to be changed).

  /// The newest revision. Errors: not_found.
  [[nodiscard]] Result<Stored> find(std::string_view id) const;
  /// What citizens see. Errors: not_found, also when nothing of the entry is published.
  [[nodiscard]] Result<Stored> find_published(std::string_view id) const;
  /// Stores a new entry, or a new revision, as a draft; what is published stays until the draft is published too.
  /// Result: the new revision. An entry equal to the newest revision is not stored again.
  /// Errors: as validate(); conflict, is_outdated(), when edit.based_on is not the newest revision: nothing is lost, read
  /// again and merge; not_found when edit.based_on names a revision and there is no such entry.
  [[nodiscard]] Result<Stored> save(const Entry& entry, const Edit& edit);
  /// Moves the entry on. Allowed: draft → in_review, in_review → draft or published, published → retired, draft → retired,
  /// retired → draft.
  /// Errors: not_found; conflict as in save(); invalid_argument when the step is not allowed.
  [[nodiscard]] Result<Stored> move_to(std::string_view id, State state, const Edit& edit);
  /// Stores an entry in any state, as imports and restored backups need it; counts as one revision.
  [[nodiscard]] Result<Stored> put(const Entry& entry, State state, const Edit& edit);
  /// What the last import read of an entry; empty when none did. Kept beside the history and no part of it.
  [[nodiscard]] Result<ReadCells> last_read(std::string_view id) const;
  /// Notes what an import reads; fields that are not named stay as they were noted.
  [[nodiscard]] Result<void> remember_read(std::string_view id, const ReadCells& cells);
  /// Stores a step of a history as it was: its author, its time, its revision; in order, into a store that lacks them.
  /// Errors: conflict when the entry already has this revision or lacks the one before.
  [[nodiscard]] Result<void> replay(const Change& change);
  /// Everything inside is one transaction: one synchronisation with the disk, all or nothing.
  [[nodiscard]] Result<void> together(const std::function<Result<void>()>& changes);

  /// Every entry of the view in order of id. An error of `visit` ends it and is returned.
  [[nodiscard]] Result<void> visit(View view, const Filter& filter,
                                   const std::function<Result<void>(const Stored&)>& visit) const;
  /// Oldest first. Errors: not_found.
  [[nodiscard]] Result<std::vector<Change>> history(std::string_view id) const;
  /// Changes of all entries with a sequence above `after`, oldest first, at most `limit`: what an index has to follow.
  [[nodiscard]] Result<std::vector<Change>> changes(std::uint64_t after, std::size_t limit) const;
  /// The newest change of all entries; nullopt when there is none yet.
  [[nodiscard]] Result<std::optional<Change>> last_change() const;

  /// Writes a whole copy while others read and write; the copy is checked before it takes its name.
  /// Result: its path, "<store>.backups/<time>.db". The newest `keep` stay.
  [[nodiscard]] Result<std::filesystem::path> back_up(std::size_t keep);

 private:
  struct Impl;
  enum class IfMissing { make, refuse };
  explicit Store(std::unique_ptr<Impl> impl);
  [[nodiscard]] static Result<Store> open(const std::filesystem::path& path, IfMissing missing);
  std::unique_ptr<Impl> impl_;
};

/// Good backups of a store, newest first.
[[nodiscard]] std::vector<std::filesystem::path> list_backups(const std::filesystem::path& store);
/// Puts a backup in the place of the store; the old file stays beside it with the ending ".damaged".
/// Errors: corrupt when the backup itself is damaged; io_failure.
[[nodiscard]] Result<void> restore_backup(const std::filesystem::path& store, const std::filesystem::path& backup);

/// What changed between two texts, line by line: unchanged lines begin with "  ", removed ones with "- ", added ones
/// with "+ ". At most 2,000 lines each are compared; longer texts are shown as removed and added whole.
[[nodiscard]] std::string diff_lines(std::string_view before, std::string_view after);

}  // namespace opendata::search::faq
