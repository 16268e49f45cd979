#include <algorithm>
#include <cmath>
#include <opendata/files.hpp>
#include <opendata/search/evaluation.hpp>
#include <sstream>

#include "index/bigram_baseline.hpp"
#include "index/generation_copy.hpp"

namespace opendata::search {
namespace {

constexpr Message not_a_query{"a line is not an id, a tab and a text", "每行應為：代號、跳格、文字"};
constexpr Message not_a_judgment{"a line is not a query, 0, a document and a grade", "每行應為：查詢代號、0、文件代號、等級"};
constexpr Message no_judgment{"none of the queries has a judgment; the ids of the two files must be the same",
                              "沒有任何查詢有相關判斷；兩個檔案的查詢代號須一致"};

/// Gives every line that is not empty to `take`, which says whether it could be read.
template <class Take>
Result<void> each_line(const std::string& file, Message otherwise, Take&& take) {
  return for_each_line(file, [&](const std::string& line, const Where& place) -> Result<void> {
    if (take(line)) return {};
    return failure(Errc::bad_structure, otherwise, place);
  });
}

bool read_query(const std::string& line, EvaluationSet& set) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string::npos) return false;
  const std::size_t second = line.find('\t', tab + 1);
  EvaluationQuery& query = set.queries.emplace_back();
  query.id = line.substr(0, tab);
  query.text = line.substr(tab + 1, second == std::string::npos ? second : second - tab - 1);
  std::istringstream ids(second == std::string::npos ? std::string() : line.substr(second + 1));
  for (std::string id; ids >> id;) query.excluded.push_back(id);
  return true;
}

bool read_judgment(const std::string& line, EvaluationSet& set) {
  std::istringstream words(line);
  std::string query, iteration, document;
  int grade = 0;
  if (!(words >> query >> iteration >> document >> grade)) return false;
  if (grade > 0) set.relevant[query].insert(document);
  return true;
}

/// Adds what one query's list gives to the sums.
void add(Measures& sums, const std::set<std::string>& wanted, const std::vector<std::string>& ranked,
         std::size_t depth, double& reciprocal) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < std::min(depth, ranked.size()); ++i)
    if (wanted.contains(ranked[i])) places.push_back(i);
  const auto within = [&](std::size_t cut) {
    const auto found = std::count_if(places.begin(), places.end(), [cut](std::size_t place) { return place < cut; });
    return static_cast<double>(found) / static_cast<double>(wanted.size());
  };
  const auto gain = [](std::size_t place) { return 1 / std::log2(static_cast<double>(place) + 2); };
  double ideal = 0, gained = 0;
  for (std::size_t i = 0; i < std::min(wanted.size(), depth); ++i) ideal += gain(i);
  for (const std::size_t place : places) gained += gain(place);
  reciprocal = places.empty() ? 0 : 1 / static_cast<double>(places.front() + 1);
  sums.mrr += reciprocal;
  sums.recall_1 += within(1);
  sums.recall_5 += within(5);
  sums.recall += within(depth);
  sums.hit += places.empty() ? 0 : 1;
  sums.ndcg += gained / ideal;
}

Result<std::vector<std::string>> ask(const Searcher& searcher, Query query, const EvaluationQuery& question,
                                     std::size_t depth) {
  query.text = question.text;
  query.excluded = question.excluded;
  query.offset = 0;
  query.limit = depth;
  query.facets = query.snippets = false;
  const auto result = searcher.search(query);
  if (!result) return failure(result.error());
  std::vector<std::string> ids;
  for (const Hit& hit : result->hits) ids.push_back(hit.document.id);
  return ids;
}

}  // namespace

Result<EvaluationSet> read_evaluation_set(const std::string& queries, const std::string& judgments) {
  EvaluationSet set;
  auto read = each_line(queries, not_a_query, [&](const std::string& line) { return read_query(line, set); });
  if (!read) return failure(std::move(read.error()));
  read = each_line(judgments, not_a_judgment, [&](const std::string& line) { return read_judgment(line, set); });
  if (!read) return failure(std::move(read.error()));
  const bool any = std::any_of(set.queries.begin(), set.queries.end(),
                               [&](const EvaluationQuery& query) { return set.relevant.contains(query.id); });
  if (!any) return failure(Errc::bad_value, no_judgment, {judgments, 0, {}});
  return set;
}

Measures measure(const EvaluationSet& set, const std::map<std::string, std::vector<std::string>>& ranked,
                 std::size_t depth) {
  Measures mean;
  std::array<std::size_t, 2> counts{};
  std::size_t number = 0;
  for (const auto& [query, wanted] : set.relevant) {
    const auto list = ranked.find(query);
    double reciprocal = 0;
    add(mean, wanted, list == ranked.end() ? std::vector<std::string>() : list->second, depth, reciprocal);
    mean.mrr_of_halves[number % 2] += reciprocal;
    ++counts[number++ % 2];
  }
  const auto queries = static_cast<double>(std::max<std::size_t>(number, 1));
  for (double* sum : {&mean.mrr, &mean.recall_1, &mean.recall_5, &mean.recall, &mean.hit, &mean.ndcg}) *sum /= queries;
  for (std::size_t half = 0; half < 2; ++half)
    mean.mrr_of_halves[half] /= static_cast<double>(std::max<std::size_t>(counts[half], 1));
  return mean;
}

Result<Evaluation> evaluate(const std::filesystem::path& index, const EvaluationSet& set, Query query,
                            std::size_t depth) {
  const auto searcher = Searcher::open(index);
  if (!searcher) return failure(searcher.error());
  std::vector<std::string> texts;
  for (const EvaluationQuery& question : set.queries) texts.push_back(question.text);
  BigramBaseline baseline(texts, query);
  const auto generation = Generation::open_current(index, {}, Checking::known);
  if (!generation) return failure(generation.error());
  if (auto copied = copy_documents(**generation, baseline); !copied) return failure(std::move(copied.error()));
  std::map<std::string, std::vector<std::string>> ours, theirs;
  for (const EvaluationQuery& question : set.queries) {
    auto ids = ask(*searcher, query, question, depth);
    if (!ids) return failure(std::move(ids.error()));
    ours[question.id] = std::move(*ids);
    theirs[question.id] =
        baseline.search(question.text, {question.excluded.begin(), question.excluded.end()}, depth);
  }
  return Evaluation{set.relevant.size(), measure(set, ours, depth), measure(set, theirs, depth)};
}

}  // namespace opendata::search
