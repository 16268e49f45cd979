#include <opendata/inspect.hpp>

#include "inspect/kinds.hpp"

namespace opendata {
namespace {

/// Lines of a report in one language.
class Report {
 public:
  Report(std::ostream& out, Language language) : out_(out), language_(language) {}
  [[nodiscard]] std::string_view say(Message message) const { return message.in(language_); }
  template <class... Parts>
  void line(const Parts&... parts) {
    (out_ << ... << parts) << '\n';
  }
  [[nodiscard]] Language language() const { return language_; }

 private:
  std::ostream& out_;
  Language language_;
};

std::string_view delimiter_name(char delimiter) { return delimiter == '\t' ? "\\t" : delimiter == ';' ? ";" : ","; }

std::uint64_t percent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : (part * 100 + whole / 2) / whole;
}

void write_file(const Inspection& inspection, Report& report) {
  const ReadReport& read = inspection.report;
  const bool zh = report.language() == Language::zh_tw;
  report.line(report.say({"file: ", "檔案："}), inspection.file);
  report.line(report.say({"format: ", "格式："}), name(inspection.input.format));
  report.line(report.say({"encoding: ", "編碼："}), name(read.encoding), " (",
              zh ? read.encoding_reason_zh : read.encoding_reason_en,
              inspection.encoding_certain
                  ? std::string_view()
                  : report.say({"; not certain: state it in the policy", "；不確定，請於政策中指定"}),
              ")");
  if (inspection.input.format == InputFormat::csv) {
    report.line(report.say({"line ends: ", "換行："}), "CRLF ", inspection.crlf, ", LF ", inspection.lf, ", CR ",
                inspection.cr);
    report.line(report.say({"delimiter: ", "分隔符號："}), '"', delimiter_name(inspection.input.delimiter), '"');
  }
  report.line(report.say({"records: ", "紀錄數："}), read.records);
  for (const auto& [leniency, count] : read.counts) report.line(report.say({"needs ", "需要 "}), leniency, ": ", count);
  if (read.counts.empty())
    report.line(report.say({"reads strictly, no leniency needed", "可嚴格讀取，無需任何寬容設定"}));
}

void write_column(const InspectedColumn& column, Report& report) {
  report.line("- ", column.source);
  report.line("    ", report.say({"looks like: ", "看似："}), inspect::label(column.kind).in(report.language()),
              report.say({"; type: ", "；型別："}), name(column.type));
  report.line("    ", report.say({"missing: ", "缺值："}), percent(column.missing, column.present + column.missing),
              "%", report.say({"; distinct: ", "；相異值："}), column.distinct_capped ? "> " : "", column.distinct,
              report.say({"; longest: ", "；最長："}), column.longest);
  report.line("    ", report.say({"proposed: ", "建議："}), name(column.role), ", ", column.transform, " -> ",
              column.name);
}

}  // namespace

void write_text(const Inspection& inspection, Language language, std::ostream& out) {
  Report report(out, language);
  write_file(inspection, report);
  report.line();
  report.line(report.say({"columns:", "欄位："}));
  for (const InspectedColumn& column : inspection.columns) write_column(column, report);
  report.line();
  report.line(report.say({"This is a proposal; a person must judge every column. --json prints a policy to begin with.",
                          "以上為建議，每一欄位仍須由人判斷。--json 可輸出政策草稿。"}));
}

}  // namespace opendata
