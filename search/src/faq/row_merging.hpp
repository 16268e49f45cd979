#pragma once
#include <opendata/search/faq_citations.hpp>
#include <opendata/search/faq_store.hpp>
#include <optional>
#include <vector>

#include "faq/entry_rows.hpp"

namespace opendata::search::faq {

/// An entry with what a row says put over it.
struct Merged {
  Entry entry;
  bool has_new_citations = false;
  std::vector<std::string> stated_citations = {};  ///< what the row's own cell of citations names
  bool keeps_edits = false;  ///< a cell that says nothing new differs from the store, where somebody has edited it
};

/// Whether cells count that say what they said the last time.
enum class Weight { news, every_cell };

/// What tells whether a cell of a row is news.
struct ReadBefore {
  ReadCells last;                ///< what the last import read of the entry
  std::vector<Entry> revisions;  ///< the entry as it was, where no import has noted anything
};

/// Puts the cells of a row over the entry that the store has.
class Merging {
 public:
  /// `before` must outlive it; `find`: what written-out citations mean, may be empty.
  Merging(const std::optional<Stored>& before, ReadBefore read, Weight weight, const FindCitations& find)
      : before_(before), read_(std::move(read)), weight_(weight), find_(find) {}
  /// Errors: bad_value with the place of the cell; as `find`.
  [[nodiscard]] Result<Merged> run(const RowCells& cells) const;

 private:
  [[nodiscard]] Result<bool> is_news(const RowCell& cell, const Entry& as_the_file) const;
  [[nodiscard]] Result<bool> was_said(const std::string& field, const Entry& as_the_file) const;
  [[nodiscard]] Result<bool> was_cited(const Entry& as_the_file) const;
  const std::optional<Stored>& before_;
  ReadBefore read_;
  Weight weight_;
  const FindCitations& find_;
};

}  // namespace opendata::search::faq
