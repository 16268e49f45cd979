#include "release/gate.hpp"

#include <algorithm>
#include <opendata/recognizer.hpp>
#include <unordered_map>

#include "formats/rows_sqlite.hpp"
#include "policy/rules.hpp"
#include "release/residual_scan.hpp"

namespace opendata::release {
namespace {

/// Counts equivalence classes over the published quasi-identifiers. Memory grows with distinct tuples.
class ClassCount {
 public:
  ClassCount(const Policy& policy, const Schema& schema) {
    for (const PolicyField& field : policy.fields) {
      const auto index = schema.index_of(field.field.name);
      if (config::is_counted_in_classes(field) && index) columns_.push_back(*index);
    }
  }
  void look_at(const RawRecord& record) {
    if (columns_.empty()) return;
    tuple_.clear();
    for (const std::size_t column : columns_) append(record.cells[column]);
    ++classes_[tuple_];
  }
  void report(GateReport& out) const {
    out.classes = classes_.size();
    for (const auto& [tuple, records] : classes_) {
      out.smallest_class = out.smallest_class == 0 ? records : std::min(out.smallest_class, records);
    }
  }

 private:
  /// Length before text, so that different tuples never have the same key; "-" is a missing cell.
  void append(const Cell& cell) { tuple_ += cell ? std::to_string(cell->size()) + ":" + *cell : std::string("-"); }
  std::vector<std::size_t> columns_;
  std::string tuple_;
  std::unordered_map<std::string, std::uint64_t> classes_;
};

}  // namespace

Result<GateReport> inspect_output(const Policy& policy, const std::filesystem::path& directory,
                                  const Manifest& manifest, const Schema& schema) {
  auto store = format::open_rows_sqlite_reader(directory / "rows.sqlite", schema);
  if (!store) return failure(std::move(store.error()));
  ResidualScan scan(policy, schema);
  ClassCount classes(policy, schema);
  RawRecord record;
  for (;;) {
    auto more = (*store)->read(record);
    if (!more) return failure(std::move(more.error()));
    if (!*more) break;
    scan.look_at(record);
    classes.look_at(record);
  }
  GateReport report;
  report.quality = check_quality(directory, manifest, schema);
  report.residual = scan.counts();
  classes.report(report);
  return report;
}

std::optional<Error> refusal(const GateReport& report, const Policy& policy) {
  if (!report.residual.empty()) {
    const auto& [field, type] =
        report.residual.begin()->first;  // the type is a recogniser's literal, so data() ends in NUL
    return Error::from_library(
        Errc::refused,
        {"personal data of the named type is still in the output; scrub the field, or name the type in its \"allow\" "
         "when it "
         "is no person's (the report counts all findings)",
         "輸出仍含括號所示類型的個人資料；請清除該欄位，若非個人所有可列於該欄位的 \"allow\"（報告列出全部筆數）"},
        type.data(), {{}, 0, field});
  }
  if (policy.privacy.k > 0 && report.classes > 0 && report.smallest_class < policy.privacy.k) {
    return Error(Errc::refused, {"a class of the written quasi-identifiers is smaller than k; generalise more",
                                 "輸出之準識別欄位有等價類小於 k；請再概化"});
  }
  if (!report.quality.problems.empty()) {
    const Error& problem = report.quality.problems.front();
    return Error(Errc::refused,
                 {"a written file fails a quality check; see the report", "輸出檔未通過品質檢測；請見報告"},
                 problem.where());
  }
  return std::nullopt;
}

}  // namespace opendata::release
