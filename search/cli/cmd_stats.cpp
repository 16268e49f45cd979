#include <iostream>
#include <memory>
#include <opendata/search/searcher.hpp>

#include "commands.hpp"

namespace opendata::cli {
namespace {

int print_stats(const std::string& index) {
  const auto searcher = search::Searcher::open(index);
  if (!searcher) return report(searcher.error());
  const auto stats = searcher->stats();
  if (!stats) return report(stats.error());
  std::cout << "documents\t" << stats->documents << '\n';
  for (const auto& [kind, count] : stats->by_kind) std::cout << "kind " << kind << '\t' << count << '\n';
  std::cout << "laws\t" << stats->laws << "\nupdates\t" << stats->updates << "\nbytes\t" << stats->bytes_on_disk << "\ngeneration\t" << stats->generation
            << "\nsegmenter\t" << stats->segmenter_version << '\n';
  return Exit::ok;
}

}  // namespace

void add_stats(CLI::App& app, std::function<int()>& run) {
  auto index = std::make_shared<std::string>();
  auto* command = app.add_subcommand("stats", std::string(say({"Count what an index holds.", "統計索引內容。"})));
  command->add_option("--index", *index, std::string(say({"Directory of the index", "索引目錄"})))->required();
  command->callback([index, &run] { run = [index] { return print_stats(*index); }; });
}

}  // namespace opendata::cli
