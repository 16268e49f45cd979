#pragma once
#include <opendata/inspect.hpp>
#include <string_view>

namespace opendata::inspect {

/// A word by which headers are known.
struct HeaderWord {
  std::string_view word;
  ColumnKind kind;
  std::string_view field_name;  ///< empty = not used for naming
};

// None of these finds a word where there is none: nullptr.

/// Whether it tells of health or of another kind of §6 個資法, so that what it heads is never published as it is.
[[nodiscard]] bool is_never_published(const HeaderWord* word);
/// The most telling of the Chinese words that a header holds, wherever they stand in it.
[[nodiscard]] const HeaderWord* han_word_in(std::string_view header);
/// The Latin word that `text`, one of a header in snake case, is.
[[nodiscard]] const HeaderWord* latin_word(std::string_view text);
/// The same of a word behind another: the name of a thing or of an illness says nothing about persons.
[[nodiscard]] const HeaderWord* latin_word_after(std::string_view before, std::string_view text);
/// The last word of a header in snake case that says something: an adopter's city is a city; but a "hiv_status" is health
/// data whatever follows, unless that tells who it is: a "hiv_patient_id" does, a "diagnosis_short_name" does not.
[[nodiscard]] const HeaderWord* latin_word_in(std::string_view snake);

}  // namespace opendata::inspect
