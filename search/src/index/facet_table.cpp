#include "index/facet_table.hpp"

#include <algorithm>
#include <unordered_map>

#include "index/terms.hpp"

namespace opendata::search {
namespace {

struct FacetName {
  const char* name;
  Xapian::valueno slot;
};
constexpr std::array<FacetName, 3> facet_names{
    {{"kind", terms::slot_kind}, {"agency", terms::slot_agency}, {"category", terms::slot_category}}};
constexpr std::size_t category_facet = 2;
constexpr std::size_t most_values = 100;

}  // namespace

const Xapian::Database& database_of(const Handle& handle, Corpus corpus) {
  if (corpus == Corpus::texts) return handle.texts;
  return corpus == Corpus::articles ? handle.articles : handle.all;
}

void FacetTable::load(const Handle& handle) {
  for (std::size_t i = 0; i < facets_.size(); ++i) {
    load(facets_[i], handle.texts, 0, facet_names[i].slot);
    load(facets_[i], handle.articles, 1, facet_names[i].slot);
  }
}

void FacetTable::load(Facet& facet, const Xapian::Database& database, std::size_t number, Xapian::valueno slot) {
  std::unordered_map<std::string, std::uint32_t> known;
  for (std::uint32_t code = 1; code < facet.values.size(); ++code) known.emplace(facet.values[code], code);
  std::vector<std::uint32_t>& codes = facet.codes[number];
  codes.assign(database.get_lastdocid() + 1, 0);
  const auto end = database.valuestream_end(slot);
  for (auto it = database.valuestream_begin(slot); it != end; ++it) {
    const auto [at, added] = known.try_emplace(*it, static_cast<std::uint32_t>(facet.values.size()));
    if (added) facet.values.push_back(at->first);
    codes[it.get_docid()] = at->second;
  }
}

std::vector<FacetCount> FacetTable::count(const Facet& facet, std::span<const Xapian::docid> documents, Corpus corpus) {
  std::unordered_map<std::uint32_t, std::uint64_t> counts;
  for (const Xapian::docid id : documents) {
    const Location at = locate(corpus, id);
    ++counts[facet.codes[at.database][at.document]];
  }
  std::vector<FacetCount> out;
  for (const auto& [code, n] : counts) {
    if (code != 0) out.push_back({facet.values[code], n});
  }
  std::sort(out.begin(), out.end(), [](const FacetCount& a, const FacetCount& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  if (out.size() > most_values) out.resize(most_values);
  return out;
}

std::map<std::string, std::vector<FacetCount>> FacetTable::count(std::span<const Xapian::docid> documents,
                                                                 Corpus corpus) const {
  std::map<std::string, std::vector<FacetCount>> out;
  for (std::size_t i = 0; i < facets_.size(); ++i) out[facet_names[i].name] = count(facets_[i], documents, corpus);
  return out;
}

const std::vector<std::string>& FacetTable::categories() const { return facets_[category_facet].values; }

}  // namespace opendata::search
