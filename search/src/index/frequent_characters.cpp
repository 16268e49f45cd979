#include "index/frequent_characters.hpp"

#include <algorithm>
#include <map>

#include "index/terms.hpp"

namespace opendata::search {
namespace {

/// A character in one of so many documents is frequent: rarer ones cost little, and there are many.
constexpr Xapian::doccount one_in = 16;

bool is_built(const Part& part) { return part.revision == 0; }

bool all_are_here(const Handle& handle, const std::vector<Part>& parts) {
  return handle.missing.empty() &&
         std::none_of(parts.begin(), parts.end(), [](const Part& part) { return part.place.is_remote(); });
}

/// Judged by what was built, so that an update changes nothing.
std::vector<std::string> frequent_terms(const Handle& handle, const std::vector<Part>& parts, Xapian::doccount fewest) {
  std::map<std::string, Xapian::doccount> frequencies;
  Xapian::doccount documents = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!is_built(parts[i])) continue;
    const Xapian::Database& database = handle.parts[i];
    documents += database.get_doccount();
    const std::string prefix(terms::unigram);
    for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it)
      frequencies[*it] += it.get_termfreq();
  }
  std::vector<std::string> terms;
  if (documents < fewest) return terms;
  for (const auto& [term, frequency] : frequencies)
    if (frequency >= documents / one_in) terms.push_back(term);
  return terms;
}

}  // namespace

TermCounts::TermCounts(const Xapian::Database& database, const std::vector<std::string>& terms)
    : rows_(std::size_t{database.get_lastdocid()} + 1), lengths_(rows_), counts_(rows_ * terms.size()) {
  for (auto it = database.postlist_begin(std::string()); it != database.postlist_end(std::string()); ++it)
    lengths_[*it] = it.get_doclength();
  for (std::size_t i = 0; i < terms.size(); ++i) read(database, i, terms[i]);
}

void TermCounts::read(const Xapian::Database& database, std::size_t term, const std::string& name) {
  for (auto it = database.postlist_begin(name); it != database.postlist_end(name); ++it) {
    const std::size_t at = term * rows_ + *it;
    const Xapian::termcount count = it.get_wdf();
    counts_[at] = static_cast<std::uint8_t>(std::min<Xapian::termcount>(count, many));
    if (count >= many) large_.emplace(at, count);
  }
}

FrequentCharacters::FrequentCharacters(const Handle& handle, const std::vector<Part>& parts,
                                       const FrequentCharacters& before, Xapian::doccount fewest) {
  if (all_are_here(handle, parts)) terms_ = frequent_terms(handle, parts, fewest);
  if (terms_.empty()) return;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto known = before.counts_.find(parts[i].uuid);
    const bool same = is_built(parts[i]) && known != before.counts_.end() && before.terms_ == terms_;
    counts_[parts[i].uuid] = same ? known->second : std::make_shared<const TermCounts>(handle.parts[i], terms_);
  }
}

std::optional<std::size_t> FrequentCharacters::find(const std::string& term) const {
  const auto found = std::lower_bound(terms_.begin(), terms_.end(), term);
  if (found == terms_.end() || *found != term) return std::nullopt;
  return static_cast<std::size_t>(found - terms_.begin());
}

const TermCounts* FrequentCharacters::of(const std::string& uuid) const {
  const auto found = counts_.find(uuid);
  return found == counts_.end() ? nullptr : found->second.get();
}

}  // namespace opendata::search
