#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Thrift's compact protocol, as far as Parquet's metadata needs it.
namespace opendata::format::thrift {

/// Appends the fields of one structure, in the order of their ids.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}
  void boolean(int id, const bool& value) { field(id, value ? 1 : 2); }
  void i32(int id, std::int64_t value) { number(id, 5, value); }
  void i64(int id, std::int64_t value) { number(id, 6, value); }
  void text(int id, std::string_view value);
  void i32s(int id, const std::vector<int>& values);
  void texts(int id, const std::vector<std::string>& values);
  /// A nested structure: fill(Writer&).
  template <class Fill>
  void structure(int id, Fill fill) {
    field(id, 12);
    nested(fill);
  }
  /// A list of structures: fill(Writer&, element).
  template <class Elements, class Fill>
  void structures(int id, const Elements& elements, Fill fill) {
    field(id, 9);
    list_head(elements.size(), 12);
    for (const auto& element : elements) nested([&](Writer& writer) { fill(writer, element); });
  }
  /// Ends the structure.
  void stop() { out_ += '\0'; }

 private:
  template <class Fill>
  void nested(Fill fill) {
    Writer writer(out_);
    fill(writer);
    writer.stop();
  }
  void field(int id, int type);
  void number(int id, int type, std::int64_t value);
  void list_head(std::size_t size, int type);
  std::string& out_;
  int last_id_ = 0;
};

/// A value of any type, read without knowing the structure.
struct Value {
  std::int64_t number = 0;  ///< of booleans and integers
  std::string text;
  std::vector<Value> items;
  std::map<int, Value> fields;
  /// A field, or an empty value.
  [[nodiscard]] const Value& operator[](int id) const;
};

/// Reads one structure off the front of `bytes`; nullopt when it is none.
[[nodiscard]] std::optional<Value> take_structure(std::string_view& bytes);

void append_varint(std::string& out, std::uint64_t value);
[[nodiscard]] std::optional<std::uint64_t> take_varint(std::string_view& bytes);

}  // namespace opendata::format::thrift
