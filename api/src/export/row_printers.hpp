#pragma once
#include <memory>
#include <opendata/schema.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "rows/row_store.hpp"

/// How a stream of rows is written: one printer a format.
namespace opendata::api {

/// Of CSV: CRLF as RFC 4180 has it and our files, LF as CKAN writes it.
constexpr std::string_view crlf = "\r\n", lf = "\n";
/// What CSV and TSV call the columns.
enum class ColumnNames { titles, names, none };

/// Writes rows one after the other behind `out`.
class RowPrinter {
 public:
  virtual ~RowPrinter() = default;
  virtual void begin(std::string& out) = 0;
  virtual void row(std::string& out, const RowScan& row) = 0;
  virtual void end(std::string& out) = 0;
};

/// The columns of an answer. `fields` are places in the schema, or row_number.
struct Columns {
  const Schema* schema = nullptr;  ///< outlives the printer
  std::vector<std::size_t> fields;
  std::size_t hidden = 0;  ///< of GeoJSON: so many at the end are read for the place only
  [[nodiscard]] const Field& field(std::size_t i) const { return field_at(*schema, fields[i]); }
};

[[nodiscard]] std::unique_ptr<RowPrinter> csv_printer(Columns columns, ColumnNames names, std::string_view line_end);
/// CSV as the release's own file has it: titles, CRLF, and the byte order mark and formula guard that the schema declares.
[[nodiscard]] std::unique_ptr<RowPrinter> release_csv_printer(Columns columns);
/// A byte order mark before what `inner` writes.
[[nodiscard]] std::unique_ptr<RowPrinter> with_byte_order_mark(std::unique_ptr<RowPrinter> inner);
[[nodiscard]] std::unique_ptr<RowPrinter> tsv_printer(Columns columns, ColumnNames names);
/// `begin` and `end` stand around the rows, one of which follows the other after a comma and `separator`.
struct JsonFrame {
  std::string begin = "[", separator = "\n", end = "\n]\n";
};
/// Rows as objects.
[[nodiscard]] std::unique_ptr<RowPrinter> json_objects(Columns columns, JsonFrame frame);
/// Rows as arrays, in the order of the columns.
[[nodiscard]] std::unique_ptr<RowPrinter> json_lists(Columns columns, JsonFrame frame);
[[nodiscard]] std::unique_ptr<RowPrinter> json_lines(Columns columns);
/// The layout of a release's XML file.
[[nodiscard]] std::unique_ptr<RowPrinter> xml_printer(Columns columns, std::string dataset_id);
/// `<data><row _id="1"><field>…`, as CKAN dumps rows.
[[nodiscard]] std::unique_ptr<RowPrinter> ckan_xml_printer(Columns columns);
/// A GeoJSON FeatureCollection (RFC 7946). The schema must have place_fields(), and the columns must hold both.
enum class FeatureIds { none, row_numbers };
[[nodiscard]] std::unique_ptr<RowPrinter> geojson_printer(Columns columns, JsonFrame frame, FeatureIds ids);

}  // namespace opendata::api
