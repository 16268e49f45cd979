#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/public_place.hpp"
#include "text/address_grammar.hpp"
#include "text/address_numbers.hpp"
#include "text/character_set.hpp"
#include "text/divisions.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t longest_number = 6;
constexpr std::size_t longest_lead = 12;  // characters before the first number that may name its road

// A door plate: from the county, town or road to the last number. Roads and districts alone are no one's address.
class AddressRecognizer final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "ADDRESS"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    std::size_t behind = 0;
    std::size_t next = 0;
    for (const std::size_t i : scan.places()) {
      if (i < next) continue;
      const std::size_t plain = behind_plain(scan, i);
      next = plain > i ? plain : examine_place(input, i, findings, behind) + 1;
    }
  }

 private:
  static bool may_begin_division(const Scan& scan, std::size_t i) {
    return scan.is(i, division) && text::may_begin_division(scan.text()[i], scan.at(i + 1));
  }

  // What stands right there rules out nearly every place. Returns behind what begins no address; `i` when an address may begin.
  static std::size_t behind_plain(const Scan& scan, std::size_t i) {
    const unsigned kinds = scan.classes()[i];
    if (may_begin_division(scan, i)) return i;
    if ((kinds & numeral) == 0 || scan.is(i - 1, numeral)) return i + 1;
    const std::size_t last = behind_numbers(scan, i);
    if (may_have_unit(scan, last)) return i;
    return (kinds & digit) != 0 ? last : i + 1;
  }

  // Behind the ASCII digits at `i` and those that marks join to them ("113/07/04"), or behind Chinese ones.
  static std::size_t behind_numbers(const Scan& scan, std::size_t i) {
    constexpr std::size_t longest_list = 16;
    if (!scan.is(i, digit)) return scan.run_end(i, numeral, longest_number);
    std::size_t last = scan.run_end(i, digit, longest_number);
    while (last < i + longest_list && is_joint(scan.at(last)) && scan.is(last + 1, digit)) last = scan.run_end(last + 1, digit, longest_number);
    return last;
  }

  // Whether a unit may stand behind a number that ends at `last`, or digits that were not read.
  static bool may_have_unit(const Scan& scan, std::size_t last) {
    static constexpr text::CharacterSet others(U"之百/+~");
    return scan.is(last, address_unit | blank | han_digit | tens) || others.holds(scan.at(last));
  }

  // Returns the last character of what was read.
  std::size_t examine_place(const RecognizerInput& input, std::size_t i, std::vector<Finding>& findings, std::size_t& behind) const {
    const Scan& scan = *input.scan;
    if (may_begin_division(scan, i)) {
      const text::AddressSpans divisions = text::read_divisions(scan.text(), i);
      if (divisions.end > i) return examine(input, i, divisions, findings, behind);
    }
    if (!begins_detail(scan, i)) return i;
    const std::size_t first = lead_start(scan, i, behind);
    return examine(input, first, text::read_divisions(scan.text(), first), findings, behind);
  }

  static bool is_numeral(const Scan& scan, std::size_t i) { return scan.is(i, numeral); }

  static bool is_joint(char32_t c) { return contains(U"/+~-", c); }

  // A number, and those that follow it ("179/181號"), before a unit: "12鄰", "3巷", "28號", "11樓".
  static bool begins_detail(const Scan& scan, std::size_t i) {
    if (!is_numeral(scan, i) || is_numeral(scan, i - 1)) return false;
    const std::size_t last = text::skip_further_numbers(scan.text(), text::skip_number(scan.text(), i));
    const std::size_t unit = scan.is(last, blank) ? last + 1 : last;
    if (scan.is(i, han) && contains(U"路街", scan.at(unit))) return false;  // 中正【四路】
    const std::size_t of = scan.at(last) == U'-' && scan.is(last + 1, digit) ? text::skip_number(scan.text(), last + 1) : last;
    return last > i && (scan.is(unit, address_unit) || (of > last && scan.at(of) == U'號') || (scan.at(last) == U'之' && scan.is(last + 1, digit)));
  }

  // Goes back over a road's name ("新庄仔路" before "278巷") to the punctuation, particle or earlier finding before it.
  static std::size_t lead_start(const Scan& scan, std::size_t detail, std::size_t behind) {
    static const Words particles(U"在 住 於 到 從 至 往 址 為 是 的 我 你 他 她 家 位 設 及 和 與 或 請 寄 送 自 由 跟 搬 改 了 有 去 找 居");
    std::size_t unit = detail;
    while (unit > behind && detail - unit < 2 && (scan.is(unit - 1, blank) || is_broken_line(scan, unit - 1))) --unit;
    std::size_t i = unit;
    // A particle right before 路 is part of its name (東和路), and so is one that begins a name that roads have (自立一路).
    static const Words names(U"自立 自強 自由 自治 和平 和順 和興 至善 至聖 居仁 居安 居易 居禮 居正");
    const auto stops = [&](std::size_t at) {
      return particles.match(scan.text(), at) > 0 && !text::is_road_unit(scan.at(at + 1)) && names.match(scan.text(), at) == 0;
    };
    while (i > behind && unit - i < longest_lead && scan.is(i - 1, han | digit) && !stops(i - 1)) --i;
    i = behind_telephone(scan, i);
    return has_road(scan, i, unit) && !follows_highway(scan, unit) ? i : detail;
  }

  // "中洲三路\n502巷": the line was full.
  static bool is_broken_line(const Scan& scan, std::size_t i) { return scan.is(i, newline) && (text::is_road_unit(scan.at(i - 1)) || scan.at(i - 1) == U'段'); }

  // "8020457小港漢民路": more digits than a postal code has are no part of the road's name.
  static std::size_t behind_telephone(const Scan& scan, std::size_t i) {
    constexpr std::size_t longest_postal_code = 6, longest_telephone = 10;
    const std::size_t last = scan.run_end(i, digit, longest_telephone);
    return last > i + longest_postal_code ? last : i;
  }

  // "國道5號", "縣道184號" is the road's own number.
  static bool follows_highway(const Scan& scan, std::size_t number) {
    static const Words highways(U"國道 省道 縣道 鄉道 市道 快速道路 快速公路");
    return highways.ends(scan.text().substr(0, number));
  }

  static bool has_road(const Scan& scan, std::size_t first, std::size_t last) {
    for (std::size_t i = first + 1; i < last; ++i) {
      if (text::is_road_unit(scan.at(i)) || contains(U"段村里鄰莊", scan.at(i))) return true;
    }
    return false;
  }

  // Returns the last character of what was read, so that the caller goes on behind it.
  std::size_t examine(const RecognizerInput& input, std::size_t first, const text::AddressSpans& divisions, std::vector<Finding>& findings,
                      std::size_t& behind) const {
    const Scan& scan = *input.scan;
    text::AddressSpans a = text::read_address(scan.text(), divisions);
    read_behind_remark(scan, a);
    read_behind_hint(scan, a);
    read_bare_number(scan, a, first);
    if (holds_division(scan, a.road)) return first;  // 自屏東市遷入【前鎮區】復興三路: the address begins later
    if (a.has_detail() && is_public_place(scan, a, first)) return a.end - 1;
    const double value = a.has_detail() ? score_of(scan, a, first) : 0;
    if (value < score::weak) return examine_floor(input, first, a, findings, behind);
    const bool building = a.number.first == first && scan.at(first - 1) == U'棟';  // C棟8樓之2
    const std::size_t start = building ? building_start(scan, first) : a.postal_code.empty() ? first : a.county.empty() ? a.town.first : a.county.first;
    report(input, start, a.end, type(), value, findings);
    behind = a.end;
    return a.end - 1;
  }

  // "加宏路(國小旁)255巷3之1號": a remark in brackets behind the road.
  static void read_behind_remark(const Scan& scan, text::AddressSpans& a) {
    if (a.road.empty() || a.has_detail() || scan.at(a.end) != U'(') return;
    const std::size_t next = skip_hint(scan, a.end);
    if (next == a.end || !scan.is(next, numeral)) return;
    const text::AddressSpans rest = text::read_address(scan.text(), text::read_divisions(scan.text(), next));
    if (rest.number.empty()) return;
    a.lane = rest.lane;
    a.alley = rest.alley;
    a.number = rest.number;
    a.end = rest.end;
  }

  // "58巷底左轉第三間12號", "9號後面那棟的2樓", "60 號宿舍 402 室": words of the way, and then the number that they lead to.
  static void read_behind_hint(const Scan& scan, text::AddressSpans& a) {
    if (a.lane.empty() && a.number.empty() && a.neighborhood.empty()) return;
    const std::size_t number = skip_hint(scan, a.end);
    std::size_t last = number > a.end ? numbered_end(scan, behind_building(scan, number)) : 0;
    if (last == 0) return;
    if (const std::size_t floor = numbered_end(scan, last); floor > 0) last = floor;
    a.number = {a.number.empty() ? number : a.number.first, last};
    a.end = last;
  }

  // "住三民區建工路415": a number that ends the clause behind the road of whoever lives there; 號 goes without saying.
  static void read_bare_number(const Scan& scan, text::AddressSpans& a, std::size_t first) {
    static const Words homes(U"住 住在 家住 現住 住址 地址 戶籍 戶籍地 設籍 設籍在 居住 居住於 居所 通訊處 寄 寄到 寄至");
    constexpr std::size_t most_digits = 4;
    if (a.has_detail() || a.road.empty() || a.end != a.road.last || !labelled(scan, first, homes)) return;
    const std::size_t last = scan.run_end(a.end, digit, most_digits + 1);
    const bool whole = last > a.end && last <= a.end + most_digits;
    const bool ends = last == scan.size() || scan.is(last, newline | sentence_end) || (contains(U",、)", scan.at(last)) && !scan.is(last + 1, digit));
    if (!whole || !ends) return;
    a.number = {a.end, last};
    a.end = last;
  }

  static std::size_t skip_hint(const Scan& scan, std::size_t first) {
    static const Words way(
        U"底 尾 口 內 裡 裡面 旁 旁邊 後 後面 後方 前面 對面 正對面 隔壁 那間 那棟 那邊 的 左轉 右轉 左邊 右邊 左手邊 右手邊 進去 往裡 走 到底 倒數 數來 算來 間 棟 "
        U"平房 透天厝 鐵皮屋 鐵皮 貨櫃屋 公寓 工寮 農舍 倉庫 車庫 豬舍 雞舍 菜市場 市場 土地公廟 廟 公園 超商 雜貨店 教會 活動中心 後棟 前棟 防火巷 宿舍 學生宿舍 員工宿舍 第一 第二 第三 第四 第五 第六");
    constexpr std::size_t longest_hint = 16, longest_remark = 12;
    std::size_t i = first;
    const std::size_t close = scan.at(i) == U'(' ? scan.text().substr(i, longest_remark).find(U')') : std::u32string_view::npos;
    if (close != std::u32string_view::npos) return i + close + 1;  // 3鄰（會所旁）56號
    for (std::size_t word = 1; word > 0 && i < first + longest_hint; i += word) word = way.match(scan.text(), i);
    return i > first ? skip_blank(scan, i) : i;
  }

  static std::size_t skip_blank(const Scan& scan, std::size_t i) { return scan.is(i, blank) ? i + 1 : i; }

  // Behind "A棟", "OA3棟".
  static std::size_t behind_building(const Scan& scan, std::size_t first) {
    constexpr std::size_t longest_name = 3;
    std::size_t i = first;
    while (i < first + longest_name && (scan.is(i, alphanumeric) || contains(U"甲乙丙丁", scan.at(i)))) ++i;
    return i > first && scan.at(i) == U'棟' ? i + 1 : first;
  }

  // Behind "3號", "3 之 2 號", "二樓", "2室", "地下室"; 0 when none stands there, or it is something else's: "3號公車", "2號出口".
  static std::size_t numbered_end(const Scan& scan, std::size_t first) {
    static const Words others(U"號公車 號出口 號車 號線 號機 樓梯");
    static const Words basement(U"地下室");
    const std::size_t digits = text::skip_number(scan.text(), first), mark = skip_blank(scan, digits);
    if (digits == first) return basement.match(scan.text(), first) > 0 ? first + 3 : 0;
    const std::size_t of = skip_blank(scan, scan.at(mark) == U'之' ? text::skip_number(scan.text(), skip_blank(scan, mark + 1)) : digits);
    return contains(U"號樓室", scan.at(of)) && others.match(scan.text(), of) == 0 ? of + 1 : 0;
  }

  static bool holds_division(const Scan& scan, text::Span road) {
    for (std::size_t i = road.first + 1; i < road.last; ++i) {
      if (scan.is(i, division) && text::division_at(scan.text().substr(i)).size > 0) return true;
    }
    return false;
  }

  // "C棟8樓", "3樓之2", "同棟11樓": a home within a house that the writer takes for known, unless an office is in it.
  std::size_t examine_floor(const RecognizerInput& input, std::size_t first, const text::AddressSpans& a, std::vector<Finding>& findings,
                            std::size_t& behind) const {
    static const Words offices(U"本院 醫院 本校 學校 校區 院區 本館 大樓 中心 公所 市府 百貨 門診 車站 圖書館");
    const Scan& scan = *input.scan;
    const std::size_t number = text::skip_number(scan.text(), first);
    if (a.number.first != first || scan.at(number) != U'樓' || contains(U"號,，", scan.at(first - 1)) || has_before(scan, first, 8, offices)) return first;
    const std::size_t start = building_start(scan, first);
    const bool apartment = scan.at(number + 1) == U'之' && a.end > number + 2;
    const bool same_house = scan.at(first - 1) == U'棟' && contains(U"同本", scan.at(first - 2));
    if (start < behind || (start == first && !apartment && !same_house)) return first;
    report(input, start, a.end, type(), score::shape, findings);
    behind = a.end;
    return a.end - 1;
  }

  // Goes back over "C棟", "A2棟", "第三棟".
  static std::size_t building_start(const Scan& scan, std::size_t first) {
    if (scan.at(first - 1) != U'棟') return first;
    std::size_t i = first - 1;
    while (i > 0 && first - i < 4 && (scan.is(i - 1, alphanumeric) || is_numeral(scan, i - 1) || contains(U"甲乙丙丁", scan.at(i - 1)))) --i;
    return i < first - 1 ? i : first;
  }

  // "三樓", "苓雅區某網咖2樓": a floor without a house number, lane or road tells a place within some building, no home, unless it says which door:
  // "苓雅區龍門大廈12樓之3".
  static bool is_floor_of_building(const Scan& scan, const text::AddressSpans& a) {
    const auto has = [](text::Span span, const auto& wanted) {
      for (std::size_t i = span.first; i < span.last; ++i) {
        if (wanted(i)) return true;
      }
      return false;
    };
    const auto road_unit = [&](std::size_t i) { return text::is_road_unit(scan.at(i)); };
    const auto door = [&](std::size_t i) { return contains(U"號之-", scan.at(i)) || (scan.at(i) == U'室' && scan.is(i - 1, alphanumeric)); };
    const bool located = !a.neighborhood.empty() || !a.section.empty() || !a.lane.empty() || !a.alley.empty() || has(a.road, road_unit);
    return !located && !a.number.empty() && !has(a.number, door);
  }

  // "林小芬（12號三樓）", "搬來6號4樓的": house and floor of a neighbour.
  static bool is_door_of_neighbour(const Scan& scan, const text::AddressSpans& a, std::size_t first) {
    static const Words moves(U"搬來 搬到 搬去 住在 住");
    static const Words residents(U"住戶 屋主 房客 的住戶 的屋主 的房客");
    const std::u32string_view door = scan.text().substr(first, a.end - first);
    if (door.find(U'號') == door.npos || door.find(U'樓') == door.npos) return false;
    const bool in_brackets = scan.at(first - 1) == U'(' && scan.at(a.end) == U')' && scan.is(first - 2, han);
    return in_brackets || labelled(scan, first, moves) || residents.match(scan.text(), a.end) > 0;
  }

  static double score_of(const Scan& scan, const text::AddressSpans& a, std::size_t first) {
    static const Words labels(U"地址 住址 住所 戶籍 居住地 通訊處 通訊地址 住 家住 現居 設籍 居住 寄 搬到 新址 同棟 同址 收件 居所 租屋處 家裡 家在 我家是 戶籍地");
    const bool division = !a.county.empty() || !a.town.empty();
    if (is_floor_of_building(scan, a) || (!a.number.empty() && follows_highway(scan, a.number.first))) return 0;
    if (!a.number.empty() && (division || !a.road.empty() || !a.lane.empty() || !a.neighborhood.empty())) return score::labelled;
    if (!a.number.empty() && is_door_of_neighbour(scan, a, first)) return score::shape;
    const bool is_labelled = has_before(scan, first, 6, labels);
    if (!a.number.empty()) return is_labelled ? score::context : 0;
    if (is_labelled && (division || !a.road.empty())) return score::context;
    const bool lane = !a.lane.empty() && (division || !a.road.empty());
    const std::size_t digits = scan.run_end(a.end, digit, longest_number);
    const bool broken = digits > a.end && scan.is(digits, newline) && scan.is(digits + 1, digit);  // 90巷1\n5弄2號
    if (lane && broken) return score::shape;
    return lane ? score::weak : score::weak / 2;  // more often where something happened
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_address() { return std::make_unique<AddressRecognizer>(); }

}  // namespace opendata::deid
