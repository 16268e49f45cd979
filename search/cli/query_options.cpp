#include "query_options.hpp"

namespace opendata::cli {
namespace {

std::vector<std::string> mode_names() {
  std::vector<std::string> names;
  for (const search::Mode mode : search::all_modes()) names.emplace_back(search::name(mode));
  return names;
}

}  // namespace

void QueryOptions::declare(CLI::App& command, std::size_t most_hits) {
  command.add_option("--index", index, std::string(say({"Directory of the index", "索引目錄"})))->required();
  command.add_option("--mode", mode, std::string(say({"How to read the query", "查詢方式"})))
      ->check(CLI::IsMember(mode_names()))
      ->capture_default_str();
  command.add_option(
      "--kind", kind,
      std::string(say({"Only this kind: faq, article, dataset, …", "只查此類：faq、article、dataset…"})));
  const auto text = [&](const char* option, std::string& value, Message help) {
    command.add_option(option, value, std::string(say(help)));
  };
  text("--agency", agency, {"Only this agency", "只查此機關"});
  text("--category", category, {"Only this category and below", "只查此類別及其下層"});
  text("--theme", theme, {"Only this theme (主題分類)", "只查此主題分類"});
  text("--administration", administration, {"Only this field of administration (施政分類)", "只查此施政分類"});
  text("--service", service, {"Only this service (服務分類)", "只查此服務分類"});
  text("--from", from, {"Changed on this day or later", "此日以後異動"});
  text("--until", until, {"Changed on this day or earlier", "此日以前異動"});
  text("--as-of", as_of, {"The state of law on this day", "此日的法規狀態"});
  command
      .add_option("--validity", validity,
                  std::string(say({"Which laws: in-force, abolished, future, any", "法規狀態：in-force 現行、abolished 已廢止、future 尚未施行、any 全部"})))
      ->check(CLI::IsMember({"in-force", "abolished", "future", "any"}))
      ->capture_default_str();
  command.add_flag("--no-synonyms", no_synonyms, std::string(say({"Only the words as written", "不查同義詞"})));
  command.add_option("--limit", limit, std::string(say({"Hits to show", "顯示筆數"})))
      ->check(CLI::Range(std::size_t{1}, most_hits))
      ->capture_default_str();
  command.add_flag("--partial", partial,
                   std::string(say({"Answer without shards on other machines that do not, and say so",
                                    "其他主機的分片無回應時仍回答，並註明缺少何者"})));
}

search::SearcherOptions QueryOptions::searcher() const {
  return {partial ? search::MissingShards::partial_answer : search::MissingShards::error};
}

search::Query QueryOptions::query(std::string text) const {
  search::Query query;
  query.text = std::move(text);
  query.mode = search::parse_mode(mode).value_or(search::Mode::automatic);
  if (!kind.empty()) query.kinds = {kind};
  query.agency = agency;
  query.category = category;
  query.theme = theme;
  query.administration = administration;
  query.service = service;
  query.modified_from = from;
  query.modified_until = until;
  query.as_of = as_of;
  query.validity = search::parse_validity(validity).value_or(search::Validity::in_force);
  query.synonyms = !no_synonyms;
  query.limit = limit;
  return query;
}

}  // namespace opendata::cli
