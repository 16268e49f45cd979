#pragma once
#include <cstdint>
#include <opendata/record.hpp>
#include <opendata/schema.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/thrift.hpp"

/// How a field is stored in Parquet: shared by the writer and the reader.
namespace opendata::format::parquet {

constexpr std::string_view magic = "PAR1";
enum Physical { boolean = 0, int32 = 1, int64 = 2, byte_array = 6 };
enum Encoding { plain = 0, level_runs = 3, dictionary = 8 };
enum Page { data_page = 0, dictionary_page = 2 };

constexpr std::size_t most_rows = 65'536;            ///< of a row group
constexpr std::size_t most_bytes = 8U << 20U;        ///< of a row group, before it is written
constexpr std::size_t largest_dictionary = 8'192;    ///< entries
constexpr unsigned decimal_precision = 18;

/// A field as a column. `scale`: a decimal all of whose values have so many digits behind the point; without it a
/// decimal is text, so that "1.50" and "1.5" stay different.
struct Column {
  std::string name;
  FieldType type = FieldType::string;
  std::optional<unsigned> scale = {};
  [[nodiscard]] Physical physical() const;
  /// The SchemaElement of the file's metadata.
  void describe(thrift::Writer& out) const;
};
[[nodiscard]] std::vector<Column> columns_of(const Schema& schema);
/// The scale that an element of describe() states.
[[nodiscard]] std::optional<unsigned> scale_of(const thrift::Value& element);

/// Appends a canonical cell in PLAIN encoding. Booleans are bits and not written here. False for an integer of more than
/// 64 bits.
[[nodiscard]] bool append_plain(std::string& out, const Column& column, std::string_view cell);
/// Takes a cell off the front; false when the bytes hold none.
[[nodiscard]] bool take_plain(std::string_view& bytes, const Column& column, std::string& cell);

/// Digits behind the point; nullopt when the decimal does not fit decimal_precision, or is a zero with a sign.
[[nodiscard]] std::optional<unsigned> decimal_scale(std::string_view cell);

}  // namespace opendata::format::parquet
