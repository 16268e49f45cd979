#pragma once
#include <opendata/search/faq_files.hpp>
#include <unordered_set>

#include "faq/row_merging.hpp"

namespace opendata::search::faq {

/// Puts what a file says into the store, entry by entry, and counts what that did. What the file does not say, and what it
/// said already the last time, stays as the store has it. Memory: the ids of the file.
class Importing {
 public:
  Importing(Store& store, const ImportOptions& options) : store_(store), options_(options) {}

  /// A row of a table: an entry in part. Errors: bad_value with the place; as import_entries().
  [[nodiscard]] Result<void> put_row(const EntryRows& rows, const RawRecord& record);
  /// An entry as write_entries() wrote it, which is whole. Errors: as put_row().
  [[nodiscard]] Result<void> put_whole(Entry entry, const std::string& state_name, const Where& where);
  [[nodiscard]] const ImportReport& report() const { return report_; }

 private:
  [[nodiscard]] Result<void> take_once(const std::string& id, const Where& where);
  [[nodiscard]] Result<std::optional<State>> asked_state(const std::string& name, const Where& where) const;
  [[nodiscard]] bool leaves_alone(const Entry& entry, const std::optional<Stored>& before, const std::optional<State>& asked, const Where& where);
  [[nodiscard]] Result<std::optional<Stored>> find(const std::string& id) const;
  [[nodiscard]] Result<void> put(Entry& entry, State state, const std::optional<Stored>& before, const Where& where);
  [[nodiscard]] Result<void> cite(Entry& entry, const std::optional<Stored>& before, const Where& where);
  [[nodiscard]] Result<void> cite_row(Merged& merged, const std::optional<Stored>& before, const Where& where);
  [[nodiscard]] Result<FindCitations> finder(const Entry& entry, const std::optional<Stored>& before) const;
  [[nodiscard]] Result<ReadBefore> read_before(const std::optional<Stored>& stored) const;
  [[nodiscard]] Result<void> remember(const std::string& id, const RowCells& cells);

  Store& store_;
  const ImportOptions& options_;
  ImportReport report_;
  std::unordered_set<std::string> ids_;
};

}  // namespace opendata::search::faq
