#pragma once
#include <cstddef>

#include "deid/recognizers/support/scan.hpp"
#include "deid/recognizers/support/surnames.hpp"

namespace opendata::deid {

struct Name {
  std::size_t first = 0;
  std::size_t last = 0;
  double score = 0;  ///< 0 = no name
};

/// What surely names a person, whatever the words around: masks, blanks between characters, a title right behind the
/// family name or the whole name, 姓, a field for names, a label with nothing but a name up to the end of the clause, a number's
/// label right behind.
namespace name_rules {

/// Whether the character at `i` ends a word for people, which a family name follows: 房【東】涂太太.
[[nodiscard]] bool ends_role(const Scan& scan, std::size_t i);
/// surname_size() of what is no family name wherever it stands.
[[nodiscard]] std::size_t unusual_surname_size(const Scan& scan, std::size_t i);
/// Whether a word of every sentence (於, 和, 年) stands at `i`, behind a character with which no word for people ends: no name begins there.
[[nodiscard]] inline bool is_inside_sentence(const Scan& scan, std::size_t i) {
  constexpr unsigned others = surname_table::common_bit | surname_table::rare_bit | surname_table::double_bit;
  const unsigned before = scan.kinds(i - 1);
  return (surname_table::bits_of(scan.at(i)) & others) == 0 && (before & han) != 0 && (before & (label_mark | blank | cue_end)) == 0;
}
/// The length of the family name at `i`: 0 when none begins there.
[[nodiscard]] inline std::size_t surname_size(const Scan& scan, std::size_t i) {
  if (scan.is(i + 1, surname) && scan.is(i, label_mark | blank | cue_end) && ends_role(scan, i)) return 0;
  if (scan.is(i, plain_surname)) return 1;
  return is_inside_sentence(scan, i) ? 0 : unusual_surname_size(scan, i);
}
/// The name that begins at `i`, where a family name of `size` characters stands.
[[nodiscard]] Name find(const Scan& scan, std::size_t i, std::size_t size);
/// Whether the word before `i` says that an official in office, or an animal, is named.
[[nodiscard]] bool names_no_private_person(const Scan& scan, std::size_t i);
/// Whether [first, last) is the name of somebody known to all: 孫中山. Behind a label for names it is somebody else's: 申請人王建民.
[[nodiscard]] bool is_public(const Scan& scan, std::size_t first, std::size_t last);
/// Whether what follows the family name is an office: 李委員.
[[nodiscard]] bool is_official(const Scan& scan, std::size_t first, std::size_t last);

}  // namespace name_rules
}  // namespace opendata::deid
