#include <array>
#include <filesystem>
#include <opendata/inspect.hpp>

#include "inspect/layout.hpp"
#include "inspect/proposal.hpp"
#include "inspect/prove.hpp"
#include "table/csv_reader.hpp"
#include "table/sheet_rows.hpp"
#include "table/text_source.hpp"

namespace opendata {
namespace {

/// The leniencies by their names in the policy.
struct Leniency {
  const char* name;
  bool InputOptions::*option;
};
constexpr std::array<Leniency, 7> leniencies{{{"trim", &InputOptions::trim},
                                              {"pad_short_rows", &InputOptions::pad_short_rows},
                                              {"drop_trailing_empty", &InputOptions::drop_trailing_empty},
                                              {"skip_blank_rows", &InputOptions::skip_blank_rows},
                                              {"skip_repeated_header", &InputOptions::skip_repeated_header},
                                              {"bare_quotes", &InputOptions::bare_quotes},
                                              {"skip_late_keys", &InputOptions::skip_late_keys}}};

InputOptions with_all(InputOptions options) {
  for (const Leniency& leniency : leniencies) options.*leniency.option = true;
  return options;
}

/// Only the leniencies that reading made use of, each of which counts.
InputOptions with_used(InputOptions options, const ReadReport& report) {
  for (const Leniency& leniency : leniencies) options.*leniency.option = report.counts.count(leniency.name) != 0;
  return options;
}

struct Reading {
  std::vector<std::string> columns;
  std::vector<inspect::ColumnProfile> profiles;
  ReadReport report;
  table::LineEnds line_ends;
};

enum class Depth { rows_only, profiles };

Result<Reading> read_all(const std::string& path, const InputOptions& options, Depth depth) {
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
    if (depth == Depth::rows_only) continue;
    for (std::size_t i = 0; i < record.cells.size(); ++i) reading.profiles[i].add(record.cells[i]);
  }
  reading.report = (*reader)->report();
  if (const auto* csv = dynamic_cast<const table::CsvReader*>(reader->get())) reading.line_ends = csv->line_ends();
  return reading;
}

/// The leniencies without any of which fewer records are read: for what one of them hides from the count of another.
InputOptions strictest(const std::string& path, InputOptions options, std::uint64_t records) {
  for (const Leniency& leniency : leniencies) {
    options.*leniency.option = false;
    const auto reading = read_all(path, options, Depth::rows_only);
    options.*leniency.option = !reading || reading->report.records != records;
  }
  return options;
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
  const InputOptions lenient = with_all(*layout);
  const auto profiled = read_all(path, lenient, Depth::profiles);
  if (!profiled) return failure(profiled.error());
  Inspection inspection;
  inspection.file = path;
  inspection.input = with_used(*layout, profiled->report);
  auto strict = read_all(path, inspection.input, Depth::rows_only);
  if (!strict || strict->report.records != profiled->report.records) {
    inspection.input = strictest(path, lenient, profiled->report.records);
    strict = read_all(path, inspection.input, Depth::rows_only);
    if (!strict) return failure(strict.error());
  }
  inspection.input.encoding = strict->report.encoding;
  inspection.encoding_certain = is_certain(path, *layout);
  if (layout->format == InputFormat::ods) inspection.sheets = table::filled_sheets(path).value_or(std::vector<std::string>());
  inspection.report = strict->report;
  inspection.crlf = strict->line_ends.crlf;
  inspection.lf = strict->line_ends.lf;
  inspection.cr = strict->line_ends.cr;
  describe(*profiled, inspection);
  if (auto proven = inspect::prove(path, inspection); !proven) return failure(std::move(proven.error()));
  return inspection;
}

}  // namespace opendata
