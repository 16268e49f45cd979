#include "deid/recognizers/numbers/identity_number.hpp"

#include "deid/recognizers/names/name_words.hpp"
#include "deid/recognizers/names/person_before.hpp"
#include "deid/recognizers/numbers/check_digits.hpp"
#include "deid/recognizers/numbers/masked_number.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/number_labels.hpp"

namespace opendata::deid {

namespace {

constexpr std::size_t size = 10;

// Whether the token begins as such a number does: with a letter, as few do; and it is long enough, or may go on where a label or Chinese digits
// say so.
bool may_begin_identity(const Scan& scan, const Token& token) {
  if (!token.has_letter || !scan.is(token.first, letter)) return false;
  return !scan.is_shorter(token, size) || !scan.is(token.first, unlabelled) || scan.is(token.last, han_digit);
}

bool is_valid(const Compact& id) { return is_valid_national_id(id.view()) || is_valid_resident_id(id.view()); }

// "A1234567891991.12.05": a list lost the blank between a number that holds and a day.
bool precedes_day(const Scan& scan, const Compact& id) {
  const std::size_t first = id.end(size);
  std::size_t i = first;
  while (i < first + 4 && scan.is(i, digit)) ++i;
  const bool year = i >= first + 2 && contains(U"./-", scan.at(i)) && scan.is(i + 1, digit);
  return year && !scan.is(id.first() - 1, alphanumeric) && is_valid(id);
}

// "A一二三，四五六，七八九": dictated, where a word says what it is.
Compact read_dictated(const Scan& scan, const Token& token) {
  if (scan.is(token.first, unlabelled) || token.last - token.first >= size) return {};
  if (!scan.is(token.last, han_digit) && !contains(U",、./_", scan.at(token.last))) return {};
  const NumberLabel label = label_before(scan, token.first).label;
  if (label != NumberLabel::identity && label != NumberLabel::resident) return {};
  const Compact id = read_compact(scan, token, size, Script::spoken);
  return id.size == size && scan.stands_alone(token.first, id.end(size)) && !scan.is(id.end(size), han_digit) ? id : Compact{};
}

// "NguyenFD20813377": the ten characters at the end of a token that are glued to a name in Latin letters.
Compact read_glued(const Scan& scan, const Token& token) {
  const std::size_t first = token.last - size;
  const auto is_upper = [&](std::size_t i) { return scan.at(i) >= U'A' && scan.at(i) <= U'Z'; };
  const auto is_lower = [&](std::size_t i) { return scan.at(i) >= U'a' && scan.at(i) <= U'z'; };
  if (!scan.is(first + 2, digit) || !is_upper(first) || !is_lower(first - 1) || !is_upper(token.first)) return {};
  Token tail = token;
  tail.first = static_cast<std::uint32_t>(first);
  const Compact id = read_compact(scan, tail, size, Script::spoken);  // which the scan does not keep: it knows the token's beginning only
  return id.size == size && id.end(size) == token.last && scan.stands_alone(token.first, token.last) ? id : Compact{};
}

// "Tax ID 12345675": a label and a business's number.
bool is_word_id(const Scan& scan, const Token& token) {
  return token.last == token.first + 2 && scan.is(token.last, blank) && Words::stands_at(scan.text(), token.first, U"id");
}

}  // namespace

Compact read_identity_number(const Scan& scan, const Token& token) {
  if (!may_begin_identity(scan, token) || is_word_id(scan, token)) return {};
  if (token.last - token.first > size + 1) {
    if (const Compact glued = read_glued(scan, token); glued.size > 0) return glued;
  }
  if (const Compact dictated = read_dictated(scan, token); dictated.size > 0) return dictated;
  const bool goes_on = token.last - token.first < size && scan.is(token.last, han_digit);  // A一二三…, A12345678九
  const Script script = goes_on ? Script::chinese : Script::ascii;
  if (script == Script::ascii && scan.is_shorter(token, size)) return {};
  const Compact id = read_compact(scan, token, size, script);
  if (id.size == size && scan.is(id.end(size), digit)) return precedes_day(scan, id) ? id : Compact{};
  const bool whole = id.size == size && scan.stands_alone(token.first, id.end(size)) && !(scan.is(id.end(size) - 1, han_digit) && scan.is(id.end(size), han_digit | tens));
  return whole ? id : Compact{};
}

namespace {

// "林小明（A123456788）": what stands alone in brackets behind a word names it, typing error or not.
bool stands_in_brackets(const Scan& scan, const Compact& id) {
  return contains(U"(（", scan.at(id.first() - 1)) && scan.is(id.first() - 2, han) && contains(U")）", scan.at(id.end(id.size)));
}

// "飼主林小芬，A123456788", "父林小明A123456788", "受託人A123456788"
bool stands_behind_person(const Scan& scan, const Compact& id) {
  const std::size_t first = id.first();
  const std::size_t name = scan.is(first - 1, blank) || contains(U",、/", scan.at(first - 1)) ? skip_blanks_back(scan, first - 1) : first;
  if (!contains(U"12AB89", scan.at(first + 1))) return false;
  static const Words sexes(U"男 女 男性 女性");
  if (name < first && sexes.ends(scan.text().substr(0, name))) return true;
  return name_size_before(scan, name) > (name < first ? 1U : 2U) || (name == first && (name_words::cues_before(scan, first) & name_words::label) != 0);
}

// "應更為A123456789，原A123456788": told to be written wrongly.
bool is_corrected(const Scan& scan, const Compact& id, const LabelBefore& label) {
  static const Words slips(U"誤植 誤寫 誤繕 誤載 誤打 打錯 寫錯 抄錯 填錯 key錯 更正 更為");
  constexpr std::size_t window = 32;
  return label.label != NumberLabel::other && contains(U"12AB89", scan.at(id.first() + 1)) && has_before(scan, id.first(), window, slips);
}

// To a name or to its label: ARCA123456789, of which the scan takes only the number for a word.
bool is_glued(const Scan& scan, const Compact& id) { return (character_class(scan.at(id.first() - 1)) & letter) != 0; }

// "檢體編號G-1130612-01": a thing's number of which one in ten holds by chance, its digits parted as those of no identity number are;
// A-123456789 and AB-12345678 are how many write theirs.
bool is_of_thing(const Scan& scan, const Compact& id, const LabelBefore& label) {
  const std::size_t letters = id.chars[1] >= '0' && id.chars[1] <= '9' ? 1 : 2;
  const bool digits_together = id.end(size) - id.end(letters + 1) == size - letters - 1;
  return !digits_together && label.label == NumberLabel::other && is_adjacent(scan, label.last, id.first());
}

// A capital is meant by its small letter, too.
bool is_second(const Scan& scan, std::size_t i, std::u32string_view seconds) {
  const char32_t c = scan.at(i);
  return contains(seconds, c >= U'a' && c <= U'z' ? c - U'a' + U'A' : c);
}

// False when what stands right behind the token's first letter, in ASCII, is none of the possible second characters, and no name is glued to
// the number.
bool may_go_on_with(const Scan& scan, const Token& token, std::u32string_view seconds) {
  constexpr std::uint32_t longest = 11;
  const std::size_t second = token.first + 1U;
  return !scan.is(second, alphanumeric) || is_second(scan, second, seconds) || token.last - token.first > longest;
}

// Behind the number masked in part that begins with the token; 0 when none does.
std::size_t masked_end(const Scan& scan, const Token& token, std::u32string_view seconds) {
  if (!scan.is(token.first, letter) || !is_second(scan, token.first + 1, seconds) || !may_be_masked(scan, token)) return 0;
  const MaskedNumber number = read_masked_number(scan, token);
  if (number.size != size) return 0;
  const LabelBefore label = label_before(scan, token);
  return label.label == NumberLabel::other && is_adjacent(scan, label.last, token.first) ? 0 : number.last;
}

// How much a number of that shape says.
double identity_score(const Scan& scan, const Compact& id, bool valid) {
  const LabelBefore label = label_before(scan, id.first());
  if (valid) return is_of_thing(scan, id, label) ? score::weak : score::certain;
  if (is_glued(scan, id)) return score::shape;
  if (!scan.number_stands_alone(id.first(), id.end(id.size))) return score::weak;
  switch (label.label) {
    case NumberLabel::identity:
    case NumberLabel::resident:
    case NumberLabel::business:  // 統一編號 of a person
    case NumberLabel::household:
      return score::context;
    case NumberLabel::unspecified:  // 我的ID
      return contains(U"12", scan.at(id.first() + 1)) ? score::shape : score::weak;
    default:
      return stands_in_brackets(scan, id) || stands_behind_person(scan, id) || is_corrected(scan, id, label) ? score::shape : score::weak;
  }
}

// Its second character and the digits behind.
bool has_shape(const Compact& id, std::u32string_view seconds) {
  return id.size == size && contains(seconds, static_cast<char32_t>(id.chars[1])) && all_digits(id.view().substr(2));
}

}  // namespace

void find_identity_numbers(const RecognizerInput& input, const IdentityNumbers& numbers, std::vector<Finding>& findings) {
  const Scan& scan = *input.scan;
  for (const Token& token : scan.latin_tokens()) {
    if (!token.may_be(clue::identity)) continue;  // nearly all
    if (const std::size_t masked = masked_end(scan, token, numbers.seconds); masked != 0) {
      report(input, token.first, masked, numbers.type, score::context, findings);
      continue;
    }
    if (!may_go_on_with(scan, token, numbers.seconds)) continue;
    const Compact id = read_identity_number(scan, token);
    if (!has_shape(id, numbers.seconds)) continue;
    report(input, id.first(), id.end(size), numbers.type, identity_score(scan, id, numbers.is_valid(id.view())), findings);
  }
}

}  // namespace opendata::deid
