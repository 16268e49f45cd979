#pragma once
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace opendata::search {

/// How often each of some terms stands in each document of one database, and how long the documents are.
/// Memory: four bytes a document; of a term one byte for each document, or where it stands in fewer than a quarter of
/// them two for each of its documents and four for every 128 documents.
/// Thread safety: const after construction.
class TermCounts {
 public:
  /// Throws what Xapian throws, and Xapian::DatabaseCorruptError for postings of documents that cannot be.
  TermCounts(const Xapian::Database& database, const std::vector<std::string>& terms);
  /// `term`: its place in what was given. 0 for a document that the database has not.
  [[nodiscard]] Xapian::termcount count(std::size_t term, Xapian::docid document) const {
    if (document >= lengths_.size()) return 0;
    const std::uint8_t count = columns_[term].count(document);
    return count < many ? count : large_.at(key(term, document));
  }
  /// Calls `f(document, count)` for the documents of a term from `first` to before `end`, ascending. `first` and `end`:
  /// multiples of 128.
  template <class F>
  void each(std::size_t term, Xapian::docid first, Xapian::docid end, F&& f) const;
  static constexpr Xapian::docid window = 2'048;
  /// count() of a term in the documents `first` + each of `places`, into `counts`. `first`: a multiple of the window;
  /// `places`: below it.
  void read(std::size_t term, Xapian::docid first, const std::vector<std::uint16_t>& places,
            std::vector<double>& counts) const;
  /// The first document from `document` on that has the term; behind the last one when none has.
  [[nodiscard]] Xapian::docid next(std::size_t term, Xapian::docid document) const {
    return columns_[term].begins.empty() ? columns_[term].next_of_all(document)
                                         : columns_[term].next_of_blocks(document);
  }
  /// In how many documents the term stands.
  [[nodiscard]] Xapian::doccount frequency(std::size_t term) const { return columns_[term].frequency; }
  /// In terms, as Xapian counts it.
  [[nodiscard]] Xapian::termcount length(Xapian::docid document) const {
    return document < lengths_.size() ? lengths_[document] : 0;
  }

 private:
  static constexpr std::uint8_t many = 255;  ///< so many and more are in large_

  /// One term's counts, by document or, where `begins` is not empty, by block and place within it.
  struct Column {
    static constexpr unsigned block_bits = 7;
    static constexpr Xapian::docid place_mask = (1U << block_bits) - 1;
    Xapian::doccount frequency = 0;
    std::vector<std::uint8_t> counts;
    std::vector<std::uint8_t> places;
    std::vector<std::uint32_t> begins;  ///< of each block in the other two, and the end

    void reserve(std::size_t documents, std::size_t postings);
    void add(Xapian::docid document, std::uint8_t count);
    void close();
    void spread(Xapian::docid first, std::array<std::uint8_t, window>& out) const;
    [[nodiscard]] Xapian::docid next_of_all(Xapian::docid document) const;
    [[nodiscard]] Xapian::docid next_of_blocks(Xapian::docid document) const;
    [[nodiscard]] std::uint8_t count(Xapian::docid document) const {
      if (begins.empty()) return counts[document];
      const auto first = places.begin() + begins[document >> block_bits];
      const auto end = places.begin() + begins[(document >> block_bits) + 1];
      const auto found = std::find(first, end, static_cast<std::uint8_t>(document & place_mask));
      return found == end ? std::uint8_t{0} : counts[static_cast<std::size_t>(found - places.begin())];
    }
  };
  [[nodiscard]] std::size_t key(std::size_t term, Xapian::docid document) const {
    return term * lengths_.size() + document;
  }
  void add(const Xapian::Database& database, std::size_t term, const std::string& name);
  /// The document itself. Throws Xapian::DatabaseCorruptError when it is not behind the one before, or behind the last one of all:
  /// nothing in Xapian says that a damaged posting list has none of these.
  [[nodiscard]] Xapian::docid next_known(Xapian::docid before, Xapian::docid document) const;

  std::vector<std::uint32_t> lengths_;  ///< by document
  std::vector<Column> columns_;         ///< by term
  std::unordered_map<std::size_t, Xapian::termcount> large_;
};

template <class F>
void TermCounts::each(std::size_t term, Xapian::docid first, Xapian::docid end, F&& f) const {
  const Column& column = columns_[term];
  end = std::min(end, static_cast<Xapian::docid>(lengths_.size()));
  if (column.begins.empty()) {
    for (Xapian::docid document = first; document < end; ++document)
      if (column.counts[document] > 0) f(document, count(term, document));
    return;
  }
  for (; first < end; first += Column::place_mask + 1) {
    const std::size_t block = first >> Column::block_bits;
    for (std::uint32_t at = column.begins[block]; at < column.begins[block + 1]; ++at) {
      const std::uint8_t count = column.counts[at];
      const Xapian::docid document = first + column.places[at];
      f(document, count < many ? count : large_.at(key(term, document)));
    }
  }
}

}  // namespace opendata::search
