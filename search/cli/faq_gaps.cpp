#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <chrono>
#include <iostream>
#include <memory>
#include <opendata/plain_table.hpp>
#include <opendata/search/faq_gaps.hpp>

#include "faq_options.hpp"

namespace opendata::cli {
namespace {

namespace faq = search::faq;
namespace usage = search::usage;

struct GapArguments : FaqOptions {
  std::string usage_file;
  std::string today = cli::today();
  std::string format = "text";
  faq::GapOptions options;
};

/// What was given as the reason, in words.
std::string reason_of(const faq::Gap& gap) {
  for (const auto reason : usage::reasons())
    if (usage::name(reason) == gap.reason) return std::string(say(usage::describe(reason)));
  return {};
}

void print_line(const faq::Gap& gap) {
  std::cout << "  " << gap.key;
  if (!gap.question.empty()) std::cout << ' ' << gap.question;
  if (gap.of > 0) std::cout << " — " << gap.cases << " / " << gap.of;
  if (!gap.reason.empty()) std::cout << say({", mostly: ", "，多因："}) << reason_of(gap);
  std::cout << '\n';
}

void print_text(const faq::GapReport& report) {
  std::cout << usage::format_day(report.from) << " – " << usage::format_day(report.until) << say({": searches ", "：檢索 "}) << report.searches
            << say({", without result ", "，查無結果 "}) << report.without_result << say({"; on the pages ", "；網頁檢索 "}) << report.page_searches
            << say({", results opened ", "，點閱結果 "}) << report.clicks << '\n';
  const faq::Gap* before = nullptr;
  for (const faq::Gap& gap : report.gaps) {
    if (before == nullptr || before->kind != gap.kind) std::cout << '\n' << say(faq::explain(gap.kind)) << '\n';
    print_line(gap);
    before = &gap;
  }
  if (report.gaps.empty()) std::cout << say({"No gaps were counted.\n", "沒有發現缺口。\n"});
}

void print_csv(const faq::GapReport& report) {
  std::cout << "\xEF\xBB\xBF" "from,until,gap,key,question,cases,of,reason\r\n";
  for (const faq::Gap& gap : report.gaps)
    std::cout << usage::format_day(report.from) << ',' << usage::format_day(report.until) << ',' << faq::name(gap.kind) << ','
              << guarded_csv_cell(gap.key) << ',' << guarded_csv_cell(gap.question) << ',' << gap.cases << ',' << gap.of << ',' << gap.reason << "\r\n";
}

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void write_number(Json& json, const char* key, std::uint64_t number) {
  json.Key(key);
  json.Uint64(number);
}

void write_text(Json& json, const char* key, std::string_view text) {
  json.Key(key);
  json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write_gap(Json& json, const faq::Gap& gap) {
  json.StartObject();
  write_text(json, "gap", faq::name(gap.kind));
  write_text(json, "key", gap.key);
  write_text(json, "question", gap.question);
  write_number(json, "cases", gap.cases);
  write_number(json, "of", gap.of);
  write_text(json, "reason", gap.reason);
  json.EndObject();
}

void print_json(const faq::GapReport& report) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.StartObject();
  write_text(json, "from", usage::format_day(report.from));
  write_text(json, "until", usage::format_day(report.until));
  write_number(json, "searches", report.searches);
  write_number(json, "without_result", report.without_result);
  write_number(json, "page_searches", report.page_searches);
  write_number(json, "clicks", report.clicks);
  json.Key("gaps");
  json.StartArray();
  for (const faq::Gap& gap : report.gaps) write_gap(json, gap);
  json.EndArray();
  json.EndObject();
  std::cout << buffer.GetString() << '\n';
}

int gaps(GapArguments arguments) {
  const auto day = usage::parse_day(arguments.today);
  if (!day) return report(Error(Errc::invalid_argument, {"--today needs a day such as 2026-05-06", "--today 需為日期，例如 2026-05-06"}));
  arguments.options.today = *day;
  const auto file = usage::UsageFile::open(arguments.usage_file, usage::UsageFile::Access::read);
  if (!file) return report(file.error());
  const auto store = faq::Store::open_existing(arguments.store);
  if (!store) return report(store.error());
  const auto found = faq::find_gaps(*file, *store, arguments.options);
  if (!found) return report(found.error());
  if (arguments.format == "json") print_json(*found);
  else if (arguments.format == "csv") print_csv(*found);
  else print_text(*found);
  return Exit::ok;
}

}  // namespace

void add_faq_gaps(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<GapArguments>();
  auto* command = app.add_subcommand("gaps", std::string(say({"Report what citizens look for and do not find, from the server's counts.",
                                                              "依網站使用統計，列出民眾找不到的內容。"})));
  options->declare_store(*command);
  command->add_option("--usage", options->usage_file, std::string(say({"Counts that opendata-server --usage wrote", "opendata-server --usage 寫成的統計檔"})))->required();
  command->add_option("--weeks", options->options.weeks, std::string(say({"Whole weeks before this one (default 1)", "本週之前的整週數（預設 1）"})))
      ->check(CLI::Range(1, 104));
  command->add_option("--today", options->today, std::string(say({"As of this day (default: today)", "基準日（預設今日）"})));
  command->add_option("--format", options->format, std::string(say({"text, csv or json", "text、csv 或 json"})))
      ->check(CLI::IsMember({"text", "csv", "json"}));
  command->callback([options, &run] { run = [options] { return gaps(*options); }; });
}

}  // namespace opendata::cli
