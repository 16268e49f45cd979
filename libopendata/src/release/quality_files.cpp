#include "release/quality_files.hpp"

#include <algorithm>

namespace opendata::release {
namespace {

constexpr int years_ahead = 20;
constexpr int last_year_of_all = 2100;

int last_year(const std::string& modified) {
  const auto day = text::parse_date(modified.substr(0, 10), text::Calendar::ad);
  return day ? day->year + years_ahead : last_year_of_all;
}

/// The CSV's names of the columns; texts have no further type to be judged by.
std::vector<quality::Column> columns_of(const Schema& schema) {
  std::vector<quality::Column> out;
  for (const Field& field : schema.fields)
    out.push_back({field.title.zh_tw, field.type == FieldType::string ? std::nullopt : std::optional(field.type)});
  return out;
}

struct Pair {
  quality::Check check;
  Outcome QualityReport::*outcome;
};
constexpr std::array platform_checks{
    Pair{quality::Check::structure, &QualityReport::structure},
    Pair{quality::Check::encoding_match, &QualityReport::encoding_match},
    Pair{quality::Check::desc_match, &QualityReport::desc_match},
    Pair{quality::Check::csv, &QualityReport::csv},
};

void add_platform_checks(const QualityReport& gate, quality::DatasetReport& out) {
  out.not_checked(quality::Check::linkable);
  out.not_checked(quality::Check::downloadable);
  for (const Pair& pair : platform_checks) {
    out.made(pair.check);
    if (gate.*pair.outcome == Outcome::failed) out.add({pair.check, {"see the problems listed", "請見列出的問題"}, {}, {}});
  }
}

void add_odf(const Manifest& manifest, quality::DatasetReport& out) {
  out.made(quality::Check::odf);
  const bool has_ods = std::any_of(manifest.files.begin(), manifest.files.end(),
                                   [](const ReleaseFile& file) { return file.format == "ods"; });
  if (!has_ods)
    out.add({quality::Check::odf,
             {"the table is not offered as ODS (CNS 15251); add \"ods\" to the policy's \"outputs\"",
              "表格未提供 ODS 格式（CNS 15251）；請於政策檔 \"outputs\" 加入 \"ods\""},
             {},
             {}});
}

}  // namespace

RowExaminer::RowExaminer(const Schema& schema, const std::string& modified, std::optional<DatasetType> type)
    : type_(std::move(type)), table_(columns_of(schema), {last_year(modified), quality::Repeats::expected}) {
  if (type_) type_check_.emplace(*type_, schema);
}

void RowExaminer::look_at(const RawRecord& row) {
  cells_.clear();
  for (const Cell& cell : row.cells) cells_.push_back(cell ? std::string_view(*cell) : std::string_view());
  table_.look_at(cells_, row.row);
  if (type_check_) type_check_->look_at(row);
}

std::optional<Error> RowExaminer::refusal() const {
  return type_check_ ? type_check_->refusal() : std::optional<Error>();
}

quality::Report quality_report(const DatasetMetadata& metadata, const Manifest& manifest, const Schema& schema,
                               const QualityReport& gate, const RowExaminer& examiner) {
  quality::DatasetReport out;
  out.title = metadata.title.zh_tw;
  add_platform_checks(gate, out);
  for (const ReleaseFile& file : manifest.files) {
    if (!file.format.empty())
      out.files.push_back({file.path, file.format, "utf-8", false, manifest.rows, schema.fields.size(), true});
  }
  examiner.table().report({}, out);
  add_odf(manifest, out);
  out.made(quality::Check::record);
  return {{}, {std::move(out)}};
}

}  // namespace opendata::release
