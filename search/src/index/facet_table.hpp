#pragma once
#include <array>
#include <cstdint>
#include <opendata/search/searcher.hpp>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/corpus.hpp"
#include "index/part.hpp"

namespace opendata::search {

/// Counts kind, agency, category and the three classifications of documents from the tables in memory. Thread safety: const after load().
class FacetTable {
 public:
  /// `parts` must outlive the table.
  void load(const std::vector<Part>& parts);
  /// How often each value stands among the documents; most frequent first, then by value; at most 100 values a facet.
  /// Empty values are left out.
  [[nodiscard]] std::map<std::string, std::vector<FacetCount>> count(std::span<const Location> documents) const;
  enum Column : std::size_t { kind, agency, category };
  /// Every category of the index.
  [[nodiscard]] const std::vector<std::string>& categories() const;
  /// Every value of the index; the first is empty.
  [[nodiscard]] const std::vector<std::string>& values(Column column) const { return facets_[column].values; }

 private:
  struct Facet {
    std::vector<std::string> values;                ///< of all parts, each once; the first is empty
    std::vector<std::vector<std::uint32_t>> codes;  ///< place in values, by part and the part's own code
    std::vector<const CodedColumn*> columns;        ///< by part
  };
  static void load(Facet& facet, const CodedColumn& column, std::unordered_map<std::string, std::uint32_t>& known);
  [[nodiscard]] static std::vector<FacetCount> count(const Facet& facet, std::span<const Location> documents);

  std::array<Facet, 6> facets_;
};

}  // namespace opendata::search
