#include "index/bigram_baseline.hpp"

#include <algorithm>
#include <cmath>
#include <opendata/text.hpp>

#include "index/folding.hpp"

namespace opendata::search {
namespace {

constexpr double k1 = 1.2, b = 0.75;

/// The pairs of neighbouring letters of a text, whatever their script.
std::vector<std::u32string> pairs_of(const std::string& text) {
  const std::u32string folded = fold_with_map(text::to_utf32(text)).text;
  std::vector<std::u32string> pairs;
  const auto is_letter = [](char32_t c) { return is_unspaced_script(c) || is_spaced_word_character(c); };
  for (std::size_t i = 0; i + 1 < folded.size(); ++i)
    if (is_letter(folded[i]) && is_letter(folded[i + 1])) pairs.push_back(folded.substr(i, 2));
  return pairs;
}

bool has(const std::vector<std::string>& values, const std::string& value) {
  return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

BigramBaseline::BigramBaseline(const std::vector<std::string>& queries, Query filter) : filter_(std::move(filter)) {
  for (const std::string& query : queries)
    for (const std::u32string& pair : pairs_of(query)) postings_.try_emplace(pair);
}

bool BigramBaseline::takes(const Document& document) const {
  const bool in_category = filter_.category.empty() || document.category == filter_.category ||
                           document.category.starts_with(filter_.category + "/");
  return has(filter_.kinds, document.kind) && (filter_.agency.empty() || filter_.agency == document.agency) &&
         in_category && (document.in_force || filter_.include_abolished);
}

Result<void> BigramBaseline::add(const Document& document) {
  if (!takes(document)) return {};
  const auto pairs = pairs_of((document.law_name.empty() ? document.title : document.law_name) + "\n" + document.body);
  const auto number = static_cast<std::uint32_t>(ids_.size());
  for (const std::u32string& pair : pairs) {
    const auto at = postings_.find(pair);
    if (at == postings_.end()) continue;
    if (at->second.empty() || at->second.back().document != number) at->second.push_back({number, 0});
    ++at->second.back().count;
  }
  ids_.push_back(document.id);
  lengths_.push_back(static_cast<std::uint32_t>(pairs.size()));
  total_length_ += pairs.size();
  return {};
}

void BigramBaseline::score(const std::u32string& pair, std::unordered_map<std::uint32_t, double>& scores) const {
  const auto found = postings_.find(pair);
  if (found == postings_.end() || found->second.empty()) return;
  const auto documents = static_cast<double>(ids_.size()), frequency = static_cast<double>(found->second.size());
  const double idf = std::log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
  const double average = static_cast<double>(total_length_) / documents;
  for (const Posting& posting : found->second) {
    const double count = posting.count;
    scores[posting.document] += idf * count * (k1 + 1) / (count + k1 * (1 - b + b * lengths_[posting.document] / average));
  }
}

std::vector<std::string> BigramBaseline::search(const std::string& text, const std::set<std::string>& excluded,
                                                std::size_t limit) const {
  std::unordered_map<std::uint32_t, double> scores;
  for (const std::u32string& pair : pairs_of(text)) score(pair, scores);
  std::vector<std::pair<double, std::uint32_t>> best;
  for (const auto& [document, weight] : scores)
    if (!excluded.contains(ids_[document])) best.emplace_back(-weight, document);
  const std::size_t wanted = std::min(limit, best.size());
  std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(wanted), best.end());
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < wanted; ++i) ids.push_back(ids_[best[i].second]);
  return ids;
}

}  // namespace opendata::search
