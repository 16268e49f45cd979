#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/names/person_before.hpp"
#include "deid/recognizers/numbers/dialled.hpp"
#include "deid/recognizers/numbers/offices.hpp"
#include "deid/recognizers/numbers/written_day.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/number_labels.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t shortest = 7;  // digits of a subscriber's number
constexpr std::size_t longest = 8;   // in the areas 02 and 04

// "5123-987": a subscriber's number without area code and without a label; seven digits are a telephone's where a name stands before them, or
// words of calling beside them. Behind a label Phone finds them.
class PhoneLocal final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "PHONE"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    for (const Token& token : scan.number_tokens()) {
      if (!token.may_be(clue::subscriber)) continue;
      const int first = digit_value(scan.at(token.first));
      if (first < 2 || !may_be_local(scan, token)) continue;
      const Dialled d = read_dialled(scan, token.first, {.chinese = token.chinese});
      const std::size_t size = is_subscriber(scan, d, longest) ? longest : is_subscriber(scan, d, shortest) ? shortest : 0;
      if (size == 0 || !is_called(scan, d, size)) continue;
      const std::size_t last = d.end(size);
      report(input, token.first, last, type(), belongs_to_office(scan, token.first, last) ? score::weak : score::shape, findings);
    }
  }

 private:
  // Seven or eight digits, or three or four and a hyphen or blank.
  static bool may_be_local(const Scan& scan, const Token& token) {
    const std::size_t size = token.last - token.first;
    if (token.chinese || size == shortest || size == longest) return true;
    return (size == 3 || size == 4) && (scan.at(token.last) == U'-' || scan.is(token.last, blank)) && may_go_on(scan, token);
  }

  // Behind the mark, as many digits as are missing: "2024-05-06" is none. What is read as a digit, too, is not counted here.
  static bool may_go_on(const Scan& scan, const Token& token) {
    const std::size_t next = token.last + 1U, end = scan.run_end(next, digit, longest);
    const std::size_t digits = token.last - token.first + end - next;
    return digits == shortest || digits == longest || scan.is(end, letter | han_digit);
  }

  // In one group, or in two of three and four digits or of four each; amounts are rounder.
  static bool is_subscriber(const Scan& scan, const Dialled& d, std::size_t size) {
    if (d.dotted || d.size < size || d.view(0, size).ends_with("000")) return false;
    if (!scan.number_stands_alone(d.position[0], d.end(size)) || precedes_unit(scan, d.end(size))) return false;
    const std::size_t gap = d.end(size) - d.position[0] - size;
    const bool grouped = gap == 1 && (d.position[3] != d.position[2] + 1 || d.position[4] != d.position[3] + 1);
    return grouped || (gap == 0 && (size == shortest || !begins_with_year(d)));
  }

  // Behind a blank a unit stands alone: "5123-987 日間打" is a telephone's.
  static bool precedes_unit(const Scan& scan, std::size_t last) {
    const bool apart = scan.is(last, blank);
    const std::size_t unit = apart ? last + 1 : last;
    return contains(U"元號件人年月日字支度戶瓦萬千噸隻頭", scan.at(unit)) && !(apart && scan.is(unit + 1, han));
  }

  static bool is_called(const Scan& scan, const Dialled& d, std::size_t size) {
    const std::size_t first = d.position[0], last = d.end(size);
    if (is_named_otherwise(scan, first)) return false;
    if (follows_call(scan, first)) return true;
    if (size == longest && last == first + longest) return false;  // eight digits in one group are a business's as often
    if (is_called_behind(scan, last)) return true;
    const bool grouped = last > first + size;
    const bool joined = scan.at(first + 3) == U'-' || scan.at(first + 4) == U'-';  // blanks part the columns of tables, too
    if (!grouped || begins_with_year(d)) return false;
    return signs(scan, first, last) || (joined && (follows_person(scan, first) || follows_door(scan, first) || ends_row(scan, first, last)));
  }

  // "王小明 2024-1105": a day or a case.
  static bool begins_with_year(const Dialled& d) { return d.view(0, 2) == "19" || d.view(0, 2) == "20"; }

  static bool is_named_otherwise(const Scan& scan, std::size_t first) {
    const LabelBefore label = label_before(scan, first, 10);
    constexpr std::uint32_t open = label_bit(NumberLabel::none) | label_bit(NumberLabel::unspecified) | label_bit(NumberLabel::phone) | label_bit(NumberLabel::line);
    return (open & label_bit(label.label)) == 0 && (label.label != NumberLabel::other || is_adjacent(scan, label.last, first));
  }

  static bool follows_call(const Scan& scan, std::size_t first) {
    static const Words calls(U"打 撥 留 回 電 記下 抄下 奶奶家 爺爺家 阿公家 阿嬤家 外公家 外婆家 公公家 婆婆家 鄰居家 媽媽家 爸爸家 媽家 爸家 娘家 婆家 老家 我家 他家 她家 伊家 先生家 太太家 小姐家 女士家 姊姊家 姐姐家 妹妹家 哥哥家 弟弟家 女兒家 兒子家 親戚家 朋友家 阿姨家 舅舅家 叔叔家 姑姑家 伯伯家 嬸家 姨家 家裡 家中 家裏 厝內 住家 宅電 家用 白天 晚上 夜間 傍晚 (日) (夜) (宅) (家) (公) (h) (o) 宅:");
    static const Words others(U"施打 注打 接打 拍打 攻打 保留 停留 預留 滯留 遺留 扣留 居留 收回 退回 發回 駁回 撤回 追回 取回 載回 發電 用電 供電 停電 斷電 省電 水電 充電 光電 核撥 補撥 提撥");
    return labelled(scan, first, calls) && !labelled(scan, first, others) && !follows_count(scan, first);
  }

  // "第2回 2345678": how many times.
  static bool follows_count(const Scan& scan, std::size_t first) {
    const std::size_t last = skip_blanks_back(scan, first);
    return scan.at(last - 1) == U'回' && scan.is(last - 2, digit | han_digit);
  }

  // "6123-987 打三次沒接", "7123-987勿回", "6412 093家裡的"
  static bool is_called_behind(const Scan& scan, std::size_t last) {
    static const Words calls(U"打 沒接 未接 沒人接 無人接 無人 不通 勿回 勿打 家裡 家用 住家 空號 關機 停話 忙線 轉接 為傳真 找我 找他 找她");
    static const Words lines(U"市話 家電 住家 家用 家裡 住宅 宅 電話 家) h) o) 日) 夜)");
    if (scan.at(last) == U'(') return lines.match(scan.text(), last + 1) > 0;
    const std::size_t next = scan.is(last, blank) || scan.at(last) == U',' ? last + 1 : last;
    return calls.match(scan.text(), next) > 0 || is_hour_of_calls(scan, next);
  }

  // "5123987，晚上打", "5123987 下班後再聯絡"
  static bool is_hour_of_calls(const Scan& scan, std::size_t i) {
    static const Words hours(U"晚上 白天 日間 夜間 早上 上午 中午 下午 傍晚 假日 平日 週末 下班 上班 隨時 有事 午後 晚間");
    static const Words calls(U"打 撥 在家 再打 聯絡 連絡 找得到 接 可接 找我 在 點後 點以後 以後");
    constexpr std::size_t reach = 5;
    const std::size_t size = hours.match(scan.text(), i);
    return size > 0 && has_after(scan, i + size, reach, calls);
  }

  // "林小芬 49.7.30 5123-987": behind a day, at the end of a row of particulars.
  static bool ends_row(const Scan& scan, std::size_t first, std::size_t last) {
    constexpr std::size_t shortest_day = 6;
    if (!(last == scan.size() || scan.is(last, newline))) return false;
    const std::size_t end = skip_blanks_back(scan, first), day = short_day_start(scan, end);
    return end < first && end - day >= shortest_day && scan.is(skip_blanks_back(scan, day) - 1, han);
  }

  // "中山路8號 7831-509", as callers' particulars are noted.
  static bool follows_door(const Scan& scan, std::size_t first) {
    const std::size_t last = skip_blanks_back(scan, first);
    return last < first && contains(U"號樓", scan.at(last - 1)) && scan.is(last - 2, digit | han_digit);
  }

  // A line or sentence of its own at the end of a letter.
  static bool signs(const Scan& scan, std::size_t first, std::size_t last) {
    const bool begins = first > 0 && scan.is(first - 1, newline | sentence_end);
    return begins && last == scan.size() && scan.at(first + 4) == U'-';
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_phone_local() { return std::make_unique<PhoneLocal>(); }

}  // namespace opendata::deid
