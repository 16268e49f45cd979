#include "inspect/policy_text.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "inspect/kinds.hpp"
#include "table/csv_reader.hpp"
#include "table/leniencies.hpp"

namespace opendata::inspect {
namespace {

std::string in_quotes(std::string_view text) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  return {buffer.GetString(), buffer.GetSize()};
}

/// Eight digits that tell files apart whose names have no Latin letters: two of them must not become one dataset.
std::string name_digest(std::string_view text) {
  std::uint32_t digest = 2166136261U;  // FNV-1a
  for (const char c : text) digest = (digest ^ static_cast<unsigned char>(c)) * 16777619U;
  char out[9];
  std::snprintf(out, sizeof out, "%08x", digest);
  return out;
}

std::string dataset_id(const std::string& file) {
  const std::string stem = std::filesystem::path(file).stem().string();
  std::string id;
  bool complete = true;
  for (const char c : stem) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const bool upper = c >= 'A' && c <= 'Z';
    complete = complete && static_cast<unsigned char>(c) < 0x80;
    if (plain || upper) id += static_cast<char>(upper ? c + 32 : c);
    if (!plain && !upper && !id.empty() && id.back() != '-') id += '-';
  }
  id.resize(std::min<std::size_t>(id.size(), 50));
  while (id.ends_with('-')) id.pop_back();
  if (id.empty()) id = "dataset";
  return complete ? id : id + "-" + name_digest(stem);
}

std::string title(const std::string& file) {
  std::string stem = std::filesystem::path(file).stem().string();
  return stem.empty() || !text::is_valid_utf8(stem) ? "資料集" : stem;
}

std::string listed(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + in_quotes(text);
  return out;
}

const char* flag(bool value) { return value ? "true" : "false"; }

std::string input_text(const InputOptions& input) {
  std::string out = "{ \"format\": " + in_quotes(name(input.format));
  out += ", \"encoding\": " + in_quotes(input.encoding ? name(*input.encoding) : "auto");
  out += ", \"delimiter\": " + in_quotes(std::string_view(&input.delimiter, 1));
  if (!input.sheet.empty()) out += ", \"sheet\": " + in_quotes(input.sheet);
  out += ", \"title_rows\": " + std::to_string(input.title_rows);
  out += ", \"header_rows\": " + std::to_string(input.header_rows);
  if (!input.columns.empty()) out += ", \"columns\": [" + listed(input.columns) + "]";
  for (const table::Leniency& leniency : table::leniencies)
    out += std::string(", \"") + leniency.name + "\": " + flag(input.*leniency.option);
  return out + " }";
}

std::string allow_text(const std::vector<std::string>& types) {
  return types.empty() ? "" : ", \"allow\": [" + listed(types) + "]";
}

std::string field_text(const InspectedColumn& column) {
  return "{ \"source\": " + in_quotes(column.source) + ", \"name\": " + in_quotes(column.name) +
         ", \"title\": { \"zh-TW\": " + in_quotes(table::column_name(column.source)) + " }, \"type\": " +
         in_quotes(name(column.proposed().transform == "keep" ? column.published_type : FieldType::string)) +
         ", \"role\": " + in_quotes(name(column.role)) + ", \"transform\": " + treatment_text(column.proposed()) +
         allow_text(column.allow) + " }";
}

/// Why the column is treated as it is.
Message reason(const InspectedColumn& column) {
  const bool suppressed = column.proposed().transform == "suppress";
  if (!column.withheld_for.empty()) return {"personal data was left in its cells", "儲存格內仍有個人資料"};
  if (column.role == Role::direct_identifier)
    return column.kind == ColumnKind::unknown
               ? Message{"not known what it is, so treated as an identifier", "無法判斷內容，故視為識別資料"}
               : Message{"names a person or a case", "可直接識別個人或案件"};
  if (column.role == Role::sensitive_attribute) return {"special category: not for open data", "特種個資：不得開放"};
  if (column.role == Role::free_text)
    return suppressed ? Message{"free text beside persons: scrub_text only after reading a sample of its output",
                                "與個人並列的自由文字：閱讀樣本後始可改用 scrub_text"}
                      : Message{"free text: read a sample of the output", "自由文字：請閱讀輸出樣本"};
  if (column.role == Role::insensitive) return {"figure, area or period", "統計數值、地區或期間"};
  if (suppressed && column.treatments.size() > 1)
    return {"singles records out with the other columns", "與其他欄位組合即可指認單筆"};
  if (suppressed) return {"known to others, and cannot be made coarser", "他人可得知，且無法概化"};
  return {"known to others: the finest level that keeps k", "他人可得知：可維持 k 的最細層級"};
}

class PolicyText {
 public:
  PolicyText(const Inspection& inspection, std::optional<Language> comments, std::string_view indent)
      : inspection_(inspection), comments_(comments), indent_(indent) {}

  std::string text() {
    out_ = "{";
    line("  \"policy_version\": 1,");
    dataset();
    line("  \"input\": " + input_text(inspection_.input) + ",");
    line("  \"fields\": [");
    for (const InspectedColumn& column : inspection_.columns) field(column);
    line("  ],");
    privacy();
    line("  \"release\": { \"domain\": " + in_quotes(dataset_id(inspection_.file)) + " },");
    line("  \"outputs\": [\"csv\", \"json\", \"jsonl\", \"xml\", \"ods\"]");
    line("}");
    return std::move(out_);
  }

 private:
  void line(const std::string& text) {
    out_ += '\n';
    out_ += indent_;
    out_ += text;
  }
  [[nodiscard]] std::string comment(Message message) const {
    return comments_ ? "  // " + std::string(message.in(*comments_)) : std::string();
  }
  void dataset() {
    line("  \"dataset\": {" + comment({"complete this: what the catalogue says", "請補齊：目錄所列資訊"}));
    line("    \"id\": " + in_quotes(dataset_id(inspection_.file)) + ",");
    line("    \"title\": { \"zh-TW\": " + in_quotes(title(inspection_.file)) + " },");
    line("    \"description\": { \"zh-TW\": \"\" },");
    line("    \"publisher\": { \"name\": \"\" },");
    line("    \"license\": \"OGDL-Taiwan-1.0\",");
    line("    \"update_frequency\": { \"every\": 1, \"unit\": \"年\" },");
    line("    \"language\": \"zh\"");
    line("  },");
  }
  void field(const InspectedColumn& column) {
    const bool last = &column == &inspection_.columns.back();
    line("    " + field_text(column) + (last ? "" : ","));
    if (!comments_) return;
    out_ += "  // " + std::string(label(column.kind).in(*comments_)) + (*comments_ == Language::en ? ": " : "：") +
            std::string(reason(column).in(*comments_));
  }
  void privacy() {
    std::string block = "  \"privacy\": { \"k\": 5, \"suppression_limit\": 0.05";
    if (!inspection_.person.empty()) block += ", \"person\": " + in_quotes(inspection_.person);
    line(block + " },");
  }

  const Inspection& inspection_;
  std::optional<Language> comments_;
  std::string_view indent_;
  std::string out_;
};

}  // namespace

std::string treatment_text(const Treatment& treatment) {
  std::string out = "{ \"name\": " + in_quotes(treatment.transform);
  for (const ProposedParameter& parameter : treatment.parameters) {
    out += ", " + in_quotes(parameter.key) + ": ";
    if (parameter.number) {
      out += std::to_string(*parameter.number);
    } else {
      out += parameter.flag ? flag(*parameter.flag) : in_quotes(parameter.text);
    }
  }
  return out + " }";
}

std::string policy_text(const Inspection& inspection, std::optional<Language> comments, std::string_view indent) {
  return PolicyText(inspection, comments, indent).text();
}

}  // namespace opendata::inspect

namespace opendata {

void write_policy(const Inspection& inspection, Language language, std::ostream& out) {
  out << inspect::policy_text(inspection, language, {}) << '\n';
}

}  // namespace opendata
