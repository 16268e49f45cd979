#pragma once
#include <opendata/json.hpp>
#include <opendata/table.hpp>
#include <string>

#include "table/text_source.hpp"

namespace opendata::table {

/// Hands out the objects of a JSON file one by one; memory is bounded by one object.
class JsonElements {
 public:
  virtual ~JsonElements() = default;
  /// The next element's text into `element`; false at the end.
  [[nodiscard]] virtual Result<bool> next(std::string& element) = 0;
  /// 1-based number of the element, or the line of a JSON Lines file.
  [[nodiscard]] std::uint64_t number() const { return number_; }
  [[nodiscard]] const TextSource& source() const { return source_; }

 protected:
  explicit JsonElements(TextSource source) : source_(std::move(source)) {}
  [[nodiscard]] bool available() { return !source_.rest().empty() || source_.refill(); }
  /// The decoder's error, or `otherwise` when the text simply ended.
  [[nodiscard]] tl::unexpected<Error> ended(Message otherwise) const;
  [[nodiscard]] Result<void> append(std::string& element, std::size_t n);

  TextSource source_;
  std::uint64_t number_ = 0;
};

/// Elements of one top-level array. Their own syntax is checked by whoever parses them.
[[nodiscard]] std::unique_ptr<JsonElements> make_array_elements(TextSource source);
/// Lines. A blank line is an empty element.
[[nodiscard]] std::unique_ptr<JsonElements> make_line_elements(TextSource source);

}  // namespace opendata::table
