#include "web/catalogue/selection.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "catalog_words.hpp"
#include "web/code_names.hpp"

namespace opendata::api::web {
namespace {

using Values = std::vector<std::string>;

Values only(const std::string& value) { return value.empty() ? Values{} : Values{value}; }

/// In English where the agency gave as many English keywords: they stand in the same order.
std::string keyword_label(const Release& release, const std::string& value, Language language) {
  const auto &own = release.metadata.keywords, &english = release.metadata.keywords_en;
  if (language != Language::en || own.size() != english.size()) return value;
  return english[static_cast<std::size_t>(std::find(own.begin(), own.end(), value) - own.begin())];
}

Values formats_of(const Release& release) {
  Values formats;
  for (const ReleaseFile& file : release.manifest.files)
    if (!file.format.empty() && std::find(formats.begin(), formats.end(), file.format) == formats.end())
      formats.push_back(file.format);
  return formats;
}

constexpr std::array facets{
    Facet{"agency",
          {"Agency", "提供機關"},
          [](const Release& release) { return only(release.metadata.publisher_name); },
          [](const Release& release, const std::string& value, Language language) {
            const auto& english = release.metadata.publisher_name_en;
            return language == Language::en && !english.empty() ? english : value;
          }},
    Facet{"category",
          {"Service category", "服務分類"},
          [](const Release& release) { return only(release.metadata.category_service); },
          [](const Release&, const std::string& value, Language language) {
            return service_category_name(value, language);
          }},
    Facet{"disclosure",
          {"Disclosure category (§7)", "主動公開類別（§7）"},
          [](const Release& release) { return release.metadata.disclosure; },
          [](const Release&, const std::string& value, Language language) { return disclosure_name(value, language); }},
    Facet{"keyword", {"Keyword", "關鍵字"}, [](const Release& release) { return release.metadata.keywords; }, keyword_label},
    Facet{"format",
          {"Format", "格式"},
          formats_of,
          [](const Release&, const std::string& value, Language) { return format_name(value); }},
    Facet{"frequency",
          {"Update frequency", "更新頻率"},
          [](const Release& release) { return only(frequency_name(release.metadata, Language::zh_tw)); },
          [](const Release& release, const std::string&, Language language) {
            return frequency_name(release.metadata, language);
          }},
};

bool satisfies(const Facet& facet, const Release& release, const std::string& wanted) {
  if (wanted.empty()) return true;
  const auto values = facet.values(release);
  return std::find(values.begin(), values.end(), wanted) != values.end();
}

/// The number of facets that a dataset does not satisfy, and the last of them.
struct Misses {
  std::size_t count = 0, last = 0;
};

Misses misses_of(const Call& call, const Release& release) {
  Misses out;
  for (std::size_t i = 0; i < facets.size(); ++i)
    if (!satisfies(facets[i], release, call.arguments.text(facets[i].parameter))) out = {out.count + 1, i};
  return out;
}

using Counts = std::map<std::string, FacetValue>;

void count_values(const Facet& facet, const Release& release, Language language, Counts& counts) {
  for (const auto& value : facet.values(release)) {
    auto& entry = counts[value];
    if (entry.datasets++ == 0) entry = {value, facet.label(release, value, language), 1};
  }
}

std::vector<FacetValue> most_first(const Counts& counts) {
  std::vector<FacetValue> out;
  for (const auto& [value, entry] : counts) out.push_back(entry);
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.datasets > b.datasets; });
  return out;
}

void sort_datasets(const Call& call, std::vector<const ServedDataset*>& datasets) {
  const auto& order = call.arguments.text("sort");
  const auto release = [](const ServedDataset* dataset) -> const Release& { return dataset->current->release; };
  const auto by_title = [&](const ServedDataset* a, const ServedDataset* b) {
    return release(a).metadata.title.in(call.language) < release(b).metadata.title.in(call.language);
  };
  const auto by_time = [&](const ServedDataset* a, const ServedDataset* b) {
    return release(a).manifest.modified > release(b).manifest.modified;
  };
  const auto by_rows = [&](const ServedDataset* a, const ServedDataset* b) {
    return release(a).manifest.rows > release(b).manifest.rows;
  };
  if (order == "title") return std::stable_sort(datasets.begin(), datasets.end(), by_title);
  if (order == "rows") return std::stable_sort(datasets.begin(), datasets.end(), by_rows);
  std::stable_sort(datasets.begin(), datasets.end(), by_time);
}

}  // namespace

std::span<const Facet> catalog_facets() { return facets; }

Selection select_datasets(const Call& call) {
  const CatalogWords words(call.arguments.text("q"));
  std::array<Counts, facets.size()> counts;
  Selection out;
  for (const auto& [id, dataset] : call.catalog.datasets) {
    const Release& release = dataset.current->release;
    const Misses misses = misses_of(call, release);
    if (misses.count > 1 || !words.match(dataset)) continue;
    if (misses.count == 0) out.datasets.push_back(&dataset);
    for (std::size_t i = 0; i < facets.size(); ++i)
      if (misses.count == 0 || misses.last == i) count_values(facets[i], release, call.language, counts[i]);
  }
  for (const auto& facet : counts) out.facets.push_back(most_first(facet));
  sort_datasets(call, out.datasets);
  return out;
}

}  // namespace opendata::api::web
