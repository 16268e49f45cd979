#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "call.hpp"

/// Which datasets of the catalogue a page shows, and what the others could be narrowed by.
namespace opendata::api::web {

/// One way to narrow the catalogue. To add one: a line in selection.cpp and a parameter of "/datasets" in routes.cpp.
struct Facet {
  std::string_view parameter;
  Message title;
  std::vector<std::string> (*values)(const Release& release);
  std::string (*label)(const Release& release, const std::string& value, Language language);
};
[[nodiscard]] std::span<const Facet> catalog_facets();

struct FacetValue {
  std::string value, label;
  std::size_t datasets = 0;
};
struct Selection {
  std::vector<const ServedDataset*> datasets;  ///< in the order that was asked for
  std::vector<std::vector<FacetValue>>
      facets;  ///< as catalog_facets(); counts of datasets that satisfy all else, most first
};
/// Datasets by the parameters "q", "sort" and those of the facets.
[[nodiscard]] Selection select_datasets(const Call& call);

}  // namespace opendata::api::web
