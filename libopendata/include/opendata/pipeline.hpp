#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <opendata/policy.hpp>
#include <opendata/recognizer.hpp>
#include <opendata/record.hpp>
#include <opendata/result.hpp>
#include <optional>
#include <string>
#include <vector>

namespace opendata::deid {

/// A 32-byte key for pseudonyms, wiped when destroyed. Comes only from a file with mode 0600 or from an environment
/// variable.
class PseudonymKey {
 public:
  /// Reads 64 hex digits (blanks around them are accepted).
  /// Errors: not_found; refused when others than the owner may read the file; bad_value.
  [[nodiscard]] static Result<PseudonymKey> from_file(const std::string& path);
  [[nodiscard]] static Result<PseudonymKey> from_environment(const char* variable);
  PseudonymKey(PseudonymKey&&) noexcept;
  PseudonymKey& operator=(PseudonymKey&&) noexcept;
  ~PseudonymKey();
  /// HMAC-SHA-256 over type ‖ 0 ‖ dataset ‖ 0 ‖ domain ‖ 0 ‖ value, 130 bits of it in base 32 without look-alikes (26
  /// characters).
  [[nodiscard]] std::string pseudonym(std::string_view type, std::string_view dataset, std::string_view domain,
                                      std::string_view value) const;

 private:
  PseudonymKey() = default;
  unsigned char bytes_[32] = {};
};

/// What the pipeline did, in counts. Published with the release.
struct PipelineReport {
  struct FieldCounts {
    std::string name, role, transform;
    std::uint64_t changed = 0;  ///< cells whose published text differs from the source's
    std::uint64_t missing = 0;  ///< cells that were missing in the source
    std::uint64_t suppressed =
        0;  ///< cells that had a value and were withheld: a suppressed column, an address that cannot be taken apart
    std::map<std::string, std::uint64_t> findings;  ///< free text: type → number replaced
    std::optional<std::size_t> level =
        {};  ///< full-domain search: the chosen level of its hierarchy, 0 is the value itself
    std::optional<std::size_t> height = {};  ///< search: the coarsest level
    std::optional<double> loss =
        {};  ///< search: what of the column was given up, 0 nothing, 1 everything; suppressed records count 1
  };         // all over released records
  std::vector<FieldCounts> fields;
  std::vector<std::string> dropped_columns;  ///< source columns that no field names
  std::uint64_t records_in = 0, records_out = 0, records_suppressed = 0;
  std::uint64_t classes = 0;  ///< equivalence classes of the released records
  std::uint64_t smallest_class =
      0;  ///< size of the smallest, in persons when the policy names a person column; 0 = nothing released
  unsigned k = 0;

  /// What a search for a generalization found; see Recoding.
  struct Search {
    double score = 0;                   ///< of the policy's objective; of local recoding always the loss
    std::optional<double> lower_bound;  ///< full-domain: nothing better than this exists
    bool optimal = false;               ///< full-domain: the score is the lower bound
    double loss = 0;                    ///< mean over the quasi-identifiers' losses
  };
  std::optional<Search> search;      ///< none with fixed transforms
  std::string_view mode, objective;  ///< as the policy names them
};

/// Turns raw records into safe ones as a policy says. Two passes over the same source: learn() every record, settle(),
/// then apply() every record, finish(). What apply() gave may be published only after finish() succeeded. Guarantees:
/// classes of fewer than k persons are suppressed; records whose quasi-identifiers are all missing are a class like any
/// other; records without a person stand for one person per class. Memory grows with the number of distinct
/// quasi-identifier tuples (with a person column: of distinct pairs of tuple and person), not with records. Thread
/// safety: learn() one thread; apply() one thread.
class Pipeline {
 public:
  /// Errors: missing_column (a field's source or the person is not among `columns`), not_found (no such transform),
  /// unknown_key, bad_value (a transform's parameters, a type that does not suit it), refused (pseudonymize without a
  /// key; no field is published; as parse_policy()).
  [[nodiscard]] static Result<Pipeline> create(const Policy& policy, const std::vector<std::string>& columns,
                                               std::optional<PseudonymKey> key);
  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;
  ~Pipeline();

  /// What the safe records look like: fields whose transform removes the column are not in it.
  [[nodiscard]] const Schema& schema() const;
  /// Counts one record's equivalence class. Errors: bad_value with row and column (a quasi-identifier that is not of
  /// its declared type).
  [[nodiscard]] Result<void> learn(const RawRecord& record);
  /// As learn() of each record in turn; the work is shared among threads. Errors: of one of the records.
  [[nodiscard]] Result<void> learn(const std::vector<RawRecord>& records);
  /// Decides which classes fail the model. Errors: refused when more than the suppression limit, or every record, would
  /// have to go; report() then says how many.
  [[nodiscard]] Result<void> settle();
  /// nullopt when the record is suppressed. Errors: bad_value, bad_encoding with row and column (a cell that does not
  /// fit); conflict when learn() never saw such a record.
  [[nodiscard]] Result<std::optional<SafeRecord>> apply(const RawRecord& record);
  /// As apply() of each record in turn; the work is shared among threads. Errors: of one of the records.
  [[nodiscard]] Result<std::vector<std::optional<SafeRecord>>> apply(const std::vector<RawRecord>& records);
  /// The quasi-identifiers of a record as they are published, in the order of the schema: what somebody who knows the
  /// record looks for in the release. nullopt when this very record is withheld; a tuple that no released record has
  /// says nothing. Not counted and not reported. Errors: bad_value, as learn().
  [[nodiscard]] Result<std::optional<std::vector<Cell>>> published_quasi_identifiers(const RawRecord& record) const;
  /// Confirms that both passes saw the very same records and that every released class has the size that was promised.
  /// Errors: conflict (the source changed between the passes), internal.
  [[nodiscard]] Result<void> finish();
  [[nodiscard]] const PipelineReport& report() const;
  /// The sensitive values of all records of the source, which l and t are judged by; null without l and t. In memory
  /// only: never write it.
  [[nodiscard]] const privacy::CodedTable* sensitive_values() const;

 private:
  struct Impl;
  explicit Pipeline(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace opendata::deid
