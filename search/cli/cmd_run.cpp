#include <iomanip>
#include <iostream>
#include <iterator>
#include <memory>
#include <opendata/files.hpp>
#include <sstream>

#include "commands.hpp"
#include "query_options.hpp"

namespace opendata::cli {
namespace {

struct RunOptions {
  QueryOptions common;
  std::string queries;
};

void print_run(const std::string& id, const search::SearchResult& result) {
  std::size_t rank = 0;
  for (const search::Hit& hit : result.hits) {
    std::cout << id << " Q0 " << hit.document.id << ' ' << ++rank << ' ' << hit.score << " opendata\n";
  }
}

/// The ids of an optional third part of the line, separated by blanks.
std::vector<std::string> excluded_ids(const std::string& line, std::size_t text) {
  const std::size_t tab = line.find('\t', text);
  if (tab == std::string::npos) return {};
  std::istringstream words(line.substr(tab + 1));
  return {std::istream_iterator<std::string>(words), {}};
}

Result<void> run_line(const search::Searcher& searcher, const QueryOptions& options, const std::string& line) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string::npos)
    return failure(Errc::bad_structure, {"a line is not an id, a tab and a text", "每行應為：代號、跳格、文字"});
  search::Query query = options.query(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
  query.excluded = excluded_ids(line, tab + 1);
  query.facets = false;
  query.help = false;
  query.snippets = false;
  const auto result = searcher.search(query);
  if (!result) return failure(result.error());
  print_run(line.substr(0, tab), *result);
  return {};
}

/// Whether the query itself is to blame, so that the next one may be answered; an error that names a field is one of the
/// options.
bool is_of_query(const Error& error) {
  const Errc code = error.code();
  return (code == Errc::bad_value || code == Errc::bad_structure || code == Errc::limit_exceeded) && error.where().column.empty();
}

/// Runs every line; those that are refused are told, and the others go on. Result: the exit code.
Result<int> run_queries(const RunOptions& options) {
  const auto searcher = search::Searcher::open(options.common.index, options.common.searcher());
  if (!searcher) return failure(searcher.error());
  int code = Exit::ok;
  const auto read = for_each_line(options.queries, [&](const std::string& line, const Where& place) -> Result<void> {
    auto done = run_line(*searcher, options.common, line);
    if (done || !is_of_query(done.error())) return done;
    code = report(std::move(done.error()).moved_to(place));
    return {};
  });
  if (!read) return failure(read.error());
  return code;
}

int run_file(const RunOptions& options) {
  std::cout << std::fixed << std::setprecision(6);
  const auto code = run_queries(options);
  return code ? *code : report(code.error());
}

}  // namespace

void add_run(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<RunOptions>();
  auto* command = app.add_subcommand(
      "run",
      std::string(say({"Run a file of queries and print TREC run lines.", "執行一批查詢並輸出 TREC 格式結果。"})));
  options->common.declare(*command, QueryOptions::most_without_snippets);
  command
      ->add_option("--queries", options->queries,
                   std::string(say({"Lines of id, tab, text; after another tab, ids of documents to leave out",
                                    "每行：代號、跳格、文字；再一跳格後可列出不列入的文件代號"})))
      ->required();
  command->callback([options, &run] { run = [options] { return run_file(*options); }; });
}

}  // namespace opendata::cli
