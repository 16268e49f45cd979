#include "text/address_grammar.hpp"

#include <algorithm>
#include <array>

#include "text/address_numbers.hpp"
#include "text/character_set.hpp"
#include "text/divisions.hpp"
#include "text/one_of.hpp"

namespace opendata::text {
namespace {

constexpr std::size_t longest_road = 16;
constexpr std::size_t longest_village = 5;
constexpr CharacterSet door_prefixes(U"臨附建甲乙丙丁");
constexpr std::size_t longest_composed = 5;  // bracket and parts

bool is_letter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }

// For Han characters, what a door may begin with, and what ends a road or is the beginning of what ends it.
constexpr CharacterSet doors(U"之臨附建甲乙丙丁頂地零〇○一二三四五六七八九十百廿卅壹貳參肆伍陸柒捌玖拾佰");
constexpr CharacterSet road_ends(U"路街道巷段臨附建甲乙丙丁零〇○一二三四五六七八九十百廿卅壹貳參肆伍陸柒捌玖拾佰");
constexpr CharacterSet details(U"0123456789臨附建甲乙丙丁零〇○一二三四五六七八九十百廿卅壹貳參肆伍陸柒捌玖拾佰");  // of a numbered lane, alley or door
constexpr CharacterSet floors(U"頂地B、-~及0123456789零〇○一二三四五六七八九十百廿卅壹貳參肆伍陸柒捌玖拾①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳");
bool is_usual_han(char32_t c) { return c >= 0x3400 && c <= 0x9FFF; }

// A text and a place in it; every reader moves on only when it has read its whole part.
class Reader {
 public:
  Reader(std::u32string_view text, std::size_t at) : text_(text), at_(at) {}
  [[nodiscard]] std::size_t at() const { return at_; }

  void divisions(AddressSpans& a);
  Span postal_code();
  Span village_of_neighborhood();
  Span village(std::u32string_view units);
  /// Whether a part of an address behind the village may begin here.
  [[nodiscard]] bool may_go_on() const;
  Span numbered(char32_t unit);
  Span road();
  Span section(Span& road) const;
  Span named_lane(Span& road) const;
  Span named_alley(Span& road) const;
  Span door();

 private:
  [[nodiscard]] char32_t peek(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }
  [[nodiscard]] std::size_t skip_blank(std::size_t i) const {
    const char32_t c = peek(i);
    if (c >= 0x80 || is_digit(c)) return c == U'　' ? i + 1 : i;  // nearly all
    return c == U' ' || is_line_break_inside(i) || is_stroke_between(i) ? i + 1 : i;
  }
  // "三民區/鼎力路/63巷", "三民區-鼎力路-63巷"
  [[nodiscard]] bool is_stroke_between(std::size_t i) const {
    if (i == 0 || !one_of(peek(i), U"/|-")) return false;
    return one_of(peek(i - 1), U"縣市區鄉鎮里村鄰路街段巷弄") || (peek(i) == U'/' && peek(i - 1) == U'號');
  }
  // "鳳屏一路\n456巷": the line was full.
  [[nodiscard]] bool is_line_break_inside(std::size_t i) const {
    if (peek(i) != U'\n' || i == 0) return false;
    if (is_digit(peek(i - 1))) return one_of(peek(i + 1), U"號巷弄樓");  // 34\n號
    if (peek(i - 1) == U'號') return peek(skip_number(text_, i + 1)) == U'樓';  // 34號\n3樓
    return (is_digit(peek(i + 1)) || is_han_digit(peek(i + 1))) && one_of(peek(i - 1), U"路街巷弄段鄰里村區");
  }
  Span take(std::size_t last) {
    const Span span{at_, last};
    at_ = last;
    return span;
  }
  Span town_of_county();
  [[nodiscard]] std::size_t postal_code_end() const;
  [[nodiscard]] bool may_end_village() const;
  [[nodiscard]] bool detail_begins(std::size_t i) const;
  [[nodiscard]] bool is_full_line(std::size_t first, std::size_t i) const;
  [[nodiscard]] bool is_lane_of_settlement(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::size_t without_door(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::size_t number_behind(std::size_t i, std::u32string_view prefixes) const;
  [[nodiscard]] std::size_t skip_composed(std::size_t i) const;
  [[nodiscard]] std::size_t of(std::size_t i) const;
  [[nodiscard]] bool is_unit_missing(std::size_t number, std::size_t last) const;
  [[nodiscard]] std::size_t annex(std::size_t i) const;
  [[nodiscard]] std::size_t further_floor(std::size_t i) const;
  [[nodiscard]] std::size_t floor(std::size_t i) const;
  [[nodiscard]] std::size_t room(std::size_t i) const;

  // The number behind `at`, up to its unit; asked for once for each unit that it may have.
  struct Number {
    std::size_t at = std::u32string_view::npos;
    std::size_t first = 0, last = 0;
  };
  [[nodiscard]] Number next_number() const;

  std::u32string_view text_;
  std::size_t at_;
  Number next_;
};

void Reader::divisions(AddressSpans& a) {
  const DivisionName first = division_at(text_.substr(at_));
  a.county = take(first.is_county ? at_ + first.size : at_);
  a.town = first.is_county ? town_of_county() : take(at_ + first.size);
}

// A blank or a postal code may stand before it: 高雄市 三民區, 高雄市807三民區.
Span Reader::town_of_county() {
  std::size_t first = skip_blank(at_);
  while (first < at_ + longest_number && is_digit(peek(first))) ++first;
  first = std::min(skip_blank(first), text_.size());
  const std::size_t size = match_town(text_.substr(first));
  if (size > 0) at_ = first;
  return take(at_ + size);
}

Span Reader::postal_code() {
  const std::size_t last = postal_code_end(), name = skip_blank(last);
  if (last == at_ || division_at(text_.substr(std::min(name, text_.size()))).size == 0) return take(at_);
  const Span span = take(last);
  at_ = name;
  return span;
}

// Three digits, and two or three more, which a hyphen may part: 807, 80742, 807-42.
std::size_t Reader::postal_code_end() const {
  constexpr std::size_t zone = 3, longest = 6;
  const auto run_end = [&](std::size_t i) {
    while (is_digit(peek(i))) ++i;
    return i;
  };
  const std::size_t run = run_end(at_);
  const bool parted = run == at_ + zone && peek(run) == U'-' && is_digit(peek(run + 1));
  const std::size_t last = parted ? run_end(run + 1) : run, digits = last - at_ - (parted ? 1 : 0);
  return digits == zone || digits == longest - 1 || digits == longest ? last : at_;
}

// Whether 里 or 村 stands where a village's name may end.
bool Reader::may_end_village() const {
  bool found = false;
  for (std::size_t i = at_ + 1; i <= at_ + longest_village; ++i) found |= one_of(peek(i), U"里村");
  return found;
}

// 里 or 村 right before a numbered 鄰 is a village's whatever stands before it; "?" is what a lost character became.
Span Reader::village_of_neighborhood() {
  if (!may_end_village()) return take(at_);
  for (std::size_t i = at_ + 1; i <= at_ + longest_village && (is_han(peek(i)) || peek(i) == U'?'); ++i) {
    if (!one_of(peek(i), U"里村")) continue;
    const std::size_t first = skip_blank(i + 1);
    const std::size_t digits = skip_number(text_, first);
    if (digits > first && peek(skip_blank(digits)) == U'鄰') return take(i + 1);
  }
  return take(at_);
}

// 里 or 村 ends the village's name unless it belongs to a road's (大里路) or to the name itself (水里村).
Span Reader::village(std::u32string_view units) {
  if (!may_end_village()) return take(at_);
  if (const Span span = village_of_neighborhood(); !span.empty()) return span;
  for (std::size_t i = at_ + 1; i <= at_ + longest_village && is_han(peek(i)); ++i) {
    if (is_road_unit(peek(i - 1)) || one_of(peek(i - 1), U"號鄰")) break;
    const bool settlement = peek(i - 1) == U'新' && peek(i) == U'村' && i >= at_ + 3;  // 國光新村; 雙新村 is a village
    if (settlement || !one_of(peek(i), units)) continue;
    const char32_t next = peek(i + 1);
    if (one_of(next, U"里村") || is_road_unit(next) || one_of(next, U"一二三四五六七八九東西南北")) {
      if (!one_of(next, U"一二三四五六七八九東西南北") || is_road_unit(peek(i + 2))) continue;
    }
    return take(i + 1);
  }
  return take(at_);
}

// Most of what a text has behind a division is neither.
bool Reader::may_go_on() const {
  const char32_t c = peek(at_);
  if (c >= 0x80 && c != U'，') return true;
  if (!one_of(c, U",，-")) return is_digit(c) || is_letter(c) || one_of(c, U" \n[/|");
  if (c == U'-' && is_usual_han(peek(at_ + 1))) return true;  // 三民區-鼎力路
  const char32_t floor = peek(at_ + 1);  // 前鎮區,3樓
  return numerals.may_hold(floor) || one_of(floor, U"地B");
}

Span Reader::numbered(char32_t unit) {
  if (is_usual_han(peek(at_)) && !numerals.may_hold(peek(at_)) && peek(at_) != U'臨') return take(at_);
  if (next_.at != at_) next_ = next_number();
  if (next_.first == next_.last || peek(next_.last) != unit) return take(at_);
  at_ = next_.first;
  return take(next_.last + 1);
}

Reader::Number Reader::next_number() const {
  const std::size_t blank_end = skip_blank(at_);
  const std::size_t first = peek(blank_end) == U'臨' ? blank_end + 1 : blank_end;  // 五段臨614巷3號
  const std::size_t digits = skip_number(text_, first);
  return {at_, first, digits == first ? first : skip_blank(of(digits))};
}

// Whether a numbered lane, alley or door begins at i. Chinese digits count only behind a unit, else 五甲三路 would be
// cut.
bool Reader::detail_begins(std::size_t i) const {
  if (!details.may_hold(peek(i))) return false;
  std::size_t first = i;
  if (door_prefixes.holds(peek(first)) && (is_digit(peek(skip_blank(first + 1))))) first = skip_blank(first + 1);
  const bool han = is_han_digit(peek(first));
  if (!han && !is_digit(peek(first))) return false;
  const std::size_t digits = skip_number(text_, first);
  const std::size_t whole_end = of(digits);
  const bool whole = whole_end >= first + 2 && peek(whole_end) == U'號';  // 湖肚七十三號, 鎖管港一之七號
  if (whole) return true;
  if (han && i > at_ && !is_road_unit(peek(i - 1)) && !one_of(peek(i - 1), U"段村莊 \n")) return is_lane_of_settlement(first, digits);
  const std::size_t further = skip_further_numbers(text_, digits);
  if (further > digits) return peek(skip_blank(further)) == U'號';
  const char32_t unit = peek(skip_blank(digits));
  return one_of(unit, U"巷弄衖號") || (!han && (one_of(unit, U"之-ー樓F")));
}

// "新安五十二弄", "灣內一二三巷": no road's name ends with 弄 or 衖, nor with a lane's number of three characters; 西五弄 is a name.
bool Reader::is_lane_of_settlement(std::size_t first, std::size_t last) const {
  constexpr std::size_t longest_of_road = 2;
  if (one_of(peek(first - 1), U"東西南北中上下前後")) return false;
  const char32_t unit = peek(skip_blank(last));
  return one_of(unit, U"弄衖") || (unit == U'巷' && last - first > longest_of_road);
}

Span Reader::road() {
  const std::size_t first = skip_blank(at_);
  std::size_t unit_end = first, unfinished = first;
  std::size_t i = first;
  bool complete = false;
  for (; i < first + longest_road; ++i) {
    if (is_usual_han(peek(i)) && !road_ends.may_hold(peek(i))) continue;
    complete = detail_begins(skip_blank(i));
    if (complete) break;
    unfinished = i;
    i = skip_composed(i);
    const char32_t c = peek(i);
    if (is_full_line(first, i)) continue;
    if (!is_han(c) && !is_digit(c)) break;
    if (is_road_unit(c) || c == U'段') unit_end = i + 1;
  }
  if (!complete && i != unfinished) complete = detail_begins(skip_blank(i));
  if (i == first) complete = false;
  const std::size_t last = complete ? without_door(first, i) : unit_end;
  if (last == first) return take(at_);
  at_ = first;
  return take(last);
}

// "三民區建工⏎路34號": the line was full in the middle of the name; once, and only of a short one whose unit follows at once. What ends as an
// office or a place does (三民區公所⏎家住建工路34號) is none.
bool Reader::is_full_line(std::size_t first, std::size_t i) const {
  constexpr std::size_t longest = 3;
  if (peek(i) != U'\n' || i == first || i - first > longest || !is_han(peek(i - 1)) || !is_han(peek(i + 1))) return false;
  if (one_of(peek(i - 1), U"所局處院校館園站場隊會室部廳")) return false;
  const std::u32string_view before = text_.substr(first, i - first), behind = text_.substr(i + 1, longest);
  return before.find(U'\n') == before.npos && std::none_of(before.begin(), before.end(), is_road_unit) && std::any_of(behind.begin(), behind.end(), is_road_unit);
}

// "中山路61 3樓", "中山路六十一 3樓": no road's name ends with a digit, nor with a number behind 路; what stands there is a door's without its word.
std::size_t Reader::without_door(std::size_t first, std::size_t last) const {
  std::size_t i = last, plain = last;
  while (i > first && (is_digit(peek(i - 1)) || is_han_digit(peek(i - 1)))) --i;
  while (plain > i && is_digit(peek(plain - 1))) --plain;
  return i > first && one_of(peek(i - 1), U"路街段巷弄") ? i : plain;
}

// Behind "[木羡]", a character that is written by its parts because the character set of the register has none.
std::size_t Reader::skip_composed(std::size_t i) const {
  if (peek(i) != U'[' || !is_han(peek(i + 1))) return i;
  std::size_t last = i + 1;
  while (last < i + longest_composed && is_han(peek(last))) ++last;
  return peek(last) == U']' ? last + 1 : i;
}

// Takes 二段 or 2段 off the road's end.
Span Reader::section(Span& road) const {
  if (road.empty() || peek(road.last - 1) != U'段') return {};
  std::size_t i = road.last - 1;
  while (i > road.first && (is_digit(peek(i - 1)) || is_han_digit(peek(i - 1)))) --i;
  if (i == road.last - 1 || i == road.first) return {};
  const Span section{i, road.last};
  road.last = i;
  return section;
}

// Takes 自立巷 off 林頭路自立巷: a lane with a name of its own behind a road's.
Span Reader::named_lane(Span& road) const {
  if (road.empty() || peek(road.last - 1) != U'巷') return {};
  for (std::size_t i = road.last - 1; i > road.first + 1; --i) {
    if (!one_of(peek(i - 2), U"路街段")) continue;
    const Span lane{i - 1, road.last};
    road.last = i - 1;
    return lane;
  }
  return {};
}

// Takes 西五弄 off 華夏巷西五弄.
Span Reader::named_alley(Span& road) const {
  if (road.empty() || peek(road.last - 1) != U'弄') return {};
  const std::size_t lane = text_.substr(road.first, road.last - road.first).rfind(U'巷');
  if (lane == std::u32string_view::npos || lane == 0 || road.first + lane + 2 >= road.last) return {};
  const Span alley{road.first + lane + 1, road.last};
  road.last = alley.first;
  return alley;
}

// "之3" or "-3" behind i; a blank or line end may stand on either side of 之.
std::size_t Reader::of(std::size_t i) const {
  const std::size_t mark = one_of(peek(i), U" \n") && peek(i + 1) == U'之' ? i + 1 : i;
  if (!one_of(peek(mark), U"之-ー")) return i;
  const std::size_t first = one_of(peek(mark + 1), U" \n") && peek(mark) == U'之' ? mark + 2 : mark + 1;
  const std::size_t last = skip_number(text_, first);
  return last == first ? i : last;
}

std::size_t Reader::number_behind(std::size_t i, std::u32string_view prefixes) const {
  if (!one_of(peek(i), prefixes) || peek(i) == U'\0') return i;
  const std::size_t last = skip_number(text_, i + 1);
  return last == i + 1 ? i : last;
}

// "2、3樓", "2-3樓": the number before 樓.
std::size_t Reader::further_floor(std::size_t i) const {
  if (!one_of(peek(i), U"、-~及")) return i;
  const std::size_t last = skip_number(text_, i + 1);
  return last > i + 1 && peek(last) == U'樓' ? last : i;
}

// "三樓之6", "3F", "頂樓之1", "地下一層之1", "B1", "地下室".
std::size_t Reader::floor(std::size_t i) const {
  const std::size_t first = one_of(peek(i), U",，-") ? i + 1 : skip_blank(i);
  if (i > at_ && peek(first) == U'頂' && peek(first + 1) == U'樓' && of(first + 2) > first + 2) return of(first + 2);
  if (!floors.may_hold(peek(first))) return i;
  if (peek(first) == U'地' && peek(first + 1) == U'下') {
    const std::size_t digits = skip_number(text_, first + 2);
    return of(one_of(peek(digits), U"樓層室") && peek(digits) != U'\0' ? digits + 1 : first + 2);
  }
  const bool basement = peek(first) == U'B';
  const std::size_t begin = basement ? first + 1 : first;
  const std::size_t digits = further_floor(skip_number(text_, begin));
  if (digits == begin) return i;
  const char32_t unit = peek(digits);
  if (peek(skip_blank(digits)) == U'樓') {
    const std::size_t last = of(skip_blank(digits) + 1);
    const bool apart = one_of(peek(i), U",，") && peek(last) == U'有';  // 12號，三樓有人; but 12號，3樓後面
    return apart ? i : last;
  }
  if (basement && !is_letter(unit)) return of(digits);
  if ((unit == U'F' || unit == U'f') && !is_letter(peek(digits + 1))) return of(digits + 1);
  return i;
}

// "308室", "D 室", "A棟".
std::size_t Reader::room(std::size_t i) const {
  std::size_t last = skip_blank(i);
  const std::size_t first = last;
  while (last < first + 5 && (is_digit(peek(last)) || is_letter(peek(last)))) ++last;
  if (last > first && peek(last) == U' ') ++last;
  return last > first && one_of(peek(last), U"室棟房") && peek(last) != U'\0' ? last + 1 : i;
}

// "52號1": a second number without a word, where nothing else of the address follows.
std::size_t Reader::annex(std::size_t i) const {
  const std::size_t last = is_digit(peek(i)) ? skip_number(text_, i) : i;
  return last == text_.size() ? last : i;
}

// "建工路34之2", "建工路34 3樓": 號 goes without saying behind a road's name.
bool Reader::is_unit_missing(std::size_t number, std::size_t last) const {
  if (at_ == 0 || !one_of(peek(at_ - 1), U"路街段巷弄")) return false;
  const bool annexed = peek(number) == U'之' && last > number && !one_of(peek(last), U"樓巷弄");
  return annexed || (one_of(peek(last), U" 　,，") && floor(last) > last);
}

Span Reader::door() {
  if (is_usual_han(peek(at_)) && !doors.may_hold(peek(at_))) return take(at_);
  std::size_t first = skip_blank(at_);
  std::size_t digits = first;
  const bool of_lane = peek(first) == U'之' && at_ > 0 && one_of(peek(at_ - 1), U"巷弄");  // 30巷之6號
  if (of_lane || door_prefixes.holds(peek(first))) digits = skip_blank(first + 1);
  const std::size_t one = skip_number(text_, digits), whole = of(one);
  const std::size_t number = skip_blank(skip_further_numbers(text_, whole));
  std::size_t last = at_;
  if (one > digits && peek(number) == U'號') {
    last = number + 1;
    last = std::max({floor(last) == last ? of(last) : last, number_behind(last, U"附"), annex(last)});  // 一百號-二樓
  } else if (one > digits && is_unit_missing(one, whole)) {
    last = whole;
  }
  const std::size_t before_floor = last;
  last = room(floor(room(last)));
  if (last == at_) return take(at_);
  if (peek(last) == U'室' && is_digit(peek(last - 1))) ++last;  // 12樓之1室
  if (before_floor == at_ && floor(at_) == at_) return take(at_);  // a room alone is no door
  at_ = first;
  return take(last);
}

// 地方制度法 §3: a 鄉 has 村, every other town has 里. Without a town either may follow.
std::u32string_view village_units(std::u32string_view text, Span town) {
  if (town.empty()) return U"里村";
  return text[town.last - 1] == U'鄉' ? U"村" : U"里";
}

}  // namespace

bool is_han(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0xF900 && c <= 0xFAFF) || c == U'〇';
}

bool is_road_unit(char32_t c) { return c != U'\0' && one_of(c, U"路街道巷"); }

AddressSpans read_divisions(std::u32string_view text, std::size_t start) {
  AddressSpans a;
  Reader reader(text, start);
  a.postal_code = reader.postal_code();
  reader.divisions(a);
  a.end = reader.at();
  return a;
}

AddressSpans read_address(std::u32string_view text, std::size_t start) { return read_address(text, read_divisions(text, start)); }

AddressSpans read_address(std::u32string_view text, const AddressSpans& divisions) {
  AddressSpans a = divisions;
  Reader reader(text, a.end);
  const bool divided = !a.county.empty() || !a.town.empty();
  a.village = divided ? reader.village(village_units(text, a.town)) : reader.village_of_neighborhood();
  a.end = reader.at();
  if (!reader.may_go_on()) return a;
  a.neighborhood = reader.numbered(U'鄰');
  a.road = reader.road();
  a.alley = reader.named_alley(a.road);
  a.lane = reader.named_lane(a.road);
  a.section = reader.section(a.road);
  if (a.lane.empty()) a.lane = reader.numbered(U'巷');
  if (a.alley.empty()) a.alley = reader.numbered(U'弄');
  a.sub_alley = reader.numbered(U'衖');
  a.number = reader.door();
  a.end = reader.at();
  return a;
}

}  // namespace opendata::text
