#include "anonymize/generalized_file.hpp"

#include <algorithm>
#include <unordered_map>

#include "anonymize/input_table.hpp"
#include "formats/csv.hpp"
#include "formats/output_file.hpp"
#include "privacy/tuple_hash.hpp"

namespace opendata::privacy {
namespace {

constexpr Message source_changed{"the file changed while it was read; nothing was written: start again",
                                 "檔案在讀取期間有變動；未寫出任何內容：請重新執行"};
constexpr std::string_view suppressed_cell = "*";

/// Writes lines of cells with the delimiter of the input.
class Lines {
 public:
  Lines(format::OutputFile& out, char delimiter) : out_(out), delimiter_(delimiter) {}
  void cell(std::string_view text) {
    separate();
    // The cell writer knows the comma only.
    const bool plain = delimiter_ == ',' || text.find(delimiter_) == std::string_view::npos;
    plain ? format::append_csv_cell(out_, text) : format::append_quoted_csv_cell(out_, text);
  }
  /// Nothing between two delimiters: a reader tells it from an empty text, which is in quotes.
  void missing() { separate(); }
  void end() {
    out_.append("\r\n");
    first_ = true;
  }

 private:
  void separate() {
    if (!first_) out_.append(delimiter_);
    first_ = false;
  }
  format::OutputFile& out_;
  char delimiter_;
  bool first_ = true;
};

struct Writer {
  const std::vector<ColumnRole>& roles;
  const CodedTable& table;
  const Generalization& found;
  Lines lines;
  std::size_t row = 0;

  void write_header(const std::vector<std::string>& header) {
    for (std::size_t i = 0; i < header.size(); ++i)
      if (roles[i].kind != ColumnRole::Kind::dropped) lines.cell(header[i]);
    lines.end();
  }
  [[nodiscard]] bool is_coded(const RawRecord& record) const {
    if (row >= table.rows()) return false;
    for (std::size_t i = 0; i < roles.size(); ++i) {
      if (roles[i].kind != ColumnRole::Kind::generalized) continue;
      const std::size_t q = roles[i].quasi_identifier;
      if (table.hierarchies[q].leaf(record.cells[i].value_or("")) != table.columns[q][row]) return false;
    }
    return true;
  }
  [[nodiscard]] const std::string& label(std::size_t q) const {
    const std::size_t level = found.level(q, row);
    return found.texts[q][level][table.hierarchies[q].label(level, table.columns[q][row])];
  }
  Result<void> write(const RawRecord& record) {
    if (!is_coded(record)) return failure(Errc::conflict, source_changed);
    for (std::size_t i = 0; i < roles.size(); ++i) {
      if (roles[i].kind == ColumnRole::Kind::dropped) continue;
      if (found.suppressed[row]) {
        lines.cell(suppressed_cell);
      } else if (roles[i].kind == ColumnRole::Kind::generalized) {
        lines.cell(label(roles[i].quasi_identifier));
      } else {
        record.cells[i] ? lines.cell(*record.cells[i]) : lines.missing();
      }
    }
    lines.end();
    ++row;
    return {};
  }
};

using Classes = std::unordered_map<deid::TupleHash, std::uint64_t, deid::TupleHashHasher>;

/// The places of the quasi-identifiers in the written file.
Result<std::vector<std::size_t>> find_columns(const std::string& file, const AnonymizeOptions& options) {
  auto reader = open_reader(file, input_options(options.delimiter));
  if (!reader) return failure(std::move(reader.error()));
  const auto& header = (*reader)->columns();
  std::vector<std::size_t> out;
  for (const QuasiIdentifier& of : options.quasi_identifiers)
    out.push_back(static_cast<std::size_t>(std::find(header.begin(), header.end(), of.column) - header.begin()));
  return out;
}

bool is_suppressed(const RawRecord& record) {
  return std::all_of(record.cells.begin(), record.cells.end(),
                     [](const Cell& cell) { return cell == suppressed_cell; });
}

/// By its number: a class whose labels are all "*" looks like suppressed rows.
bool is_among(const std::vector<std::uint64_t>& rows, std::uint64_t row) {
  return std::binary_search(rows.begin(), rows.end(), row);
}

void take_sizes(const Classes& classes, AnonymizeReport& report) {
  report.classes = classes.size();
  for (const auto& [tuple, rows] : classes) {
    report.largest_class = std::max(report.largest_class, rows);
    report.smallest_class = report.smallest_class == 0 ? rows : std::min(report.smallest_class, rows);
  }
}

}  // namespace

Result<void> write_generalized(const std::filesystem::path& file, const AnonymizeOptions& options,
                               const std::vector<std::string>& header, const std::vector<ColumnRole>& roles,
                               const CodedTable& table, const Generalization& found) {
  auto out = format::OutputFile::create(file);
  if (!out) return failure(std::move(out.error()));
  Writer writer{roles, table, found, Lines(*out, options.delimiter)};
  writer.write_header(header);
  auto written = for_each_record(options.input, options.delimiter, [&](const RawRecord& record) {
    auto line = writer.write(record);
    return line ? out->status() : line;
  });
  if (!written) return written;
  if (writer.row != table.rows()) return failure(Errc::conflict, source_changed, {options.input, 0, {}});
  return out->finish();
}

Result<void> count_classes(const std::filesystem::path& file, const AnonymizeOptions& options,
                           AnonymizeReport& report) {
  const auto columns = find_columns(file.string(), options);
  if (!columns) return failure(columns.error());
  Classes classes;
  std::uint64_t row = 0, suppressed = 0;
  std::string bytes;
  auto read = for_each_record(file.string(), options.delimiter, [&](const RawRecord& record) -> Result<void> {
    if (is_among(report.suppressed_rows, ++row)) {
      suppressed += is_suppressed(record) ? 1 : 0;
      return {};
    }
    bytes.clear();
    for (const std::size_t column : *columns) deid::append_cell(bytes, record.cells[column].value_or(""));
    ++classes[deid::hash_tuple(bytes)];
    return {};
  });
  if (!read) return read;
  take_sizes(classes, report);
  const bool holds = classes.empty() || report.smallest_class >= options.model.k;
  if (holds && suppressed == report.suppressed_rows.size()) return {};
  return failure(Errc::internal, {"the written file does not fulfil the model; it was removed: please report this",
                                  "寫出的檔案不符合模型，已移除：請回報"});
}

}  // namespace opendata::privacy
