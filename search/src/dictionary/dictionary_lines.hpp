#pragma once
#include <opendata/search/dictionaries.hpp>
#include <string_view>

/// One line of each kind of dictionary file, without comment and never blank. Errors, without a place: bad_value (an
/// entry is too long, a weight is none), bad_structure (not in the form of the file).
namespace opendata::search {

[[nodiscard]] Result<std::string> parse_word_line(std::string_view line);
[[nodiscard]] Result<SynonymRule> parse_synonym_line(std::string_view line);
[[nodiscard]] Result<SubjectRule> parse_subject_line(std::string_view line);
[[nodiscard]] Result<Reading> parse_reading_line(std::string_view line);
[[nodiscard]] Result<std::string> parse_look_alike_line(std::string_view line);

/// As the parsers read it.
[[nodiscard]] std::string format_synonym_line(const SynonymRule& rule);
[[nodiscard]] std::string format_subject_line(const SubjectRule& rule);
[[nodiscard]] std::string format_reading_line(const Reading& reading);

}  // namespace opendata::search
