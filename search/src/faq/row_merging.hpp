#pragma once
#include <opendata/search/faq_store.hpp>
#include <optional>

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

/// Puts the cells of a row over the entry that the store has.
class Merging {
 public:
  /// `before` must outlive it; `last`: what the last import read of the entry.
  Merging(const std::optional<Stored>& before, ReadCells last, Weight weight)
      : before_(before), last_(std::move(last)), weight_(weight) {}
  /// Errors: bad_value with the place of the cell.
  [[nodiscard]] Result<Merged> run(const RowCells& cells) const;

 private:
  [[nodiscard]] bool is_news(const RowCell& cell) const;
  const std::optional<Stored>& before_;
  ReadCells last_;
  Weight weight_;
};

}  // namespace opendata::search::faq
