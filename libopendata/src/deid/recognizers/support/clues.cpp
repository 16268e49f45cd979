#include "deid/recognizers/support/clues.hpp"

#include <array>

#include "deid/recognizers/numbers/english_day.hpp"
#include "deid/recognizers/numbers/masked_number.hpp"
#include "deid/recognizers/support/scan.hpp"
#include "text/character_set.hpp"

namespace opendata::deid {
namespace {

constexpr text::CharacterSet plate_masks(U"*＊●○□?");

// What a mark or a word's first character beside a token can be; several bits may be set.
enum Mark : std::uint16_t {
  at_spoken = 1,      // 小老鼠, [at]
  group_mark = 2,     // between a card's groups
  pause = 4,          // between letters and digits that are spelt out
  id_mark = 8,        // of an id for LINE
  hexadecimal_mark = 16,  // between a MAC's pairs and an address's groups
  octet_mark = 32,    // between octets
  octet_gap = 64,     // between octets, before a dot or a digit
  plate_gap = 128,    // before the second group of a plate, beside a hyphen
  plate_mark = 256,   // the same, alone
  business_mark = 512,    // before a business's number
  business_verb = 1024,   // behind it
};
struct Listed {
  std::uint16_t bits;
  std::u32string_view characters;
};
constexpr auto listed = std::to_array<Listed>({
    {at_spoken, U"小老加然圈[【<{aA"},
    {group_mark, U".,、/_"},
    {pause, U" \t\u3000\u00A0-、,."},
    {id_mark, U"._-*"},
    {hexadecimal_mark, U":-"},
    {octet_mark, U".點"},
    {octet_gap, U" ,\n"},
    {plate_gap, U"- \t\u3000\u00A0\n\r"},
    {plate_mark, U"_.:~=,、/槓杠之一ー‧·・•∙⋅"},
    {business_mark, U"(,:)資記業立照"},
    {business_verb, U"是"},
});

constexpr std::uint16_t listed_bits(char32_t c) {
  std::uint16_t bits = 0;
  for (const Listed& each : listed) {
    if (each.characters.find(c) != std::u32string_view::npos) bits = static_cast<std::uint16_t>(bits | each.bits);
  }
  return bits;
}

// Of ASCII characters their bits; of others whether one with the same low bits is listed.
constexpr std::size_t low_bits = 1024;
constexpr auto ascii_marks = [] {
  std::array<std::uint16_t, 128> marks{};
  for (char32_t c = 0; c < marks.size(); ++c) marks[c] = listed_bits(c);
  return marks;
}();
constexpr auto may_be_listed = [] {
  std::array<bool, low_bits> some{};
  for (const Listed& each : listed) {
    for (const char32_t c : each.characters) some[c % low_bits] = some[c % low_bits] || c >= ascii_marks.size();
  }
  return some;
}();
std::uint16_t marks_of(char32_t c) {
  if (c < ascii_marks.size()) return ascii_marks[c];
  return may_be_listed[c % low_bits] ? listed_bits(c) : std::uint16_t{0};
}

constexpr Clues bit(Clues clue, bool holds) { return holds ? clue : 0; }

// All of them, and one of them, without branches where one in two would go another way than foreseen.
template <class... Bools>
constexpr bool all(Bools... bools) {
  return (static_cast<unsigned>(bools) & ...) != 0;
}
template <class... Bools>
constexpr bool one(Bools... bools) {
  return (static_cast<unsigned>(bools) | ...) != 0;
}

// A token and what is asked of it again and again.
struct Site {
  Site(const Scan& of, const Token& at, const Token* behind_it)
      : scan(of), token(at), next(behind_it), size(at.last - at.first), number(at.number == 0 ? 0 : of.number(at).size), first(of.text()[at.first]),
        before(of.at(at.first - 1U)), kinds(of.classes()[at.first]), kinds_behind(of.kinds(at.last)), marks_behind(marks_of(of.at(at.last))) {}
  const Scan& scan;
  const Token& token;
  const Token* next;
  std::size_t size, number;  // characters; letters and digits of the number that begins here, 0 when they are few
  char32_t first, before;
  unsigned kinds, kinds_behind;
  unsigned marks_behind;
  [[nodiscard]] bool labelled() const { return (kinds & unlabelled) == 0; }
  [[nodiscard]] bool begins_with(unsigned mask) const { return (kinds & mask) != 0; }
  [[nodiscard]] bool goes_on_with(unsigned mask) const { return (kinds_behind & mask) != 0; }
  [[nodiscard]] bool precedes(unsigned marks) const { return (marks_behind & marks) != 0; }
  [[nodiscard]] char32_t behind() const { return scan.at(token.last); }
};

// One or two letters and digits.
bool may_be_identity(const Site& s) {
  constexpr std::size_t letters_and_digits = 10, most_letters = 2;
  if (!s.begins_with(letter)) return false;
  const bool shaped = s.token.has_digit || s.size <= most_letters;
  return (shaped && (s.number >= letters_and_digits || s.labelled() || s.goes_on_with(han_digit))) || may_be_masked(s.scan, s.token);
}

// "ID12690600": the letters are a label for the scan, or the number's own.
bool may_have_lettered_label(const Site& s) {
  constexpr std::size_t digits = 8;
  return s.size == digits && !s.token.has_letter && s.before == U'D' && s.scan.at(s.token.first - 2U) == U'I';
}

// A text's number is dialled from 0, + or 886 on, unless a word says so; O is a zero, too.
bool may_be_dialled(const Site& s) { return one(contains(U"08Oo", s.first), s.token.chinese, s.before == U'+', s.labelled()); }

bool may_be_glued(const Site& s) { return s.first >= U'A' && s.first <= U'Z' && s.scan.is(s.token.last - 1U, digit); }

// Seven or eight digits, or three or four before a mark.
bool may_be_subscriber(const Site& s) {
  if (!s.begins_with(digit | han_digit)) return false;
  if (s.token.chinese || s.size == 7 || s.size == 8) return s.first >= U'2';
  return (s.size == 3 || s.size == 4) && s.first >= U'2' && (s.goes_on_with(blank) || s.behind() == U'-');
}

// "name at", "name 小老鼠", "name [at]"
bool may_be_mailbox(const Site& s) { return s.precedes(at_spoken) || (s.behind() == U' ' && (marks_of(s.scan.at(s.token.last + 1U)) & at_spoken) != 0); }

// Thirteen digits or more, four that a mark follows, or four or six before masks.
bool may_be_card(const Site& s) {
  constexpr std::size_t fewest = 13, group = 4, groups_shown = 6, middle = 8, behind_mark = 10;
  if (s.number >= fewest || (s.token.chinese && s.number > 0)) return true;
  if (s.size != group && s.size != groups_shown) return false;
  if (s.size == group && s.precedes(group_mark) && s.scan.is(s.token.last + 1U, digit | han_digit)) return true;
  const auto hides = [&](std::size_t i) { return number_masks.holds(s.scan.at(s.token.first + i)); };
  return s.first >= U'2' && s.first <= U'6' && (hides(middle) || hides(behind_mark));
}

bool is_group(std::size_t size) { return size >= 2 && size <= 4; }

// In two tokens that a break or one mark parts; letters alone when all of one are O, a misread zero.
bool joins_plate(const Site& s) {
  constexpr std::uint32_t longest_gap = 5;  // a hyphen between two line ends (CR LF)
  if (s.next == nullptr || !is_group(s.size) || !is_group(s.next->last - s.next->first) || !s.precedes(plate_gap | plate_mark)) return false;
  if (s.next->first > s.token.last + (s.precedes(plate_gap) ? longest_gap : 1U)) return false;
  return s.token.has_digit || s.next->has_digit || contains(U"Oo", s.first) || contains(U"Oo", s.scan.at(s.next->first));
}

// Characters hidden, spelt out, beside Chinese digits, or behind a label.
bool may_be_odd_plate(const Site& s) {
  const auto hides = [&](std::size_t i) { return plate_masks.holds(s.scan.at(s.token.first + i)); };
  if (plate_masks.holds(s.behind()) || hides(4) || hides(5) || hides(6) || hides(7)) return true;
  const auto is_chinese = [&](std::size_t i) { return s.scan.is(i, han_digit); };
  const bool spelt = s.size == 1 && s.precedes(pause) && s.scan.is(s.token.last + 1U, alphanumeric | joint);
  if (spelt || is_chinese(s.token.last) || is_chinese(s.token.last + 1U) || is_chinese(s.token.first - 2U)) return true;
  return s.number > 0 && (s.labelled() || (s.begins_with(letter) && (s.behind() == U'-' || s.goes_on_with(middle_dot))));
}

// Every plate has a letter, in this token or in the next, unless it is spelt out.
bool may_be_plate(const Site& s) {
  constexpr std::size_t shortest = 4, longest = 7;
  const bool spelt = s.size == 1 && s.goes_on_with(blank) && s.scan.is(s.token.last + 1U, digit) && s.scan.is(s.token.last + 2U, blank);
  const bool lettered = one(s.token.has_letter, s.next != nullptr && s.next->has_letter, spelt);
  if (s.size > longest || !lettered) return false;
  return (s.token.has_letter && s.token.has_digit && s.size >= shortest) || joins_plate(s) || may_be_odd_plate(s);
}

// "12 Jhongshan Road", "No. 12"
bool may_be_latin_address(const Site& s) {
  if (s.size == 2 && contains(U"nN", s.first)) return true;
  return s.begins_with(capital) && s.scan.is(s.token.first - 1U, blank) && s.scan.is(s.token.first - 2U, digit);
}

// A line of the machine readable zone, or a foreigner's letter and digits.
bool may_be_passport(const Site& s) {
  constexpr std::size_t shortest_line = 28, shortest = 7;
  if (s.size >= shortest_line || s.behind() == U'<') return true;
  return s.size > shortest && s.begins_with(capital) && s.scan.is(s.token.first + 2U, digit);
}

bool may_be_insurance_card(const Site& s) {
  constexpr std::size_t digits = 12;
  return one(s.number == digits, s.size == digits);
}

// Four digits or more.
bool may_be_chip(const Site& s) {
  constexpr std::size_t shortest = 10, most_letters = 6;
  return one(all(s.number >= shortest, one(s.token.has_digit, s.size <= most_letters)), s.token.chinese);
}

bool may_be_account(const Site& s) { return one(s.labelled(), s.token.chinese, all(s.number > 0, s.begins_with(digit | han_digit))); }

// No word of a sentence, which begins with a capital, unless a label stands before it.
bool may_be_line_id(const Site& s) {
  constexpr std::size_t shortest = 4;
  const bool is_long = all(s.token.has_letter, s.size >= shortest);
  const bool word = all(s.begins_with(capital), !s.labelled());
  return all(one(is_long, s.precedes(id_mark)), !word, s.before != U'@');
}

// Digits behind which an octet may follow, or hexadecimal ones before a colon or a hyphen.
bool may_be_ip(const Site& s) {
  constexpr std::size_t longest = 4;
  if (s.size > longest || s.token.chinese || !s.precedes(hexadecimal_mark | octet_mark | octet_gap)) return false;
  if (s.precedes(hexadecimal_mark)) return s.behind() == U':' || s.scan.is(s.token.last + 1U, alphanumeric);
  return s.begins_with(digit) && (s.precedes(octet_mark) || s.scan.at(s.token.last + 1U) == U'.' || s.scan.is(s.token.last + 1U, digit));
}

// As every scheme and host goes on.
bool may_be_url(const Site& s) {
  if (s.behind() == U'.') return s.scan.is(s.token.last + 1U, alphanumeric);
  return s.behind() == U':' && s.scan.at(s.token.last + 1U) == U'/';
}

// In brackets behind a word.
bool may_be_patient(const Site& s) { return s.before == U'(' && !s.token.has_letter && s.scan.is(s.token.first - 2U, han); }

bool may_be_household(const Site& s) {
  constexpr std::size_t letter_and_digits = 8;
  return s.number == letter_and_digits && (s.token.has_digit || s.size == 1);
}

// Eight digits, told by a label or by a mark or word beside them.
bool may_be_business(const Site& s) {
  constexpr std::size_t digits = 8;
  if ((s.number < digits && !s.token.chinese) || s.begins_with(letter)) return false;
  return s.labelled() || (marks_of(s.before) & business_mark) != 0 || s.scan.at(s.token.first - 2U) == U'資' || s.precedes(business_verb);
}

// What has a letter.
Clues clues_of_word(const Site& s) {
  return bit(clue::identity, may_be_identity(s)) | bit(clue::glued, may_be_glued(s)) | bit(clue::latin_address, may_be_latin_address(s)) |
         bit(clue::passport, may_be_passport(s)) | bit(clue::url, may_be_url(s)) | bit(clue::english_day, may_name_month(s.scan, s.token)) |
         bit(clue::household, may_be_household(s));
}

// What has at least shortest_number letters and digits.
Clues clues_of_number(const Site& s) {
  return bit(clue::identity, may_have_lettered_label(s)) | bit(clue::subscriber, may_be_subscriber(s)) | bit(clue::insurance_card, may_be_insurance_card(s)) | bit(clue::chip, may_be_chip(s)) |
         bit(clue::patient, may_be_patient(s)) | bit(clue::business, may_be_business(s));
}

// "name(at)", "name（小老鼠）"
bool opens_mailbox(const Scan& scan, std::size_t i) { return scan.at(i) == U'(' && contains(U"aA小老", scan.at(i + 1)); }

Clues clues_of_mark(const Scan& scan, std::size_t i) {
  const char32_t c = scan.at(i);
  return bit(clue::age, c == U'歲') | bit(clue::mailbox, c == U'@' || opens_mailbox(scan, i)) | bit(clue::dialled, c == U'洞');
}

// A number that a word names is looked for by its own rules.
Clues clues_of_labels(const Scan& scan) {
  struct Named {
    NumberLabel label;
    Clues clue;
  };
  constexpr Named named[] = {{NumberLabel::passport, clue::passport}, {NumberLabel::insurance_card, clue::insurance_card},
                             {NumberLabel::medical_record, clue::patient}, {NumberLabel::household, clue::household},
                             {NumberLabel::line, clue::line_id}, {NumberLabel::chip, clue::chip}};
  Clues clues = 0;
  for (const Named& n : named) clues |= bit(n.clue, scan.may_be_labelled(n.label));
  return clues;
}

}  // namespace

Clues clues_of(const Scan& scan, const Token& token, const Token* next) {
  const Site s(scan, token, next);
  const Clues clues = bit(clue::dialled, may_be_dialled(s)) | bit(clue::mailbox, may_be_mailbox(s)) | bit(clue::card, may_be_card(s)) |
                      bit(clue::plate, may_be_plate(s)) | bit(clue::account, may_be_account(s)) | bit(clue::line_id, may_be_line_id(s)) | bit(clue::ip, may_be_ip(s));
  return clues | (token.has_letter ? clues_of_word(s) : 0) | (s.number > 0 ? clues_of_number(s) : 0);
}

Clues clues_of_text(const Scan& scan, Clues of_tokens) {
  Clues clues = of_tokens | clue::any | bit(clue::place, !scan.places().empty()) | clues_of_labels(scan);
  if (scan.latin_tokens().empty()) clues &= ~(clue::plate | clue::line_id | clue::mailbox);  // each has a letter
  for (const std::size_t i : scan.marks()) clues |= clues_of_mark(scan, i);
  return clues;
}

}  // namespace opendata::deid
