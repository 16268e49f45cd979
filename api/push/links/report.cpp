#include "push/links/report.hpp"

#include <algorithm>
#include <ctime>
#include <opendata/files.hpp>
#include <opendata/plain_table.hpp>

#include "json_body.hpp"
#include "push/links/web_address.hpp"

namespace opendata::push::links {
namespace {

/// "2026-05-06T07:08:09".
std::string formatted(std::int64_t seconds) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts)};
}

void write_link(api::JsonBody& out, const Judged& judged) {
  const Memory& memory = judged.memory;
  out.begin_object().text("address", shown(judged.link.address)).text("standing", name(judged.standing));
  out.key("findings").begin_array();
  for (const Finding finding : memory.last.findings) out.text(name(finding));
  out.end_array();
  if (memory.last.status != 0) out.key("status").integer(memory.last.status);
  const auto text = [&](const char* key, const std::string& value) {
    if (!value.empty()) out.text(key, value);
  };
  text("final", memory.last.final_address);
  text("replacement", memory.last.replacement);
  if (memory.last.certificate_days) out.key("certificate_days").integer(*memory.last.certificate_days);
  text("checked", utc_time(memory.checked));
  text("last_good", utc_time(memory.last_good));
  text("first_failure", utc_time(memory.first_failure));
  if (memory.failures > 0) out.number("failures", memory.failures);
  out.key("found_in").begin_array();
  for (const Origin& origin : judged.link.found_in) {
    out.begin_object().text("kind", origin.kind).text("id", origin.id);
    if (!origin.field.empty()) out.text("field", origin.field);
    out.end_object();
  }
  out.end_array().end_object();
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "\n") + line;
  return out;
}

Field field(const char* name, Message title, Language language, FieldType type = FieldType::string) {
  return {name, {std::string(title.in(language)), {}}, {}, type};
}

PlainRow row_of(const Judged& judged, Language language) {
  const Look& look = judged.memory.last;
  std::vector<std::string> words;
  for (const Finding finding : look.findings) words.emplace_back(explain(finding).in(language));
  return {std::string(title(judged.standing).in(language)),
          joined(words),
          shown(judged.link.address),
          joined(places_of(judged.link, language)),
          look.status == 0 ? "" : std::to_string(look.status),
          look.final_address,
          look.replacement,
          look.certificate_days ? std::to_string(*look.certificate_days) : "",
          taiwan_time(judged.memory.first_failure),
          std::to_string(judged.memory.failures),
          taiwan_time(judged.memory.last_good)};
}

}  // namespace

Counts count_standings(const Report& report) {
  Counts counts{};
  for (const Judged& judged : report.links) ++counts.at(static_cast<std::size_t>(judged.standing));
  return counts;
}

bool needs_work(const Report& report) {
  return std::any_of(report.links.begin(), report.links.end(), [](const Judged& judged) {
    return judged.standing == Standing::dead || judged.standing == Standing::wrong;
  });
}

std::vector<const Judged*> worth_telling(const Report& report) {
  std::vector<const Judged*> out;
  for (const Judged& judged : report.links)
    if (judged.standing != Standing::good) out.push_back(&judged);
  std::stable_sort(out.begin(), out.end(), [](const Judged* a, const Judged* b) {
    return a->standing != b->standing ? a->standing > b->standing : a->link.address < b->link.address;
  });
  return out;
}

std::string utc_time(std::int64_t seconds) { return seconds == 0 ? "" : formatted(seconds) + "Z"; }
std::string taiwan_time(std::int64_t seconds) {
  constexpr std::int64_t offset = 8 * 3600;
  return seconds == 0 ? "" : formatted(seconds + offset);
}

std::vector<std::string> places_of(const Link& link, Language language) {
  std::vector<std::string> out;
  for (const Origin& origin : link.found_in) {
    const Message kind = origin.kind == "faq"       ? Message{"FAQ", "問答"}
                         : origin.kind == "dataset" ? Message{"dataset", "資料集"}
                         : origin.kind == "sitemap" ? Message{"sitemap", "網站地圖"}
                                                    : Message{"list", "清單"};
    out.push_back(std::string(kind.in(language)) + " " + shown(origin.id) + (origin.field.empty() ? "" : " " + origin.field));
  }
  return out;
}

std::string format_report_json(const Report& report) {
  api::JsonBody out;
  out.begin_object().text("checked", utc_time(report.at)).text("software", "opendata " OPENDATA_VERSION);
  out.key("counts").begin_object();
  const Counts counts = count_standings(report);
  for (std::size_t i = 0; i < counts.size(); ++i) out.number(name(static_cast<Standing>(i)), counts.at(i));
  out.end_object().key("links").begin_array();
  for (const Judged& judged : report.links) write_link(out, judged);
  return out.end_array().end_object().take() + "\n";
}

Result<void> write_report_table(const std::filesystem::path& path, const Report& report, Language language) {
  Schema schema;
  schema.fields = {field("standing", {"standing", "狀態"}, language),
                   field("findings", {"findings", "說明"}, language),
                   field("address", {"address", "網址"}, language),
                   field("found_in", {"found in", "出現於"}, language),
                   field("status", {"HTTP status", "HTTP 狀態碼"}, language, FieldType::integer),
                   field("final", {"leads to", "轉至"}, language),
                   field("replacement", {"replace by", "建議改為"}, language),
                   field("certificate_days", {"certificate, days left", "憑證剩餘天數"}, language, FieldType::integer),
                   field("first_failure", {"fails since", "失敗起始"}, language, FieldType::datetime),
                   field("failures", {"failures in a row", "連續失敗次數"}, language, FieldType::integer),
                   field("last_good", {"last good", "最後正常"}, language, FieldType::datetime)};
  std::vector<PlainRow> rows;
  for (const Judged& judged : report.links) rows.push_back(row_of(judged, language));
  return write_plain_table(path, schema, "links", rows);
}

Result<void> check_report_path(const std::filesystem::path& path) {
  constexpr std::array<std::string_view, 4> endings{".json", ".csv", ".ods", ".html"};
  if (std::find(endings.begin(), endings.end(), path.extension().string()) == endings.end()) {
    return failure(Errc::not_supported,
                   {"name the report with the ending .json, .csv, .ods or .html", "報告檔請以 .json、.csv、.ods 或 .html 為副檔名"},
                   {path.string(), 0, {}});
  }
  std::error_code none;
  if (!path.has_parent_path() || std::filesystem::is_directory(path.parent_path(), none)) return {};
  return failure(Errc::not_found, {"the directory of the report does not exist", "報告檔的目錄不存在"}, {path.string(), 0, {}});
}

Result<void> write_report(const std::filesystem::path& path, const Report& report, Language language) {
  if (auto good = check_report_path(path); !good) return good;
  const std::string ending = path.extension().string();
  if (ending == ".json") return write_file_atomically(path, format_report_json(report));
  if (ending == ".html") return write_file_atomically(path, format_report_html(report, language));
  return write_report_table(path, report, language);
}

}  // namespace opendata::push::links
