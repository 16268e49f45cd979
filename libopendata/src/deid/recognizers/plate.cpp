#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/names/person_before.hpp"
#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/number_labels.hpp"
#include "text/character_set.hpp"

namespace opendata::deid {
namespace {

// Two groups of characters, joined by a hyphen, a blank, a line end or nothing.
struct Groups {
  std::size_t first = 0, middle = 0, second = 0, last = 0;  // [first, middle) and [second, last)
  bool hyphen = false;
  bool odd = false;  // joined by a mark that only behind a label is taken for a hyphen
};

struct Match {
  std::size_t first = 0, last = 0;
  double score = 0;  // 0 = none
};

struct Shape {
  std::string_view left, right;  // L letter, D digit, M one letter or digit, X both, in any order
  double hyphenated;             // score without a word of the field
  double joined;                 // the same when nothing stands between the groups
  bool only_hyphenated = false;
};
// Plates since 2012-12-17, earlier cars, motorcycles, heavy vehicles, trailers.
constexpr auto shapes = std::to_array<Shape>({
    {"LLL", "DDDD", score::likely, score::shape},
    {"LL", "DDDD", score::shape, score::weak},
    {"DDDD", "LL", score::shape, score::weak},
    {"LLL", "DDD", score::shape, score::weak},
    {"DDD", "LLL", score::shape, score::weak},
    {"MM", "DDDD", score::shape, score::weak},
    {"DDDD", "MM", score::shape, score::weak},
    {"DDD", "MM", score::weak, score::weak},
    {"MM", "DDD", score::weak, score::weak},
    {"DDD", "LL", score::weak, score::weak, true},
    {"LL", "DDD", score::weak, score::weak, true},
    {"LL", "DD", score::weak, score::weak},
    {"XXX", "DDDD", score::weak, score::weak},
    {"XXX", "DDD", score::weak, score::weak},
});

constexpr text::CharacterSet plate_masks(U"*＊○●□?");

class Plate final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "PLATE"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    const auto tokens = scan.tokens();
    if (scan.latin_tokens().empty()) return;
    std::size_t behind = 0, plate = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].first < behind || !tokens[i].may_be(clue::plate)) continue;
      const Match match = match_at(scan, tokens, i, plate);
      if (match.score == 0 || match.first < behind) continue;
      report(input, match.first, match.last, type(), match.score, findings);
      behind = match.last;
      if (match.score >= score::shape) plate = match.last;
    }
  }

 private:
  // In two groups, or as writers hide or part the characters otherwise. `plate`: behind the one found last.
  static Match match_at(const Scan& scan, std::span<const Token> tokens, std::size_t i, std::size_t plate) {
    const Match grouped = in_groups(scan, tokens, i, plate);
    if (grouped.score == 0 || plate_masks.holds(scan.at(grouped.last))) {
      if (const Match match = masked(scan, tokens[i]); match.score > 0) return match;
    }
    if (grouped.score > 0) return grouped;
    for (const auto read : {spaced, broken, labelled_whole, with_chinese_digits, with_odd_digits}) {
      if (const Match match = read(scan, tokens[i]); match.score > 0) return match;
    }
    return {};
  }

  static Match in_groups(const Scan& scan, std::span<const Token> tokens, std::size_t i, std::size_t plate) {
    Groups groups = split(scan, tokens[i]);
    double value = score_of(scan, groups);
    if (value == 0 && i + 1 < tokens.size()) {  // "D4" of D4-5358 falls apart, too
      groups = join(scan, tokens[i], tokens[i + 1]);
      value = score_of(scan, groups);
    }
    if (value >= score::weak && value < score::shape && goes_on_from(scan, plate, groups)) value = score::shape;
    return {groups.first, groups.last, value};
  }

  // "ABC-1234與DEF 5678", "ABC-1234、839-WT": the next of a list.
  static bool goes_on_from(const Scan& scan, std::size_t plate, const Groups& g) {
    static const Words joints(U"、 / 與 和 及 跟 或 以及 還有 還是 或是 改 改為 改成 換成 寫成 打成 誤植 誤植為 誤繕為 更正為 應為");
    if (plate == 0 || g.first < plate) return false;
    if (g.first == plate + 1 && scan.is(plate, blank) && g.hyphen) return true;  // a list in columns
    const std::size_t i = scan.is(plate, blank) ? plate + 1 : plate, joint = joints.match(scan.text(), i);
    return joint > 0 && (i + joint == g.first || (i + joint + 1 == g.first && scan.is(g.first - 1, blank)));
  }

  // "ABC1234" between letters and digits.
  static Groups split(const Scan& scan, const Token& token) {
    const unsigned kind = scan.is(token.first, letter) ? letter : digit;
    std::size_t middle = token.first;
    while (middle < token.last && scan.is(middle, kind)) ++middle;
    if (middle == token.last) return {};
    return {token.first, middle, middle, token.last};
  }

  static Groups join(const Scan& scan, const Token& left, const Token& right) {
    const bool hyphen = is_hyphen(scan, left.last) || scan.at(right.first - 1) == U'-';
    const bool odd = right.first == left.last + 1 && contains(U"_.:~=,、/槓杠之一ー", scan.at(left.last));
    if (odd && !left.chinese && !right.chinese) return {left.first, left.last, right.first, right.last, true, true};
    if (!is_gap(scan, left.last, right.first) || left.chinese || right.chinese) return {};
    return {left.first, left.last, right.first, right.last, hyphen, false};
  }

  // A hyphen, beside which a line may end; a blank or a line end; marks that are taken for hyphens.
  static bool is_gap(const Scan& scan, std::size_t first, std::size_t last) {
    if (last == first + 1 && scan.is(first, middle_dot)) return true;
    const std::size_t hyphen = scan.skip_space(first);
    if (scan.at(hyphen) != U'-') return hyphen == last && hyphen > first;
    const std::size_t behind = scan.skip_space(hyphen + 1);
    return behind == last && (hyphen == first || behind == hyphen + 1);
  }

  // "M R A 7 6 3 0", "3 9 6 - M T W", "B R M 九 零 五 一": where a word says that it is a plate.
  static Match spaced(const Scan& scan, const Token& token) {
    const bool paused = contains(U"、,.", scan.at(token.last));
    const bool single = token.last == token.first + 1 && (paused || scan.is(token.last, blank) || scan.at(token.last) == U'-');
    if (!single || !is_asked_for(scan, token.first)) return {};
    const Match plain = paused ? Match{} : fitting(scan, scan.number(token));
    return plain.score > 0 ? plain : fitting(scan, read_compact(scan, token, Compact::capacity, paused ? Script::spoken : Script::chinese));
  }

  // "車號9Q1234", "車號ABC 12 34", "車ABC-1 2 3 4": the label says enough.
  static Match labelled_whole(const Scan& scan, const Token& token) {
    static const Words vehicle(U"車");
    const bool of_vehicle = scan.is(token.first, letter) && is_hyphen(scan, token.last) && labelled(scan, token.first, vehicle);
    if ((scan.is(token.first, unlabelled) && !of_vehicle) || scan.number(token).size < 6) return {};
    const LabelBefore label = label_before(scan, token, 12);
    const bool named = label.label == NumberLabel::plate && is_adjacent(scan, label.last, token.first);
    return named || of_vehicle ? fitting(scan, scan.number(token)) : Match{};
  }

  // The plate that the number is or begins with.
  static Match fitting(const Scan& scan, const Compact& number) {
    for (const Shape& shape : shapes) {
      const std::size_t size = shape.left.size() + shape.right.size();
      if (size < 6 || number.size < size || !scan.number_stands_alone(number.first(), number.end(size))) continue;
      if (has_shape(number, shape)) return {number.first(), number.end(size), score::labelled};
    }
    return {};
  }

  static bool has_shape(const Compact& number, const Shape& shape) {
    const std::string_view left = number.view().substr(0, shape.left.size()), right = number.view().substr(shape.left.size(), shape.right.size());
    return is_of(left, shape.left) && is_of(right, shape.right);
  }

  // Letters and digits alone are what is spelt out.
  static bool is_of(std::string_view characters, std::string_view shape) {
    std::ptrdiff_t letters = 0;
    const bool fitting = std::equal(characters.begin(), characters.end(), shape.begin(), shape.end(), [&](char c, char kind) {
      const bool number = c >= '0' && c <= '9';
      letters += number ? 0 : 1;
      return kind == 'M' || (kind == 'D' && number) || (kind == 'L' && !number);
    });
    return fitting && (shape[0] != 'M' || letters == 1);
  }

  // "AZL-33\n19": a line end among the digits as well; letters, a hyphen and digits are nothing else, or a word says so.
  static Match broken(const Scan& scan, const Token& token) {
    const Compact& number = scan.number(token);
    constexpr std::size_t size = 7, left = 3;
    if (number.size != size || !is_hyphen(scan, token.last) || !has_shape(number, shapes[0])) return {};
    const std::size_t last = number.end(size);
    if (last - token.first != size + 2 || number.distance[left] != left + 1 || !stands_alone(scan, {token.first, 0, 0, last})) return {};
    return {token.first, last, is_named(scan, token.first, last) ? score::labelled : score::shape};
  }

  // A plate is spoken of, also in the question before: "車號？答：B K P 2 4 7 4", and right before "車 L M K8842".
  static bool is_asked_for(const Scan& scan, std::size_t first) {
    static const Words words(U"車牌 車號 牌照");
    static const Words vehicle(U"車");
    constexpr std::size_t window = 12;
    if (has_before_anywhere(scan, first, window, words) || labelled(scan, first, vehicle)) return true;
    return labelled_spelt(scan, first, words) || is_named(scan, first, first);
  }

  // "NTW-8*26", "AB-12**": some characters hidden, where a vehicle is spoken of.
  static Match masked(const Scan& scan, const Token& token) {
    constexpr std::size_t shortest = 6, most_hidden = 3;
    if (!may_be_masked(scan, token)) return {};
    const Masked plate = read_masked(scan, token.first);
    const std::size_t size = plate.last - token.first;
    if (plate.hidden == 0 || plate.hidden > most_hidden || size < shortest || size > longest_masked || is_hyphen(scan, plate.last - 1)) return {};
    const bool joined = plate.hyphens == 0 && label_before(scan, token, 12).label == NumberLabel::plate;
    if (plate.hyphens != 1 && !joined) return {};
    return scan.stands_alone(token.first, plate.last) && is_named(scan, token.first, plate.last) ? Match{token.first, plate.last, score::labelled} : Match{};
  }

  static constexpr std::size_t longest_masked = 8;

  static bool may_be_masked(const Scan& scan, const Token& token) {
    if (!scan.is(token.first, capital | digit)) return false;
    const auto hides = [&](std::size_t i) { return plate_masks.holds(scan.at(token.first + i)); };
    const bool hidden_behind = plate_masks.holds(scan.at(token.last));
    if (!(hidden_behind || hides(4) || hides(5) || hides(6) || hides(7))) return false;  // nearly all
    return hidden_behind || joins_masked(scan, token.last);
  }

  static bool joins_masked(const Scan& scan, std::size_t i) {
    return is_hyphen(scan, i) || (scan.is(i, blank) && (scan.is(i + 1, alphanumeric) || plate_masks.holds(scan.at(i + 1))));
  }

  struct Masked {
    std::size_t last = 0, hidden = 0, hyphens = 0;
  };
  // Goes on behind the longest by one character, so that it shows.
  static Masked read_masked(const Scan& scan, std::size_t first) {
    Masked plate{.last = first};
    for (; plate.last < first + longest_masked + 1; ++plate.last) {
      const bool question = scan.at(plate.last) == U'?' && !scan.is(plate.last + 1, alphanumeric);  // 車號ABC-1234?
      if (plate_masks.holds(scan.at(plate.last)) && !question) ++plate.hidden;
      else if (joins_masked(scan, plate.last)) ++plate.hyphens;
      else if (!scan.is(plate.last, alphanumeric)) break;
    }
    return plate;
  }

  // "九一五之KTF", "七三五八-U六": what stands between, and a Chinese digit among the letters, where a plate is spoken of.
  static Match with_odd_digits(const Scan& scan, const Token& token) {
    if (!scan.is(token.first - 2, han_digit)) return {};  // nearly all
    const bool of = scan.at(token.first - 1) == U'之';
    if (!(of || is_hyphen(scan, token.first - 1)) || !scan.is(token.first, letter)) return {};
    const std::size_t first = han_digits_start(scan, token.first - 1), last = scan.run_end(token.last, han_digit, too_many_digits);
    const std::size_t digits = token.first - 1 - first, letters = last - token.first;
    const bool sizes = digits >= 3 && digits <= 4 && letters >= 2 && letters <= 3;
    if (!sizes || !scan.stands_alone(first, last) || !is_asked_for(scan, first)) return {};
    return {first, last, score::labelled};
  }

  // "二九七七-QN", "QN-二九七七": two or three letters beside three or four Chinese digits.
  static Match with_chinese_digits(const Scan& scan, const Token& token) {
    const std::size_t letters = token.last - token.first;
    if (letters < 2 || letters > 3 || !scan.is(token.first, letter) || !scan.is(token.last - 1, letter)) return {};
    const bool hyphen_behind = is_hyphen(scan, token.last) && scan.is(token.last + 1, han_digit);
    const bool joined = scan.is(token.last, han_digit);  // 車牌ABC一二三四
    const std::size_t digits_behind = hyphen_behind ? token.last + 1 : token.last;
    const std::size_t last = hyphen_behind || joined ? han_digits_end(scan, digits_behind) : token.last;
    const std::size_t first = last == token.last && is_hyphen(scan, token.first - 1) ? han_digits_start(scan, token.first - 1) : token.first;
    const std::size_t digits = last > token.last ? last - digits_behind : token.first - first - (first < token.first ? 1U : 0U);
    if (digits < 3 || digits > 4 || !scan.stands_alone(first, last)) return {};
    const bool named = is_named(scan, first, last);
    const bool usual = letters == 3 && digits == 4 && label_before(scan, token, 12).label != NumberLabel::other;
    return joined && !named && !usual ? Match{} : Match{first, last, named ? score::labelled : score::shape};
  }

  static constexpr std::size_t too_many_digits = 5;  // no plate has more than four
  static std::size_t han_digits_end(const Scan& scan, std::size_t i) { return scan.run_end(i, han_digit, too_many_digits); }
  static std::size_t han_digits_start(const Scan& scan, std::size_t last) {
    std::size_t i = last;
    while (last - i < too_many_digits && scan.is(i - 1, han_digit)) --i;
    return i;
  }

  static bool is_hyphen(const Scan& scan, std::size_t i) { return scan.at(i) == U'-' || scan.is(i, middle_dot); }

  // `place` tells where the shape's characters stand. `misread`: the letter O counts as a zero.
  template <class Place>
  static bool fits(const Scan& scan, const Place& place, std::string_view shape, bool misread = false) {
    std::size_t letters = 0;
    for (std::size_t k = 0; k < shape.size(); ++k) {
      const std::size_t i = place(k);
      const bool zero = misread && contains(U"Oo", scan.at(i));
      letters += scan.is(i, letter) && !(zero && shape[k] == 'D') ? 1 : 0;
      if ((shape[k] == 'L' && !scan.is(i, letter)) || (shape[k] == 'D' && !scan.is(i, digit) && !zero)) return false;
    }
    if (shape[0] == 'X') return letters > 0 && letters < shape.size();
    return shape[0] != 'M' || letters == 1;
  }

  static const Shape* shape_of(const Scan& scan, const Groups& g, bool misread) {
    constexpr std::size_t shortest = 2, longest = 4;  // of a group
    if (std::min(g.middle - g.first, g.last - g.second) < shortest || std::max(g.middle - g.first, g.last - g.second) > longest) return nullptr;
    const auto first = [&](std::size_t k) { return g.first + k; };
    const auto second = [&](std::size_t k) { return g.second + k; };
    const auto found = std::find_if(shapes.begin(), shapes.end(), [&](const Shape& shape) {
      const bool sizes = g.middle - g.first == shape.left.size() && g.last - g.second == shape.right.size();
      return sizes && (g.hyphen || !shape.only_hyphenated) && fits(scan, first, shape.left, misread) && fits(scan, second, shape.right, misread);
    });
    return found == shapes.end() ? nullptr : &*found;
  }

  static bool has_letter_o(const Scan& scan, const Groups& g) {
    return scan.text().substr(g.first, g.last - g.first).find_first_of(U"Oo") != std::u32string_view::npos;
  }

  static bool stands_alone(const Scan& scan, const Groups& g) {
    const auto joins = [&](std::size_t i) { return contains(U"-._/", scan.at(i)); };
    return scan.stands_alone(g.first, g.last) && !(joins(g.first - 1) && scan.is(g.first - 2, alphanumeric)) &&
           !(joins(g.last) && scan.is(g.last + 1, alphanumeric));
  }

  static double score_of(const Scan& scan, const Groups& g) {
    const Shape* const written = shape_of(scan, g, false);
    const Shape* const shape = written != nullptr || !has_letter_o(scan, g) ? written : shape_of(scan, g, true);
    if (shape == nullptr || !stands_alone(scan, g)) return 0;
    const LabelBefore label = label_before(scan, g.first, 12);
    if (written == nullptr && !is_called_plate(scan, g.first, label)) return 0;
    const bool called = label.label == NumberLabel::plate && is_adjacent(scan, label.last, g.first);
    if (g.odd && !called && !is_told(scan, g)) return 0;
    if (is_model(scan, g)) return score::weak / 2;
    if (!called && has_unissued_letter(scan, g)) return score::weak;
    if (!called && !is_new(scan, g) && precedes_space(scan, g.last)) return score::weak / 2;
    const bool barcode = scan.at(g.first - 1) == U'/' && !scan.is(g.first - 2, alphanumeric);  // 手機條碼 /ABC1234
    if (barcode || is_public_vehicle(scan, g.first) || precedes_public_vehicle(scan, g.last)) return score::weak;
    if (label.label == NumberLabel::other && is_adjacent(scan, label.last, g.first) && !is_number_of_plate(scan, g, label.last)) return score::weak;
    const bool pointed = shape->hyphenated > score::weak && is_pointed_at(scan, g.first, g.last);
    if (pointed || is_of_traffic(scan, g.first, g.last)) return score::labelled;
    if (!g.hyphen && (is_of_named(scan, g) || is_of_vehicle(scan, g))) return score::shape;
    const bool joined = g.middle == g.second;
    return g.hyphen ? shape->hyphenated : joined ? shape->joined : score::weak;
  }

  // "抄到RDQ/3378", "KXH.7198這輛車", "機車936一HBT": three characters and three or four, where somebody points at the vehicle.
  static bool is_told(const Scan& scan, const Groups& g) {
    static const Words notes(U"抄到 抄下 記下 記得 牌子 牌子寫 車尾寫");
    static const Words vehicles(U"這輛 這台 這部 那輛 那台 那部");
    const bool shaped = g.middle - g.first == 3 && g.last - g.second >= 3;
    return shaped && (labelled(scan, g.first, notes) || follows_vehicle(scan, g.first) || vehicles.match(scan.text(), g.last) > 0);
  }

  // Where the letter O is a misread zero.
  static bool is_called_plate(const Scan& scan, std::size_t first, const LabelBefore& label) {
    static const Words vehicle(U"車");
    return label.label == NumberLabel::plate || labelled(scan, first, vehicle);
  }

  static bool is_named(const Scan& scan, std::size_t first, std::size_t last) {
    return is_of_traffic(scan, first, last) || is_pointed_at(scan, first, last);
  }

  // "這台TP-300投影機", "開A1-205會議室": words for devices and rooms, too.
  static bool is_pointed_at(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words things(U"那台 這台");
    return is_driven(scan, first) || has_before(scan, first, 10, things) || has_after(scan, last, 6, things);
  }

  // A plate's label, or a word of traffic.
  static bool is_of_traffic(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words context(
        U"車牌 車號 牌照 機車 汽車 違停 車輛 車主 轎車 貨車 小客車 騎士 騎乘 騎走 騎著 開走 騎一台 騎一輛 開一台 開一輛 開的是 騎的是 我的是 他的是 她的是 他開 她開 我開 司機開 "
        U"對方開 坐一台 坐一輛 攤車 休旅車 計程車 肇事 重機 掛牌 自小客 自小貨 普重 駕駛 駛離 停放 拖吊 拖走 紅線 違規 我的車 他的車 她的車 一台車 一輛車 拖車 卡車 牌子 引擎蓋 "
        U"擋泥板 保險桿 車尾 車頭 車身 車斗 抄到 抄下 記下 輕機 電動車 停了台 停了輛 停了部 停著 擋住 擋我 並排 一輛 那輛 這輛");
    static const Words parked(U"停在 停我 這輛 這台 這部 那輛 那台 那部 那輛車 那台車 號車");
    static const Words vehicles(U"車 騎 駕");
    return label_before(scan, first, 12).label == NumberLabel::plate || labelled(scan, first, vehicles) || has_before(scan, first, 10, context) ||
           has_after(scan, last, 6, context) || has_after(scan, last, 3, parked);
  }

  // "他的車RDQ-3378", "林小芬開VHC 9338".
  static bool follows_vehicle(const Scan& scan, std::size_t first) {
    static const Words vehicles(U"車 騎 駕");
    return labelled(scan, first, vehicles) || is_driven(scan, first);
  }

  // Not 召開.
  static bool is_driven(const Scan& scan, std::size_t first) {
    static const Words drives(U"開");
    static const Words others(U"召開 公開 打開 離開 分開 展開 拆開 點開 避開");
    return labelled(scan, first, drives) && !labelled(scan, first, others);
  }

  static bool is_new(const Scan& scan, const Groups& g) { return g.middle - g.first == 3 && g.last - g.second == 4 && scan.is(g.first, letter); }

  // "車號唸得太快，他用簡訊補傳為MLF 5082": all of three letters and four digits, where a plate was spoken of.
  static bool is_of_vehicle(const Scan& scan, const Groups& g) {
    static const Words words(U"車牌 車號 牌照");
    constexpr std::size_t reach = 40;
    return is_new(scan, g) && has_before_anywhere(scan, g.first, reach, words);
  }

  // "牌號MXN-7735", which a dog's tag has, too, but not in this form.
  static bool is_number_of_plate(const Scan& scan, const Groups& g, std::size_t label) {
    static const Words words(U"牌號");
    static const Words tags(U"頸牌號 病牌號 環牌號 犬牌號");
    const std::u32string_view text = scan.text().substr(0, label);
    return is_new(scan, g) && words.ends(text) && !tags.ends(text);
  }

  // "林小芬（BTE 0693）", "林小芬 BTE 0693，": all of three letters and four digits, behind a name.
  static bool is_of_named(const Scan& scan, const Groups& g) {
    if (!is_new(scan, g)) return false;
    const bool brackets = scan.at(g.first - 1) == U'(' && scan.at(g.last) == U')';
    const bool apart = scan.is(g.first - 1, blank) && !scan.is(g.last, alphanumeric | han);
    return (brackets || apart) && name_size_before(scan, g.first - 1) > (brackets ? 1U : 2U);
  }

  static bool is_public_vehicle(const Scan& scan, std::size_t first) {
    static const Words vehicles(U"路公車 路車 公車號 公務車 警車 巡邏車 消防車 救護車 垃圾車 清潔車 資源回收車 客運 公車車號 公車車牌 灑水車 捕犬車 稽查車 復康巴士 接駁車");
    static const Words bus(U"公車");
    static const Words stop(U"公車站 公車亭 公車停 公車專用 客運站");
    return !has_before(scan, first, 14, stop) && (has_before(scan, first, 14, vehicles) || has_before(scan, first, 12, bus));
  }

  // "B2-1175號停車格": the space's own number.
  static bool precedes_space(const Scan& scan, std::size_t last) {
    static const Words spaces(U"型 式 款 房 室 床 年 年式 年份 號停車格 號車位 號停車位 號格 號桿 號電桿 號房");
    return spaces.match(scan.text(), scan.is(last, blank) ? last + 1 : last) > 0;
  }

  // "KEA-0531公車"; not "ABC-1235公車站前", "ABC-1234警車到場".
  static bool precedes_public_vehicle(const Scan& scan, std::size_t last) {
    static const Words vehicles(U"公車 客運 垃圾車 警車 消防車 救護車 公務車");
    const std::size_t size = vehicles.match(scan.text(), last);
    return size > 0 && !contains(U"站亭停專格道位彎通拖到來", scan.at(last + size));
  }

  // I and O were never issued, but may be misread.
  static bool has_unissued_letter(const Scan& scan, const Groups& g) {
    for (std::size_t i = g.first; is_new(scan, g) && i < g.middle; ++i) {
      if (contains(U"IOio", scan.at(i))) return true;
    }
    return false;
  }

  // Standards and models have a plate's shape.
  static bool is_model(const Scan& scan, const Groups& g) {
    static const Words models(
        U"iso rtx gtx gt rfc iec cns usb img pcr cas dsm sop nas hdd ssd cpu gpu mod ver rev no qr pm fy hp bp mp led lcd dvd tv km kg v8 a4 b5 sn pn ds "
        U"dsc");
    const auto left = scan.text().substr(g.first, g.middle - g.first);
    const auto right = scan.text().substr(g.second, g.last - g.second);
    return models.contains_word(left) || models.contains_word(right);
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_plate() { return std::make_unique<Plate>(); }

}  // namespace opendata::deid
