#include "deid/recognizers/support/scan.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

#include "deid/recognizers/names/name_words.hpp"
#include "deid/recognizers/names/script_names.hpp"
#include "deid/recognizers/names/surnames.hpp"
#include "deid/recognizers/support/number_labels.hpp"
#include "deid/recognizers/support/table_columns.hpp"
#include "text/address_grammar.hpp"
#include "text/divisions.hpp"

namespace opendata::deid {
namespace {

constexpr std::u32string_view han_digits = U"〇一二三四五六七八九";
constexpr std::u32string_view formal_digits = U"零壹貳參肆伍陸柒捌玖";
constexpr std::size_t shortest_chinese_number = 7;

// Characters that are told one by one, all of the basic plane.
struct Listed {
  std::uint32_t bits;
  std::u32string_view characters;
};
constexpr auto listed = std::to_array<Listed>({
    {han_digit, han_digits},
    {han_digit, formal_digits},
    {han_digit, U"○"},
    {blank, U" \t\u3000\u00A0"},
    {newline, U"\n\r"},
    {address_unit, U"路街巷弄衖號樓鄰室段"},
    {middle_dot, U"‧·・•∙⋅"},
    {label_mark, U":：︰=(（[【「『為是寫-"},
    {name_mask, U"○〇◯OoXxＸ*＊●ΟО□■△◎✕╳某"},
    {sentence_end, U"。！？!?；;"},
    {tens, U"十廿卅"},
    {mark, U"歲@(洞"},
    {rare_mark, U"."},
    {ends_label, U"名"},
    {told_end, U"兒女子婦婿妹弟姊姐哥友做叫駕「"},
    {separator, U"|\t"},
    {joint, U"-"},
});

// What is told of any character.
std::uint32_t classify(char32_t c) {
  unsigned bits = 0;
  if (c >= U'0' && c <= U'9') bits |= digit;
  if ((c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z')) bits |= letter;
  if (text::is_han(c)) bits |= han | han_run;
  if (may_begin_surname(c)) bits |= surname;
  if (text::may_begin_division(c)) bits |= division;
  if (text::may_go_on_division(c)) bits |= division_second;
  if (name_words::may_begin_title(c)) bits |= title_begin;
  if (may_begin_label(c)) bits |= label_begin;
  if (may_go_on_label(c)) bits |= label_second;
  if (may_be_whole_label(c)) bits |= label_alone;
  if (is_capital(c)) bits |= capital;
  if (name_words::may_end_cue(c)) bits |= cue_end;
  if (name_words::verbs().may_begin_with(c)) bits |= verb_begin;
  if (is_plain_surname(c)) bits |= plain_surname;
  if (is_other_script(c)) bits |= rare_mark;
  return bits;
}

// What follows from other classes.
std::uint32_t with_unions(std::uint32_t bits) {
  if ((bits & numeral) != 0) bits |= numeral_run;
  if ((bits & (blank | newline | middle_dot | han_digit)) != 0) bits |= joint;
  if ((bits & ends_label) != 0) bits &= ~std::uint32_t{han_run};
  return bits;
}

// Every character of the basic plane once; the rest is rare and classified when met.
const std::array<std::uint32_t, 0x10000>& class_table() {
  static const auto table = [] {
    std::array<std::uint32_t, 0x10000> classes{};
    for (char32_t c = 0; c < 0x10000; ++c) classes[c] = classify(c);
    for (const auto& [bits, characters] : listed)
      for (const char32_t c : characters) classes[c] |= bits;
    std::transform(classes.begin(), classes.end(), classes.begin(), with_unions);
    return classes;
  }();
  return table;
}

}  // namespace

int chinese_digit_value(char32_t c) {
  if (c == U'○') return 0;
  const std::size_t plain = han_digits.find(c);
  if (plain != std::u32string_view::npos) return static_cast<int>(plain);
  const std::size_t formal = formal_digits.find(c);
  return formal != std::u32string_view::npos ? static_cast<int>(formal) : -1;
}

std::uint32_t character_class(char32_t c) { return c < 0x10000 ? class_table()[c] : classify(c); }

Scan::Scan(std::u32string_view folded, Clues more)
    : memory_(own_memory_.data(), own_memory_.size()),
      text_(folded),
      classes_(uninitialised<std::uint32_t>(folded.size() + 1).first(folded.size())),
      surnames_(&memory_),
      places_(&memory_),
      words_(&memory_),
      marks_(&memory_),
      runs_(&memory_),
      tokens_(&memory_),
      latin_tokens_(&memory_),
      number_tokens_(&memory_),
      labelled_numbers_(&memory_),
      numbers_(&memory_),
      labels_(&memory_),
      more_(more) {
  classes_.data()[folded.size()] = 0;
  classify_all();
  add_tokens();
  look_for_labels();
  read_numbers();  // copies tokens: last
}

namespace {
// Calls `visit` with 0 to `size` - 1: eight of them without asking for the end, as each takes few instructions.
template <class Visit>
void in_steps(std::size_t size, const Visit& visit) {
  constexpr std::size_t step = 8;
  std::size_t i = 0;
  for (; i + step <= size; i += step) {
    for (std::size_t k = 0; k < step; ++k) visit(i + k);
  }
  for (; i < size; ++i) visit(i);
}
}  // namespace

// Where something may begin in a part of the text, and the classes that say so, for every character of it: without branches on what the
// characters are.
struct Scan::Block {
  std::size_t first;  // of the text
  std::size_t beginnings = 0;
  std::array<std::uint32_t, block_size> places;  // from `first` on
  std::array<std::uint32_t, block_size> begins;

  void find(const std::uint32_t* classes, std::size_t size, unsigned before) {
    if (size == 0) return;
    begins[0] = begin_of(classes[0], before, any);
    for (std::size_t i = 1; i + 1 < size; ++i) begins[i] = begin_of(classes[i], classes[i - 1], classes[i + 1]);
    if (size > 1) begins[size - 1] = begin_of(classes[size - 1], classes[size - 2], any);
    in_steps(size, [&](std::size_t i) {
      places[beginnings] = static_cast<std::uint32_t>(i);
      beginnings += begins[i] != 0 ? 1U : 0U;
    });
  }
  static constexpr unsigned any = ~0U;  // of a character that is not looked at
  // What always is a beginning, a division that goes on as one, and the runs that the character before is not in.
  static unsigned begin_of(unsigned bits, unsigned before, unsigned next) {
    constexpr unsigned always = surname | middle_dot | mark | rare_mark | ends_label;
    constexpr unsigned runs = han_run | numeral_run | han_digit | digit | letter | capital;
    static_assert(division_second / division == 1U << 23U);
    return bits & (always | (division & (next >> 23U)) | (runs & ~before));
  }
};

// By blocks, so that what is found stays in the cache until it is sorted.
void Scan::classify_all() {
  Block block;
  for (block.first = 0; block.first < text_.size(); block.first += block_size) {
    const std::size_t size = std::min(block_size, text_.size() - block.first);
    classify_block(block.first, size);
    block.beginnings = 0;
    block.find(classes_.data() + block.first, size, kinds(block.first - 1));
    sort_beginnings(block);
  }
}

// Nearly all texts stay within the basic plane.
void Scan::classify_block(std::size_t first, std::size_t size) {
  const auto& table = class_table();
  const char32_t* const text = text_.data() + first;
  std::uint32_t* const classes = classes_.data() + first;
  const char32_t any = std::accumulate(text, text + size, char32_t{0}, std::bit_or<>());
  if (any < table.size()) in_steps(size, [&](std::size_t i) { classes[i] = table[text[i]]; });
  else std::transform(text, text + size, classes, character_class);
}

// Of most texts all beginnings are here at once, and the lists share what they need.
void Scan::make_room(std::size_t beginnings) {
  const std::array<PlaceList*, 5> lists{&surnames_, &places_, &words_, &marks_, &runs_};
  const std::size_t room = beginnings + 1;
  if (text_.size() <= block_size) {
    const auto all = uninitialised<std::uint32_t>(lists.size() * room);
    for (std::size_t i = 0; i < lists.size(); ++i) lists[i]->use(all.subspan(i * room, room));
  } else {
    for (PlaceList* const list : lists) list->make_room(beginnings);
  }
}

// What each may be the beginning of, in lists for those who look for it.
void Scan::sort_beginnings(const Block& block) {
  make_room(block.beginnings);
  PlaceList::Writer surnames = surnames_.writer(), places = places_.writer(), words = words_.writer(), marks = marks_.writer(), runs = runs_.writer();
  for (const std::uint32_t i : std::span(block.places).first(block.beginnings)) {
    const auto place = static_cast<std::uint32_t>(block.first + i);
    const unsigned bits = block.begins[i];
    surnames.add_if((bits & surname) != 0, place);
    places.add_if((bits & (division | numeral_run)) != 0, place);
    words.add_if((bits & (han_run | ends_label | middle_dot | rare_mark | capital)) != 0, place);
    if ((bits & mark) != 0) marks.add_if(true, place);  // rare
    runs.add_if((bits & (alphanumeric | han_digit)) != 0, place);
  }
  surnames_.finish(surnames);
  places_.finish(places);
  words_.finish(words);
  marks_.finish(marks);
  runs_.finish(runs);
}

// "IDA123456789", "ARCAC12345678", "IP10.0.0.1", "LINEabc_1": a label in capitals that the writer did not separate is no part of the
// number.
std::size_t Scan::behind_label(std::size_t first) const {
  constexpr std::u32string_view labels[] = {U"ID", U"IP", U"LINE", U"TEL"};
  if (text_.substr(first, 3) == U"ARC" && is(first + 3, letter) && is(first + 4, alphanumeric) && (is(first + 5, digit) || at(first + 5) == U'-')) return first + 3;
  if (text_.substr(first, 2) == U"ip" && is(first + 2, digit)) return first + 2;
  for (const auto label : labels) {
    if (text_.substr(first, label.size()) != label) continue;
    const std::size_t next = first + label.size();
    const bool number = is(next, digit) || (is(next, letter) && is(next + 1, digit) && is(next + 2, digit));
    const bool word = label != U"IP" && at(next) >= U'a' && at(next) <= U'z';  // IPv4
    if (number || word) return next;
  }
  return first;
}

const Token* Scan::token_at(std::size_t first) const {
  const auto token = std::lower_bound(tokens_.begin(), tokens_.end(), first, [](const Token& t, std::size_t place) { return t.first < place; });
  return token != tokens_.end() && token->first == first ? &*token : nullptr;
}

void Scan::read_numbers() {
  numbers_.reserve(tokens_.size() / 2 + 1);
  number_tokens_.reserve(tokens_.size() / 2);
  latin_tokens_.reserve(latin_size_);
  numbers_.emplace_back();
  for (Token& token : tokens_) {
    const bool labelled = !is_short_word(token) && read_number(token);
    token.clues = clues_of(*this, token, token.index + 1 < tokens_.size() ? &token + 1 : nullptr) | more_;
    clues_ |= token.clues;
    if (token.number != 0) number_tokens_.push_back(token);
    if (labelled) labelled_numbers_.push_back(token);
    if (token.has_letter) latin_tokens_.push_back(token);
  }
  clues_ = clues_of_text(*this, clues_) | more_;
}

// Returns whether it may have a label.
bool Scan::read_number(Token& token) {
  Compact& number = numbers_.emplace_back();
  read_whole_compact(*this, token, token.chinese || goes_on_in_chinese(token) ? Script::chinese : Script::ascii, number);
  if (number.size < shortest_number) {
    numbers_.pop_back();
    return false;
  }
  token.number = static_cast<std::uint32_t>(numbers_.size() - 1);
  return look_behind(token, number);
}

// "F一二三四五六七", "F 一二三": a letter or a few, and Chinese digits; "0000六六一八3204": digits of both kinds, three or more Chinese ones together.
bool Scan::goes_on_in_chinese(const Token& token) const {
  constexpr std::size_t most_letters = 4;
  if (!is(token.last, han_digit)) return is(token.last - 1, letter) && token.last - token.first <= most_letters && goes_on_behind_break(token.last);
  if (is(token.last - 1, letter)) return token.last - token.first <= most_letters;
  return is(token.last + 1, han_digit) && is(token.last + 2, han_digit);
}

// "-一二三", "⏎一二三", " 一 二 三": behind one break two digits or more, together or each with a break behind it.
bool Scan::goes_on_behind_break(std::size_t last) const {
  const std::size_t first = at(last) == U'-' ? last + 1 : skip_space(last);
  if (first == last || !is(first, han_digit)) return false;
  return is(first + 1, han_digit) || (is(first + 1, blank) && is(first + 2, han_digit));
}

// Whether the number may have a label. One behind it stands right there, or behind a bracket and a few characters; the number may be taken for
// shorter than it is, but not within its first digits.
bool Scan::look_behind(const Token& token, const Compact& number) {
  bool labelled = (classes_[token.first] & unlabelled) == 0;
  const std::size_t last = number.end(number.size);
  const char32_t lead = at(last), next = at(last + 1);
  const bool led = lead == U'(' || leads_to_label(lead) || leads_to_label(next);  // "號護照", "(日本護照)", " 這是護照"
  const std::size_t reach = led ? 5 : 2;
  const std::size_t end = std::min(last + reach, classes_.size());
  for (std::size_t i = token.has_letter ? token.first : token.last; i < end; ++i) {
    if ((classes_[i] & label_begin) == 0) continue;
    known_labels_ |= labels_at(text_, i);
    labelled = true;
  }
  return labelled;
}

// Few letters and digits, and nothing behind them with which a number goes on.
bool Scan::is_short_word(const Token& token) const {
  return token.last - token.first < shortest_number && !is(token.last, joint);
}

namespace {
// What tells of the numbers behind it; most pairs of numbers are parted by one mark that does not.
constexpr unsigned place_kinds = label_begin | newline | sentence_end | separator;

// By the second character, unless one is enough; there is one before a number.
bool goes_on_as_label(const std::uint32_t* classes) { return (classes[0] & label_alone) != 0 || (classes[1] & label_second) != 0; }
}  // namespace

// Whether a label's word may stand at `i`, told by more than its first character.
bool Scan::begins_label(std::size_t i) const {
  const bool inside = (classes_[i] & letter) != 0 && is(i - 1, letter);  // of a Latin word
  return !inside && may_be_label(text_, i);
}

// Without branches on what most characters are not. What only begins like a label is no label's beginning from then on.
void Scan::look_for_places(std::size_t first, std::size_t last, LabelSearch& search, TableColumns& columns) {
  std::array<std::uint32_t, label_reach> places;
  std::uint32_t* const classes = classes_.data();
  std::size_t found = 0;
  for (std::size_t i = first; i < last; ++i) {
    places[found] = static_cast<std::uint32_t>(i);
    found += (classes[i] & place_kinds) != 0 ? 1 : 0;
  }
  for (const std::uint32_t i : std::span(places).first(found)) {
    if ((classes[i] & separator) != 0) columns.add_separator(i);
    else if ((classes[i] & label_begin) == 0) search.end_sentence(i);
    else if (goes_on_as_label(classes + i) && begins_label(i)) search.add_place(i);
    else classes[i] &= ~std::uint32_t{label_begin};
  }
}

// Most numbers have no label before them, and half of the recognisers ask for it: each place before a number is looked at
// once for all of them, and the labels of those that have any are read once.
void Scan::look_for_labels() {
  std::uint32_t index = 0, labels = 0;
  std::size_t next = 0;
  TableColumns columns(*this);
  LabelSearch search(*this);
  for (Token& token : tokens_) {
    const std::size_t begin = token.first > label_reach ? token.first - label_reach : 0;
    const std::size_t first = std::max(next, begin);
    if (first + 1 < token.first || is(first, place_kinds)) look_for_places(first, token.first, search, columns);
    next = token.chinese || token.has_letter ? token.first : token.last;  // no label begins with a digit
    token.index = index++;
    token.labels = labels;
    if (columns.is_cell(token.first) && columns.add_name(token.first, labels_)) known_labels_ |= label_bit(labels_.back().label);
    else if (search.may_have_words_before(token.first)) search.add_words_before(token.first, labels_);
    labels = static_cast<std::uint32_t>(labels_.size());
    if (labels == token.labels) classes_[token.first] |= unlabelled;
  }
  known_labels_ |= search.labels();
}

void Scan::add_tokens() {
  tokens_.reserve(runs_.size());
  std::size_t next = 0;
  for (const std::uint32_t i : runs_.view()) {
    if (i < next) continue;
    const unsigned kinds = classes_[i];
    const std::size_t first = (kinds & letter) != 0 && contains(U"ILTAi", text_[i]) ? take_label_off(i) : i;
    next = (kinds & alphanumeric) != 0 ? add_word(first) : add_chinese_numbers(first);
  }
}

// Runs of Chinese digits that hyphens, commas or pauses join (零九一二-三四五-六七八), when they are long enough together. Returns where they end.
std::size_t Scan::add_chinese_numbers(std::size_t first) {
  std::size_t digits = 0, last = first;
  for (std::size_t run = first; is(run, han_digit); run = is(last, newline) ? skip_space(last) : last + 1) {
    last = run_end(run, han_digit, size());
    digits += last - run;
    if (!contains(U"-,", at(last)) && !pauses(first, run, last)) break;
  }
  if (digits >= shortest_chinese_number || goes_on_in_ascii(first, last)) add_chinese_tokens(first, last);
  return last;
}

// 零九五三、六二八 一四七: behind two digits or more, or in what begins with zero as only numbers do, or where blanks stand between all digits;
// 三、四、五 are three.
bool Scan::pauses(std::size_t first, std::size_t run, std::size_t last) const {
  if (!is(last, blank | newline | middle_dot) && !contains(U"、./)", at(last))) return false;
  if (digit_value(at(first)) == 0) return true;
  const std::size_t next = skip_space(last) > last ? skip_space(last) : last + 1;
  const bool spelt = is(last, blank) && last == run + 1 && is(next, han_digit) && !is(next + 1, han);
  return spelt || (last >= run + 2 && is(next + 1, han_digit));
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
    end = run_end(run, han_digit, size());
    const bool begins = run == first || at(run - 1) == U',' || end - run >= shortest_chinese_number;
    if (begins) add_token(run, end, han_digit);
  }
}

// The label is no letters of a number from then on. Returns what is behind it.
std::size_t Scan::take_label_off(std::size_t begin) {
  const std::size_t first = behind_label(begin);
  for (std::size_t i = begin; i < first; ++i) classes_[i] &= capital | label_second;
  return first;
}

bool Scan::number_stands_alone(std::size_t first, std::size_t last) const {
  if (!stands_alone(first, last)) return false;
  const auto joins = [&](std::size_t i) { return at(i) == U'-' || at(i) == U'.'; };
  return !(first >= 2 && joins(first - 1) && is(first - 2, digit)) && !(joins(last) && is(last + 1, digit));
}

}  // namespace opendata::deid
