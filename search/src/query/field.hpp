#pragma once
#include <opendata/result.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace opendata::search {

/// A part of a document that a query can ask alone.
enum class Field {
  none,
  title,
  body,
  agency,
  category,
  theme,
  administration,
  service,
  law,
  article,
  kind,
  date,
};

/// "標題:" before a word.
struct FieldPrefix {
  Field field = Field::none;
  std::size_t length = 0;  ///< characters with the colon
};

/// The field that a text begins with: title:, 標題:, full-width colon too. nullopt when it begins with no field's name.
[[nodiscard]] std::optional<FieldPrefix> read_field(std::u32string_view text);

/// The field's English name; empty for none.
[[nodiscard]] std::string_view name(Field field);

/// The facet in which a classification is kept: "theme", "administration", "service"; empty for other fields.
[[nodiscard]] std::string_view facet_name(Field field);

/// "faq" for 問答, "article" for 條文; any other word stays.
[[nodiscard]] std::string kind_of(std::string_view word);

/// First and last day of 2024, 2024-05, 113/5/6, 2024-01..2024-06, 113.1.1~113.6.30, 2024.. and ..2024-05, as
/// 2024-05-06; an open end is empty. Errors: bad_value.
[[nodiscard]] Result<std::pair<std::string, std::string>> parse_period(std::string_view text);

}  // namespace opendata::search
