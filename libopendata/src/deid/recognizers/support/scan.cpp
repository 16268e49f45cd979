#include "deid/recognizers/support/scan.hpp"

#include <algorithm>
#include <array>

#include "deid/recognizers/support/name_words.hpp"
#include "deid/recognizers/support/number_labels.hpp"
#include "deid/recognizers/support/surnames.hpp"
#include "deid/recognizers/support/table_columns.hpp"
#include "text/address_grammar.hpp"
#include "text/divisions.hpp"

namespace opendata::deid {
namespace {

constexpr std::u32string_view han_digits = U"〇一二三四五六七八九";
constexpr std::u32string_view formal_digits = U"零壹貳參肆伍陸柒捌玖";
constexpr std::size_t shortest_chinese_number = 7;

std::uint16_t classify(char32_t c) {
  unsigned bits = 0;
  if (c >= U'0' && c <= U'9') bits |= digit;
  if ((c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z')) bits |= letter;
  if (text::is_han(c)) bits |= han;
  if (digit_value(c) >= 0 && (bits & digit) == 0) bits |= han_digit;
  if (contains(U" \t\u3000\u00A0", c)) bits |= blank;
  if (c == U'\n' || c == U'\r') bits |= newline;
  if (may_begin_surname(c)) bits |= surname;
  if (contains(U"路街巷弄衖號樓鄰室段", c)) bits |= address_unit;
  if (text::may_begin_division(c)) bits |= division;
  if (contains(U"‧·・•∙⋅", c)) bits |= middle_dot;
  if (contains(U":：︰=(（[【「『為是寫-", c)) bits |= label_mark;
  if (contains(U"○〇◯OoXxＸ*＊●ΟО□某", c)) bits |= name_mask;
  if (name_words::may_begin_title(c)) bits |= title_begin;
  if (may_begin_label(c)) bits |= label_begin;
  if (contains(U"。！？!?；;", c)) bits |= sentence_end;
  return static_cast<std::uint16_t>(bits);
}

// In the table only, where no token begins: whatever stands before the character, something may begin with it.
constexpr unsigned always_begins = unlabelled;

std::uint16_t with_beginning(char32_t c) {
  const std::uint16_t bits = classify(c);
  const bool begins = (bits & (surname | division | middle_dot)) != 0 || contains(U"十廿卅.歲@(", c) || is_capital(c);
  return begins ? static_cast<std::uint16_t>(bits | always_begins) : bits;
}

// Every character of the basic plane once; the rest is rare and classified when met.
const std::array<std::uint16_t, 0x10000>& class_table() {
  static const auto table = [] {
    std::array<std::uint16_t, 0x10000> classes{};
    for (char32_t c = 0; c < 0x10000; ++c) classes[c] = with_beginning(c);
    return classes;
  }();
  return table;
}

}  // namespace

int digit_value(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c == U'○') return 0;
  const std::size_t plain = han_digits.find(c);
  if (plain != std::u32string_view::npos) return static_cast<int>(plain);
  const std::size_t formal = formal_digits.find(c);
  return formal != std::u32string_view::npos ? static_cast<int>(formal) : -1;
}

std::uint16_t character_class(char32_t c) {
  return static_cast<std::uint16_t>((c < 0x10000 ? class_table()[c] : classify(c)) & ~always_begins);
}

Scan::Scan(std::u32string_view folded)
    : memory_(own_memory_.data(), own_memory_.size()),
      text_(folded),
      classes_(uninitialised<std::uint16_t>(folded.size())),
      beginnings_(uninitialised<std::uint32_t>(folded.size())),
      surnames_(&memory_),
      marks_(&memory_),
      tokens_(&memory_),
      number_tokens_(&memory_),
      numbers_(&memory_),
      labels_(&memory_) {
  classify_all();
  constexpr std::size_t characters_of_one = 8;  // of texts that have many, so that the lists seldom grow
  surnames_.reserve(folded.size() / characters_of_one);
  tokens_.reserve(folded.size() / characters_of_one);
  sort_beginnings();
  look_for_labels();
  read_numbers();  // copies tokens: last
}

// One pass without branches on what the characters are.
void Scan::classify_all() {
  constexpr unsigned runs = han | han_digit | digit | letter;  // where a run of these starts, something may begin
  const auto& table = class_table();
  std::size_t found = 0;
  unsigned before = 0;
  char32_t last = U'\0';
  for (std::size_t i = 0; i < text_.size(); ++i) {
    const char32_t c = text_[i];
    const unsigned bits = c < 0x10000 ? table[c] : classify(c);
    const bool begins = ((bits & always_begins) | (bits & ~before & runs)) != 0 || last == U'名';
    beginnings_[found] = static_cast<std::uint32_t>(i);
    found += begins ? 1 : 0;
    classes_[i] = static_cast<std::uint16_t>(bits & ~always_begins);
    before = bits;
    last = c;
  }
  beginnings_ = beginnings_.first(found);
}

// "IDA123456789", "ARCAC12345678", "IP10.0.0.1", "LINEabc_1": a label in capitals that the writer did not separate is no part of the
// number.
std::size_t Scan::behind_label(std::size_t first) const {
  constexpr std::u32string_view labels[] = {U"ID", U"IP", U"LINE", U"TEL"};
  if (!contains(U"ILTA", at(first))) return first;
  if (text_.substr(first, 3) == U"ARC" && is(first + 3, letter) && is(first + 4, alphanumeric) && (is(first + 5, digit) || at(first + 5) == U'-')) return first + 3;
  for (const auto label : labels) {
    if (text_.substr(first, label.size()) != label) continue;
    const std::size_t next = first + label.size();
    const bool number = is(next, digit) || (is(next, letter) && is(next + 1, digit) && is(next + 2, digit));
    if (number || (at(next) >= U'a' && at(next) <= U'z')) return next;
  }
  return first;
}

std::size_t Scan::run_end(std::size_t i, unsigned mask) const {
  while (is(i, mask)) ++i;
  return i;
}

void Scan::add_token(std::size_t first, std::size_t last, unsigned kinds) {
  tokens_.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last), (kinds & han_digit) != 0,
                     (kinds & letter) != 0, static_cast<std::uint32_t>(tokens_.size())});
}

const Token* Scan::token_at(std::size_t first) const {
  const auto token = std::lower_bound(tokens_.begin(), tokens_.end(), first, [](const Token& t, std::size_t place) { return t.first < place; });
  return token != tokens_.end() && token->first == first ? &*token : nullptr;
}

void Scan::read_numbers() {
  numbers_.emplace_back();
  for (Token& token : tokens_) {
    if (is_short_word(token)) continue;
    const Compact number = read_whole_compact(*this, token.first, token.chinese || goes_on_in_chinese(token) ? Script::chinese : Script::ascii);
    if (number.size < shortest_number) continue;
    token.number = static_cast<std::uint32_t>(numbers_.size());
    numbers_.push_back(number);
    number_tokens_.push_back(token);
  }
}

// "F一二三四五六七": a letter or a few, and Chinese digits; "0000六六一八3204": digits of both kinds, three or more Chinese ones together.
bool Scan::goes_on_in_chinese(const Token& token) const {
  constexpr std::size_t most_letters = 4;
  if (!is(token.last, han_digit)) return false;
  if (is(token.last - 1, letter)) return token.last - token.first <= most_letters;
  return is(token.last + 1, han_digit) && is(token.last + 2, han_digit);
}

// Few letters and digits, and nothing behind them with which a number goes on.
bool Scan::is_short_word(const Token& token) const {
  return token.last - token.first < shortest_number && !is(token.last, blank | newline | middle_dot | han_digit) && !contains(U"-○〇", at(token.last));
}

// Whether a label's word may stand at `i`; what only begins like one is no label's beginning from then on.
bool Scan::begins_label(std::size_t i) {
  if (!is(i, label_begin)) return false;
  if (may_be_label(text_, i)) return true;
  classes_[i] = static_cast<std::uint16_t>(classes_[i] & ~label_begin);
  return false;
}

// Most numbers have no label before them, and half of the recognisers ask for it: each place before a number is looked at
// once for all of them, and the labels of those that have any are read once.
void Scan::look_for_labels() {
  std::size_t next = 0, label = 0;  // label: behind the last one's beginning, 0 = none yet
  TableColumns columns(*this);
  for (Token& token : tokens_) {
    const std::size_t begin = token.first > label_reach ? token.first - label_reach : 0;
    for (next = std::max(next, begin); next < token.first; ++next) {
      if (begins_label(next)) label = next + 1;
    }
    token.labels = static_cast<std::uint32_t>(labels_.size());
    if (columns.is_cell(token.first) && columns.add_name(token.first, labels_)) continue;
    if (label <= begin) classes_[token.first] |= unlabelled;
    else add_label_words(*this, token.first, labels_);
  }
}

// What each may be the beginning of. A token is a run, and each run's first character is among the beginnings.
void Scan::sort_beginnings() {
  std::size_t next = 0;
  for (const std::uint32_t i : beginnings_) {
    if (is(i, surname)) surnames_.push_back(i);
    if (i < next) continue;
    if (is(i, alphanumeric)) {
      next = add_word(i);
    } else if (is(i, han_digit)) {
      next = add_chinese_numbers(i);
    } else if (contains(U"歲@(", at(i))) {
      marks_.push_back(i);
    }
  }
}

// Runs of Chinese digits that hyphens, commas or pauses join (零九一二-三四五-六七八), when they are long enough together. Returns where they end.
std::size_t Scan::add_chinese_numbers(std::size_t first) {
  std::size_t digits = 0, last = first;
  for (std::size_t run = first; is(run, han_digit); run = last + 1) {
    last = run_end(run, han_digit);
    digits += last - run;
    if (!contains(U"-,", at(last)) && !pauses(first, run, last)) break;
  }
  if (digits >= shortest_chinese_number || goes_on_in_ascii(first, last)) add_chinese_tokens(first, last);
  return last;
}

// 零九五三、六二八 一四七: behind two digits or more, or in what begins with zero as only numbers do; 三、四、五 are three.
bool Scan::pauses(std::size_t first, std::size_t run, std::size_t last) const {
  if (!is(last, blank | middle_dot) && !contains(U"、./)", at(last))) return false;
  return digit_value(at(first)) == 0 || (last >= run + 2 && is(last + 2, han_digit));
}

// 零九12-345678, 零912-345678; ○ alone is more often a mark before a line.
bool Scan::goes_on_in_ascii(std::size_t first, std::size_t last) const {
  if (digit_value(at(first)) != 0 || digit_value(at(first + 1)) < 1 || (last == first + 1 && at(first) == U'○')) return false;
  return is(last, digit) || (at(last) == U'-' && is(last + 1, digit));
}

// A number may begin with the first run, behind a comma, which parts numbers as often as it joins them, and with a run that is long enough by
// itself: 七〇〇-〇〇一二三四五六七八九.
void Scan::add_chinese_tokens(std::size_t first, std::size_t last) {
  for (std::size_t run = first, end = first; run < last; run = end + 1) {
    end = run_end(run, han_digit);
    const bool begins = run == first || at(run - 1) == U',' || end - run >= shortest_chinese_number;
    if (begins) add_token(run, end, han_digit);
  }
}

// Returns where the run of letters and digits ends.
std::size_t Scan::add_word(std::size_t begin) {
  const std::size_t first = behind_label(begin);
  std::fill(classes_.begin() + static_cast<std::ptrdiff_t>(begin), classes_.begin() + static_cast<std::ptrdiff_t>(first), std::uint16_t{0});
  unsigned kinds = 0;
  std::size_t last = first;
  for (; is(last, alphanumeric); ++last) kinds |= classes_[last];
  add_token(first, last, kinds & letter);
  return last;
}

bool Scan::number_stands_alone(std::size_t first, std::size_t last) const {
  if (!stands_alone(first, last)) return false;
  const auto joins = [&](std::size_t i) { return at(i) == U'-' || at(i) == U'.'; };
  return !(first >= 2 && joins(first - 1) && is(first - 2, digit)) && !(joins(last) && is(last + 1, digit));
}

}  // namespace opendata::deid
