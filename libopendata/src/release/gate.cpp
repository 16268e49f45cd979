#include "release/gate.hpp"

#include <utility>

#include "formats/rows_sqlite.hpp"
#include "release/residual_scan.hpp"

namespace opendata::release {
Result<GateReport> inspect_output(const Policy& policy, const std::filesystem::path& directory,
                                  const Manifest& manifest, const Schema& schema) {
  auto store = format::open_rows_sqlite_reader(directory / "rows.sqlite", schema);
  if (!store) return failure(std::move(store.error()));
  ResidualScan scan(policy, schema);
  WrittenProfile written(policy, schema);
  RawRecord record;
  for (;;) {
    auto more = (*store)->read(record);
    if (!more) return failure(std::move(more.error()));
    if (!*more) break;
    scan.look_at(record);
    written.look_at(record);
  }
  const bool has_model = !written.quasi_identifiers().empty();
  const auto classes = has_model ? written.classes().classes() : privacy::ClassSizes();
  return GateReport{check_quality(directory, manifest, schema), classes.classes(), classes.smallest(), scan.counts(),
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
