#include <cstdio>
#include <memory>
#include <opendata/search/evaluation.hpp>

#include "commands.hpp"
#include "query_options.hpp"

namespace opendata::cli {
namespace {

struct EvaluateOptions {
  QueryOptions common;
  std::string queries;
  std::string judgments;
};

void print(const char* name, const search::Measures& m) {
  std::printf("%-16s %6.4f %6.4f %6.4f %6.4f %6.4f %6.4f  %6.4f %6.4f\n", name, m.mrr, m.recall_1, m.recall_5, m.recall,
              m.hit, m.ndcg, m.mrr_of_halves[0], m.mrr_of_halves[1]);
}

int evaluate(const EvaluateOptions& options) {
  const auto set = search::read_evaluation_set(options.queries, options.judgments);
  if (!set) return report(set.error());
  const auto result = search::evaluate(options.common.index, *set, options.common.query({}), options.common.limit);
  if (!result) return report(result.error());
  std::printf("queries %zu, depth %zu\n%-16s %6s %6s %6s %6s %6s %6s  %s\n", result->queries, options.common.limit, "",
              "MRR", "R@1", "R@5", "R@d", "Hit@d", "nDCG", "MRR of each half");
  print("opendata", result->ours);
  print("bigrams, BM25", result->baseline);
  return Exit::ok;
}

}  // namespace

void add_evaluate(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<EvaluateOptions>();
  auto* command = app.add_subcommand(
      "evaluate", std::string(say({"Measure an index with judged questions, beside plain BM25 over pairs of characters.",
                                   "以有標準答案的問題衡量索引，並與字對 BM25 並列。"})));
  options->common.declare(*command, QueryOptions::most_without_snippets);
  command
      ->add_option("--queries", options->queries,
                   std::string(say({"Lines of id, tab, text; after another tab, ids of documents to leave out",
                                    "每行：代號、跳格、文字；再一跳格後可列出不列入的文件代號"})))
      ->required();
  command
      ->add_option("--qrels", options->judgments,
                   std::string(say({"Judgments in TREC's form: query 0 document grade",
                                    "TREC 格式的相關判斷：查詢代號 0 文件代號 等級"})))
      ->required();
  command->callback([options, &run] { run = [options] { return evaluate(*options); }; });
}

}  // namespace opendata::cli
