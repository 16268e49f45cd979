#pragma once
#include <array>
#include <cstddef>
#include <filesystem>
#include <map>
#include <opendata/result.hpp>
#include <opendata/search/searcher.hpp>
#include <set>
#include <string>
#include <vector>

/// How well an index answers, measured with questions whose right documents are known.
namespace opendata::search {

/// A question, and what it must not learn from: the document it was taken from and its twins.
struct EvaluationQuery {
  std::string id;
  std::string text;
  std::vector<std::string> excluded = {};
};
struct EvaluationSet {
  std::vector<EvaluationQuery> queries;
  std::map<std::string, std::set<std::string>> relevant;  ///< by query, ids of documents
};

/// Reads lines of id, tab, text and optionally a tab and ids to leave out, and judgments in TREC's form (query, 0,
/// document, grade; grades above 0 count).
/// Errors: not_found; bad_structure with file and line; bad_value when no query has a judgment.
[[nodiscard]] Result<EvaluationSet> read_evaluation_set(const std::string& queries, const std::string& judgments);

/// Averages over all judged queries; one without any hit counts as 0.
struct Measures {
  double mrr = 0;        ///< 1 / rank of the first relevant document
  double recall_1 = 0;   ///< share of a query's relevant documents among the first
  double recall_5 = 0;   ///< … five
  double recall = 0;     ///< … `depth`
  double hit = 0;        ///< whether any is among the first `depth`
  double ndcg = 0;       ///< binary gain
  std::array<double, 2> mrr_of_halves{};  ///< of every other judged query: a change that helps one half only is noise
};

/// The measures of ranked lists of document ids, by query; each is looked at down to `depth`.
/// Source: TREC; Järvelin and Kekäläinen 2002 (nDCG).
[[nodiscard]] Measures measure(const EvaluationSet& set, const std::map<std::string, std::vector<std::string>>& ranked,
                               std::size_t depth = 10);

/// An index and a baseline asked the same in one run.
struct Evaluation {
  std::size_t queries = 0;  ///< judged ones
  Measures ours;
  Measures baseline;  ///< BM25 (k1 1.2, b 0.75) of pairs of characters over title and text in one field, all OR
};

/// Asks every query through Searcher and through the baseline, which reads the same documents out of the index.
/// Input: kinds, agency, category and include_abolished of `query` hold for both, its mode for ours; its text and page
/// are passed over. Memory: the places of the queries' pairs of characters. Errors: as Searcher::open() and search().
[[nodiscard]] Result<Evaluation> evaluate(const std::filesystem::path& index, const EvaluationSet& set, Query query,
                                          std::size_t depth = 10);

}  // namespace opendata::search
