#include "faq/row_merging.hpp"

#include <algorithm>
#include <opendata/search/faq_cells.hpp>

#include "faq/earlier_cells.hpp"
#include "index/stable_hash.hpp"

namespace opendata::search::faq {
namespace {

constexpr std::string_view citations = "citations";

}  // namespace

Result<Merged> Merging::run(const RowCells& cells) const {
  Merged merged{before_ ? before_->entry : Entry{}};
  Entry as_the_file = merged.entry;
  for (const RowCell& cell : cells) {
    if (auto filled = fill_cell(as_the_file, cell.field, cell.text); !filled)
      return failure(std::move(filled.error()).moved_to(cell.where));
    const auto news = is_news(cell, as_the_file);
    if (!news) return failure(Error(news.error()).at(cell.where));
    if (*news) static_cast<void>(fill_cell(merged.entry, cell.field, cell.text));  // it just succeeded
    if (cell.field != citations) merged.keeps_edits |= cell_of(as_the_file, cell.field) != cell_of(merged.entry, cell.field);
    else if (*news) merged.has_new_citations = true;
    else merged.stated_citations = as_the_file.citations;
  }
  return merged;
}

Result<bool> Merging::is_news(const RowCell& cell, const Entry& as_the_file) const {
  if (!before_ || weight_ == Weight::every_cell) return true;
  if (const auto last = read_.last.find(cell.field); last != read_.last.end()) return last->second != stable_hash(cell.text);
  const auto said = was_said(cell.field, as_the_file);
  return said ? Result<bool>(!*said) : said;
}

/// Whether an earlier revision says the same: then the file is as old as that, and the store was edited since.
Result<bool> Merging::was_said(const std::string& field, const Entry& as_the_file) const {
  if (field == citations) return was_cited(as_the_file);
  const auto says = [&](const Entry& revision) { return cell_of(revision, field) == cell_of(as_the_file, field); };
  return std::any_of(read_.revisions.begin(), read_.revisions.end(), says);
}

Result<bool> Merging::was_cited(const Entry& as_the_file) const {
  for (const Entry& revision : read_.revisions) {
    const auto says = may_come_of(as_the_file.citations, revision, find_);
    if (!says || *says) return says;
  }
  return false;
}

}  // namespace opendata::search::faq
