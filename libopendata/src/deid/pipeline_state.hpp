#pragma once
#include <opendata/pipeline.hpp>
#include <optional>
#include <string>
#include <vector>

#include "deid/fingerprint.hpp"
#include "deid/recoding.hpp"
#include "deid/steps.hpp"
#include "privacy/equivalence_classes.hpp"

namespace opendata::deid {

/// What a pipeline holds and does: pipeline_learn.cpp is its first pass, pipeline_apply.cpp its second.
struct Pipeline::Impl {
  enum class Phase { learning, settled, finished };
  using Counts = std::vector<PipelineReport::FieldCounts>;

  std::string file;  // of the policy, for messages
  PrivacyModel privacy;
  std::vector<Step> steps;
  std::size_t column_count = 0;
  std::optional<std::size_t> person_column;
  Schema schema;
  PipelineReport report;
  EquivalenceClasses classes;
  std::optional<RecodingSearch> recoding;     // when the size of classes does not decide alone
  std::optional<std::size_t> sensitive_step;  // that l and t look at
  Fingerprint learnt, applied;
  Phase phase = Phase::learning;
  IdentifierShapes shapes;  // of all records

  Result<void> expect(Phase expected) const;
  Result<void> expect(Phase expected, const RawRecord& record) const;
  Result<Cell> run(const Step& step, const RawRecord& record, const KnownIdentifiers& identifiers,
                   PipelineReport::FieldCounts& counts) const;
  Result<std::vector<Cell>> quasi_identifiers(const RawRecord& record) const;
  void count_class(const std::vector<Cell>& tuple, const RawRecord& record);
  [[nodiscard]] KnownIdentifiers identifiers_of(const RawRecord& record) const;
  Result<void> learn(const std::vector<Cell>& tuple, const RawRecord& record);
  void learn_shapes(const RawRecord& record);
  Result<void> learn_recoding(const std::vector<Cell>& tuple, const RawRecord& record);
  Result<void> settle_recoding();
  Result<std::optional<SafeRecord>> apply_recoding(const std::vector<Cell>& tuple, const RawRecord& record);
  Result<std::vector<Cell>> publish(const RawRecord& record, const std::vector<Cell>& tuple, Counts& counts) const;
  Result<SafeRecord> publish_in_class(const RawRecord& record, const std::vector<Cell>& tuple, Counts& counts) const;
  [[nodiscard]] bool is_in_class(const std::vector<Cell>& published, const std::vector<Cell>& tuple) const;
  Result<std::vector<std::vector<Cell>>> all_quasi_identifiers(const std::vector<RawRecord>& records) const;
  Result<std::vector<std::optional<std::vector<Cell>>>> release(const std::vector<RawRecord>& records);
};

inline constexpr Message source_changed{"the source changed while it was read; nothing was published: start again",
                                        "來源在讀取期間有變動；未發布任何內容：請重新執行"};

[[nodiscard]] inline TupleHash hash(const std::vector<Cell>& tuple) {
  std::string bytes;
  for (const auto& cell : tuple) append_cell(bytes, cell);
  return hash_tuple(bytes);
}

}  // namespace opendata::deid
