#include "release/gate.hpp"

#include <utility>

#include "release/residual_scan.hpp"

namespace opendata::release {
namespace {

/// Shows every row to something with look_at().
template <class Looker>
StoredRows::Consumer shown_to(Looker& looker) {
  const auto take = [&looker](const StoredRows::Batch& batch) -> Result<void> {
    for (const RawRecord& record : batch) looker.look_at(record);
    return {};
  };
  return {take, {}};
}

}  // namespace

Result<GateReport> inspect_output(const Policy& policy, const std::filesystem::path& directory,
                                  const Manifest& manifest, const Schema& schema, RowExaminer& examiner) {
  ResidualScan scan(policy, schema);
  WrittenProfile written(policy, schema);
  auto quality = check_quality(directory, manifest, schema, {shown_to(scan), shown_to(written), shown_to(examiner)});
  if (!quality) return failure(std::move(quality.error()));
  const bool has_model = !written.quasi_identifiers().empty();
  const auto classes = has_model ? written.classes().classes() : privacy::ClassSizes();
  return GateReport{std::move(*quality), classes.classes(), classes.smallest(), scan.counts(),
                    std::move(written)};
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
