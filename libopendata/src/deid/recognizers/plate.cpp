#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/number_labels.hpp"

namespace opendata::deid {
namespace {

// Two groups of characters, joined by a hyphen, a blank, a line end or nothing.
struct Groups {
  std::size_t first = 0, middle = 0, second = 0, last = 0;  // [first, middle) and [second, last)
  bool hyphen = false;
};

struct Shape {
  std::string_view left, right;  // L letter, D digit, M one letter or digit, X both, in any order
  double hyphenated;             // score without a word of the field
  double joined;                 // the same when nothing stands between the groups
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
    {"LL", "DD", score::weak, score::weak},
    {"XXX", "DDDD", score::weak, score::weak},
    {"XXX", "DDD", score::weak, score::weak},
});

class Plate final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "PLATE"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    const auto tokens = scan.tokens();
    std::size_t behind = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].first < behind || tokens[i].last - tokens[i].first > 7 || !has_letter(tokens, i)) continue;
      Groups groups = split(scan, tokens[i]);
      double value = score_of(scan, groups);
      if (value == 0 && i + 1 < tokens.size()) {  // "D4" of D4-5358 falls apart, too
        groups = join(scan, tokens[i], tokens[i + 1]);
        value = score_of(scan, groups);
      }
      if (value == 0) continue;
      report(input, groups.first, groups.last, type(), value, findings);
      behind = groups.last;
    }
  }

 private:
  // Every shape has one, in this token or in the next.
  static bool has_letter(std::span<const Token> tokens, std::size_t i) {
    return tokens[i].has_letter || (i + 1 < tokens.size() && tokens[i + 1].has_letter);
  }

  // "ABC1234" between letters and digits.
  static Groups split(const Scan& scan, const Token& token) {
    const unsigned kind = scan.is(token.first, letter) ? letter : digit;
    std::size_t middle = token.first;
    while (middle < token.last && scan.is(middle, kind)) ++middle;
    if (middle == token.last) return {};
    return {token.first, middle, middle, token.last, false};
  }

  static Groups join(const Scan& scan, const Token& left, const Token& right) {
    const bool gap = right.first == left.last + 1 && (scan.at(left.last) == U'-' || scan.is(left.last, blank | newline));
    if (!gap || left.chinese || right.chinese) return {};
    return {left.first, left.last, right.first, right.last, scan.at(left.last) == U'-'};
  }

  static bool fits(const Scan& scan, std::size_t first, std::size_t last, std::string_view shape) {
    if (last - first != shape.size()) return false;
    std::size_t letters = 0;
    for (std::size_t i = first; i < last; ++i) {
      const char c = shape[i - first];
      letters += scan.is(i, letter) ? 1 : 0;
      if ((c == 'L' && !scan.is(i, letter)) || (c == 'D' && !scan.is(i, digit))) return false;
    }
    if (shape[0] == 'X') return letters > 0 && letters < shape.size();
    return shape[0] != 'M' || letters == 1;
  }

  static bool stands_alone(const Scan& scan, const Groups& g) {
    const auto joins = [&](std::size_t i) { return contains(U"-._/", scan.at(i)); };
    return scan.stands_alone(g.first, g.last) && !(joins(g.first - 1) && scan.is(g.first - 2, alphanumeric)) &&
           !(joins(g.last) && scan.is(g.last + 1, alphanumeric));
  }

  static double score_of(const Scan& scan, const Groups& g) {
    if (g.middle == g.first) return 0;
    static const Words context(U"車牌 車號 牌照 機車 汽車 違停 車輛 車主 轎車 貨車 小客車 騎士 騎乘 攤車 休旅車 計程車 肇事 重機 掛牌 自小客 自小貨 普重 駕駛 停放 拖吊 違規");
    for (const Shape& shape : shapes) {
      if (!fits(scan, g.first, g.middle, shape.left) || !fits(scan, g.second, g.last, shape.right)) continue;
      if (!stands_alone(scan, g)) return 0;
      if (is_other(scan, g)) return score::weak / 2;
      const bool barcode = scan.at(g.first - 1) == U'/' && !scan.is(g.first - 2, alphanumeric);  // 手機條碼 /ABC1234
      if (barcode || is_public_vehicle(scan, g.first)) return score::weak;
      const LabelBefore label = label_before(scan, g.first, 12);
      if (label.label == NumberLabel::other && is_adjacent(scan, label.last, g.first)) return score::weak;
      if (label.label == NumberLabel::plate || has_before(scan, g.first, 10, context) || has_after(scan, g.last, 4, context)) return score::labelled;
      const bool broken = g.middle != g.second && !g.hyphen;
      return g.hyphen ? shape.hyphenated : broken ? score::weak : g.middle == g.second ? shape.joined : score::weak;
    }
    return 0;
  }

  static bool is_public_vehicle(const Scan& scan, std::size_t first) {
    static const Words vehicles(U"路公車 路車 公車號 公務車 警車 巡邏車 消防車 救護車 垃圾車 清潔車 資源回收車 客運 公車車號 公車車牌 灑水車 捕犬車 稽查車");
    static const Words bus(U"公車");
    static const Words stop(U"公車站 公車亭 公車停 公車專用 客運站");
    return !has_before(scan, first, 14, stop) && (has_before(scan, first, 14, vehicles) || has_before(scan, first, 12, bus));
  }

  // I and O were never issued; standards and models have a plate's shape.
  static bool is_other(const Scan& scan, const Groups& g) {
    static const Words models(U"iso rtx gtx gt rfc iec cns usb img pcr cas dsm sop nas hdd ssd cpu gpu mod ver rev no qr pm fy hp bp mp v8 a4 b5 sn pn ds dsc");
    const bool new_shape = g.middle - g.first == 3 && g.last - g.second == 4 && scan.is(g.first, letter);
    for (std::size_t i = g.first; new_shape && i < g.middle; ++i) {
      if (contains(U"IOio", scan.at(i))) return true;
    }
    const auto left = scan.text().substr(g.first, g.middle - g.first);
    const auto right = scan.text().substr(g.second, g.last - g.second);
    return models.contains_word(left) || models.contains_word(right);
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_plate() { return std::make_unique<Plate>(); }

}  // namespace opendata::deid
