#include "index/facet_table.hpp"

#include <algorithm>

namespace opendata::search {
namespace {

struct FacetName {
  const char* name;
  CodedColumn DocumentTable::* column;
};
constexpr std::array<FacetName, 6> facet_names{{{"kind", &DocumentTable::kind},
                                                {"agency", &DocumentTable::agency},
                                                {"category", &DocumentTable::category},
                                                {"theme", &DocumentTable::theme},
                                                {"administration", &DocumentTable::administration},
                                                {"service", &DocumentTable::service}}};
constexpr std::size_t most_values = 100;

}  // namespace

void FacetTable::load(const std::vector<Part>& parts) {
  for (std::size_t i = 0; i < facets_.size(); ++i) {
    facets_[i] = {};
    std::unordered_map<std::string, std::uint32_t> known;
    for (const Part& part : parts) load(facets_[i], part.table.*facet_names[i].column, known);
  }
}

void FacetTable::load(Facet& facet, const CodedColumn& column, std::unordered_map<std::string, std::uint32_t>& known) {
  facet.columns.push_back(&column);
  std::vector<std::uint32_t>& codes = facet.codes.emplace_back();
  for (const std::string& value : column.values()) {
    const auto [at, added] = known.try_emplace(value, static_cast<std::uint32_t>(facet.values.size()));
    if (added) facet.values.push_back(value);
    codes.push_back(at->second);
  }
}

std::vector<FacetCount> FacetTable::count(const Facet& facet, std::span<const Location> documents) {
  std::vector<std::uint64_t> counts(facet.values.size());
  for (const Location& at : documents) ++counts[facet.codes[at.part][facet.columns[at.part]->code(at.document)]];
  std::vector<FacetCount> out;
  for (std::size_t i = 1; i < counts.size(); ++i)
    if (counts[i] > 0) out.push_back({facet.values[i], counts[i]});
  std::sort(out.begin(), out.end(), [](const FacetCount& a, const FacetCount& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  if (out.size() > most_values) out.resize(most_values);
  return out;
}

std::map<std::string, std::vector<FacetCount>> FacetTable::count(std::span<const Location> documents) const {
  std::map<std::string, std::vector<FacetCount>> out;
  // What no document of the index has is no facet of it; kind, agency and category always are.
  for (std::size_t i = 0; i < facets_.size(); ++i)
    if (i <= category || facets_[i].values.size() > 1) out[facet_names[i].name] = count(facets_[i], documents);
  return out;
}

const std::vector<std::string>& FacetTable::categories() const { return facets_[category].values; }

}  // namespace opendata::search
