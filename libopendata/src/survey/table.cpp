#include <charconv>
#include <opendata/survey.hpp>

#include "aggregate/figure_series.hpp"

namespace opendata::survey {
namespace {

using privacy::FigureTable;

constexpr const char* dataset_type = "satisfaction-survey";

/// Two decimals: finer ones would tell the sum of all answers. The point is one whatever the program's locale is.
Cell rounded(const std::optional<double>& value) {
  if (!value) return std::nullopt;
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, *value, std::chars_format::fixed, 2).ptr;
  const std::string text(digits, end);
  return text == "-0.00" ? "0.00" : text;
}

Cell or_missing(const std::string& text) { return text.empty() ? Cell() : Cell(text); }

std::vector<Field> fields() {
  return {{"construct", {"構面", "Construct"}, {}, FieldType::string},
          {"question_id", {"題目代碼", "Question id"}, {}, FieldType::string},
          {"question", {"題目", "Question"}, {}, FieldType::string},
          {"scale", {"量尺", "Scale"}, {}, FieldType::string},
          {"n", {"有效樣本數", "Respondents"}, {}, FieldType::integer},
          {"mean", {"平均數", "Mean"}, {}, FieldType::decimal},
          {"standard_deviation", {"標準差", "Standard deviation"}, {}, FieldType::decimal},
          {"ci95_low", {"95%信賴區間下限", "95 % confidence interval, low"}, {}, FieldType::decimal},
          {"ci95_high", {"95%信賴區間上限", "95 % confidence interval, high"}, {}, FieldType::decimal},
          {"cronbach_alpha", {"Cronbach's α", "Cronbach's alpha"}, {}, FieldType::decimal},
          {"sampling", {"抽樣說明", "Sampling"}, {}, FieldType::string},
          {"note", {"註記", "Note"}, {}, FieldType::string}};
}

FigureTable table_of(const Summary& summary, const Spec& spec) {
  FigureTable table{fields(), {}};
  // One survey is told from the next by who was asked, when and how. A whole group has no id, and is made of questions.
  table.keys = {"sampling", "question_id"};
  table.counts = {"n"};
  table.least_change = spec.least_answers;
  table.least_change_key = "least_answers";
  const std::string scale = std::to_string(spec.least) + "–" + std::to_string(spec.most);
  for (const Row& row : summary.rows)
    table.rows.push_back({or_missing(row.group), or_missing(row.question), row.text, scale,
                          row.n ? Cell(std::to_string(*row.n)) : Cell(), rounded(row.mean), rounded(row.deviation),
                          rounded(row.low), rounded(row.high), rounded(row.alpha), spec.sampling,
                          row.withheld ? Cell("抑制") : Cell()});
  return table;
}

}  // namespace

Result<void> write_summary(const Summary& summary, const Spec& spec, const std::filesystem::path& output) {
  if (output.extension() != ".csv")
    return failure(Errc::invalid_argument, {"must end in .csv", "須以 .csv 結尾"}, {output.string(), 0, {}});
  return privacy::write_figures(output, [&](format::OutputFile& out) { privacy::append_csv(out, table_of(summary, spec)); });
}

Result<Publication> publish_summary(const Summary& summary, const Spec& spec, const std::filesystem::path& catalog) {
  if (!spec.publication) {
    return failure(Errc::missing_column,
                   {"the specification does not say what the catalogue is to say of the survey; add \"publication\"",
                    "調查規格未說明目錄的資料集說明；請加入「publication」"},
                   {spec.file, 0, "publication"});
  }
  DatasetMetadata dataset = *spec.publication;
  dataset.type = dataset_type;
  const FigureTable table = table_of(summary, spec);
  return privacy::publish_figures(table, {dataset, spec.file, spec.document, summary.modified}, catalog,
                                  {[&](const Release& earlier) { return privacy::compare_with_earlier(table, earlier); },
                                   [&](const std::vector<std::string>& kept) { return privacy::compare_with_kept(table, kept); }});
}

}  // namespace opendata::survey
