#pragma once
#include <algorithm>
#include <deid/recognizers.hpp>
#include <deid/recognizers/built_in.hpp>
#include <deid/recognizers/support/finding.hpp>
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

/// Whether a rule or the name model finds something of the type: all recognisers but the one that reads what stands around numbers.
inline bool is_known_to_rules(std::string_view text, std::string_view type) {
  static const auto recognizers = [] {
    auto all = opendata::deid::recognizers_of_text();
    all.push_back(opendata::deid::make_person());
    return all;
  }();
  const std::u32string original = opendata::text::to_utf32(text);
  const opendata::text::Folded folded = opendata::text::fold(original, opendata::text::Folding::identifiers);
  const opendata::deid::Scan scan(folded.text);
  std::vector<opendata::deid::Finding> findings;
  for (const auto& recognizer : recognizers) recognizer->find({original, folded, &scan}, findings);
  return std::any_of(findings.begin(), findings.end(), [&](const auto& finding) { return finding.type == type && finding.score > opendata::deid::score::weak; });
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

/// No rule takes what these texts tell of a person for the type. Beside a name it may be found in its context, which is for other tests.
inline void check_unknown_to_rules(std::string_view type, std::initializer_list<const char*> texts) {
  for (const char* text : texts) {
    CAPTURE(type, text);
    CHECK_FALSE(is_known_to_rules(text, type));
  }
}

/// ASCII letters, digits and marks as full-width characters.
inline std::string full_width(std::string_view value) {
  std::u32string wide;
  for (const char32_t c : opendata::text::to_utf32(value)) wide += c > U' ' && c < 0x7F ? c + 0xFEE0 : c;
  return opendata::text::to_utf8(wide);
}

}  // namespace test
