#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <iostream>
#include <memory>
#include <opendata/files.hpp>
#include <opendata/json.hpp>
#include <opendata/recognizer.hpp>

#include "cli/support.hpp"

namespace opendata::cli {
namespace {

enum class Lines { text, json };

using Buffer = rapidjson::StringBuffer;

void write_spans(rapidjson::Writer<Buffer>& writer, const std::vector<deid::Finding>& findings) {
  writer.Key("spans");
  writer.StartArray();
  for (const deid::Finding& finding : findings) {
    writer.StartObject();
    writer.Key("start");
    writer.Uint64(finding.start);
    writer.Key("end");
    writer.Uint64(finding.end);
    writer.Key("type");
    writer.String(finding.type.data(), static_cast<rapidjson::SizeType>(finding.type.size()));
    writer.Key("score");
    writer.Double(finding.score);
    writer.EndObject();
  }
  writer.EndArray();
}

/// The id as it stands, text or number; nullptr when there is none.
const std::string* id_of(const json::Value& line) {
  const json::Value* id = line.find("id");
  return id != nullptr && (id->is(json::Kind::string) || id->is(json::Kind::number)) ? &id->text() : nullptr;
}

Result<void> print_json_line(const deid::Analyzer& analyzer, const std::string& line, const Where& where) {
  const auto value = json::parse(line, json::Dialect::strict, where.file);
  if (!value) return failure(Errc::bad_structure, {"is no valid JSON", "不是有效的 JSON"}, where);
  const json::Value* text = value->find("text");
  const std::string* id = id_of(*value);
  if (id == nullptr || text == nullptr || !text->is(json::Kind::string)) {
    return failure(Errc::bad_structure,
                   {"every line must be an object with \"id\" and \"text\"", "每行須為含「id」與「text」的物件"},
                   where);
  }
  Buffer buffer;
  rapidjson::Writer<Buffer> writer(buffer);
  writer.StartObject();
  writer.Key("id");
  writer.String(*id);
  write_spans(writer, analyzer.find(text->text()));
  writer.EndObject();
  std::cout << buffer.GetString() << '\n';
  return {};
}

Result<void> print_text_line(const deid::Analyzer& analyzer, const std::string& line, std::size_t number) {
  const auto findings = analyzer.find(line);
  if (findings.empty()) return {};
  Buffer buffer;
  rapidjson::Writer<Buffer> writer(buffer);
  writer.StartObject();
  writer.Key("line");
  writer.Uint64(number);
  write_spans(writer, findings);
  writer.EndObject();
  std::cout << buffer.GetString() << '\n';
  return {};
}

Result<void> print_line(const deid::Analyzer& analyzer, Lines lines, const std::string& line, const Where& where) {
  if (line.empty()) return {};
  if (!text::is_valid_utf8(line))
    return failure(Errc::bad_encoding, {"is not UTF-8; convert the file first", "不是 UTF-8；請先轉碼"}, where);
  return lines == Lines::json ? print_json_line(analyzer, line, where) : print_text_line(analyzer, line, where.row);
}

Result<void> find_pii(const std::string& file, Lines lines) {
  auto in = LineReader::open(file);
  if (!in) return failure(std::move(in.error()));
  const deid::Analyzer analyzer;
  std::string line;
  for (;;) {
    const auto more = in->read(line);
    if (!more) return failure(more.error());
    if (!*more) return {};
    if (auto printed = print_line(analyzer, lines, line, in->place()); !printed) return printed;
  }
}

int run_find_pii(const std::string& file, Lines lines) {
  const auto done = find_pii(file, lines);
  return done ? static_cast<int>(Exit::ok) : report(done.error());
}

}  // namespace

void add_find_pii(CLI::App& app, std::function<int()>& run) {
  struct Options {
    std::string file;
    bool jsonl = false;
  };
  auto* command = app.add_subcommand(
      "find-pii", std::string(say({"Find personal data in texts; prints places and types, never the values.",
                                   "找出文字中的個人資料；只列出位置與類型，不列出內容。"})));
  auto options = std::make_shared<Options>();
  command->add_option("FILE", options->file, std::string(say({"UTF-8 text file", "UTF-8 文字檔"})))->required();
  command->add_flag("--jsonl", options->jsonl,
                    std::string(say({"every line is {\"id\",\"text\"}", "每行為 {\"id\",\"text\"}"})));
  command->callback([options, &run] {
    run = [options] { return run_find_pii(options->file, options->jsonl ? Lines::json : Lines::text); };
  });
}

}  // namespace opendata::cli
