#include "faq/row_merging.hpp"

#include <opendata/search/faq_cells.hpp>

#include "index/stable_hash.hpp"

namespace opendata::search::faq {
namespace {

constexpr std::string_view citations = "citations";

}  // namespace

Result<Merged> Merging::run(const RowCells& cells) const {
  Merged merged{before_ ? before_->entry : Entry{}};
  Entry as_the_file = merged.entry;
  for (const RowCell& cell : cells) {
    const bool news = is_news(cell);
    if (auto filled = fill_cell(news ? merged.entry : as_the_file, cell.field, cell.text); !filled)
      return failure(std::move(filled.error()).moved_to(cell.where));
    if (cell.field != citations) merged.keeps_edits |= !news && cell_of(as_the_file, cell.field) != cell_of(merged.entry, cell.field);
    else merged.has_new_citations = news;
    if (cell.field == citations && !news) merged.stated_citations = as_the_file.citations;
  }
  return merged;
}

bool Merging::is_news(const RowCell& cell) const {
  if (!before_ || weight_ == Weight::every_cell) return true;
  const auto last = last_.find(cell.field);
  return last == last_.end() || last->second != stable_hash(cell.text);
}

}  // namespace opendata::search::faq
