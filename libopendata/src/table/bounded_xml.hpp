#pragma once
#include <expat.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace opendata::table {

/// An Expat parser that may take only so much memory. What a parser keeps does not depend on what is done with the text:
/// a file that was made to hurt has elements inside elements inside elements, names that are all different, a tag that
/// does not end. Such a tag is looked at again from its beginning with each piece that comes, so the parser then gets
/// larger pieces, of 1 MiB, which wait here. Element and attribute names are "address of the namespace" + separator + "name".
/// Thread safety: one thread at a time. Its handlers may use another one.
class BoundedXml {
 public:
  enum class Piece { more_follow, last };
  enum class Outcome { good, suspended, not_well_formed, out_of_memory };
  static constexpr char separator = ' ';

  explicit BoundedXml(std::size_t most_bytes);
  BoundedXml(const BoundedXml&) = delete;
  BoundedXml& operator=(const BoundedXml&) = delete;
  ~BoundedXml();

  /// For handlers, user data and XML_StopParser().
  [[nodiscard]] XML_Parser get() const { return parser_; }
  /// A parser that was stopped is not well-formed; one that was suspended has kept the rest of the piece for resume().
  [[nodiscard]] Outcome parse(std::string_view bytes, Piece piece);
  /// Goes on with the piece in which a handler suspended the parser.
  [[nodiscard]] Outcome resume();

 private:
  [[nodiscard]] Outcome feed(std::string_view bytes, Piece piece);
  [[nodiscard]] bool is_stuck() const;
  [[nodiscard]] Outcome outcome_of(XML_Status status) const;

  std::size_t left_;
  XML_Parser parser_;
  std::int64_t fed_ = 0;  ///< bytes
  std::string waiting_;
};

}  // namespace opendata::table
