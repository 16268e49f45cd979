#pragma once
#include <cstddef>
#include <cstdint>
#include <opendata/result.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Reading of JSON configuration, metadata and requests. Writing is done with RapidJSON's SAX writer directly.
namespace opendata::json {

enum class Kind { null, boolean, number, string, array, object };

/// A JSON value that knows the line it began on. Numbers keep their text, so that no digit is lost.
/// Thread safety: like a std::vector.
class Value {
 public:
  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] std::size_t line() const { return line_; }  ///< 1-based

  [[nodiscard]] bool is(Kind kind) const { return kind_ == kind; }
  [[nodiscard]] bool boolean() const { return text_ == "true"; }  ///< false for anything but `true`
  [[nodiscard]] const std::string& text() const {
    return text_;
  }                                                           ///< a string's content, a number's digits, "true"/"false"
  [[nodiscard]] std::optional<std::int64_t> integer() const;  ///< nullopt unless a whole number in range
  [[nodiscard]] std::optional<double> number() const;         ///< nullopt unless a finite number
  [[nodiscard]] const std::vector<Value>& items() const {
    return items_;
  }  ///< of an array; members' values of an object, in file order
  [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }  ///< of an object, beside items()

  /// The member's value, or nullptr when absent or when this is no object.
  [[nodiscard]] const Value* find(std::string_view key) const;
  /// A member's string, or `fallback` when absent or no string.
  [[nodiscard]] std::string text_of(std::string_view key, std::string_view fallback = {}) const;

 private:
  friend class Builder;
  Kind kind_ = Kind::null;
  std::size_t line_ = 0;
  std::string text_;
  std::vector<std::string> keys_;
  std::vector<Value> items_;
};

/// How strictly to read.
enum class Dialect {
  strict,         ///< RFC 8259, for requests and other machines' files
  with_comments,  ///< also // and /* */ comments and trailing commas, for files that people write
};

/// Limits of one document; over a limit is an error that names it.
struct Limits {
  std::size_t bytes = 16U << 20U;
  std::size_t depth = 32;
};

/// Parses one UTF-8 document (a BOM is accepted).
/// Errors, each with file and line: bad_encoding (invalid UTF-8), bad_structure (syntax, duplicate key), limit_exceeded
/// (bytes, depth). Guarantees: no recursion on the input's depth; linear time. Example: `parse("{\"a\":1}",
/// Dialect::strict)` is an object; `parse("{a:1}", …)` and `parse("{\"a\":1,\"a\":2}", …)` fail.
[[nodiscard]] Result<Value> parse(std::string_view document, Dialect dialect, const std::string& file = {},
                                  Limits limits = {});

/// Reads the objects of a large top-level array, or of the array under one key of a top-level object, one after the
/// other, with memory bounded by one object. `array_key` empty = the document itself is the array. `visit` gets each
/// element; returning an error stops and is returned. Errors: as parse(); bad_structure when there is no such array.
class ElementVisitor {
 public:
  virtual ~ElementVisitor() = default;
  [[nodiscard]] virtual Result<void> visit(Value&& element) = 0;
};
[[nodiscard]] Result<void> for_each_element(const std::string& file, std::string_view array_key,
                                            ElementVisitor& visitor, Limits element_limits = {});

}  // namespace opendata::json
