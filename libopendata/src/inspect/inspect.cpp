#include <filesystem>
#include <opendata/inspect.hpp>

#include "inspect/layout.hpp"
#include "inspect/person_column.hpp"
#include "inspect/proposal.hpp"
#include "inspect/prove.hpp"
#include "table/csv_reader.hpp"
#include "table/leniencies.hpp"
#include "table/sheet_rows.hpp"
#include "table/text_source.hpp"

namespace opendata {
namespace {

InputOptions with_all(InputOptions options) {
  for (const table::Leniency& leniency : table::leniencies) options.*leniency.option = true;
  return options;
}

/// Only the leniencies that reading made use of, all of which it counts: with them the same cells are read again.
InputOptions with_used(InputOptions options, const ReadReport& report) {
  for (const table::Leniency& leniency : table::leniencies)
    options.*leniency.option = report.counts.contains(leniency.name);
  return options;
}

struct Reading {
  std::vector<std::string> columns;
  std::vector<inspect::ColumnProfile> profiles;
  ReadReport report;
  table::LineEnds line_ends;
};

Result<Reading> read_all(const std::string& path, const InputOptions& options) {
  auto reader = open_reader(path, options);
  if (!reader) return failure(std::move(reader.error()));
  Reading reading;
  reading.columns = (*reader)->columns();
  reading.profiles.resize(reading.columns.size());
  RawRecord record;
  while (true) {
    const auto more = (*reader)->read(record);
    if (!more) return failure(more.error());
    if (!*more) break;
    for (std::size_t i = 0; i < record.cells.size(); ++i) reading.profiles[i].add(record.cells[i]);
  }
  reading.report = (*reader)->report();
  if (const auto* csv = dynamic_cast<const table::CsvReader*>(reader->get())) reading.line_ends = csv->line_ends();
  return reading;
}

void describe(const Reading& reading, Inspection& inspection) {
  inspection.columns.resize(reading.columns.size());
  for (std::size_t i = 0; i < reading.columns.size(); ++i) {
    inspection.columns[i].source = reading.columns[i];
    inspect::describe(inspection.columns[i], reading.profiles[i]);
  }
  inspection.subject = inspect::propose(inspection.columns, reading.profiles);
  inspection.person = inspect::person_column(inspection.columns);
}

/// Detection again, for its certainty, which a reader does not keep.
bool is_certain(const std::string& path, const InputOptions& layout) {
  if (layout.format == InputFormat::ods) return true;
  auto bytes = table::open_file_source(path);
  if (!bytes) return false;
  const auto source = table::TextSource::open(std::move(*bytes), layout.encoding);
  return source && source->certain();
}

}  // namespace

Result<Inspection> inspect_file(const std::string& path, std::optional<text::Encoding> encoding,
                                const std::string& sheet) {
  std::error_code unknown;  // a directory is refused when it is opened
  if (auto file = table::check_is_read_again(path); !file && !std::filesystem::is_directory(path, unknown))
    return failure(std::move(file.error()));
  const auto layout = inspect::guess_layout(path, encoding, sheet);
  if (!layout) return failure(layout.error());
  const auto reading = read_all(path, with_all(*layout));
  if (!reading) return failure(reading.error());
  Inspection inspection;
  inspection.file = path;
  inspection.input = with_used(*layout, reading->report);
  inspection.input.encoding = reading->report.encoding;
  inspection.encoding_certain = is_certain(path, *layout);
  if (layout->format == InputFormat::ods) inspection.sheets = table::filled_sheets(path).value_or(std::vector<std::string>());
  inspection.report = reading->report;
  inspection.crlf = reading->line_ends.crlf;
  inspection.lf = reading->line_ends.lf;
  inspection.cr = reading->line_ends.cr;
  describe(*reading, inspection);
  if (auto proven = inspect::prove(path, inspection); !proven) return failure(std::move(proven.error()));
  return inspection;
}

}  // namespace opendata
