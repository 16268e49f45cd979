#pragma once
#include <cstdint>
#include <opendata/full_domain.hpp>
#include <opendata/privacy_model.hpp>
#include <opendata/result.hpp>
#include <optional>
#include <string>
#include <vector>

namespace opendata::privacy {

/// A column that others may know of a person, and how it may be made coarser.
struct QuasiIdentifier {
  std::string column;
  std::string hierarchy;  ///< a file of the table's delimiter, or a rule of BuiltInHierarchy ("date", "integer:5,10")
  double weight = 1;
};

/// What to make of a table: one file in, one file out. Every column needs a role.
struct AnonymizeOptions {
  enum class Mode {
    full_domain,  ///< one level a column, the best that fulfils the model
    local,        ///< each class as coarse as it must be: less is lost, columns hold labels of several levels
  };
  std::string input, output;
  char delimiter = ',';
  std::vector<QuasiIdentifier> quasi_identifiers;
  std::string sensitive;            ///< column that l and t protect; published as it is. Empty = none
  std::string sensitive_hierarchy;  ///< as QuasiIdentifier::hierarchy, for t over a hierarchy or an order of texts
  std::vector<std::string> keep;    ///< columns that are published as they are
  std::vector<std::string> drop;    ///< columns that are not published
  PrivacyModel model;               ///< its sensitive_hierarchy is read from the above
  Mode mode = Mode::full_domain;
  Objective objective = Objective::loss;  ///< of full_domain
  std::optional<double> max_seconds;      ///< of full_domain, wall time
};

/// What was done, in counts; it holds no value of a record.
struct AnonymizeReport {
  struct Column {
    std::string name;
    double loss = 0;                           ///< mean over rows, 0 … 1; a suppressed cell 1
    std::vector<std::uint64_t> rows_at_level;  ///< released rows by the level of their label
  };
  std::vector<Column> columns;
  double loss = 0;  ///< arithmetic mean of the columns' losses
  /// Classes are counted on the written file; one whose labels are all "*" is a class like others.
  std::uint64_t rows = 0, classes = 0, smallest_class = 0, largest_class = 0;
  std::vector<std::uint64_t> suppressed_rows;  ///< records, 1-based, in order
  std::optional<FullDomainResult> search;      ///< of full_domain; without its rows
};

/// Generalizes a CSV file with a header so that its quasi-identifiers fulfil a privacy model.
/// Input: read three times, so a file and not a pipe; encodings as readers detect them.
/// Result: the same columns in the same order without the dropped ones, UTF-8, CRLF, one line for every record of the
/// input, in its order. A suppressed record is "*" in every column: its sensitive value must not stand alone either.
/// Errors: missing_column, invalid_argument (a column without a role, named; another objective than loss, or a
/// time limit, with Mode::local; an output that is one of the files read); as read_hierarchy(),
/// BuiltInHierarchy, TableCoder, anonymize() and recode_locally(); conflict when the input changed while it was read;
/// io_failure. The output file then is as it was before.
/// Guarantees: k is counted again on the written file before it takes its name. Memory: 4 bytes a row and
/// quasi-identifier, and what the search needs.
[[nodiscard]] Result<AnonymizeReport> anonymize_file(const AnonymizeOptions& options);

/// The names that anonymize_file() reads from, also those of built-in hierarchies, for keep_apart().
[[nodiscard]] std::vector<std::string> files_read(const AnonymizeOptions& options);

/// The report as JSON, UTF-8, keys in the order of docs/anonymize.md.
[[nodiscard]] std::string format_anonymize_json(const AnonymizeReport& report, const AnonymizeOptions& options);

}  // namespace opendata::privacy
