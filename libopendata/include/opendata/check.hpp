#pragma once
#include <array>
#include <filesystem>
#include <opendata/release.hpp>
#include <string>
#include <string_view>
#include <vector>

/// Checking of what is published: nothing missing, nothing changed, every file what its description says.
namespace opendata {

enum class Outcome { passed, failed, not_applicable };
/// "passed", "failed", "not-applicable".
[[nodiscard]] std::string_view name(Outcome outcome);

/// The six checks (品質檢測) of data.gov.tw, as far as they can be made without a server.
/// Source: data.gov.tw/about/doc?chapter=77&doc=13.
struct QualityReport {
  Outcome linkable = Outcome::not_applicable;      ///< 連結有效: needs a server
  Outcome downloadable = Outcome::not_applicable;  ///< 可直接下載: needs a server
  Outcome structure =
      Outcome::passed;  ///< 結構化格式: every file is read to its end as its format, every cell has its declared type
  Outcome encoding_match = Outcome::passed;  ///< 編碼相符: every file is UTF-8
  Outcome desc_match = Outcome::passed;  ///< 欄位說明與檔案欄位相符: header or keys are the schema's, in its order
  Outcome csv = Outcome::passed;  ///< 可轉 CSV: rectangular, and every format holds the same cells as the row store
  std::vector<Error> problems;    ///< the first of each file, with file, row and field
};

/// Name and member of every check, for reports.
struct QualityCheck {
  std::string_view name;
  Message title;
  Outcome QualityReport::*member;
};
[[nodiscard]] const std::array<QualityCheck, 6>& quality_checks();

/// What check() found in one release.
struct CheckedRelease {
  std::string dataset_id;
  std::string release_id;
  std::vector<Error> damage;  ///< missing, changed or foreign files; the release must not be served. Empty = whole
  QualityReport quality;      ///< made only when the release is whole
  [[nodiscard]] bool is_good() const { return damage.empty() && quality.problems.empty(); }
};

/// Checks a catalogue with every release that it lists, or one release's own directory.
/// Errors: not_found (neither a catalogue nor a release), corrupt (catalog.json itself), io_failure.
/// Not an error: damage or a failed check of a release; it stands in the result.
[[nodiscard]] Result<std::vector<CheckedRelease>> check(const std::filesystem::path& directory);

}  // namespace opendata
