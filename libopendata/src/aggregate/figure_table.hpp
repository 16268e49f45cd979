#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <opendata/publish.hpp>
#include <opendata/record.hpp>
#include <opendata/schema.hpp>
#include <string>
#include <vector>

#include "formats/output_file.hpp"
#include "release/publish_source.hpp"

namespace opendata::privacy {

/// What a row of totals says in place of a label; no label is this word.
inline constexpr const char* total_label = "合計";

/// A table of figures from which nobody can be told: what aggregates and surveys publish. Not for records.
struct FigureTable {
  std::vector<Field> fields;
  std::vector<std::vector<Cell>> rows;  ///< in canonical form; nullopt = withheld or none
  /// By name of field: types of personal data that its labels may look like and are not.
  std::map<std::string, std::vector<std::string>> allow = {};
  // What a release of the same dataset may differ by; see figure_series.hpp.
  std::vector<std::string> keys = {};    ///< names of fields that say what a row is about
  std::vector<std::string> counts = {};  ///< names of fields that say how many people or cases it rests on
  std::int64_t least_change = 1;  ///< 1 = any
  std::string least_change_key = {};  ///< of the specification, for messages
};

/// Appends the table as CSV: headings are the fields' Chinese titles; what is missing is nothing.
void append_csv(format::OutputFile& out, const FigureTable& table);

/// Fills a file beside its place and makes it visible by one rename; nothing of it stays when that fails. Errors: io_failure.
[[nodiscard]] Result<void> write_figures(const std::filesystem::path& output,
                                         const std::function<void(format::OutputFile&)>& fill);

/// What a catalogue says of a table, the specification that asked for it, and when what it was made of changed
/// ("2024-05-06T07:08:09Z").
struct FigurePublication {
  const DatasetMetadata& dataset;
  const std::string& spec_file;
  const std::string& spec_document;
  const std::string& modified;
};
/// Publishes the table as an ordinary dataset: every field as it is, default formats, through the gate. The same table
/// from the same source is the same release, in whatever catalogue. What `compare` keeps of it is taken from the table.
/// Errors: as publish() and `compare`.
[[nodiscard]] Result<Publication> publish_figures(const FigureTable& table, const FigurePublication& publication,
                                                  const std::filesystem::path& catalog,
                                                  release::CompareWithEarlier compare);

}  // namespace opendata::privacy
