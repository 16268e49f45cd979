#pragma once
#include <opendata/search/searcher.hpp>
#include <span>

#include "index/corpus.hpp"

namespace opendata::search {

/// Kind, agency and category of every document, in memory: counting them costs an array access, where Xapian's values
/// cost a decoded block. Memory: 12 bytes a document. Thread safety: const after load().
class FacetTable {
 public:
  /// Throws what Xapian throws.
  void load(const Handle& handle);
  /// How often each value stands among the documents; most frequent first, then by value; at most 100 values a facet.
  /// Empty values are left out.
  [[nodiscard]] std::map<std::string, std::vector<FacetCount>> count(std::span<const Xapian::docid> documents,
                                                                     Corpus corpus) const;
  enum Column : std::size_t { kind, agency, category };
  /// Every category of the index.
  [[nodiscard]] const std::vector<std::string>& categories() const;
  /// Every value of the index; the first is empty.
  [[nodiscard]] const std::vector<std::string>& values(Column column) const { return facets_[column].values; }

 private:
  struct Facet {
    std::vector<std::string> values{std::string()};   ///< by code; 0 = empty
    std::array<std::vector<std::uint32_t>, 2> codes;  ///< by database and document
  };
  void load(Facet& facet, const Xapian::Database& database, std::size_t number, Xapian::valueno slot);
  [[nodiscard]] static std::vector<FacetCount> count(const Facet& facet, std::span<const Xapian::docid> documents,
                                                     Corpus corpus);

  std::array<Facet, 3> facets_;
};

}  // namespace opendata::search
