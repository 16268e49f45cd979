#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <opendata/plain_table.hpp>
#include <opendata/search/faq_law_impacts.hpp>

#include "faq/output.hpp"
#include "faq/report_page.hpp"

namespace opendata::search::faq {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Writer& json, const char* key, std::string_view text) {
  json.Key(key);
  json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

/// An array under a key, one object an item.
template <class Items, class Write>
void put_objects(Writer& json, const char* key, const Items& items, Write&& write) {
  json.Key(key);
  json.StartArray();
  for (const auto& item : items) {
    json.StartObject();
    write(item);
    json.EndObject();
  }
  json.EndArray();
}

void put_impact(Writer& json, const LawImpact& impact) {
  put(json, "law_id", impact.law_id);
  put(json, "law_name", impact.law_name);
  put(json, "day", impact.day);
  json.Key("repealed");
  json.Bool(impact.repealed);
  json.Key("indexed");
  json.Bool(impact.indexed);
  put_objects(json, "articles", impact.articles, [&](const ChangedArticle& article) {
    put(json, "id", article.id);
    put(json, "title", article.title);
    put(json, "change", name(article.change));
    put(json, "diff", article.diff);
  });
  put_objects(json, "entries", impact.entries, [&](const TouchedEntry& entry) {
    put(json, "id", entry.id);
    put(json, "question", entry.question);
    put(json, "agency", entry.agency);
    json.Key("articles");
    json.StartArray();
    for (const std::string& id : entry.articles) json.String(id);
    json.EndArray();
  });
}

std::string as_json(const DecayReport& report) {
  rapidjson::StringBuffer buffer;
  Writer json(buffer);
  json.StartObject();
  put(json, "today", report.today);
  put_objects(json, "findings", report.findings, [&](const Finding& finding) {
    put(json, "id", finding.entry_id);
    put(json, "question", finding.question);
    put(json, "agency", finding.agency);
    put(json, "reason", name(finding.decay));
    put(json, "detail", finding.detail);
  });
  json.Key("laws_in_updates");
  json.Uint64(report.laws.laws);
  put_objects(json, "law_changes", report.laws.impacts, [&](const LawImpact& impact) { put_impact(json, impact); });
  json.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string diff_of(const LawImpact& impact, const TouchedEntry& entry) {
  std::string out;
  for (const ChangedArticle& article : impact.articles)
    for (const std::string& cited : entry.articles)
      if (article.id == cited) out += article.title + "\n" + article.diff;
  return out;
}

/// Why an answer that a change of law touches is listed.
const char* reason_of(const LawImpact& impact, const TouchedEntry& entry) {
  if (impact.repealed) return "cited-law-repealed";
  return entry.articles.empty() ? "cited-law-amended" : "cited-article-changed";
}

PlainRow row_of(const LawImpact& impact, const TouchedEntry& entry) {
  std::string detail;
  for (const std::string& id : entry.articles) detail += id + " ";
  return {entry.id, entry.question, entry.agency, reason_of(impact, entry), detail + impact.day, impact.law_name, diff_of(impact, entry)};
}

/// A row a finding and a touched answer.
Result<void> write_table(const DecayReport& report, const std::string& file) {
  Schema schema;
  for (const char* column : {"entry", "question", "agency", "reason", "detail", "law", "diff"})
    schema.fields.push_back({column, {column, column}, {}, FieldType::string});
  std::vector<PlainRow> rows;
  for (const Finding& finding : report.findings)
    rows.push_back({finding.entry_id, finding.question, finding.agency, std::string(name(finding.decay)), finding.detail, "", ""});
  for (const LawImpact& impact : report.laws.impacts)
    for (const TouchedEntry& entry : impact.entries) rows.push_back(row_of(impact, entry));
  return write_plain_table(file, schema, "faq-check", rows);
}

}  // namespace

Result<void> write_report(const DecayReport& report, const std::string& file) {
  const std::string ending = std::filesystem::path(file).extension().string();
  if (ending == ".csv" || ending == ".ods") return write_table(report, file);
  const auto format = ending == ".json" ? as_json : ending == ".html" ? report_page : nullptr;
  if (format == nullptr) {
    return failure(Errc::not_supported, {"name the file with the ending .json, .csv, .ods or .html", "請以 .json、.csv、.ods 或 .html 為副檔名"},
                   {file, 0, {}});
  }
  Output out(file);
  out.write(format(report));
  if (auto counted = out.count(); !counted) return counted;
  auto finished = out.finish();
  return finished ? Result<void>() : failure(std::move(finished.error()));
}

}  // namespace opendata::search::faq
