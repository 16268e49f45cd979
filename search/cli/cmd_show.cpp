#include <iostream>
#include <memory>
#include <opendata/search/searcher.hpp>

#include "commands.hpp"

namespace opendata::cli {
namespace {

struct ShowOptions {
  std::string index;
  std::string text;
};

void print_links(Message title, const std::vector<search::CitationLink>& links) {
  if (links.empty()) return;
  std::cout << say(title) << '\n';
  for (const search::CitationLink& link : links) std::cout << "  " << link.title << "  [" << link.id << "]\n";
}

void print_law(const search::LawInfo& law) {
  std::cout << law.name << "  [" << law.id << "]" << (law.in_force ? "" : say({" (abolished)", "（已廢止）"})) << '\n';
  if (!law.category.empty()) std::cout << law.level << "  " << law.category << '\n';
  std::cout << say({"enacted ", "制定 "}) << law.enacted << say({", changed ", "，異動 "}) << law.modified << '\n';
  if (!law.effective_note.empty()) std::cout << law.effective_note << '\n';
  for (const std::string& change : law.history) std::cout << "  " << change << '\n';
  for (const search::Attachment& file : law.attachments) std::cout << "  " << file.name << "  " << file.url << '\n';
}

int show_law(const search::Searcher& searcher, const std::string& name) {
  const auto id = searcher.find_law(name);
  if (!id) return report(id.error());
  const auto law = searcher.law(*id);
  if (!law) return report(law.error());
  print_law(*law);
  return Exit::ok;
}

int show_document(const search::Searcher& searcher, const search::Document& document) {
  const auto links = searcher.links(document.id);
  if (!links) return report(links.error());
  const auto related = searcher.related(document.id, 5);
  if (!related) return report(related.error());
  std::cout << document.title << "  [" << document.id << "]\n" << document.body << '\n';
  print_links({"cites:", "引用："}, links->cites);
  print_links({"cited by:", "被引用："}, links->cited_by);
  if (links->more) std::cout << say({"  … and others", "  …尚有其他"}) << '\n';
  if (!related->empty()) std::cout << say({"related:", "相關："}) << '\n';
  for (const search::Hit& hit : *related) std::cout << "  " << hit.document.title << "  [" << hit.document.id << "]\n";
  return Exit::ok;
}

int show(const ShowOptions& options) {
  const auto searcher = search::Searcher::open(options.index);
  if (!searcher) return report(searcher.error());
  const auto document = searcher->get(options.text);
  if (document) return show_document(*searcher, *document);
  return document.error().code() == Errc::not_found ? show_law(*searcher, options.text) : report(document.error());
}

int suggest(const ShowOptions& options) {
  const auto searcher = search::Searcher::open(options.index);
  if (!searcher) return report(searcher.error());
  const auto suggested = searcher->suggest(options.text, 10);
  if (!suggested) return report(suggested.error());
  for (const std::string& text : *suggested) std::cout << text << '\n';
  return Exit::ok;
}

void declare(CLI::App& command, ShowOptions& options, const char* name, Message help) {
  command.add_option("--index", options.index, std::string(say({"Directory of the index", "索引目錄"})))->required();
  command.add_option(name, options.text, std::string(say(help)))->required();
}

}  // namespace

void add_show(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<ShowOptions>();
  auto* command = app.add_subcommand(
      "show", std::string(say({"Show a document with what it cites, who cites it and what is related; or a law.",
                               "顯示文件及其引用、被引用與相關內容；或一部法規。"})));
  declare(*command, *options, "ID", {"Id of a document, or id or name of a law", "文件識別碼，或法規代碼、名稱"});
  command->callback([options, &run] { run = [options] { return show(*options); }; });
}

void add_suggest(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<ShowOptions>();
  auto* command = app.add_subcommand("suggest", std::string(say({"Complete what somebody types.", "輸入建議。"})));
  declare(*command, *options, "PREFIX", {"Beginning, in characters, Zhuyin or Pinyin", "開頭，可用國字、注音或拼音"});
  command->callback([options, &run] { run = [options] { return suggest(*options); }; });
}

}  // namespace opendata::cli
