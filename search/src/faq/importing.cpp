#include "faq/importing.hpp"

#include "faq/stated_citations.hpp"
#include "faq/withdrawn_citations.hpp"
#include "index/stable_hash.hpp"

namespace opendata::search::faq {
namespace {

constexpr Message unknown_state{"is no state; use draft, in-review, published or retired",
                                "不是狀態；請用 draft、in-review、published 或 retired"};
constexpr Message said_twice{"an earlier entry of this file has the same id; give each its own, or remove one of them",
                             "檔案中已有相同編號的問答；請給予不同編號，或刪去其一"};

/// Keeps the field that validate() names, in the row of the file.
Error placed(Error error, const Where& where) {
  const std::string field = error.where().column;
  return std::move(error).moved_to({where.file, where.row, field.empty() ? where.column : field});
}

/// What is being drafted or reviewed, or is retired, changes only for a file that states its state.
bool stays(const std::optional<Stored>& before, const std::optional<State>& asked) {
  return before && !asked && before->state != State::published;
}

}  // namespace

Result<void> Importing::put_row(const EntryRows& rows, const RawRecord& record) {
  const RowCells cells = rows.cells(record);
  const Where where = rows.place(record, "id");
  const std::string id = rows.id(record);
  if (auto once = take_once(id, where); !once) return once;
  const auto asked = asked_state(rows.state(record), rows.place(record, "state"));
  if (!asked) return failure(asked.error());
  const auto before = find(id);
  if (!before) return failure(before.error());
  auto read = read_before(*before);
  if (!read) return failure(std::move(read.error()));
  const Weight weight = *asked ? Weight::every_cell : Weight::news;
  auto merged = Merging(*before, std::move(*read), weight, options_.find_citations).run(cells);
  if (!merged) return failure(std::move(merged.error()));
  if (leaves_alone(merged->entry, *before, *asked, where)) return {};
  if (!stays(*before, *asked))
    if (auto cited = cite_row(*merged, *before, where); !cited) return cited;
  const State state = asked->value_or(*before ? (*before)->state : State::published);
  if (auto stored = put(merged->entry, state, *before, where); !stored) return stored;
  report_.kept += merged->keeps_edits ? 1 : 0;
  return remember(id, cells);
}

Result<void> Importing::put_whole(Entry entry, const std::string& state_name, const Where& where) {
  if (auto once = take_once(entry.id, where); !once) return once;
  const auto asked = asked_state(state_name, where);
  if (!asked) return failure(asked.error());
  const auto before = find(entry.id);
  if (!before) return failure(before.error());
  if (leaves_alone(entry, *before, *asked, where)) return {};
  if (!stays(*before, *asked))
    if (auto cited = cite(entry, *before, where); !cited) return cited;
  return put(entry, asked->value_or(*before ? (*before)->state : State::published), *before, where);
}

/// Whether the file has something new for an entry that stays as it is; then it is noted.
bool Importing::leaves_alone(const Entry& entry, const std::optional<Stored>& before, const std::optional<State>& asked, const Where& where) {
  if (!stays(before, asked) || entry == before->entry) return false;
  report_.left_alone.push_back({where, entry.id, before->state});
  return true;
}

Result<void> Importing::take_once(const std::string& id, const Where& where) {
  if (ids_.insert(id).second) return {};
  return failure(Errc::bad_value, said_twice, where);
}

/// What the row, else the caller, says; nullopt when neither does.
Result<std::optional<State>> Importing::asked_state(const std::string& name, const Where& where) const {
  if (name.empty()) return options_.state;
  const auto state = parse_state(name);
  if (!state) return failure(Errc::bad_value, unknown_state, {where.file, where.row, "state"});
  return state;
}

Result<std::optional<Stored>> Importing::find(const std::string& id) const {
  auto found = store_.find(id);
  if (found) return std::optional(std::move(*found));
  if (found.error().code() == Errc::not_found) return std::optional<Stored>();
  return failure(std::move(found.error()));
}

Result<void> Importing::put(Entry& entry, State state, const std::optional<Stored>& before, const Where& where) {
  auto stored = store_.put(entry, state, options_.edit);
  if (!stored) return failure(placed(std::move(stored.error()), where));
  ++(!before ? report_.added : before->revision == stored->revision ? report_.unchanged : report_.changed);
  return {};
}

Result<void> Importing::cite(Entry& entry, const std::optional<Stored>& before, const Where& where) {
  if (!options_.find_citations) return {};
  const auto find = finder(entry, before);
  if (!find) return failure(Error(find.error()).at(where));
  auto added = add_citations(entry, *find);
  if (!added) return failure(std::move(added.error()).at(where));
  report_.citations += added->count;
  for (auto& [field, text] : added->unresolved)
    report_.unresolved.push_back({{where.file, where.row, field}, entry.id, std::move(text)});
  return {};
}

/// What an editor took out stays out, unless the entry states it again.
Result<FindCitations> Importing::finder(const Entry& entry, const std::optional<Stored>& before) const {
  if (!before) return options_.find_citations;
  auto withdrawn = withdrawn_citations(store_, *before, options_.find_citations);
  if (!withdrawn) return failure(std::move(withdrawn.error()));
  const auto stated = stated_ids(entry.citations, options_.find_citations);
  if (!stated) return failure(stated.error());
  for (const std::string& id : stated->ids) withdrawn->erase(id);
  return leaving_out(std::move(*withdrawn), options_.find_citations);
}

/// Citations follow the texts: those of what is no longer there go, those of what is new come. A cell of citations that
/// says something new stands for itself.
Result<void> Importing::cite_row(Merged& merged, const std::optional<Stored>& before, const Where& where) {
  if (options_.find_citations && before && !merged.has_new_citations)
    if (auto dropped = drop_outdated(merged.entry, before->entry, merged.stated_citations, options_.find_citations); !dropped)
      return failure(std::move(dropped.error()).at(where));
  return cite(merged.entry, before, where);
}

/// Stores of earlier versions and those made from a history have no notes of what was read; their revisions tell.
Result<ReadBefore> Importing::read_before(const std::optional<Stored>& stored) const {
  ReadBefore read;
  if (!stored) return read;
  auto last = store_.last_read(stored->entry.id);
  if (!last) return failure(std::move(last.error()));
  read.last = std::move(*last);
  if (!read.last.empty() || stored->revision == 1) return read;
  auto history = store_.history(stored->entry.id);
  if (!history) return failure(std::move(history.error()));
  for (Change& change : *history) read.revisions.push_back(std::move(change.entry));
  return read;
}

Result<void> Importing::remember(const std::string& id, const RowCells& cells) {
  ReadCells read;
  for (const RowCell& cell : cells) read[cell.field] = stable_hash(cell.text);
  return store_.remember_read(id, read);
}

}  // namespace opendata::search::faq
