#pragma once
#include <array>
#include <opendata/aggregate.hpp>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "aggregate/labels.hpp"
#include "aggregate/suppression.hpp"

namespace opendata::privacy {

/// How often a duration occurs among the closed cases of one combination of leaves.
struct DurationCount {
  CellId atom = 0;  ///< of a cube, with the state "total"
  std::uint32_t days = 0;
  std::uint32_t cases = 0;
};

/// A cube with what was counted into its cells, totals included.
struct Counted {
  Cube cube;
  Counts counts;
  std::vector<DurationCount> durations;    ///< by days
  std::vector<std::uint64_t> record_keys;  ///< sum of the keys of the cases of a cell; empty without a key
  AggregateReport report;
};

/// Different persons of a group, told apart up to a threshold: from there on the group is not small.
using Persons = std::vector<std::uint64_t>;
void add_persons(Persons& to, std::span<const std::uint64_t> from, std::int64_t threshold);

/// 64 bits of a pseudonym, for numbers that hang on a key.
[[nodiscard]] std::uint64_t bits_of_token(const std::string& token);

/// Counts records of one source by a specification.
class Counting {
 public:
  /// Errors: missing_column, and what the transforms say. `key` is for rounding and may be null; it must outlive this.
  [[nodiscard]] static Result<Counting> create(const AggregateSpec& spec, const std::vector<std::string>& columns,
                                               const deid::PseudonymKey* key);
  /// Errors: bad_value, bad_encoding with row and column; limit_exceeded.
  [[nodiscard]] Result<void> add(const RawRecord& record);
  /// Errors: limit_exceeded (cells), bad_value (levels that are not nested).
  [[nodiscard]] Result<Counted> finish() const;
  /// The labels' codes of the record that was added last, for comparing two specifications.
  using Codes = std::array<std::uint32_t, most_axes>;
  [[nodiscard]] const Codes& last() const { return last_; }
  /// The person of that record; empty when the specification does not tell persons apart.
  [[nodiscard]] std::span<const std::uint64_t> last_person() const {
    return last_person_ ? std::span(&*last_person_, 1) : std::span<const std::uint64_t>();
  }
  /// The dimensions' axes, with the leaf of each code.
  [[nodiscard]] Result<std::vector<LabelTree>> trees() const;

 private:
  /// What is known of one combination of codes.
  struct Group {
    std::uint32_t index = 0;
    std::int64_t cases = 0;
    std::uint64_t record_keys = 0;
    Persons persons;
  };
  struct CodesHash {
    std::size_t operator()(const Codes& codes) const;
  };
  explicit Counting(const AggregateSpec& spec, const deid::PseudonymKey* key) : spec_(&spec), key_(key) {}
  [[nodiscard]] Result<std::size_t> find_column(const std::vector<std::string>& columns, const std::string& name) const;
  [[nodiscard]] Result<void> find_columns(const std::vector<std::string>& columns);
  [[nodiscard]] Result<std::int64_t> days_between(const RawRecord& record) const;
  [[nodiscard]] Result<std::int64_t> days_stated(const RawRecord& record) const;
  /// nullopt: not closed.
  [[nodiscard]] Result<std::optional<std::uint32_t>> days(const RawRecord& record);
  [[nodiscard]] bool is_beyond_clamp(std::uint64_t person);
  [[nodiscard]] Result<void> count(const RawRecord& record, const std::optional<std::uint32_t>& days);
  [[nodiscard]] std::uint64_t record_key(const RawRecord& record) const;
  [[nodiscard]] std::vector<std::int64_t> cases_by_code(std::size_t dimension) const;
  [[nodiscard]] Result<Cube> cube_of(const std::vector<LabelTree>& trees) const;
  // Parts of the result; `atoms` by group.
  void fill_counts(const std::vector<CellId>& atoms, Counted& counted) const;
  void fill_persons(const std::vector<CellId>& atoms, Counted& counted) const;
  void fill_durations(const std::vector<CellId>& atoms, Counted& counted) const;

  const AggregateSpec* spec_;
  const deid::PseudonymKey* key_;
  std::vector<Labels> labels_;
  std::size_t opened_ = 0, closed_ = 0, days_ = 0, person_ = 0;
  std::unordered_map<Codes, Group, CodesHash> groups_;
  std::unordered_map<std::uint64_t, std::uint32_t> durations_;       ///< group << 20 | days → cases
  std::unordered_map<std::uint64_t, std::int64_t> cases_of_person_;  ///< for the clamp
  Codes last_{};
  std::optional<std::uint64_t> last_person_;
  AggregateReport report_;
};

}  // namespace opendata::privacy
