#include "deid/recognizers/names/mixed_name.hpp"

#include <algorithm>

#include "deid/recognizers/names/name_dictionary.hpp"
#include "deid/recognizers/names/name_words.hpp"
#include "deid/recognizers/names/romanised_names.hpp"
#include "deid/recognizers/names/surnames.hpp"

namespace opendata::deid {
namespace {

bool is_small(char32_t c) { return c >= U'a' && c <= U'z'; }

bool is_given(const Scan& scan, std::size_t i) { return scan.is(i, han) && given_name_weight(scan.at(i)) > 0; }

// Where a name ends: no Han character goes on, or a title does, or a word of every sentence.
bool ends_at(const Scan& scan, std::size_t i) {
  if (!scan.is(i, han) || name_words::titles().match(scan.text(), i) > 0 || contains(U"說的跟和把", scan.at(i))) return true;
  return name_dictionary::is_word(scan.at(i), scan.at(i + 1)) && !name_dictionary::is_word(scan.at(i - 1), scan.at(i));
}

std::size_t surname_size_at(const Scan& scan, std::size_t i) {
  const std::size_t size = double_surname(scan.text().substr(std::min(i, scan.size())));
  if (size > 0) return size;
  const SurnameRank least = scan.is(i + 1, han) ? SurnameRank::rare : SurnameRank::seldom;  // Olivia 淡，
  return surname_rank(scan.at(i)) >= least ? 1 : 0;
}

// The family name's length right before 古【Jason】, where a word begins or somebody is named.
std::size_t surname_before(const Scan& scan, std::size_t first) {
  for (std::size_t size = 2; size > 0 && scan.is(first - 1, han); --size) {
    if (size > first || surname_size_at(scan, first - size) != size) continue;
    const std::size_t begin = first - size;
    if (size == 1 && surname_rank(scan.at(begin)) != SurnameRank::common) continue;  // 那Joyce呢
    if (!scan.is(begin - 1, han) || name_words::follows_person_word(scan, begin)) return size;
  }
  return 0;
}

// Behind the two characters of 黃Kevin【彥廷】.
std::size_t given_end(const Scan& scan, std::size_t i) {
  constexpr int usual = 3;  // one of the two at least is typical: not Nguyen本月電費
  const bool given = is_given(scan, i) && is_given(scan, i + 1) && given_name_weight(scan.at(i)) + given_name_weight(scan.at(i + 1)) >= usual;
  return given && ends_at(scan, i + 2) ? i + 2 : i;
}

// Behind the family name, or the whole name, of Hana【佐藤】, Amy 【侯】 and Jason 【易懂】.
std::size_t han_end(const Scan& scan, std::size_t i, bool apart) {
  const std::size_t size = scan.is(i, han) ? surname_size_at(scan, i) : 0;
  if (size == 0 || (size == 1 && !apart)) return i;
  std::size_t last = i + size;
  while (last < i + 3 && is_given(scan, last) && !ends_at(scan, last)) ++last;
  return !scan.is(last, han) || (last == i + size && ends_at(scan, last)) ? last : i;
}

// Linh 來電, Lisa 高興: what goes on is a word of every sentence.
bool is_word_at(const Scan& scan, std::size_t i) { return name_words::verbs().match(scan.text(), i) > 1 || name_words::is_ordinary(scan.text(), i); }

}  // namespace

MixedName mixed_name(const Scan& scan, std::size_t first, std::size_t last, bool named) {
  const bool apart = scan.is(last, blank);
  const std::size_t next = apart ? last + 1 : last;
  const std::size_t before = apart ? 0 : surname_before(scan, first);
  const std::size_t given = given_end(scan, next), end = han_end(scan, next, apart);
  if (before == 0 && given == next && end == next) return {};  // nearly always, and at less cost than words are looked up
  if (before == 0 && is_word_at(scan, next)) return {};
  const auto word = scan.text().substr(first, last - first);
  const bool alike = named || (word.size() >= 3 && is_small(word[1]) && is_small(word.back()) && !is_thing(word));
  if (alike && before > 0) return {first - before, given};
  if (given > next && is_romanised_family_name(word)) return {first, given};
  const bool whole = alike && end > next && (named || !apart || double_surname(scan.text().substr(next)) > 0 || is_romanised_given_name(word));
  return whole ? MixedName{first, end} : MixedName{};
}

}  // namespace opendata::deid
