#include <algorithm>
#include <cstdio>
#include <utility>

#include "formats/little_endian.hpp"
#include "formats/parquet.hpp"
#include "formats/parquet_types.hpp"
#include "formats/rle.hpp"

namespace opendata::format {
namespace {

using parquet::Column;
using thrift::Value;

constexpr std::uint64_t most_metadata = 256U << 20U;
constexpr std::uint64_t most_chunk = 64U << 20U;  ///< bytes: a row group is 8 MiB and a cell 16 MiB at most

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

/// Exactly these bytes of a file; nullopt when it does not have them.
std::optional<std::string> bytes_at(std::FILE* file, std::uint64_t offset, std::uint64_t size) {
  std::string out(static_cast<std::size_t>(size), '\0');
  if (::fseeko(file, static_cast<off_t>(offset), SEEK_SET) != 0) return std::nullopt;
  if (std::fread(out.data(), 1, out.size(), file) != out.size()) return std::nullopt;
  return out;
}

/// The header of a page and what follows it.
struct Page {
  Value header;
  std::string_view body;
};
std::optional<Page> take_page(std::string_view& bytes) {
  auto header = thrift::take_structure(bytes);
  if (!header) return std::nullopt;
  const auto size = static_cast<std::uint64_t>((*header)[3].number);
  if (size > bytes.size() || (*header)[2].number != (*header)[3].number) return std::nullopt;
  Page out{std::move(*header), bytes.substr(0, static_cast<std::size_t>(size))};
  bytes.remove_prefix(out.body.size());
  return out;
}

/// Decodes a column chunk into its cells.
class ChunkReader {
 public:
  ChunkReader(const Column& column, std::size_t rows) : column_(column), rows_(rows) {}
  bool read(std::string_view bytes, std::vector<Cell>& cells) {
    auto page = take_page(bytes);
    if (page && page->header[1].number == parquet::dictionary_page) {
      if (!read_dictionary(*page)) return false;
      page = take_page(bytes);
    }
    return page && bytes.empty() && read_data(*page, cells);
  }

 private:
  bool read_dictionary(const Page& page) {
    const auto count = page.header[7][1].number;
    std::string_view body = page.body;
    if (count < 1 || static_cast<std::size_t>(count) > parquet::largest_dictionary + 1) return false;
    dictionary_.resize(static_cast<std::size_t>(count));
    for (std::string& value : dictionary_)
      if (!parquet::take_plain(body, column_, value)) return false;
    return body.empty();
  }
  bool read_data(const Page& page, std::vector<Cell>& cells) {
    const Value& header = page.header[5];
    if (page.header[1].number != parquet::data_page || header[1].number != static_cast<std::int64_t>(rows_)) return false;
    std::string_view body = page.body;
    if (body.size() < 4 || read_le(body.substr(0, 4)) > body.size() - 4) return false;
    const auto levels = body.substr(4, static_cast<std::size_t>(read_le(body.substr(0, 4))));
    body.remove_prefix(4 + levels.size());
    const auto present = rle::read(levels, rows_, 1);
    if (!present) return false;
    const auto values = static_cast<std::size_t>(std::count(present->begin(), present->end(), 1U));
    return header[2].number == parquet::dictionary ? fill_from_dictionary(body, *present, values, cells)
                                                   : fill(body, *present, cells);
  }
  bool fill_from_dictionary(std::string_view body, const std::vector<std::uint32_t>& present, std::size_t values,
                            std::vector<Cell>& cells) {
    if (body.empty()) return false;
    const auto indexes = rle::read(body.substr(1), values, static_cast<unsigned char>(body[0]));
    if (!indexes) return false;
    std::size_t next = 0;
    for (std::size_t i = 0; i < rows_; ++i) {
      if (present[i] == 0) {
        cells[i].reset();
        continue;
      }
      const std::uint32_t index = (*indexes)[next++];
      if (index >= dictionary_.size()) return false;
      cells[i] = dictionary_[index];
    }
    return true;
  }
  bool fill(std::string_view body, const std::vector<std::uint32_t>& present, std::vector<Cell>& cells) {
    std::size_t bit = 0;
    for (std::size_t i = 0; i < rows_; ++i) {
      if (present[i] == 0) {
        cells[i].reset();
        continue;
      }
      std::string& cell = cells[i].emplace();
      if (column_.physical() != parquet::boolean) {
        if (!parquet::take_plain(body, column_, cell)) return false;
        continue;
      }
      if (bit / 8 >= body.size()) return false;
      cell = (static_cast<unsigned char>(body[bit / 8]) >> bit % 8 & 1U) != 0 ? "true" : "false";
      ++bit;
    }
    return column_.physical() == parquet::boolean ? body.size() == (bit + 7) / 8 : body.empty();
  }
  const Column& column_;
  std::size_t rows_;
  std::vector<std::string> dictionary_;
};

class ParquetReader : public RecordReader {
 public:
  ParquetReader(std::string path, File file, std::vector<Column> columns, Value metadata)
      : path_(std::move(path)),
        file_(std::move(file)),
        columns_(std::move(columns)),
        metadata_(std::move(metadata)),
        cells_(columns_.size()) {
    for (const Column& column : columns_) names_.push_back(column.name);
  }
  const std::vector<std::string>& columns() const override { return names_; }
  const ReadReport& report() const override { return report_; }
  Result<bool> read(RawRecord& record) override {
    if (next_row_ == rows_) {
      if (next_group_ == groups().size()) return read_end();
      if (!read_group(groups()[next_group_++])) return departs();
    }
    record.row = ++report_.records;
    record.cells.resize(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) std::swap(record.cells[i], cells_[i][next_row_]);
    ++next_row_;
    return true;
  }

 private:
  [[nodiscard]] const std::vector<Value>& groups() const { return metadata_[4].items; }
  [[nodiscard]] tl::unexpected<Error> departs() const {
    return failure(Errc::corrupt,
                   {"is not the Parquet that a release holds; publish the dataset again",
                    "不是本系統發布的 Parquet；請重新發布資料集"},
                   {path_, static_cast<std::size_t>(report_.records), {}});
  }
  Result<bool> read_end() const {
    if (static_cast<std::int64_t>(report_.records) != metadata_[3].number) return departs();
    return false;
  }
  bool read_group(const Value& group) {
    const auto rows = group[3].number;
    if (rows < 1 || rows > static_cast<std::int64_t>(parquet::most_rows)) return false;
    if (group[1].items.size() != columns_.size()) return false;
    rows_ = static_cast<std::size_t>(rows);
    next_row_ = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      cells_[i].resize(rows_);
      if (!read_chunk(group[1].items[i], columns_[i], cells_[i])) return false;
    }
    return true;
  }
  bool read_chunk(const Value& chunk, const Column& column, std::vector<Cell>& cells) {
    const Value& data = chunk[3];
    const auto size = static_cast<std::uint64_t>(data[7].number);
    const bool named = data[3].items.size() == 1 && data[3].items[0].text == column.name;
    if (!named || data[1].number != column.physical() || data[4].number != 0 || size > most_chunk) return false;
    const auto bytes = bytes_at(file_.get(), static_cast<std::uint64_t>(chunk[2].number), size);
    return bytes && ChunkReader(column, rows_).read(*bytes, cells);
  }
  std::string path_;
  File file_;
  std::vector<Column> columns_;
  Value metadata_;
  std::vector<std::string> names_;
  std::vector<std::vector<Cell>> cells_;  // of the row group at hand, by column; those that were read are given away
  std::size_t rows_ = 0, next_row_ = 0, next_group_ = 0;
  ReadReport report_;
};

std::optional<Value> read_metadata(std::FILE* file, std::uint64_t file_size) {
  if (file_size < 12 || bytes_at(file, 0, 4) != std::string(parquet::magic)) return std::nullopt;
  const auto tail = bytes_at(file, file_size - 8, 8);
  if (!tail || tail->substr(4) != parquet::magic) return std::nullopt;
  const std::uint64_t size = read_le(tail->substr(0, 4));
  if (size > most_metadata || size > file_size - 12) return std::nullopt;
  const auto bytes = bytes_at(file, file_size - 8 - size, size);
  if (!bytes) return std::nullopt;
  std::string_view rest = *bytes;
  auto metadata = thrift::take_structure(rest);
  return rest.empty() ? std::move(metadata) : std::nullopt;
}

}  // namespace

Result<std::unique_ptr<RecordReader>> open_parquet(const std::filesystem::path& path, const Schema& schema,
                                                   std::string_view /*dataset_id*/) {
  const Where where{path.string(), 0, {}};
  File file(std::fopen(path.c_str(), "rb"));
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (!file || error) return failure(Errc::not_found, {"cannot be opened for reading", "無法開啟檔案"}, where);
  auto metadata = read_metadata(file.get(), size);
  const std::size_t elements = metadata ? (*metadata)[2].items.size() : 0;
  if (elements != schema.fields.size() + 1)
    return failure(Errc::corrupt,
                   {"is not the Parquet that a release holds; publish the dataset again",
                    "不是本系統發布的 Parquet；請重新發布資料集"},
                   where);
  auto columns = parquet::columns_of(schema);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Value& element = (*metadata)[2].items[i + 1];
    if (element[4].text != columns[i].name)
      return failure(Errc::unknown_key,
                     {"does not have the fields of its description, in their order", "欄位與欄位說明不符或順序不同"},
                     where);
    if (columns[i].type == FieldType::decimal) columns[i].scale = parquet::scale_of(element);
  }
  return std::make_unique<ParquetReader>(path.string(), std::move(file), std::move(columns), std::move(*metadata));
}

}  // namespace opendata::format
