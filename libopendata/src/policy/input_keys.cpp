#include "policy/tables.hpp"

namespace opendata::config {
namespace {

Result<void> encoding(const Node& node, InputOptions& input) {
  if (node.value().is(json::Kind::string) && node.value().text() == "auto") return {};
  return choice<&InputOptions::encoding, text::parse_encoding>(node, input);
}

Result<void> delimiter(const Node& node, InputOptions& input) {
  std::string text;
  if (auto read = read_value(node, text); !read) return read;
  if (text != "," && text != ";" && text != "\t") {
    return node.fail(Errc::bad_value, {"must be \",\", \";\" or \"\\t\"", "必須是 \",\"、\";\" 或 \"\\t\""});
  }
  input.delimiter = text[0];
  return {};
}

bool is_json(const InputOptions& input) { return input.format == InputFormat::json || input.format == InputFormat::jsonl; }

/// Only spreadsheets have sheets.
Result<void> check_sheet(const Node& node, const InputOptions& input) {
  if (input.sheet.empty() || input.format == InputFormat::ods) return {};
  return node.fail(Errc::bad_value, {"\"sheet\" is for spreadsheets (\"format\": \"ods\")", "\"sheet\" 僅適用於試算表（\"format\": \"ods\"）"});
}

/// Names by position mean something where a header row is.
Result<void> check_columns(const Node& node, const InputOptions& input) {
  if (input.header_rows == 0 && input.columns.empty())
    return node.fail(Errc::bad_value,
                     {"a file without a header row (\"header_rows\": 0) needs \"columns\", the names of its columns",
                      "沒有標題列的檔案（\"header_rows\": 0）須以 \"columns\" 列出欄位名稱"});
  if (!input.columns.empty() && is_json(input))
    return node.fail(Errc::bad_value, {"\"columns\" is for CSV files and spreadsheets", "\"columns\" 僅適用於 CSV 檔與試算表"});
  return {};
}

constexpr Key<InputOptions> input_keys[] = {
    {"format", Presence::optional, choice<&InputOptions::format, parse_input_format>},
    {"encoding", Presence::optional, encoding},
    {"delimiter", Presence::optional, delimiter},
    {"sheet", Presence::optional, value<&InputOptions::sheet>},
    {"title_rows", Presence::optional, whole<&InputOptions::title_rows, 0, 100>},
    {"header_rows", Presence::optional, whole<&InputOptions::header_rows, 0, 2>},
    {"columns", Presence::optional, value<&InputOptions::columns>},
    {"missing_values", Presence::optional, value<&InputOptions::missing_values>},
    {"trim", Presence::optional, value<&InputOptions::trim>},
    {"pad_short_rows", Presence::optional, value<&InputOptions::pad_short_rows>},
    {"drop_trailing_empty", Presence::optional, value<&InputOptions::drop_trailing_empty>},
    {"skip_blank_rows", Presence::optional, value<&InputOptions::skip_blank_rows>},
    {"skip_repeated_header", Presence::optional, value<&InputOptions::skip_repeated_header>},
    {"bare_quotes", Presence::optional, value<&InputOptions::bare_quotes>},
    {"skip_late_keys", Presence::optional, value<&InputOptions::skip_late_keys>},
};

}  // namespace

Result<void> read_input(const Node& node, InputOptions& input) {
  if (auto read = read_object<InputOptions>(node, input_keys, input); !read) return read;
  if (auto checked = check_sheet(node, input); !checked) return checked;
  return check_columns(node, input);
}

}  // namespace opendata::config
