#include "formats/parquet.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "formats/little_endian.hpp"
#include "formats/output_file.hpp"
#include "formats/parquet_types.hpp"
#include "formats/rle.hpp"

namespace opendata::format {
namespace {

using parquet::Column;

/// Where a column chunk stands, for the metadata at the end of the file.
struct Chunk {
  std::uint64_t offset = 0, bytes = 0, values = 0;
  std::uint64_t data_page = 0;
  std::optional<std::uint64_t> dictionary_page;
};
struct RowGroup {
  std::uint64_t rows = 0;
  std::vector<Chunk> chunks;
};

/// The cells of one column in the row group at hand.
class Buffer {
 public:
  explicit Buffer(Column column) : column_(std::move(column)) {}
  [[nodiscard]] bool add(const Cell& cell) {
    present_.push_back(cell ? 1 : 0);
    if (!cell) return true;
    if (column_.physical() == parquet::boolean) {
      bits_.push_back(*cell == "true" ? 1 : 0);
      return true;
    }
    if (!parquet::append_plain(plain_, column_, *cell)) return false;
    ends_.push_back(plain_.size());
    return true;
  }
  [[nodiscard]] std::size_t bytes() const { return plain_.size(); }
  [[nodiscard]] const Column& column() const { return column_; }
  Chunk write(OutputFile& out) {
    Chunk chunk{out.position(), 0, present_.size(), 0, std::nullopt};
    const auto indexes = find_dictionary();
    if (indexes) chunk.dictionary_page = write_dictionary(out);
    chunk.data_page = write_page(out, indexes);
    chunk.bytes = out.position() - chunk.offset;
    clear();
    return chunk;
  }

 private:
  /// Indexes of the values in a dictionary of the different ones, when that pays.
  std::optional<std::vector<std::uint32_t>> find_dictionary() {
    dictionary_.clear();
    if (column_.physical() != parquet::byte_array || ends_.empty()) return std::nullopt;
    const std::size_t most = std::min(parquet::largest_dictionary, ends_.size() / 2 + 1);
    std::unordered_map<std::string_view, std::uint32_t> known;
    std::vector<std::uint32_t> out;
    out.reserve(ends_.size());
    for (std::size_t i = 0, begin = 0; i < ends_.size(); begin = ends_[i++]) {
      const auto value = std::string_view(plain_).substr(begin, ends_[i] - begin);
      const auto [found, added] = known.try_emplace(value, static_cast<std::uint32_t>(known.size()));
      if (added) dictionary_.push_back(value);
      if (known.size() > most) return std::nullopt;
      out.push_back(found->second);
    }
    return out;
  }
  std::uint64_t write_dictionary(OutputFile& out) const {
    std::string values;
    for (const auto value : dictionary_) values += value;
    std::string head;
    thrift::Writer header(head);
    header.i32(1, parquet::dictionary_page);
    header.i32(2, static_cast<std::int64_t>(values.size()));
    header.i32(3, static_cast<std::int64_t>(values.size()));
    header.structure(7, [&](thrift::Writer& page) {
      page.i32(1, static_cast<std::int64_t>(dictionary_.size()));
      page.i32(2, parquet::plain);
    });
    header.stop();
    return append(out, head, values);
  }
  std::uint64_t write_page(OutputFile& out, const std::optional<std::vector<std::uint32_t>>& indexes) const {
    std::string levels;
    rle::append(levels, present_, 1);
    std::string body;
    append_le(body, levels.size(), 4);
    body += levels;
    append_values(body, indexes);
    std::string head;
    thrift::Writer header(head);
    header.i32(1, parquet::data_page);
    header.i32(2, static_cast<std::int64_t>(body.size()));
    header.i32(3, static_cast<std::int64_t>(body.size()));
    header.structure(5, [&](thrift::Writer& page) {
      page.i32(1, static_cast<std::int64_t>(present_.size()));
      page.i32(2, indexes ? parquet::dictionary : parquet::plain);
      page.i32(3, parquet::level_runs);
      page.i32(4, parquet::level_runs);
    });
    header.stop();
    return append(out, head, body);
  }
  void append_values(std::string& body, const std::optional<std::vector<std::uint32_t>>& indexes) const {
    if (indexes) {
      const unsigned width = rle::bit_width(static_cast<std::uint32_t>(dictionary_.size() - 1));
      body += static_cast<char>(width);
      rle::append(body, *indexes, width);
    } else if (column_.physical() == parquet::boolean) {
      for (std::size_t i = 0; i < bits_.size(); i += 8) {
        unsigned byte = 0;
        for (std::size_t j = i; j < std::min(i + 8, bits_.size()); ++j) byte |= bits_[j] << (j - i);
        body += static_cast<char>(byte);
      }
    } else {
      body += plain_;
    }
  }
  static std::uint64_t append(OutputFile& out, const std::string& head, const std::string& body) {
    const std::uint64_t at = out.position();
    out.append(head);
    out.append(body);
    return at;
  }
  void clear() {
    present_.clear();
    bits_.clear();
    plain_.clear();
    ends_.clear();
    dictionary_.clear();
  }
  Column column_;
  std::vector<std::uint32_t> present_, bits_;
  std::string plain_;
  std::vector<std::size_t> ends_;             // of each value in plain_
  std::vector<std::string_view> dictionary_;  // into plain_
};

/// A Parquet file of cells.
class ParquetFile {
 public:
  ParquetFile(OutputFile out, const std::vector<Column>& columns) : out_(std::move(out)) {
    for (const Column& column : columns) buffers_.emplace_back(column);
    out_.append(parquet::magic);
  }
  Result<void> write(const std::vector<Cell>& cells) {
    for (std::size_t i = 0; i < buffers_.size(); ++i)
      if (!buffers_[i].add(cells[i])) return too_large(buffers_[i].column());
    ++rows_;
    if (rows_ == parquet::most_rows || bytes() >= parquet::most_bytes) flush();
    return out_.status();
  }
  Result<void> finish() {
    if (rows_ > 0) flush();
    std::string metadata;
    thrift::Writer writer(metadata);
    describe(writer);
    writer.stop();
    out_.append(metadata);
    std::string size;
    append_le(size, metadata.size(), 4);
    out_.append(size);
    out_.append(parquet::magic);
    return out_.finish();
  }

 private:
  [[nodiscard]] std::size_t bytes() const {
    std::size_t out = 0;
    for (const Buffer& buffer : buffers_) out += buffer.bytes();
    return out;
  }
  void flush() {
    RowGroup group{std::exchange(rows_, 0), {}};
    for (Buffer& buffer : buffers_) group.chunks.push_back(buffer.write(out_));
    groups_.push_back(std::move(group));
  }
  static Result<void> too_large(const Column& column) {
    return failure(Errc::bad_value,
                   {"holds an integer of more than 64 bits; declare the field as string",
                    "整數超過 64 位元；請將欄位宣告為 string"},
                   {{}, 0, column.name});
  }
  /// FileMetaData.
  void describe(thrift::Writer& out) const {
    std::uint64_t rows = 0;
    for (const RowGroup& group : groups_) rows += group.rows;
    std::vector<const Column*> elements{nullptr};  // the root
    for (const Buffer& buffer : buffers_) elements.push_back(&buffer.column());
    out.i32(1, 1);
    out.structures(2, elements, [&](thrift::Writer& element, const Column* column) {
      if (column != nullptr) return column->describe(element);
      element.text(4, "schema");
      element.i32(5, static_cast<std::int64_t>(buffers_.size()));
    });
    out.i64(3, static_cast<std::int64_t>(rows));
    out.structures(4, groups_, [&](thrift::Writer& element, const RowGroup& group) { describe(element, group); });
    out.text(6, "opendata version " OPENDATA_VERSION);
  }
  void describe(thrift::Writer& out, const RowGroup& group) const {
    std::vector<std::size_t> columns(buffers_.size());
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      columns[i] = i;
      bytes += group.chunks[i].bytes;
    }
    out.structures(1, columns, [&](thrift::Writer& element, std::size_t i) {
      element.i64(2, static_cast<std::int64_t>(group.chunks[i].offset));
      element.structure(3, [&](thrift::Writer& data) { describe(data, buffers_[i].column(), group.chunks[i]); });
    });
    out.i64(2, static_cast<std::int64_t>(bytes));
    out.i64(3, static_cast<std::int64_t>(group.rows));
  }
  /// ColumnMetaData.
  static void describe(thrift::Writer& out, const Column& column, const Chunk& chunk) {
    out.i32(1, column.physical());
    std::vector<int> encodings{parquet::plain, parquet::level_runs};
    if (chunk.dictionary_page) encodings.push_back(parquet::dictionary);
    out.i32s(2, encodings);
    out.texts(3, {column.name});
    out.i32(4, 0);  // not compressed
    out.i64(5, static_cast<std::int64_t>(chunk.values));
    out.i64(6, static_cast<std::int64_t>(chunk.bytes));
    out.i64(7, static_cast<std::int64_t>(chunk.bytes));
    out.i64(9, static_cast<std::int64_t>(chunk.data_page));
    if (chunk.dictionary_page) out.i64(11, static_cast<std::int64_t>(*chunk.dictionary_page));
  }
  OutputFile out_;
  std::vector<Buffer> buffers_;
  std::uint64_t rows_ = 0;  // of the row group at hand
  std::vector<RowGroup> groups_;
};

/// Whether all decimals of a column have one scale so far.
struct Scale {
  std::optional<unsigned> common;
  bool differs = false;
  void look_at(const Cell& cell) {
    if (differs || !cell) return;
    const auto scale = parquet::decimal_scale(*cell);
    differs = !scale || (common && common != scale);
    common = scale;
  }
};

/// Writes decimals as text; when a column turns out to have one scale, the file is written again with numbers.
class ParquetWriter : public TableWriter {
 public:
  ParquetWriter(std::filesystem::path path, OutputFile out, const Schema& schema)
      : path_(std::move(path)),
        schema_(schema),
        columns_(parquet::columns_of(schema)),
        file_(std::make_unique<ParquetFile>(std::move(out), columns_)),
        scales_(columns_.size()) {}
  Result<void> write(const SafeRecord& record) override {
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (columns_[i].type == FieldType::decimal) scales_[i].look_at(record.cells()[i]);
    return file_->write(record.cells());
  }
  Result<void> finish() override {
    auto finished = file_->finish();
    file_.reset();
    bool better = false;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!scales_[i].differs) columns_[i].scale = scales_[i].common;
      better = better || columns_[i].scale;
    }
    return finished && better ? rewrite() : finished;
  }

 private:
  Result<void> rewrite() {
    const std::filesystem::path other = path_.string() + ".rewritten";
    auto copied = copy_to(other);
    std::error_code error;
    if (!copied) {
      std::filesystem::remove(other, error);
      return copied;
    }
    std::filesystem::rename(other, path_, error);
    if (!error) return {};
    return failure(Errc::io_failure, {"cannot be renamed; check the permissions", "無法更名；請檢查權限"},
                   {other.string(), 0, {}});
  }
  Result<void> copy_to(const std::filesystem::path& other) {
    auto reader = open_parquet(path_, schema_, {});
    if (!reader) return failure(std::move(reader.error()));
    auto out = OutputFile::create(other);
    if (!out) return failure(std::move(out.error()));
    ParquetFile file(std::move(*out), columns_);
    RawRecord record;
    for (;;) {
      const auto more = (*reader)->read(record);
      if (!more) return failure(more.error());
      if (!*more) return file.finish();
      if (auto written = file.write(record.cells); !written) return written;
    }
  }
  std::filesystem::path path_;
  Schema schema_;
  std::vector<Column> columns_;
  std::unique_ptr<ParquetFile> file_;
  std::vector<Scale> scales_;
};

}  // namespace

Result<std::unique_ptr<TableWriter>> create_parquet(const std::filesystem::path& path, const Schema& schema,
                                                    std::string_view /*dataset_id*/) {
  auto out = OutputFile::create(path);
  if (!out) return failure(std::move(out.error()));
  return std::make_unique<ParquetWriter>(path, std::move(*out), schema);
}

}  // namespace opendata::format
