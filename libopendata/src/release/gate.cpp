#include "release/gate.hpp"

#include <utility>

#include "release/residual_scan.hpp"

namespace opendata::release {
namespace {

/// Shows rows to something with look_at(): all of them, or every batch whose turn it is.
template <class Looker>
StoredRows::Consumer shown_to(Looker& looker, std::size_t turn = 0, std::size_t turns = 1) {
  const auto take = [&looker, turn, turns](const StoredRows::Batch& batch) mutable -> Result<void> {
    if (turn-- > 0) return {};
    turn = turns - 1;
    for (const RawRecord& record : batch) looker.look_at(record);
    return {};
  };
  return {take, {}};
}

/// The first check that failed; its name is a literal.
const char* failed_check(const QualityReport& quality) {
  for (const QualityCheck& check : quality_checks())
    if (quality.*check.member == Outcome::failed) return check.name.data();
  return "";
}

/// The file's name without the place where it was made, which nobody will see, and the field.
Error fails_check(const QualityReport& quality) {
  const Where& where = quality.problems.front().where();
  const std::string name = std::filesystem::path(where.file).filename().string();
  return Error::from_library(
      Errc::refused,
      {"this written file fails the quality check in brackets (docs/quality.md); correct the field or its description",
       "此輸出檔未通過括號所示的品質檢測（docs/quality.zh-TW.md）；請更正欄位或其說明"},
      failed_check(quality), {{}, where.row, where.column.empty() ? name : name + ": " + where.column});
}

}  // namespace

Result<GateReport> inspect_output(const Policy& policy, const std::filesystem::path& directory,
                                  const Manifest& manifest, const Schema& schema, RowExaminer& examiner) {
  std::vector<ResidualScan> scans;
  for (std::size_t i = 0; i < workers(); ++i) scans.emplace_back(policy, schema);
  WrittenProfile written(policy, schema);
  std::vector<StoredRows::Consumer> lookers{shown_to(written), shown_to(examiner)};
  for (std::size_t i = 0; i < scans.size(); ++i) lookers.push_back(shown_to(scans[i], i, scans.size()));
  auto quality = check_quality(directory, manifest, schema, std::move(lookers));
  if (!quality) return failure(std::move(quality.error()));
  for (std::size_t i = 1; i < scans.size(); ++i) scans.front().add(scans[i]);
  const bool has_model = !written.quasi_identifiers().empty();
  const auto classes = has_model ? written.classes().classes() : privacy::ClassSizes();
  return GateReport{std::move(*quality), classes.classes(), classes.smallest(), scans.front().counts(),
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
    return fails_check(report.quality);
  }
  return std::nullopt;
}

Error nothing_left(const std::string& input) {
  return {Errc::refused, {"no record is left to publish", "沒有任何可發布的紀錄"}, {input, 0, {}}};
}

}  // namespace opendata::release
