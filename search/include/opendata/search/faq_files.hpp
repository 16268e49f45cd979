#pragma once
#include <cstdint>
#include <filesystem>
#include <opendata/search/faq_citations.hpp>
#include <opendata/search/faq_store.hpp>
#include <string>
#include <string_view>
#include <vector>

/// The FAQ knowledge base in files: what agencies have, what they take away, and a backup that anything can read.
namespace opendata::search::faq {

/// A citation of an imported entry that the laws at hand do not have.
struct UnresolvedCitation {
  Where where;           ///< file, row and column
  std::string entry_id;
  std::string text;      ///< as the entry writes it
};

/// A row that has something new for an entry that is not published now: what somebody drafts, or has retired.
struct LeftAlone {
  Where where;  ///< file, row and column of the id
  std::string entry_id;
  State state = State::draft;  ///< of the entry in the store
};

/// How an import changed the store.
struct ImportReport {
  std::uint64_t added = 0;
  std::uint64_t changed = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t kept = 0;                          ///< of all of these, entries with an edit of a field of which the file says nothing new
  std::vector<LeftAlone> left_alone = {};          ///< counted in none of these; in the order of the file
  std::uint64_t citations = 0;                     ///< found in the texts, besides those that the file states
  std::vector<UnresolvedCitation> unresolved = {}; ///< in the order of the file
};

/// What an import is told besides the file.
struct ImportOptions {
  std::string file;
  std::string map_file = {};         ///< JSON from our field to the file's column; empty = columns are named as our fields
  /// Of entries whose file does not say. When neither says, new entries are published and others keep their state.
  std::optional<State> state = std::nullopt;
  Edit edit;                         ///< who and why; `based_on` does not count
  /// When given, each entry goes through add_citations().
  FindCitations find_citations = {};
};

/// Reads entries from CSV (any encoding that readers detect), ODS (the first sheet), a JSON array or JSON Lines, all of them or none.
/// Input: columns as the fields of Entry, `category` for theme, `cited_articles` for citations, `state`; lists one item a line (ids also parted by ';'),
/// links one "title address" a line, translations in columns "question:en" and "answer:en"; columns that are none of
/// these are kept in Entry::extra. Days may have any form of text::parse_date. What write_entries() wrote is read as it
/// was, but for blanks and line ends around the text of a cell of CSV and ODS, which are dropped. An entry that the file does not name stays.
/// What a row of a table does not say stays as the store has it: fields without a column, of JSON also those whose key is missing or null. An
/// empty cell empties its field. A cell that says what it said at the last import leaves alone what was edited in the store since; where
/// the store has no note of an import (one of an earlier version, or filled by read_history()), a cell that says what an earlier revision says,
/// of citations also where that revision has, besides, only what its texts cite. Without find_citations nobody can tell: then a cell of citations says the same when the ids are
/// the same, or when it writes out what may be ids of the revision. An entry
/// whose newest revision is not published is left alone when the file has something new for it: see ImportReport::left_alone. What has its
/// state stated, in the file or by the options, is taken as it stands in the file, whatever the store has. Objects {"state", "entry"}
/// are whole: nothing of the store's entry stays. Citations that the texts have are added once: those that an editor took out stay out,
/// whatever else is new or stated, unless the file states them as citations. Where a row changes the texts, those that only the old ones had go, unless the row itself states them.
/// Errors, with file, row and column: missing_column, bad_value (also an id that the file has twice), and as the table readers, validate(), Store::put() and
/// find_citations. A citation that the laws do not have is no error: see ImportReport::unresolved.
[[nodiscard]] Result<ImportReport> import_entries(Store& store, const ImportOptions& options);

/// Writes every entry of the view in order of id, by the ending of the file: .csv (UTF-8 with BOM), .ods (the same
/// columns, as texts; in memory until it is written), .json or .jsonl.
/// CSV cells that a spreadsheet would take for a formula get a leading apostrophe, which import_entries() takes away.
/// Errors: not_supported (another ending), io_failure; the file then is as it was before. Result: how many.
[[nodiscard]] Result<std::uint64_t> write_entries(const Store& store, View view, const std::string& file);

/// Every revision of every entry, oldest first, as JSON Lines: with read_history() a lossless backup.
[[nodiscard]] Result<std::uint64_t> write_history(const Store& store, const std::string& file);
/// Fills an empty store with what write_history() wrote: revisions, times and authors as they were.
/// Errors: conflict (the store has entries), bad_structure with the line; nothing is kept of a file that fails.
[[nodiscard]] Result<std::uint64_t> read_history(Store& store, const std::string& file);

}  // namespace opendata::search::faq
