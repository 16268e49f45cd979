#include "index/frequent_terms.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <string_view>

#include "index/terms.hpp"

namespace opendata::search {
namespace {

/// A term in one of so many documents is frequent: rarer ones cost little, and there are many.
constexpr Xapian::doccount one_in = 128;

/// Where the sorted terms of an index that texts have begin and end: words are written with digits, small letters and
/// what comes after them, prefixes with capitals.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> text_terms{
    {{"", "A"}, {terms::bigram, "XC"}, {terms::unigram, "XV"}, {"[", ""}}};

bool is_built(const Part& part) { return part.revision == 0; }

bool all_are_here(const Handle& handle, const std::vector<Part>& parts) {
  return handle.missing.empty() &&
         std::none_of(parts.begin(), parts.end(), [](const Part& part) { return part.place.is_remote(); });
}

std::vector<Xapian::Database> built_of(const Handle& handle, const std::vector<Part>& parts) {
  std::vector<Xapian::Database> built;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (is_built(parts[i])) built.push_back(handle.parts[i]);
  return built;
}

/// Adds what texts have in so many documents.
void add_text_terms(const Xapian::Database& database, Xapian::doccount fewest, std::set<std::string>& found) {
  auto it = database.allterms_begin();
  for (const auto& [begin, end] : text_terms) {
    if (it != database.allterms_end() && *it < begin) it.skip_to(std::string(begin));
    for (; it != database.allterms_end() && (end.empty() || *it < end); ++it)
      if (it.get_termfreq() >= fewest) found.insert(*it);
  }
}

template <class F>
Xapian::doccount sum_of(const std::vector<Xapian::Database>& databases, F&& of) {
  return std::accumulate(databases.begin(), databases.end(), Xapian::doccount{0},
                         [&](Xapian::doccount sum, const Xapian::Database& each) { return sum + of(each); });
}

/// Ascending. With what nearly every search asks of each candidate. Judged by what was built, so that an update changes
/// nothing.
std::vector<std::string> frequent_terms(const std::vector<Xapian::Database>& built, Xapian::doccount fewest_documents) {
  const auto documents = sum_of(built, [](const Xapian::Database& each) { return each.get_doccount(); });
  if (documents < fewest_documents) return {};
  const Xapian::doccount fewest = std::max<Xapian::doccount>(documents / one_in, 1);
  const auto parts = static_cast<Xapian::doccount>(built.size());
  std::set<std::string> candidates;
  for (const Xapian::Database& each : built) add_text_terms(each, (fewest + parts - 1) / parts, candidates);
  const auto frequency_of = [&](const std::string& term) {
    return sum_of(built, [&](const Xapian::Database& each) { return each.get_termfreq(term); });
  };
  std::vector<std::string> terms;
  for (const std::string& term : candidates)
    if (frequency_of(term) >= fewest) terms.push_back(term);
  for (const std::string_view filter : {terms::abolished, terms::preferred})
    if (frequency_of(std::string(filter)) > 0) terms.emplace_back(filter);
  std::sort(terms.begin(), terms.end());
  return terms;
}

}  // namespace

FrequentTerms::FrequentTerms(const Handle& handle, const std::vector<Part>& parts, const FrequentTerms& before,
                             Xapian::doccount fewest) {
  if (!all_are_here(handle, parts)) return;
  const bool same = before.knows_built(parts);
  terms_ = same ? before.terms_ : frequent_terms(built_of(handle, parts), fewest);
  if (terms_.empty()) return;
  for (std::size_t i = 0; i < parts.size(); ++i)
    counts_[parts[i].uuid] = same && is_built(parts[i]) ? before.counts_.at(parts[i].uuid)
                                                        : std::make_shared<const TermCounts>(handle.parts[i], terms_);
  count_documents(parts);
}

void FrequentTerms::count_documents(const std::vector<Part>& parts) {
  for (auto& of_corpus : frequencies_) of_corpus.assign(terms_.size(), 0);
  for (const Part& part : parts) {
    const TermCounts& counts = *counts_.at(part.uuid);
    for (const Corpus corpus : {part.kind == 0 ? Corpus::texts : Corpus::articles, Corpus::both})
      for (std::size_t term = 0; term < terms_.size(); ++term)
        frequencies_[static_cast<std::size_t>(corpus)][term] += counts.frequency(term);
  }
}

bool FrequentTerms::knows_built(const std::vector<Part>& parts) const {
  return std::all_of(parts.begin(), parts.end(),
                     [&](const Part& part) { return !is_built(part) || counts_.contains(part.uuid); });
}

std::optional<std::size_t> FrequentTerms::find(const std::string& term) const {
  const auto found = std::lower_bound(terms_.begin(), terms_.end(), term);
  if (found == terms_.end() || *found != term) return std::nullopt;
  return static_cast<std::size_t>(found - terms_.begin());
}

std::optional<Xapian::doccount> FrequentTerms::frequency(const std::string& term, Corpus corpus) const {
  const auto found = find(term);
  return found ? std::optional(frequencies_[static_cast<std::size_t>(corpus)][*found]) : std::nullopt;
}

const TermCounts* FrequentTerms::of(const std::string& uuid) const {
  const auto found = counts_.find(uuid);
  return found == counts_.end() ? nullptr : found->second.get();
}

}  // namespace opendata::search
