#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <opendata/pipeline.hpp>
#include <opendata/policy.hpp>
#include <opendata/publish.hpp>
#include <opendata/result.hpp>
#include <opendata/table.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Tables of counts about service cases (服務統計) from raw records, published only when nobody's cell can be worked
/// out from them. Format of the specification, what is guaranteed and what is not: docs/aggregates.md.
namespace opendata::privacy {

/// How the counts are protected.
enum class AggregateMethod {
  suppress,  ///< small cells withheld, and as many others as it takes that no sum gives them back; audited
  round,     ///< every count rounded at random, up or down, to a multiple of a base; the same cases always to the same
             ///< value
  noise,     ///< discrete Laplace noise on every count: differential privacy, within a budget
};
[[nodiscard]] std::string_view name(AggregateMethod method);
[[nodiscard]] std::optional<AggregateMethod> parse_aggregate_method(std::string_view name);

/// Whether a count of nought is published.
enum class ZeroRule { publish, suppress };
[[nodiscard]] std::optional<ZeroRule> parse_zero_rule(std::string_view name);

/// A positive number in millionths, exactly: 0.5 is 500,000. No noise is ever computed from a floating-point number.
using Millionths = std::int64_t;

/// One dimension of the table: a column through a transform, and coarser levels of it.
struct AggregateDimension {
  std::vector<PolicyField> levels;  ///< finest first; each source, name, title and transform
  std::vector<std::string> values;  ///< the finest labels, stated; empty = those that occur
  std::string other = "其他";       ///< label of values that are not stated, or too rare to be named
  std::string missing = "未詳";     ///< label of cases without a value
};

/// Days to close, in whole calendar days: from two dates, or as the source states them.
struct AggregateDuration {
  std::string opened, closed;  ///< source columns of dates; both empty with `days`
  std::string days;            ///< source column of whole numbers
  text::Calendar calendar = text::Calendar::any;
  std::optional<std::int64_t> overdue_after_days;  ///< a closed case that took more days is overdue
  bool withhold_invalid =
      false;  ///< what is no date or number of days, or ends before it begins: not closed, and counted
};

struct AggregateProtection {
  AggregateMethod method = AggregateMethod::suppress;
  std::int64_t threshold = 5;  ///< counts below it are small; 2 and more
  std::int64_t width = 0;      ///< least width of what is known about a withheld count; 0 = the threshold
  ZeroRule zeros = ZeroRule::publish;
  std::int64_t least_cases = 10;      ///< closed cases that a median, a percentile or a share must rest on
  std::int64_t tail_cases = 3;        ///< cases that must lie at or beyond a percentile
  std::int64_t base = 5;              ///< of rounding
  Millionths epsilon = 0;             ///< of this question
  Millionths budget = 0;              ///< of the dataset, over all questions
  std::int64_t cases_per_person = 1;  ///< further cases of a person are left out before noise is added
  /// Of an exact count from one release of a dataset to another; 0 = the threshold, 1 = any. Where persons are told
  /// apart, here or in a table of the ledger, what is not 1 allows no change.
  std::int64_t least_change = 0;
};

/// What to count and how to protect it.
struct AggregateSpec {
  std::string file;  ///< for messages
  std::string document;
  std::string dataset;  ///< the budget and the ledger are the dataset's
  std::optional<DatasetMetadata> publication = {};  ///< what a catalogue says of the table, as "dataset" of a policy
  InputOptions input;
  std::vector<AggregateDimension> dimensions;  ///< 1 to 3
  std::vector<std::vector<std::string>> tables =
      {};  ///< names of dimensions; empty = one table of all. Totals belong to each table
  std::optional<AggregateDuration> duration;
  std::string person;  ///< source column that tells persons apart; empty = every case is another person
  AggregateProtection protection;
};

/// Reads and checks a specification (JSON with comments).
/// Errors, each with file, line (row) and key path (column): bad_structure, unknown_key, bad_value, missing_column (a
/// required key).
[[nodiscard]] Result<AggregateSpec> read_aggregate_spec(const std::string& path);
[[nodiscard]] Result<AggregateSpec> parse_aggregate_spec(std::string_view document, const std::string& file);

/// One published row. What is withheld is nullopt.
struct AggregateRow {
  std::vector<std::optional<std::string>>
      labels;  ///< one a level, coarsest first in each dimension; nullopt = total over it
  std::optional<std::int64_t> count, closed;
  std::optional<std::int64_t> median_half_days;  ///< twice the median, so that it is a whole number
  std::optional<std::int64_t> p90_days;
  std::optional<std::int64_t> overdue_permille;
  bool withheld = false;  ///< the count is suppressed
};

/// What was done, in counts. Nothing in it tells a withheld value.
struct AggregateReport {
  ReadReport input;
  std::uint64_t cases = 0;
  std::uint64_t cells = 0;      ///< listed counts, totals included, also those of nought
  std::uint64_t primary = 0;    ///< counts withheld because they are small
  std::uint64_t secondary = 0;  ///< counts withheld because they would give small ones away
  std::uint64_t audited = 0;  ///< withheld counts for which two tables with the same published figures were constructed
  std::int64_t narrowest = 0;       ///< least width of what is known about a withheld count
  std::uint64_t pooled_labels = 0;  ///< values too rare to be named
  std::uint64_t invalid_durations = 0;
  std::uint64_t cases_left_out = 0;       ///< beyond cases_per_person
  std::uint64_t differencing_checks = 0;  ///< earlier tables of the dataset that this one was compared with
  bool reissued = false;                  ///< noise: the very answer of an earlier run
  Millionths spent = 0;                   ///< noise: of the budget, this answer included
};

/// A table that passed its audit.
struct Aggregate {
  std::vector<PolicyField> columns;  ///< of AggregateRow::labels
  std::vector<AggregateRow>
      rows;  ///< by table, then in the order of labels; counts of nought are left out unless withheld
  AggregateReport report;
  std::string modified = {};  ///< when the input changed, "2024-05-06T07:08:09Z"
  std::vector<std::string> compared = {};  ///< SHA-256 of the ledger's specifications that the table was compared with
  bool compared_by_person = false;         ///< one of them tells persons apart
};

/// What an aggregate needs besides its input.
struct AggregateResources {
  std::filesystem::path ledger;           ///< file of earlier aggregates; empty = none (noise needs one)
  std::optional<deid::PseudonymKey> key;  ///< for rounding
};

/// The ledger that a catalogue keeps of a dataset's exact tables, CATALOG/ledger/ID.aggregates.jsonl; `dataset` is the
/// specification's. Its directory is made when missing. Errors: io_failure.
[[nodiscard]] Result<std::filesystem::path> ledger_in_catalog(const std::filesystem::path& catalog,
                                                              const std::string& dataset);

/// Counts `input` in one pass and protects the counts.
/// Limits: 4,096 labels a dimension, 4,000,000 cells with totals, 4,000,000 distinct pairs of cell and duration,
/// 5,000,000 persons for cases_per_person; over a limit is limit_exceeded naming it. Memory is bounded by them, not by
/// the file. Errors: as open_reader() and RecordReader::read(); missing_column, bad_value (with row and column, or a
/// threshold below 2);
/// refused when the audit fails, a label looks like personal data, an earlier table of the ledger differs by a small
/// group, or the budget is spent; corrupt (the ledger). Guarantees: an answer with noise is in the ledger, on the disk,
/// before it is returned; the same question about the same bytes gives the answer of the first time.
[[nodiscard]] Result<Aggregate> aggregate(const AggregateSpec& spec, const std::string& input,
                                          AggregateResources resources = {});

/// Writes the rows as CSV (`.csv`) or JSON (`.json`), by the name of the file, and makes it visible by one rename.
/// Errors: invalid_argument (another ending), io_failure.
[[nodiscard]] Result<void> write_aggregate(const Aggregate& aggregate, const AggregateSpec& spec,
                                           const std::filesystem::path& output);
/// Publishes the rows as an ordinary dataset: a release with manifest, row store and the default formats, through the
/// release gate. Fields: the labels (合計 = total), the figures, `note` (抑制 = withheld).
/// Errors: missing_column when the specification has no "publication"; refused when the catalogue has an earlier release of
/// the dataset from which a few cases could be told by subtraction, or one that was never compared; as publish().
[[nodiscard]] Result<Publication> publish_aggregate(const Aggregate& aggregate, const AggregateSpec& spec,
                                                    const std::filesystem::path& catalog);
/// The report as JSON.
[[nodiscard]] std::string aggregate_report_json(const Aggregate& aggregate, const AggregateSpec& spec);

}  // namespace opendata::privacy
