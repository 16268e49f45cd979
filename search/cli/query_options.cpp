#include "query_options.hpp"

namespace opendata::cli {
namespace {

std::vector<std::string> mode_names() {
  std::vector<std::string> names;
  for (const search::Mode mode : search::all_modes()) names.emplace_back(search::name(mode));
  return names;
}

}  // namespace

void QueryOptions::declare(CLI::App& command) {
  command.add_option("--index", index, std::string(say({"Directory of the index", "索引目錄"})))->required();
  command.add_option("--mode", mode, std::string(say({"How to read the query", "查詢方式"})))
      ->check(CLI::IsMember(mode_names()))
      ->capture_default_str();
  command.add_option(
      "--kind", kind,
      std::string(say({"Only this kind: faq, article, dataset, …", "只查此類：faq、article、dataset…"})));
  command.add_option("--limit", limit, std::string(say({"Hits to show", "顯示筆數"})))
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
}

search::Query QueryOptions::query(std::string text) const {
  search::Query query;
  query.text = std::move(text);
  query.mode = search::parse_mode(mode).value_or(search::Mode::automatic);
  if (!kind.empty()) query.kinds = {kind};
  query.limit = limit;
  return query;
}

}  // namespace opendata::cli
