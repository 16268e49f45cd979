#pragma once
#include <opendata/table.hpp>
#include <string>
#include <utility>
#include <vector>

#include "formats/characters.hpp"

namespace opendata::format {

/// What the readers of our own layouts have in common: the columns of the schema, the count of rows, and the error of a
/// file that departs from the layout.
class LayoutReader : public RecordReader {
 public:
  LayoutReader(std::string path, Characters in, const Schema& schema)
      : in_(std::move(in)), schema_(schema), path_(std::move(path)) {
    for (const Field& field : schema_.fields) columns_.push_back(field.name);
  }
  const std::vector<std::string>& columns() const override { return columns_; }
  const ReadReport& report() const override { return report_; }

 protected:
  /// The next row.
  void begin(RawRecord& record) {
    record.row = ++report_.records;
    record.cells.resize(columns_.size());
  }
  [[nodiscard]] tl::unexpected<Error> departs() const {
    if (in_.error()) return failure(*in_.error());
    return failure(Errc::corrupt,
                   {"departs from the layout that docs/formats.md states; publish the dataset again",
                    "不符 docs/formats.md 所訂的格式；請重新發布資料集"},
                   {path_, static_cast<std::size_t>(report_.records), {}});
  }
  /// A field is not called as the schema says.
  [[nodiscard]] tl::unexpected<Error> misnamed() const {
    if (in_.error()) return failure(*in_.error());
    return failure(Errc::unknown_key,
                   {"does not have the fields of its description, in their order", "欄位與欄位說明不符或順序不同"},
                   {path_, static_cast<std::size_t>(report_.records), {}});
  }

  Characters in_;
  Schema schema_;
  std::vector<std::string> columns_;

 private:
  std::string path_;
  ReadReport report_;
};

/// A reader of one kind as a reader of any kind, its head read and checked.
template <class Reader>
Result<std::unique_ptr<RecordReader>> opened(std::unique_ptr<Reader> reader) {
  if (auto head = reader->read_head(); !head) return failure(std::move(head.error()));
  return std::unique_ptr<RecordReader>(std::move(reader));
}

}  // namespace opendata::format
