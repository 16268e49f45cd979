#include <opendata/files.hpp>
#include <opendata/plain_table.hpp>
#include <unistd.h>

#include "formats/cell_writer.hpp"
#include "table/csv_rows.hpp"

namespace opendata {
namespace {

constexpr Message wrong_width{"the row is not as wide as the heading", "此列的欄數與標題列不符"};
constexpr Message unknown_ending{"name the table with the ending .csv or .ods", "請以 .csv 或 .ods 為副檔名"};

Result<std::unique_ptr<format::CellWriter>> create(const std::filesystem::path& unfinished,
                                                   const std::filesystem::path& path, Schema schema,
                                                   std::string_view name) {
  if (path.extension() == ".ods") return format::create_ods_cells(unfinished, schema, name);
  schema.csv = {.byte_order_mark = true, .formula_guard = true};
  return format::create_csv_cells(unfinished, schema);
}

Result<void> write_all(format::CellWriter& writer, std::size_t columns, std::span<const PlainRow> rows) {
  std::vector<Cell> cells;
  for (const PlainRow& row : rows) {
    if (row.size() != columns)
      return failure(Errc::bad_structure, wrong_width, {{}, static_cast<std::size_t>(&row - rows.data()) + 1, {}});
    cells.clear();
    for (const std::string& cell : row) cells.push_back(cell.empty() ? Cell() : Cell(cell));
    if (auto written = writer.append(cells); !written) return written;
  }
  return writer.finish();
}

}  // namespace

Result<void> write_plain_table(const std::filesystem::path& path, const Schema& schema, std::string_view name,
                               std::span<const PlainRow> rows) {
  const Where where{path.string(), 0, {}};
  if (path.extension() != ".csv" && path.extension() != ".ods") return failure(Errc::not_supported, unknown_ending, where);
  const std::filesystem::path unfinished = path.string() + ".tmp" + std::to_string(::getpid());
  std::error_code none;
  std::filesystem::remove(unfinished, none);
  auto writer = create(unfinished, path, schema, name);
  if (!writer) return failure(std::move(writer.error()).at(where));
  auto written = write_all(**writer, schema.fields.size(), rows);
  if (written) written = rename_durably(unfinished, path);
  if (written) return written;
  std::filesystem::remove(unfinished, none);
  return failure(std::move(written.error()).at(where));
}

Result<void> for_each_plain_row(const std::filesystem::path& path,
                                const std::function<Result<void>(const PlainRow&)>& visit) {
  auto bytes = table::open_file_source(path.string());
  if (!bytes) return failure(std::move(bytes.error()));
  auto source = table::TextSource::open(std::move(*bytes), text::Encoding::utf8);
  if (!source) return failure(std::move(source.error()).at({path.string(), 0, {}}));
  table::CsvRows rows(std::move(*source), {});
  for (auto outcome = rows.next(); outcome != table::CsvRows::Outcome::end; outcome = rows.next()) {
    const Where where{path.string(), static_cast<std::size_t>(rows.number()), {}};
    if (outcome == table::CsvRows::Outcome::error) return failure(Error(*rows.error()).moved_to(where));
    PlainRow row;
    for (const table::CsvCell& cell : rows.row()) row.push_back(cell.text);
    if (auto visited = visit(row); !visited) return failure(std::move(visited.error()).at(where));
  }
  return {};
}

}  // namespace opendata
