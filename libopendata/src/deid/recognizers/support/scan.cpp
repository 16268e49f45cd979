#include "deid/recognizers/support/scan.hpp"

#include <algorithm>
#include <array>

#include "deid/recognizers/support/name_words.hpp"
#include "deid/recognizers/support/number_labels.hpp"
#include "deid/recognizers/support/script_names.hpp"
#include "deid/recognizers/support/surnames.hpp"
#include "deid/recognizers/support/table_columns.hpp"
#include "text/address_grammar.hpp"
#include "text/divisions.hpp"

namespace opendata::deid {
namespace {

constexpr std::u32string_view han_digits = U"〇一二三四五六七八九";
constexpr std::u32string_view formal_digits = U"零壹貳參肆伍陸柒捌玖";
constexpr std::size_t shortest_chinese_number = 7;

std::uint32_t classify(char32_t c) {
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
  if (contains(U"○〇◯OoXxＸ*＊●ΟО□■△◎✕╳某", c)) bits |= name_mask;
  if (name_words::may_begin_title(c)) bits |= title_begin;
  if (may_begin_label(c)) bits |= label_begin;
  if (may_go_on_label(c)) bits |= label_second;
  if (may_be_whole_label(c)) bits |= label_alone;
  if (contains(U"。！？!?；;", c)) bits |= sentence_end;
  if (contains(U"十廿卅", c)) bits |= tens;
  if (is_capital(c)) bits |= capital;
  if (contains(U"歲@(", c)) bits |= mark;
  if (c == U'.') bits |= full_stop;
  if (c == U'名') bits |= ends_label;
  else if (text::is_han(c)) bits |= han_run;
  if ((bits & numeral) != 0) bits |= numeral_run;
  if (name_words::may_end_cue(c)) bits |= cue_end;
  if (contains(U"兒女子婦婿妹弟姊姐哥友做叫駕「", c)) bits |= told_end;
  if (name_words::verbs().may_begin_with(c)) bits |= verb_begin;
  if (is_plain_surname(c)) bits |= plain_surname;
  if (is_other_script(c)) bits |= other_script;
  return bits;
}

// Every character of the basic plane once; the rest is rare and classified when met.
const std::array<std::uint32_t, 0x10000>& class_table() {
  static const auto table = [] {
    std::array<std::uint32_t, 0x10000> classes{};
    for (char32_t c = 0; c < 0x10000; ++c) classes[c] = classify(c);
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

Scan::Scan(std::u32string_view folded)
    : memory_(own_memory_.data(), own_memory_.size()),
      text_(folded),
      classes_(uninitialised<std::uint32_t>(folded.size())),
      surnames_(&memory_),
      places_(&memory_),
      words_(&memory_),
      marks_(&memory_),
      runs_(&memory_),
      tokens_(&memory_),
      number_tokens_(&memory_),
      labelled_numbers_(&memory_),
      numbers_(&memory_),
      labels_(&memory_) {
  classify_all();
  add_tokens();
  look_for_labels();
  read_numbers();  // copies tokens: last
}

// By blocks, so that what is found stays in the cache until it is sorted.
void Scan::classify_all() {
  std::array<Beginning, block_size> block;
  for (std::size_t first = 0; first < text_.size(); first += block.size()) sort_beginnings(classify_block(first, block));
}

// Without branches on what the characters are. Returns where anything may begin.
std::span<const Scan::Beginning> Scan::classify_block(std::size_t first, std::span<Beginning> beginnings) {
  constexpr unsigned always = surname | division | middle_dot | mark | full_stop | ends_label;
  constexpr unsigned runs = han_run | numeral_run | han_digit | digit | letter | capital | other_script;  // where a run of these starts, something may begin
  const auto& table = class_table();
  const std::u32string_view text = text_.substr(first, beginnings.size());
  std::uint32_t* const classes = classes_.data() + first;
  unsigned goes_on = kinds(first - 1);  // the runs that the character before is in
  std::size_t found = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    const unsigned bits = c < 0x10000 ? table[c] : classify(c);
    const unsigned begins = bits & (always | (runs & ~goes_on));
    beginnings[found] = {static_cast<std::uint32_t>(first + i), begins};
    found += begins != 0 ? 1 : 0;
    classes[i] = goes_on = bits;
  }
  return beginnings.first(found);
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
void Scan::sort_beginnings(std::span<const Beginning> beginnings) {
  make_room(beginnings.size());
  PlaceList::Writer surnames = surnames_.writer(), places = places_.writer(), words = words_.writer(), marks = marks_.writer(), runs = runs_.writer();
  for (const auto [place, bits] : beginnings) {
    surnames.add_if((bits & surname) != 0, place);
    places.add_if((bits & (division | numeral_run)) != 0, place);
    words.add_if((bits & (han_run | ends_label | middle_dot | full_stop | capital | other_script)) != 0, place);
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
  for (const auto label : labels) {
    if (text_.substr(first, label.size()) != label) continue;
    const std::size_t next = first + label.size();
    const bool number = is(next, digit) || (is(next, letter) && is(next + 1, digit) && is(next + 2, digit));
    if (number || (at(next) >= U'a' && at(next) <= U'z')) return next;
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
  numbers_.emplace_back();
  for (Token& token : tokens_) {
    if (is_short_word(token)) continue;
    const std::size_t digits = token.chinese || token.has_letter ? 0 : token.last - token.first;
    const Script script = token.chinese || goes_on_in_chinese(token) ? Script::chinese : Script::ascii;
    numbers_.push_back(read_whole_compact(*this, token.first, script, digits));
    if (numbers_.back().size < shortest_number) {
      numbers_.pop_back();
    } else {
      token.number = static_cast<std::uint32_t>(numbers_.size() - 1);
      number_tokens_.push_back(token);
      if (may_be_labelled(token, numbers_.back())) labelled_numbers_.push_back(token);
    }
  }
}

// "F一二三四五六七": a letter or a few, and Chinese digits; "0000六六一八3204": digits of both kinds, three or more Chinese ones together.
bool Scan::goes_on_in_chinese(const Token& token) const {
  constexpr std::size_t most_letters = 4;
  if (!is(token.last, han_digit)) return false;
  if (is(token.last - 1, letter)) return token.last - token.first <= most_letters;
  return is(token.last + 1, han_digit) && is(token.last + 2, han_digit);
}

// A label behind a number stands right there, or behind a bracket or blank; the number may be taken for shorter than it is.
bool Scan::may_be_labelled(const Token& token, const Compact& number) const {
  if ((classes_[token.first] & unlabelled) == 0) return true;
  const auto rest = classes_.subspan(token.first, std::min(number.end(number.size) + 2, classes_.size()) - token.first);
  return std::any_of(rest.begin(), rest.end(), [](std::uint32_t bits) { return (bits & label_begin) != 0; });
}

// Few letters and digits, and nothing behind them with which a number goes on.
bool Scan::is_short_word(const Token& token) const {
  return token.last - token.first < shortest_number && !is(token.last, blank | newline | middle_dot | han_digit) && !contains(U"-○〇", at(token.last));
}

// Whether a label's word may stand at `i`, where its first character does; what only begins like one is no label's beginning from then on.
bool Scan::begins_label(std::size_t i) {
  const bool inside = (classes_[i] & letter) != 0 && is(i - 1, letter);  // of a Latin word
  const bool goes_on = (classes_[i] & label_alone) != 0 || is(i + 1, label_second);
  if (!inside && goes_on && may_be_label(text_, i)) return true;
  classes_[i] &= ~std::uint32_t{label_begin};
  return false;
}

// Most numbers have no label before them, and half of the recognisers ask for it: each place before a number is looked at
// once for all of them, and the labels of those that have any are read once.
void Scan::look_for_labels() {
  const std::uint32_t* const classes = classes_.data();
  std::uint32_t known = 0, index = 0;
  std::size_t next = 0, label = 0;  // label: behind the last one's beginning, 0 = none yet
  TableColumns columns(*this);
  for (Token& token : tokens_) {
    const std::size_t begin = token.first > label_reach ? token.first - label_reach : 0;
    for (next = std::max(next, begin); next < token.first; ++next) {
      if ((classes[next] & label_begin) != 0 && begins_label(next)) label = next + 1;
    }
    token.index = index++;
    token.labels = known;
    if (columns.is_cell(token.first) && columns.add_name(token.first, labels_)) {
      known = static_cast<std::uint32_t>(labels_.size());
    } else if (label <= begin) {
      classes_[token.first] |= unlabelled;
    } else {
      add_label_words(*this, token.first, labels_);
      known = static_cast<std::uint32_t>(labels_.size());
    }
  }
}

void Scan::add_tokens() {
  tokens_.reserve(runs_.size());
  std::size_t next = 0;
  for (const std::uint32_t i : runs_.view()) {
    if (i >= next) next = (classes_[i] & alphanumeric) != 0 ? add_word(i) : add_chinese_numbers(i);
  }
}

// Runs of Chinese digits that hyphens, commas or pauses join (零九一二-三四五-六七八), when they are long enough together. Returns where they end.
std::size_t Scan::add_chinese_numbers(std::size_t first) {
  std::size_t digits = 0, last = first;
  for (std::size_t run = first; is(run, han_digit); run = last + 1) {
    last = run_end(run, han_digit, size());
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
    end = run_end(run, han_digit, size());
    const bool begins = run == first || at(run - 1) == U',' || end - run >= shortest_chinese_number;
    if (begins) add_token(run, end, han_digit);
  }
}

// Returns where the run of letters and digits ends.
std::size_t Scan::add_word(std::size_t begin) {
  const std::size_t first = contains(U"ILTA", text_[begin]) ? behind_label(begin) : begin;
  for (std::size_t i = begin; i < first; ++i) classes_[i] &= capital | label_second;
  const std::uint32_t* const classes = classes_.data();
  const std::size_t size = classes_.size();
  unsigned kinds = 0;
  std::size_t last = first;
  for (; last < size && (classes[last] & alphanumeric) != 0; ++last) kinds |= classes[last];
  add_token(first, last, kinds & letter);
  return last;
}

bool Scan::number_stands_alone(std::size_t first, std::size_t last) const {
  if (!stands_alone(first, last)) return false;
  const auto joins = [&](std::size_t i) { return at(i) == U'-' || at(i) == U'.'; };
  return !(first >= 2 && joins(first - 1) && is(first - 2, digit)) && !(joins(last) && is(last + 1, digit));
}

}  // namespace opendata::deid
