#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <opendata/json.hpp>
#include <opendata/recognizer.hpp>

#include "cli/support.hpp"

namespace opendata::cli {
namespace {

constexpr std::size_t longest_line = 16U << 20U;

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
    return failure(Errc::bad_structure, {"every line must be an object with \"id\" and \"text\"", "每行須為含「id」與「text」的物件"}, where);
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

/// One line without its end, at most one byte longer than a line may be; false at the end of the file.
bool read_line(std::streambuf& in, std::string& line) {
  line.clear();
  for (int c = in.sbumpc(); c != std::char_traits<char>::eof(); c = in.sbumpc()) {
    if (c == '\n') return true;
    line += static_cast<char>(c);
    if (line.size() > longest_line) return true;
  }
  return !line.empty();
}

Result<void> find_pii(const std::string& file, Lines lines) {
  std::filebuf in;
  const bool readable = std::filesystem::is_regular_file(file) || std::filesystem::is_fifo(file) || std::filesystem::is_character_file(file);
  if (!readable || in.open(file, std::ios::in | std::ios::binary) == nullptr) return failure(Errc::not_found, {"cannot be opened; check the name and the rights", "無法開啟；請檢查檔名與權限"}, {file, 0, ""});
  const deid::Analyzer analyzer;
  std::string line;
  for (std::size_t number = 1; read_line(in, line); ++number) {
    const Where where{file, number, ""};
    if (line.size() > longest_line) return failure(Errc::limit_exceeded, {"a line is longer than 16 MiB", "單行超過 16 MiB"}, where);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    if (!text::is_valid_utf8(line)) return failure(Errc::bad_encoding, {"is not UTF-8; convert the file first", "不是 UTF-8；請先轉碼"}, where);
    auto printed = lines == Lines::json ? print_json_line(analyzer, line, where) : print_text_line(analyzer, line, number);
    if (!printed) return printed;
  }
  return {};
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
      "find-pii", std::string(say({"Find personal data in texts; prints places and types, never the values.", "找出文字中的個人資料；只列出位置與類型，不列出內容。"})));
  auto options = std::make_shared<Options>();
  command->add_option("FILE", options->file, std::string(say({"UTF-8 text file", "UTF-8 文字檔"})))->required();
  command->add_flag("--jsonl", options->jsonl, std::string(say({"every line is {\"id\",\"text\"}", "每行為 {\"id\",\"text\"}"})));
  command->callback([options, &run] {
    run = [options] { return run_find_pii(options->file, options->jsonl ? Lines::json : Lines::text); };
  });
}

}  // namespace opendata::cli
