#pragma once
#include <cstdint>
#include <filesystem>
#include <opendata/result.hpp>
#include <opendata/search/faq.hpp>
#include <opendata/search/searcher.hpp>
#include <optional>
#include <string>
#include <vector>

/// From cases to questions: what citizens ask often and the FAQ does not answer yet.
namespace opendata::search::faq {

/// A published, de-identified case.
struct Case {
  std::string id;
  std::string text;
  std::string opened = {};                  ///< "2024-05" or "2024-05-06" or other text that sorts by time; may be empty
  std::optional<std::int64_t> days = {};    ///< from opening to closing
};

/// Which fields of a dataset are what.
struct CaseFields {
  std::string text = {};    ///< empty = the string field with the longest texts
  std::string opened = {};  ///< empty = the first field of a date, or none
  std::string closed = {};  ///< empty = none
};

/// Reads the cases of the current release of a dataset: only what is published can become evidence.
/// Errors: not_found (dataset, field), corrupt, io_failure.
[[nodiscard]] Result<std::vector<Case>> read_cases(const std::filesystem::path& catalog, const std::string& dataset_id,
                                                   const CaseFields& fields);

struct CandidateOptions {
  std::size_t least_cases = 5;  ///< smaller groups are not shown: they are no frequent question, and nearer to one person
  double likeness = 0.30;       ///< cosine of weighted words from which a case belongs to a group
  std::size_t limit = 50;       ///< groups
  std::size_t wordings = 3;     ///< typical texts a group
};

/// Cases that ask the same.
struct Candidate {
  std::vector<std::string> words;     ///< phrases that they have in common, most telling first; what a draft asks about
  std::vector<std::string> wordings;  ///< texts of the most typical cases, as published; one a wording, wherever it is
  std::vector<std::string> case_ids;  ///< the most typical first, at most 100
  std::uint64_t cases = 0;
  double growth = 1;                  ///< share of the cases in the later half of the time, over that of all cases
  std::optional<double> median_days = {};
  std::string nearest_faq = {};       ///< id of the entry that answers best; empty = none
  double answered = 0;                ///< 0 … 1: share of the group's common words that this entry has
  double rank = 0;                    ///< what the list is ordered by
  Entry draft;                        ///< a beginning for an editor, with the evidence in `extra`
};

/// Groups the cases and ranks the groups: cases × growth × (1 + share of slow handling) × (1 − answered).
/// Input: `searcher` may be nullptr: then nothing counts as answered. Errors: as Searcher::search().
/// Guarantees: the same cases give the same groups; time grows with the number of cases times the groups that share a
/// word with a case, not with their square; 100,000 cases take seconds.
[[nodiscard]] Result<std::vector<Candidate>> find_candidates(const std::vector<Case>& cases, const Searcher* searcher,
                                                             const CandidateOptions& options);

/// Two entries that say nearly the same.
struct Duplicate {
  std::string first, second;
  double likeness = 0;  ///< cosine of weighted words, 1 = the same words
};
/// Pairs of entries whose questions and answers are alike, most alike first.
[[nodiscard]] std::vector<Duplicate> find_duplicates(const std::vector<Entry>& entries, double likeness);

}  // namespace opendata::search::faq
