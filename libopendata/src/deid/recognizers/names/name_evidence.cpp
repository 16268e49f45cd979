#include "deid/recognizers/names/name_evidence.hpp"

#include <algorithm>

#include "deid/recognizers/support/finding.hpp"

namespace opendata::deid {
namespace {

// What speaks for a doubted name, in log odds as the model's score: with all of it, a name from 0 on. Found by logistic regression on the names
// that models doubted in texts of writers from whom they had not learnt (libopendata/training/evidence.py; docs/decisions/0015).
constexpr int accepted = log_odds(8.63);
constexpr int alone = log_odds(-8.05);
constexpr int beside_name = log_odds(-0.95);  // who else is named is mostly sure as well
constexpr int beside_names = log_odds(-2.19);
constexpr int before_finding = log_odds(1.29);
constexpr int again = log_odds(4.71);
constexpr int of_two = log_odds(-1.30);  // characters
constexpr double begins = -0.56, inside = 1.25, ends = 0.27;  // of what a reading says

// From which a name is one that stands alone, and is not written again; and where a label, or a character of no everyday word, tells of a person.
constexpr int lonely = log_odds(0.0), lonely_labelled = log_odds(-1.0), lonely_rare = log_odds(-2.5);

constexpr int hopeless = log_odds(-2.0), sure = log_odds(8.2);  // beyond which no reading has changed anything
// A reading takes as long as all recognisers need for a hundred characters, so that a text has one for each line, and some more. Others count as
// one that says what most say.
constexpr std::size_t first_readings = 16, characters_a_reading = 64;
constexpr int unread = log_odds(-3.0);

int weigh(const NameFacts& facts) {
  const int company = facts.names_around == 0 ? 0 : facts.names_around == 1 ? beside_name : beside_names;
  const int around = facts.is_alone ? alone : company + (facts.is_before_finding ? before_finding : 0);
  return accepted + around + (facts.is_again ? again : 0) + (facts.is_short ? of_two : 0);
}

int weigh(const name_reader::Reading& reading) {
  return static_cast<int>(begins * reading.begins + inside * reading.inside + ends * reading.ends);
}

constexpr std::size_t near = 100, next = 8, soon = 300;  // characters

}  // namespace

NameEvidence::NameEvidence(const RecognizerInput& input, std::span<const Finding> findings, const WeighedNames& names, std::pmr::memory_resource* memory)
    : input_(input), readings_left_(first_readings + input.scan->size() / characters_a_reading), found_(memory), names_(memory), written_(memory) {
  found_.reserve(findings.size());
  names_.reserve(findings.size() + names.sure.size());
  written_.reserve(names.sure.size() + names.doubted.size());
  add_findings(findings);
  for (const Name& name : names.sure) names_.add(range_of(name)), written_.push_back(written(name));
  for (const WeighedName& doubted : names.doubted) written_.push_back(written(doubted.name));
  found_.settle();
  names_.settle();
  std::sort(written_.begin(), written_.end());
}

void NameEvidence::add_findings(std::span<const Finding> findings) {
  for (const Finding& finding : findings) {
    if (finding.score > score::weak) (finding.type == "PERSON" ? names_ : found_).add({finding.start, finding.end, finding.type});
  }
}

bool NameEvidence::speaks_for(const WeighedName& weighed) {
  const NameFacts known = facts(weighed.name);
  if (known.is_alone && !known.is_again) return speaks_for_lonely(weighed);
  const int odds = weighed.score + weigh(known);
  return odds > hopeless && (odds >= sure || odds + read(weighed.name) >= 0);
}

int NameEvidence::read(const Name& name) {
  if (readings_left_ == 0) return unread;
  --readings_left_;
  return weigh(name_reader::read(*input_.scan, name.first, name.last));
}

// Of these a reading hardly ever tells more.
bool NameEvidence::speaks_for_lonely(const WeighedName& weighed) const {
  const auto name = input_.scan->text().substr(weighed.name.first, weighed.name.last - weighed.name.first);
  const bool is_rare = std::any_of(name.begin(), name.end(), [](char32_t c) { return c > 0xFFFF; });  // 金𩡍
  return weighed.score >= (is_rare ? lonely_rare : weighed.is_labelled ? lonely_labelled : lonely);
}

NameFacts NameEvidence::facts(const Name& name) const {
  const FoundRange range = range_of(name);
  const auto names = static_cast<int>(names_.count_near(range, near, 2));
  const bool is_alone = names == 0 && names_.count_near(range, company_reach, 1) == 0 && found_.count_near(range, company_reach, 1) == 0;
  return {is_alone, names, found_.begins_behind(range.end, next), stands_again(name), name.last - name.first == 2};
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

FoundRange NameEvidence::range_of(const Name& name) const {
  const auto [start, end] = input_.folded.original(name.first, name.last);
  return {start, end, "PERSON"};
}

NameEvidence::Written NameEvidence::written(const Name& name) const {
  return {input_.scan->text().substr(name.first, name.last - name.first), name.first};
}

}  // namespace opendata::deid
