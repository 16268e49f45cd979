#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <opendata/dataset.hpp>
#include <opendata/error.hpp>
#include <opendata/result.hpp>
#include <opendata/schema.hpp>
#include <string>
#include <string_view>
#include <vector>

/// Quality of data files, ours or anybody's: what the platform tests, and what users of open data complain of.
/// Findings hold counts, rows and names of columns, never the content of a cell. See docs/quality.md.
namespace opendata::quality {

/// The first six are data.gov.tw's (品質檢測). Source: data.gov.tw/about/doc?chapter=77&doc=13.
enum class Check {
  linkable,
  downloadable,
  structure,
  encoding_match,
  desc_match,
  csv,
  duplicates,
  empty_columns,
  mixed_types,
  calendars,
  dates,
  coordinates,
  cell_form,
  stale,
  odf,
  record,
};
inline constexpr std::size_t check_count = 16;

/// How much a finding weighs.
enum class Weight {
  fault,    ///< the platform would mark it, or a program cannot read the file
  warning,  ///< somebody will stumble over it
};

struct CheckInfo {
  Check check;
  std::string_view name;  ///< "encoding_match"
  Weight weight;
  Message title;
};
/// In the order of the enumeration.
[[nodiscard]] const std::array<CheckInfo, check_count>& checks();
[[nodiscard]] const CheckInfo& info(Check check);

enum class State {
  not_applicable,  ///< nothing there that it could be made on
  not_checked,     ///< an address on the network, as this program has no network code; a format that it does not read
  passed,
  failed,
};
/// "not-applicable", "not-checked", "passed", "failed".
[[nodiscard]] std::string_view name(State state);

struct Finding {
  Check check;
  Message what;                      ///< each "{}" takes the next of `values`
  std::vector<std::string> values;   ///< counts, encodings, formats
  std::string file;
  std::string column = {};           ///< its name; empty = the whole file
  std::uint64_t row = 0;             ///< the first one, counting title and header rows; 0 = none
};
/// The sentence with its values.
[[nodiscard]] std::string sentence(const Finding& finding, Language language);

/// A data file as it was found.
struct FileReport {
  std::string path;
  std::string format;    ///< what its bytes are: "csv", "html", …
  std::string encoding;  ///< of text files
  bool byte_order_mark = false;
  std::uint64_t rows = 0;  ///< without titles and header
  std::size_t columns = 0;
  bool all_rows_compared = true;  ///< false above 2,000,000 different rows: later ones only with those
};

struct DatasetReport {
  std::string title;
  std::string metadata;       ///< the file that describes it; empty = none was found
  std::string metadata_kind;  ///< "data.gov.tw v1", "Frictionless", …
  std::array<State, check_count> states{};
  std::vector<FileReport> files;
  std::vector<Finding> findings;

  [[nodiscard]] State state(Check check) const { return states[static_cast<std::size_t>(check)]; }
  /// Notes that a check was made on one file. Failed outweighs not checked, which outweighs passed: one address that
  /// nobody followed leaves the question open.
  void made(Check check);
  void not_checked(Check check);
  void add(Finding finding);
  [[nodiscard]] bool has(Weight weight) const;
};

struct Report {
  std::string as_of;  ///< the day that "late" is judged by
  std::vector<DatasetReport> datasets;
};

/// Whether rows that are there twice are worth a word: in a de-identified release they are meant to be.
enum class Repeats { reported, expected };

struct Options {
  std::filesystem::path path;  ///< a data file, a metadata file, or a folder
  std::string metadata = {};   ///< the description to use; empty = what lies in the folder
  std::string as_of = {};      ///< "2026-11-01"; empty = stale is not judged
  Repeats repeats = Repeats::reported;
};

/// Checks files from anywhere: a folder, a CSV or JSON file, a description (data.gov.tw v1 or v2, Frictionless, CSVW, CKAN
/// package). Addresses are looked for beside the description under their last part, never fetched.
/// Errors: not_found; bad_structure when `metadata` is no description that this program knows; limit_exceeded above
/// 10,000 files. Not an error: whatever is wrong with a data file; it is a finding.
/// Guarantees: each file is read a fixed number of times, with memory bounded by a row, the number of columns and 2,000,000 remembered rows
/// (32 MiB) for duplicates; later rows are compared with those only, which the report says.
[[nodiscard]] Result<Report> check(const Options& options);

[[nodiscard]] std::string format_json(const Report& report);
/// A page for people in Chinese and English, without scripts and other files.
[[nodiscard]] std::string format_page(const Report& report);

}  // namespace opendata::quality
