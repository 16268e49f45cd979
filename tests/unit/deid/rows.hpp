#pragma once
#include <opendata/recognizer.hpp>
#include <opendata/text.hpp>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace test {

/// The texts of all findings of one type, in order.
inline std::vector<std::string> found(std::string_view text, std::string_view type) {
  static const opendata::deid::Analyzer analyzer;
  const std::u32string original = opendata::text::to_utf32(text);
  std::vector<std::string> values;
  for (const auto& finding : analyzer.find(text)) {
    if (finding.type == type) values.push_back(opendata::text::to_utf8(std::u32string_view(original).substr(finding.start, finding.end - finding.start)));
  }
  return values;
}

/// What must be found in a text; empty = nothing of that type.
struct Row {
  const char* text;
  const char* value;
};

inline std::vector<std::string> expected(const Row& row) {
  return *row.value == '\0' ? std::vector<std::string>{} : std::vector<std::string>{row.value};
}

/// Each row's value is found, and nothing else of that type.
inline void check_rows(std::string_view type, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(type, row.text);
    CHECK(found(row.text, type) == expected(row));
  }
}

/// ASCII letters, digits and marks as full-width characters.
inline std::string full_width(std::string_view value) {
  std::u32string wide;
  for (const char32_t c : opendata::text::to_utf32(value)) wide += c > U' ' && c < 0x7F ? c + 0xFEE0 : c;
  return opendata::text::to_utf8(wide);
}

}  // namespace test
