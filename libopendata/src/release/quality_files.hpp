#pragma once
#include <opendata/check.hpp>
#include <opendata/code_lists.hpp>
#include <opendata/quality.hpp>
#include <opendata/release.hpp>
#include <optional>
#include <string>
#include <vector>

#include "quality/table_check.hpp"
#include "release/dataset_type.hpp"

namespace opendata::release {

/// Looks at each published row for what the gate's own checks do not ask: empty columns, mixed calendars, coordinates
/// out of place, and what the dataset's type demands.
class RowExaminer {
 public:
  /// `modified`: the day from which dates may be 20 years ahead; never the clock.
  RowExaminer(const Schema& schema, const std::string& modified, std::optional<DatasetType> type);
  void look_at(const RawRecord& row);
  [[nodiscard]] const quality::TableCheck& table() const { return table_; }
  /// Why the rows do not fit the dataset's type.
  [[nodiscard]] std::optional<Error> refusal() const;

 private:
  std::optional<DatasetType> type_;
  quality::TableCheck table_;
  std::optional<TypeCheck> type_check_;
  std::vector<std::string_view> cells_;
};

/// The quality report of a release: the six checks of the gate, and what the examiner saw.
[[nodiscard]] quality::Report quality_report(const DatasetMetadata& metadata, const Manifest& manifest, const Schema& schema,
                                             const QualityReport& gate, const RowExaminer& examiner);

}  // namespace opendata::release
