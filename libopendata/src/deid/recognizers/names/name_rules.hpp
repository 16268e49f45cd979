#pragma once
#include <cstddef>

#include "deid/recognizers/names/name_words.hpp"
#include "deid/recognizers/names/surnames.hpp"
#include "deid/recognizers/support/scan.hpp"

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
/// surname_size() where one look at the character and those beside it does not tell.
[[nodiscard]] std::size_t unusual_surname_size(const Scan& scan, std::size_t i);
/// The length of the family name at `i`, where one may begin: 0 when none does. A word of every sentence (於, 和, 年) is none behind a
/// character with which no word for people ends.
[[nodiscard]] inline std::size_t surname_size(const Scan& scan, std::size_t i) {
  using namespace surname_table;
  const unsigned here = scan.classes()[i];
  if ((here & (label_mark | blank | cue_end)) != 0 && scan.is(i + 1, surname) && ends_role(scan, i)) return 0;
  if ((here & plain_surname) != 0) return 1;
  const char32_t c = scan.text()[i];
  const unsigned bits = bits_of(c), before = scan.kinds(i - 1);
  const bool may_be_double = (bits & double_bit) != 0 && (bits_of(scan.at(i + 1)) & second_bit) != 0;
  const bool usual = (bits & (common_bit | rare_bit)) != 0;
  if (usual && !may_be_double && c != U'孫') return 1;
  const bool inside = (before & han) != 0 && (before & (label_mark | blank | cue_end)) == 0;
  return usual || may_be_double || ((bits & seldom_bit) != 0 && !inside) ? unusual_surname_size(scan, i) : 0;
}
/// The classes of the characters around a family name, which rule most rules out at nearly every place.
struct Around {
  unsigned before, behind, second, third;
};
[[nodiscard]] inline Around around(const Scan& scan, std::size_t i, std::size_t size) {
  const std::size_t end = i + size;
  if (i == 0 || end + 2 >= scan.size()) return {scan.kinds(i - 1), scan.kinds(end), scan.kinds(end + 1), scan.kinds(end + 2)};
  const auto classes = scan.classes();
  return {classes[i - 1], classes[end], classes[end + 1], classes[end + 2]};
}
/// Whether the word before a title tells what somebody does, and not behind a label for names: 司機先生很親切.
[[nodiscard]] bool is_called_by_role(const Scan& scan, std::size_t first, std::size_t last);
/// Whether a colon stands before `i`, with nothing but blanks between.
[[nodiscard]] bool has_colon_before(const Scan& scan, std::size_t i);
/// Whether a title may stand right behind a family name that ends at `end`, or behind one or two characters more.
[[nodiscard]] bool may_be_titled(const Scan& scan, std::size_t end);
/// find() where one of the rules may hold.
[[nodiscard]] Name find_further(const Scan& scan, std::size_t i, std::size_t size);
/// False when none of the rules can hold.
[[nodiscard]] inline bool may_hold(const Scan& scan, std::size_t i, std::size_t size, const Around& a) {
  if (((a.behind | a.second) & name_mask) != 0 || (a.behind & blank) != 0) return true;
  if (((a.behind | a.second | a.third) & title_begin) != 0 && may_be_titled(scan, i + size)) return true;
  if ((a.before & han) == 0) return ((a.second | a.third) & label_begin) != 0 || ((a.before & (label_mark | blank)) != 0 && has_colon_before(scan, i));
  const bool ends = ((a.second & a.third) & han) == 0;
  return contains(U"姓老小阿", scan.at(i - 1)) || (ends && (name_words::cues_before(scan, i) & name_words::label) != 0);
}
/// Whether a second family name may stand behind, and a given name of two characters that the word ends with, behind a double one any.
[[nodiscard]] inline bool may_be_married(const Scan& scan, std::size_t i, std::size_t size) {
  return (size == 2 || !scan.is(i + size + 3, han)) && (surname_table::bits_of(scan.at(i + size)) & surname_table::common_bit) != 0;
}
/// The name that begins at `i`, where a family name of `size` characters stands.
[[nodiscard]] inline Name find(const Scan& scan, std::size_t i, std::size_t size) {
  const bool may = size == 2 || scan.at(i + 1) == U'氏' || may_hold(scan, i, size, around(scan, i, size)) || may_be_married(scan, i, size);
  return may ? find_further(scan, i, size) : Name{};
}
/// Whether the word before `i` says that an official in office, or an animal, is named, or an animal before the list in which it
/// stands.
[[nodiscard]] bool names_no_private_person(const Scan& scan, std::size_t i);
/// Whether [first, last) is the name of somebody known to all: 孫中山. Behind a label for names it is somebody else's: 申請人王建民.
[[nodiscard]] bool is_public(const Scan& scan, std::size_t first, std::size_t last);
/// Whether [first, last) is a family name with its title right behind a desk, as those who work there are called: 承辦王小姐, 客服林小姐.
[[nodiscard]] bool is_staff(const Scan& scan, std::size_t first, std::size_t last);
/// Whether what follows the family name is an office: 李委員.
[[nodiscard]] bool is_official(const Scan& scan, std::size_t first, std::size_t last);

}  // namespace name_rules
}  // namespace opendata::deid
