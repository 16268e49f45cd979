#include "index/subject_lift.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "index/lift.hpp"
#include "index/terms.hpp"
#include "query/expand.hpp"

namespace opendata::search {
namespace {

/// The first so many of a question count: no sentence has more, and each law costs its articles.
constexpr std::size_t most_subjects = 64;

/// The laws and articles to which a subject leads, as terms of the index.
struct Places {
  std::set<std::string> laws, articles;
};

/// What the index does not hold is passed over: an agency may have built it with some laws only.
Places places_of(const SubjectMatch& subject, const LawNames& names) {
  Places places;
  for (const std::string& place : subject.places)
    for (const Citation& citation : parse_citations(place, names)) {
      if (citation.law.empty()) continue;
      places.laws.insert(terms::make(terms::law, citation.law));
      if (!citation.article) continue;
      places.articles.insert(terms::make(terms::id, citation.law + "/" + format_article_number(*citation.article)));
    }
  return places;
}

/// Several of a kind share what one would have, by the root of their number: many together still tell more than one.
double part_of(double whole, std::size_t number) { return whole / std::sqrt(static_cast<double>(number)); }

void add(Lift& lift, const std::set<std::string>& terms, double whole) {
  for (const std::string& term : terms) lift[term] += part_of(whole, terms.size());
}

void add_new(std::vector<SubjectMatch>& subjects, std::vector<SubjectMatch> others) {
  for (SubjectMatch& other : others) {
    const auto same = [&](const SubjectMatch& known) { return known.word == other.word; };
    if (std::none_of(subjects.begin(), subjects.end(), same)) subjects.push_back(std::move(other));
  }
}

/// Whether the word is no more than a synonym or a piece of one: that is looked for anyway, and what it names as a
/// subject by itself the query did not ask (measured: 公告地價 for 地價 leads beside the article).
bool stands_in_synonym(const std::string& word, const std::vector<SynonymMatch>& synonyms) {
  const auto holds = [&](const Synonym& synonym) { return synonym.text.find(word) != std::string::npos; };
  return std::any_of(synonyms.begin(), synonyms.end(), [&](const SynonymMatch& match) {
    return std::any_of(match.synonyms.begin(), match.synonyms.end(), holds);
  });
}

/// As typed, and where that names none with the words' synonyms: 狗走丟 is the subject 狗走失.
std::vector<SubjectMatch> subjects_of(const PlanInput& input, const std::vector<Term>& terms,
                                      const std::vector<SynonymMatch>& synonyms) {
  const Subjects& known = input.generation.tools->subjects();
  std::vector<SubjectMatch> subjects = known.find(input.query.text, terms);
  if (!subjects.empty() || synonyms.empty()) return subjects;
  for (const std::string& text : rewritings(input, synonyms))
    add_new(subjects, known.find(text, input.handle.segmenter.segment(text)));
  std::erase_if(subjects, [&](const SubjectMatch& match) { return stands_in_synonym(match.word, synonyms); });
  return subjects;
}

}  // namespace

Xapian::Query governing_law(const PlanInput& input, const std::vector<Term>& terms,
                            const std::vector<SynonymMatch>& synonyms, double possible) {
  if (!input.query.synonyms || &input.database == &input.handle.texts || possible <= 0) return {};
  std::vector<SubjectMatch> subjects = subjects_of(input, terms, synonyms);
  if (subjects.size() > most_subjects) subjects.resize(most_subjects);
  Lift lift;
  for (const SubjectMatch& subject : subjects) {
    const Places places = places_of(subject, input.generation.names);
    add(lift, places.laws, part_of(law_share, subjects.size()));
    add(lift, places.articles, part_of(article_share, subjects.size()));
  }
  return lifted(lift, possible);
}

}  // namespace opendata::search
