#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <iostream>
#include <memory>
#include <opendata/search/help.hpp>

#include "commands.hpp"

namespace opendata::cli {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void write_both(Writer& writer, const char* key, Message message) {
  writer.Key(key);
  writer.StartObject();
  writer.Key("zh-TW");
  writer.String(std::string(message.in(Language::zh_tw)));
  writer.Key("en");
  writer.String(std::string(message.in(Language::en)));
  writer.EndObject();
}

void write_mode(Writer& writer, const search::ModeHelp& help) {
  writer.StartObject();
  writer.Key("mode");
  writer.String(std::string(search::name(help.mode)));
  write_both(writer, "title", help.title);
  write_both(writer, "explanation", help.explanation);
  writer.Key("examples");
  writer.StartArray();
  for (const search::HelpExample& example : help.examples) {
    writer.StartObject();
    writer.Key("query");
    writer.String(std::string(example.query));
    write_both(writer, "meaning", example.meaning);
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
}

void print_json() {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  writer.Key("modes");
  writer.StartArray();
  for (const search::ModeHelp& help : search::mode_help()) write_mode(writer, help);
  writer.EndArray();
  writer.Key("advice");
  writer.StartArray();
  for (const Message& advice : search::search_advice()) {
    writer.StartObject();
    write_both(writer, "text", advice);
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
  std::cout << std::string_view(buffer.GetString(), buffer.GetSize()) << '\n';
}

void print_text() {
  for (const search::ModeHelp& help : search::mode_help()) {
    std::cout << search::name(help.mode) << "\t" << say(help.title) << "\n  " << say(help.explanation) << '\n';
    for (const search::HelpExample& example : help.examples)
      std::cout << "    " << example.query << "  # " << say(example.meaning) << '\n';
  }
  std::cout << '\n' << say({"Advice", "檢索建議"}) << '\n';
  for (const Message& advice : search::search_advice()) std::cout << "  * " << say(advice) << '\n';
}

int print_modes(bool json) {
  json ? print_json() : print_text();
  return Exit::ok;
}

}  // namespace

void add_modes(CLI::App& app, std::function<int()>& run) {
  auto json = std::make_shared<bool>(false);
  auto* command = app.add_subcommand(
      "modes", std::string(say({"Explain every mode of searching, with examples and advice.", "說明各種查詢模式、範例與檢索建議。"})));
  command->add_flag("--json", *json, std::string(say({"In both languages as JSON", "以 JSON 輸出中英文"})));
  command->callback([json, &run] { run = [json] { return print_modes(*json); }; });
}

}  // namespace opendata::cli
