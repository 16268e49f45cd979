#include "index/term_counts.hpp"

#include <algorithm>
#include <cstring>

namespace opendata::search {
namespace {

/// From here on a byte a document is hardly larger than places and counts, and read sooner.
constexpr Xapian::doccount one_in = 4;

/// So many bytes that each window of a column by document is whole.
std::size_t whole_windows(std::size_t documents) {
  return (documents + TermCounts::window - 1) / TermCounts::window * TermCounts::window;
}

}  // namespace

TermCounts::TermCounts(const Xapian::Database& database, const std::vector<std::string>& terms)
    : lengths_(std::size_t{database.get_lastdocid()} + 1), columns_(terms.size()) {
  Xapian::docid before = 0;
  for (auto it = database.postlist_begin(std::string()); it != database.postlist_end(std::string()); ++it) {
    before = next_known(before, *it);
    lengths_[before] = it.get_doclength();
  }
  for (std::size_t i = 0; i < terms.size(); ++i) add(database, i, terms[i]);
}

Xapian::docid TermCounts::next_known(Xapian::docid before, Xapian::docid document) const {
  if (document > before && document < lengths_.size()) return document;
  throw Xapian::DatabaseCorruptError("a posting of a document out of order or behind the last one");
}

void TermCounts::add(const Xapian::Database& database, std::size_t term, const std::string& name) {
  Column& column = columns_[term];
  column.frequency = database.get_termfreq(name);
  if (column.frequency >= lengths_.size() / one_in)
    column.counts.resize(whole_windows(lengths_.size()));
  else
    column.reserve(lengths_.size(), column.frequency);
  Xapian::docid document = 0;
  for (auto it = database.postlist_begin(name); it != database.postlist_end(name); ++it) {
    document = next_known(document, *it);
    const Xapian::termcount count = std::max<Xapian::termcount>(it.get_wdf(), 1);  // a filter is not counted
    column.add(document, static_cast<std::uint8_t>(std::min<Xapian::termcount>(count, many)));
    if (count >= many) large_.emplace(key(term, document), count);
  }
  column.close();
}

void TermCounts::read(std::size_t term, Xapian::docid first, const std::vector<std::uint16_t>& places,
                      std::vector<double>& counts) const {
  const Column& column = columns_[term];
  std::array<std::uint8_t, window> spread;
  if (!column.begins.empty()) column.spread(first, spread);  // costs less than to look each place up
  const std::uint8_t* all = column.begins.empty() ? column.counts.data() + first : spread.data();
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::uint8_t here = all[places[i]];
    counts[i] = here < many ? here : large_.at(key(term, first + places[i]));
  }
}

void TermCounts::Column::spread(Xapian::docid first, std::array<std::uint8_t, window>& out) const {
  out.fill(0);
  const std::size_t last = std::min<std::size_t>((first + window) >> block_bits, begins.size() - 1);
  for (std::size_t block = first >> block_bits, to = 0; block < last; ++block, to += place_mask + 1)
    for (std::uint32_t at = begins[block]; at < begins[block + 1]; ++at) out[to + places[at]] = counts[at];
}

/// Eight at a time: filters leave out thousands in a row.
Xapian::docid TermCounts::Column::next_of_all(Xapian::docid document) const {
  for (std::uint64_t eight = 0; document + sizeof eight <= counts.size(); document += sizeof eight) {
    std::memcpy(&eight, counts.data() + document, sizeof eight);
    if (eight != 0) break;
  }
  while (document < counts.size() && counts[document] == 0) ++document;
  return document;
}

Xapian::docid TermCounts::Column::next_of_blocks(Xapian::docid document) const {
  const std::size_t last = begins.size() - 1;
  std::size_t block = document >> block_bits;
  if (block >= last) return document;
  std::uint32_t at = begins[block];
  while (at < begins[block + 1] && places[at] < (document & place_mask)) ++at;
  while (block < last && at >= begins[block + 1]) ++block;
  const auto first = static_cast<Xapian::docid>(block << block_bits);
  return block == last ? first : first + places[at];
}

void TermCounts::Column::reserve(std::size_t documents, std::size_t postings) {
  begins.resize((documents >> block_bits) + 2);
  places.reserve(postings);
  counts.reserve(postings);
}

void TermCounts::Column::add(Xapian::docid document, std::uint8_t count) {
  if (begins.empty()) {
    counts[document] = count;
    return;
  }
  places.push_back(static_cast<std::uint8_t>(document & place_mask));
  counts.push_back(count);
  begins[(document >> block_bits) + 1] = static_cast<std::uint32_t>(places.size());
}

/// Blocks without a posting begin and end where the one before ended.
void TermCounts::Column::close() {
  for (std::size_t i = 1; i < begins.size(); ++i) begins[i] = std::max(begins[i], begins[i - 1]);
}

}  // namespace opendata::search
