#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <opendata/dataset.hpp>
#include <opendata/publish.hpp>
#include <opendata/result.hpp>
#include <opendata/table.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Satisfaction surveys (滿意度調查): from answers, one row a respondent, to figures of each question. Nothing of a single
/// respondent is published. Format of the specification and formulas: docs/aggregates.md, "Satisfaction surveys".
namespace opendata::survey {

/// A question that is answered with a number of the scale.
struct Question {
  std::string source;    ///< column of the answers
  std::string name;      ///< stable id, [a-z][a-z0-9_]{0,62}
  std::string text;      ///< as it was asked
  std::string group;     ///< questions that measure the same (構面); empty = a question by itself
  bool reversed = false;  ///< asked the other way round: counted as least + most − answer
  std::size_t line = 0;
};

/// No specification may ask for figures of fewer respondents.
inline constexpr std::int64_t fewest_answers = 10;

struct Spec {
  std::string file;  ///< for messages
  std::string document;
  std::optional<DatasetMetadata> publication = {};  ///< what a catalogue says of the table, as "dataset" of a policy
  InputOptions input;
  std::int64_t least = 1, most = 5;  ///< the scale's ends
  std::string sampling;              ///< who was asked, when and how; published beside every figure
  std::int64_t least_answers = 30;   ///< fewer answers and the figures are withheld; fewest_answers and more
  std::vector<Question> questions;   ///< 1 to 100, each of another column
};

/// Reads and checks a specification (JSON with comments).
/// Errors, each with file, line (row) and key path (column): bad_structure, unknown_key, bad_value, missing_column (a
/// required key).
[[nodiscard]] Result<Spec> read_spec(const std::string& path);
[[nodiscard]] Result<Spec> parse_spec(std::string_view document, const std::string& file);

/// Figures of a question, or of a group of questions (the mean of a respondent's answers). Withheld ones are nullopt.
struct Row {
  std::string group;
  std::string question;  ///< id; empty = the whole group
  std::string text;
  std::optional<std::int64_t> n;    ///< respondents that the figures rest on
  std::optional<double> mean;
  std::optional<double> deviation;  ///< of the sample, n − 1 in the denominator
  std::optional<double> low, high;  ///< 95 % confidence interval of the mean, by Student's t
  std::optional<double> alpha;      ///< Cronbach's α, of a group of two questions and more whose answers vary
  bool withheld = false;
};

struct Summary {
  std::vector<Row> rows;  ///< group by group in the order of the specification, the whole group last
  std::uint64_t respondents = 0;
  std::uint64_t incomplete = 0;  ///< respondents that left out a question of some group: they do not count in it
  std::string modified = {};     ///< when the answers changed, "2024-05-06T07:08:09Z"
};

/// Computes the figures in one pass; memory is bounded by the questions, not by the file.
/// All figures of a group rest on the same respondents, those who answered each of its questions: nobody's answers can be
/// told from the difference of two figures. Errors: as open_reader() and RecordReader::read(); missing_column;
/// bad_value with row and column (an answer that is no whole number of the scale), or when `spec` was built by hand and
/// would show single respondents: fewer than fewest_answers, or two questions of one column.
[[nodiscard]] Result<Summary> summarize(const Spec& spec, const std::string& input);

/// Writes the rows as CSV and makes it visible by one rename. Errors: invalid_argument (another ending), io_failure.
[[nodiscard]] Result<void> write_summary(const Summary& summary, const Spec& spec, const std::filesystem::path& output);
/// Publishes the rows as an ordinary dataset of the type satisfaction-survey, through the release gate.
/// Errors: missing_column when the specification has no "publication"; refused when the catalogue has an earlier release of
/// the same survey (the same `sampling`) with a few respondents more, fewer or others; as publish().
[[nodiscard]] Result<Publication> publish_summary(const Summary& summary, const Spec& spec,
                                                  const std::filesystem::path& catalog);

}  // namespace opendata::survey
