#include "deid/recognizers/support/name_evidence.hpp"

#include <algorithm>

#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/name_model.hpp"

namespace opendata::deid {
namespace {

using Range = NameEvidence::Range;

constexpr int log_odds(double value) { return static_cast<int>(value * name_model::unit); }

// From which a doubted name is one, with a number or an address not far away; and what is added to that. Found by logistic regression
// on the names that models doubted in texts of writers from whom they had not learnt (docs/decisions/0015).
constexpr int accepted = log_odds(-4.9);
constexpr int alone = log_odds(4.95);           // nothing found around
constexpr int beside_name = log_odds(0.7);      // with one name around: who else is named is mostly sure as well
constexpr int beside_names = log_odds(1.55);    // with more
constexpr int before_finding = log_odds(-1.1);  // 祝福0912-345-678
constexpr int again = log_odds(-3.0);           // written twice where a name may stand
constexpr int short_name = log_odds(0.8);       // two characters

constexpr std::size_t far = 200, near = 100, next = 8, soon = 300;  // characters

bool begins_before(const Range& a, const Range& b) { return a.start < b.start; }

// How many of `ranges` have less than `reach` characters between them and `name`, up to `most`. One that overlaps it is another reading of it.
std::size_t count_near(const std::pmr::vector<Range>& ranges, Range name, std::size_t reach, std::size_t most) {
  constexpr std::size_t longest = 200;  // of what is found; more of a longer one is hardly around the name
  std::size_t count = 0;
  auto i = std::lower_bound(ranges.begin(), ranges.end(), Range{name.end + reach, 0}, begins_before);
  while (count < most && i != ranges.begin() && (--i)->start + longest + reach > name.start) {
    const bool overlaps = i->start < name.end && name.start < i->end;
    count += !overlaps && i->end + reach > name.start ? 1U : 0U;
  }
  return count;
}

bool begins_behind(const std::pmr::vector<Range>& ranges, std::size_t end) {
  const auto first = std::lower_bound(ranges.begin(), ranges.end(), Range{end, 0}, begins_before);
  return first != ranges.end() && first->start <= end + next;
}

}  // namespace

NameEvidence::NameEvidence(const RecognizerInput& input, std::span<const Finding> findings, std::span<const Name> names,
                           std::span<const WeighedName> weighed, std::pmr::memory_resource* memory)
    : input_(input), found_(memory), names_(memory), written_(memory) {
  found_.reserve(findings.size());
  names_.reserve(names.size());
  written_.reserve(names.size() + weighed.size());
  for (const Finding& finding : findings) {
    if (finding.score > score::weak) found_.push_back({finding.start, finding.end});
  }
  for (const Name& name : names) names_.push_back(range_of(name)), written_.push_back(written(name));
  for (const WeighedName& doubted : weighed) written_.push_back(written(doubted.name));
  std::sort(found_.begin(), found_.end(), begins_before);
  std::sort(names_.begin(), names_.end(), begins_before);
  std::sort(written_.begin(), written_.end());
}

bool NameEvidence::speaks_for(const WeighedName& weighed) const { return weighed.score >= least(weighed.name); }

int NameEvidence::least(const Name& name) const {
  const int size = name.last - name.first == 2 ? short_name : 0;
  return accepted + size + (stands_again(name) ? again : 0) + least_in_company(range_of(name));
}

int NameEvidence::least_in_company(Range name) const {
  const std::size_t names = count_near(names_, name, near, 2);
  if (names == 0 && count_near(names_, name, far, 1) == 0 && count_near(found_, name, far, 1) == 0) return alone;
  return (names == 0 ? 0 : names == 1 ? beside_name : beside_names) + (begins_behind(found_, name.end) ? before_finding : 0);
}

// Once and once more are beside one another in order of what is written.
bool NameEvidence::stands_again(const Name& name) const {
  const Written own = written(name);
  const auto here = std::lower_bound(written_.begin(), written_.end(), own);
  const auto is_again = [&](const Written& other) {
    return other.text == own.text && other.start != own.start && std::max(other.start, own.start) - std::min(other.start, own.start) < soon;
  };
  return (here != written_.begin() && is_again(*(here - 1))) || (here != written_.end() && here + 1 != written_.end() && is_again(*(here + 1)));
}

NameEvidence::Range NameEvidence::range_of(const Name& name) const {
  const auto [start, end] = input_.folded.original(name.first, name.last);
  return {start, end};
}

NameEvidence::Written NameEvidence::written(const Name& name) const {
  return {input_.scan->text().substr(name.first, name.last - name.first), name.first};
}

}  // namespace opendata::deid
