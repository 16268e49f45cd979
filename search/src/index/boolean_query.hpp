#pragma once
#include <memory>
#include <opendata/result.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "query/field.hpp"

/// The language of Boolean queries: words, "phrases", fields (標題:寵物), AND OR NOT (且 或 非), brackets. Words side by
/// side are joined by AND.
namespace opendata::search {

/// Deeper brackets are refused: Xapian recurses on a query's depth.
inline constexpr std::size_t maximum_nesting = 32;

/// A parsed query. Leaves hold text; all and any hold one or more parts; negation holds one.
struct BooleanNode {
  enum class Kind { words, phrase, all, any, negation };
  Kind kind = Kind::words;
  std::string text = {};
  std::vector<BooleanNode> parts = {};
  Field field = Field::none;  ///< of a leaf: where the text must stand
};

/// Whether the text has an operator, a field or a phrase apart from other words, so that somebody meant a Boolean query.
/// 且, 或 and 非 count when they stand alone. 「寵物登記」 費用; not: 如何申請「育兒津貼」？, 寵物登記 「」
[[nodiscard]] bool has_boolean_operator(std::string_view text);

/// Whether nothing but a minus makes it one, which may be a dash as well: 狗走丟了怎麼辦 -示範市動物保護處
[[nodiscard]] bool has_minus_alone(std::string_view text);

/// Whether an operator or the name of a field is in Latin letters: 狗 AND 貓, title:狗; not: LINE 且 費用
[[nodiscard]] bool has_latin_operator(std::string_view text);

/// Operators are written in capitals or as 且 或 非 between blanks or brackets; full-width brackets and quotes are
/// accepted. A minus between a blank and a word or bracket is NOT, but not at the beginning of a line: 登記 -費用. A field stands before a word, a phrase or a bracket, without a blank: title:狗, 標題:(狗 OR 貓). NOT binds closest, then AND, then OR. Errors: bad_value (unbalanced brackets or quotes, operator without
/// operand, nothing at all); limit_exceeded (nesting). Example: `(狗 OR 貓) AND NOT 登記`; not: `(狗 OR`, `AND`, `標題:`.
[[nodiscard]] Result<BooleanNode> parse_boolean(std::string_view text);

/// The same tree in words, for tests and explanations: `(and (or "狗" "貓") (not "登記"))`.
[[nodiscard]] std::string format_boolean(const BooleanNode& node);

}  // namespace opendata::search
