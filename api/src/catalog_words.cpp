#include "catalog_words.hpp"

#include <algorithm>
#include <opendata/search/segmenter.hpp>

namespace opendata::api {
namespace {

void append(std::string& out, const LocalizedText& text) {
  out.append("\n").append(text.zh_tw).append("\n").append(text.en);
}

std::string words_of(const ServedDataset& dataset) {
  const DatasetMetadata& metadata = dataset.current->release.metadata;
  std::string out = dataset.id;
  append(out, metadata.title);
  append(out, metadata.description);
  for (const auto& keyword : metadata.keywords) out.append("\n").append(keyword);
  for (const auto& keyword : metadata.keywords_en) out.append("\n").append(keyword);
  out.append("\n").append(metadata.publisher_name).append("\n").append(metadata.publisher_name_en);
  for (const Field& field : dataset.current->release.schema.fields) append(out, field.title);
  return search::fold_for_search(out);
}

}  // namespace

CatalogWords::CatalogWords(std::string_view text) {
  const auto folded = search::fold_for_search(text);
  std::string_view rest = folded;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (end > 0) words_.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

bool CatalogWords::match(const ServedDataset& dataset) const {
  if (words_.empty()) return true;
  const auto text = words_of(dataset);
  return std::all_of(words_.begin(), words_.end(),
                     [&](const auto& word) { return text.find(word) != std::string::npos; });
}

}  // namespace opendata::api
