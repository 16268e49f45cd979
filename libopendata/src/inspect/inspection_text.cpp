#include <opendata/inspect.hpp>

#include "inspect/kinds.hpp"
#include "inspect/policy_text.hpp"

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

/// What reading needs, as the policy has it; most are counted by rows or cells.
void write_need(const InputOptions& input, const std::string& leniency, std::uint64_t count, Report& report) {
  const std::string_view needs = report.say({"needs ", "需要 "});
  if (leniency == "header_rows") return report.line(needs, "header_rows: ", input.header_rows);
  if (leniency == "columns")
    return report.line(needs, "columns", report.say({", names for ", "，為 "}), count,
                       report.say({" of them", " 欄命名"}));
  report.line(needs, leniency, ": ", count);
}

void write_sheets(const Inspection& inspection, Report& report) {
  std::string names;
  for (const std::string& sheet : inspection.sheets) names += (names.empty() ? "" : ", ") + sheet;
  report.line(report.say({"sheets that hold something: ", "有內容的工作表："}), names);
  report.line(report.say({"sheet: ", "工作表："}), inspection.input.sheet,
              report.say({" (--sheet NAME for another)", "（以 --sheet 指定其他工作表）"}));
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
  if (inspection.sheets.size() > 1) write_sheets(inspection, report);
  report.line(report.say({"records: ", "紀錄數："}), read.records);
  for (const auto& [leniency, count] : read.counts) write_need(inspection.input, leniency, count, report);
  if (read.counts.empty())
    report.line(report.say({"reads strictly, no leniency needed", "可嚴格讀取，無需任何寬容設定"}));
}

void write_column(const InspectedColumn& column, Subject subject, Report& report) {
  report.line("- ", column.source);
  report.line("    ", report.say({"looks like: ", "看似："}), inspect::label(column.kind).in(report.language()),
              report.say({"; type: ", "；型別："}), name(column.type));
  report.line("    ", report.say({"missing: ", "缺值："}), percent(column.missing, column.present + column.missing),
              "%", report.say({"; distinct: ", "；相異值："}), column.distinct_capped ? "> " : "", column.distinct,
              report.say({"; longest: ", "；最長："}), column.longest);
  report.line("    ", report.say({"proposed: ", "建議："}), name(column.role), ", ",
              inspect::treatment_text(column.proposed()), " -> ", column.name);
  if (!column.withheld_for.empty())
    report.line("    ", report.say({"withheld: its cells hold ", "不公開：儲存格含有 "}), column.withheld_for);
  if (subject == Subject::figures && column.small_counts > 0)
    report.line(
        "    ",
        report.say({"counts from 1 to 4, which may tell about single persons: ", "1 至 4 的小計數（可能涉及個人）："}),
        column.small_counts);
}

/// A share in per cent with one digit.
std::string share(std::uint64_t part, std::uint64_t whole) {
  const std::uint64_t permille = whole == 0 ? 0 : (part * 1000 + whole / 2) / whole;
  return std::to_string(permille / 10) + "." + std::to_string(permille % 10) + "%";
}

std::string names_of(const Combination& combination, const Inspection& inspection, const Report& report) {
  constexpr std::size_t most_named = 3;
  if (combination.columns.size() > most_named)
    return std::to_string(combination.columns.size()) +
           std::string(report.say({" quasi-identifiers together", " 個準識別符合併"}));
  std::string names;
  for (const std::size_t column : combination.columns)
    names += (names.empty() ? "" : " + ") + inspection.columns[column].source;
  return names;
}

void write_combination(const Combination& combination, const Inspection& inspection, Report& report) {
  report.line("- ", names_of(combination, inspection, report), report.say({": distinct ", "：相異 "}),
              share(combination.distinct, inspection.measured), report.say({", unique ", "，唯一 "}),
              share(combination.unique, inspection.measured));
}

/// "privacy.k" or "fields[0].title", and the type of what was found there.
std::string place_of(const Error& error) {
  const std::string type = error.library_type();
  const std::string& key = error.where().column;
  if (type.empty() && key.empty()) return {};
  return " (" + key + (key.empty() || type.empty() ? "" : ": ") + type + ")";
}

/// The most telling ones of each size that single anybody out.
void write_combinations(const Inspection& inspection, Report& report) {
  constexpr std::size_t most_of_a_size = 3;
  if (inspection.combinations.empty()) return;
  report.line();
  report.line(report.say({"what singles records out (first ", "可指認單筆的欄位組合（前 "}), inspection.measured,
              report.say({" records):", " 筆）："}));
  std::size_t size = 0, written = 0;
  for (const Combination& combination : inspection.combinations) {
    if (combination.columns.size() != size) written = 0;
    size = combination.columns.size();
    if (combination.unique > 0 && written++ < most_of_a_size) write_combination(combination, inspection, report);
  }
}

void write_person(const Inspection& inspection, Report& report) {
  if (inspection.person.empty()) return;
  report.line();
  report.line(report.say({"k counts by: ", "k 依此欄計數："}), inspection.person);
}

void write_rehearsal(const Inspection& inspection, Report& report) {
  const Rehearsal& rehearsal = inspection.rehearsal;
  report.line();
  if (rehearsal.obstacle) {
    return report.line(report.say({"publish would refuse this policy: ", "依此政策發布會被拒絕："}),
                       rehearsal.obstacle->message(report.language()), place_of(*rehearsal.obstacle));
  }
  report.line(report.say({"tried on the file: publishes ", "已於此檔試行：可發布 "}), rehearsal.records_out,
              report.say({" records, suppresses ", " 筆，抑制 "}), rehearsal.records_suppressed,
              report.say({"; smallest class ", " 筆；最小等價類 "}), rehearsal.smallest_class);
}

}  // namespace

void write_text(const Inspection& inspection, Language language, std::ostream& out) {
  Report report(out, language);
  write_file(inspection, report);
  report.line();
  report.line(report.say({"columns:", "欄位："}));
  for (const InspectedColumn& column : inspection.columns) write_column(column, inspection.subject, report);
  write_combinations(inspection, report);
  write_person(inspection, report);
  write_rehearsal(inspection, report);
  report.line(report.say({"A person must judge every column. --policy FILE writes the policy.",
                          "每一欄位仍須由人判斷。--policy FILE 可寫出政策檔。"}));
}

}  // namespace opendata
