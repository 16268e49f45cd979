#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <opendata/search/dictionaries.hpp>
#include <opendata/search/evaluation.hpp>
#include <opendata/search/index_builder.hpp>
#include <opendata/search/sources.hpp>

#include "support/catch.hpp"
#include "support/source_directory.hpp"
#include "support/temporary_directory.hpp"
#include "support/unpacked.hpp"

// Relevance on a city's FAQ, beside plain BM25 over pairs of characters in the same run. Needs the shared data.

using namespace opendata::search;

namespace {

namespace fs = std::filesystem;

void print(const char* name, const Measures& m) {
  std::printf("  %-24s MRR %.4f  R@1 %.4f  R@5 %.4f  R@10 %.4f  Hit@10 %.4f  nDCG %.4f  halves %.4f %.4f\n", name, m.mrr,
              m.recall_1, m.recall_5, m.recall, m.hit, m.ndcg, m.mrr_of_halves[0], m.mrr_of_halves[1]);
}

void print(const char* title, const fs::path& index, const EvaluationSet& set, const char* kind) {
  Query query;
  query.kinds = {kind};
  const auto result = evaluate(index, set, query);
  REQUIRE(result);
  std::printf("%s: %zu queries\n", title, result->queries);
  print("opendata", result->ours);
  print("pairs of characters, BM25", result->baseline);
  CHECK(result->ours.mrr > result->baseline.mrr);
}

/// The FAQ as the index holds it, to find a question's own entry and its twins.
class Entries final : public DocumentSink {
 public:
  [[nodiscard]] opendata::Result<void> add(const Document& document) override {
    documents_.push_back(document);
    return {};
  }
  [[nodiscard]] opendata::Result<void> add_law(const LawInfo&) override { return {}; }
  /// Entries with this question, and all with the same answer as one of them.
  [[nodiscard]] std::vector<std::string> twins(const std::string& question) const {
    std::set<std::string> answers;
    for (const Document& document : documents_)
      if (one_line(document.title) == question) answers.insert(document.body);
    std::vector<std::string> ids;
    for (const Document& document : documents_)
      if (one_line(document.title) == question || answers.contains(document.body)) ids.push_back(document.id);
    return ids;
  }

 private:
  static std::string one_line(const std::string& text) {
    std::string out;
    for (const char c : text) {
      const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
      if (!blank)
        out += c;
      else if (!out.empty() && out.back() != ' ')
        out += ' ';
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
  }
  std::vector<Document> documents_;
};

}  // namespace

TEST_CASE("Relevance: questions to answers, and questions to the articles that the answers cite") {
  const fs::path shared = test::shared_data();
  if (shared.empty()) {
    WARN("skipped: no shared data");
    return;
  }
  const test::TemporaryDirectory directory;
  const fs::path sets = shared / "search";

  const auto dictionaries = read_dictionaries(test::source_directory() / "data" / "dictionaries");
  REQUIRE(dictionaries);
  const fs::path answers = directory.path() / "answers";
  auto builder = IndexBuilder::create(answers, *dictionaries);
  REQUIRE(builder);
  REQUIRE(read_documents((sets / "kaohsiung_answers.jsonl").string(), *builder));
  REQUIRE(builder->finish());
  auto set = read_evaluation_set((sets / "kaohsiung_questions.tsv").string(), (sets / "kaohsiung_answers.qrels").string());
  REQUIRE(set);
  print("question to answer (bodies only)", answers, *set, "faq");

  const std::string map = directory.write(
      "map.json",
      R"({"id":"id","question":"question","answer":"answer","agency":"agency","category":"category"})");
  const std::string faq = (shared / "faq" / "kaohsiung_faq.csv").string();
  auto law_set =
      read_evaluation_set((sets / "kaohsiung_law_questions.tsv").string(), (sets / "kaohsiung_law.qrels").string());
  REQUIRE(law_set);
  const char* given = std::getenv("OPENDATA_BENCH_INDEX");
  const fs::path laws = given != nullptr ? fs::path(given) : directory.path() / "laws";
  if (given == nullptr) {
    auto all = IndexBuilder::create(laws, *dictionaries);
    REQUIRE(all);
    const std::string aliases = (shared / "laws" / "aliases.json").string();
    REQUIRE(read_regulations(test::unpacked(shared / "laws" / "ChLaw.json.zst", directory.path()), aliases, *all));
    REQUIRE(read_regulations(test::unpacked(shared / "laws" / "ChOrder.json.zst", directory.path()), aliases, *all));
    REQUIRE(read_faq(faq, map, *all));
    REQUIRE(all->finish());
  }
  Entries entries;
  REQUIRE(read_faq(faq, map, entries));
  for (EvaluationQuery& query : law_set->queries) query.excluded = entries.twins(query.text);
  print("question to article in force, with the other answers of the FAQ", laws, *law_set, "article");
}
