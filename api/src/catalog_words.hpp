#pragma once
#include <string_view>
#include <vector>

#include "catalog_snapshot.hpp"

namespace opendata::api {

/// What a dataset is looked for by: words between blanks, each somewhere in its id, titles, descriptions, keywords,
/// publisher or titles of fields. Case, full width, 臺/台 and Simplified make no difference. A catalogue has tens or
/// hundreds of datasets; the index serves larger wishes.
class CatalogWords {
 public:
  explicit CatalogWords(std::string_view text);
  /// Whether all words stand there; true without words.
  [[nodiscard]] bool match(const ServedDataset& dataset) const;

 private:
  std::vector<std::string> words_;  ///< folded
};

}  // namespace opendata::api
