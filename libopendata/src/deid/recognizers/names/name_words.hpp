#pragma once
#include "deid/recognizers/names/ordinary_words.hpp"
#include "deid/recognizers/support/context.hpp"

/// Words that speak for or against a name. Each list is one object, made on first use.
namespace opendata::deid::name_words {

/// 先生, 女士, 老師…: make a name of the surname before them, alone or with a given name.
[[nodiscard]] const Words& titles();
/// 君, 嫌, 男…: the same behind a whole name, or behind a surname where the word ends.
[[nodiscard]] const Words& short_titles();
/// 姓名, 陳情人, 飼主…: a name follows, with or without a colon.
[[nodiscard]] const Words& labels();
/// 民眾, 我是, 母親…: a name often follows.
[[nodiscard]] const Words& weak_labels();
/// Whether a title, long or short, may begin with the character.
[[nodiscard]] bool may_begin_title(char32_t c);
/// 表示, 來電, 陪同…: what a person named before them does.
[[nodiscard]] const Words& verbs();
/// 處長, 技士…: the person named behind acts in office.
[[nodiscard]] const Words& offices();
/// Whether a word that begins like a name and is none stands at `i`: 高雄, 金額, 許多…
[[nodiscard]] inline bool is_ordinary(std::u32string_view text, std::size_t i) {
  if (i + 2 > text.size() || (text[i] | text[i + 1]) > 0xFFFF) return false;  // of the basic plane alone there are pairs
  const std::uint32_t pair = ordinary::pair(text[i], text[i + 1]);
  return ordinary::words.holds(pair) || (ordinary::beginnings.holds(pair) && ordinary::longer_one_begins(text.substr(i)));
}
/// Whole names of persons known to all, and what pets are usually called.
[[nodiscard]] const Words& public_names();
/// What stands in a name's field when there is no name: 同上, 匿名…
[[nodiscard]] const Words& placeholders();
/// Who is called by what they do: 司機先生 names nobody.
[[nodiscard]] bool is_role(std::u32string_view word);
/// Whether the field [first, last) begins with one and so names nobody. Not 應嘉陵 and 查明哲: a family name, and behind the word a
/// character that is typical of given names.
[[nodiscard]] bool is_placeholder(const Scan& scan, std::size_t first, std::size_t last);
[[nodiscard]] const Words& animals();
/// What the words before a place say of the name behind; several bits may be set.
enum Cue : unsigned { label = 1, weak_label = 2, office = 4, animal = 8 };
/// cues_before() behind its first look at the character before `first`, which settles most cases.
[[nodiscard]] unsigned cues_further_before(const Scan& scan, std::size_t first);
/// The cues of labels(), weak_labels(), offices() and animals() that end right before `first`, as labelled() would tell of each list.
[[nodiscard]] inline unsigned cues_before(const Scan& scan, std::size_t first) {
  return scan.is(first - 1, label_mark | blank | cue_end) ? cues_further_before(scan, first) : 0U;  // at most places
}
/// Whether the words before `first` name a person behind: labels(), weak_labels().
[[nodiscard]] inline bool follows_person_word(const Scan& scan, std::size_t first) {
  return (cues_before(scan, first) & (label | weak_label)) != 0;
}
/// Whether one of the words of cues_before() may end with the character.
[[nodiscard]] bool may_end_cue(char32_t c);
/// First two characters of words that forms write with blanks between their characters.
[[nodiscard]] const Words& spaced_words();

}  // namespace opendata::deid::name_words
