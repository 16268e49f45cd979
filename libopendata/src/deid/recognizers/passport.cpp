#include <algorithm>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/numbers/labelled_number.hpp"
#include "deid/recognizers/support/asked_for.hpp"
#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/context.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t shortest = 7;
constexpr std::size_t longest = 9;  // ICAO 9303-3 §4.2.2: nine characters in the machine readable zone
constexpr std::size_t fewest_digits = 5;
constexpr std::size_t window = 16;

// Nine digits, or a foreign passport's letters and digits (C5130942, P1234567A, M123A4567), where 護照 names it; and the second line of the
// machine readable zone, whose rest holds the birth and the identity number.
class Passport final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "PASSPORT"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    find_machine_readable(input, findings);
    find_of_foreigners(input, findings);
    if (!scan.may_be_labelled(NumberLabel::passport)) return;
    find_answers(input, findings);
    const LabelledNumber form{.type = type(), .label = NumberLabel::passport, .shortest = shortest, .longest = longest, .letters = 2, .window = window};
    find_masked_numbers(input, form, findings);
    find_dictated_numbers(input, form, findings);
    std::size_t behind = 0;
    Reported reported(scan);
    const auto size_of = [&](const Compact& number) { return usable_size(scan, number); };
    for (const Token& token : scan.labelled_numbers()) {
      if (token.first < behind) continue;
      const Compact& number = scan.number(token);
      const std::size_t size = size_of(number);
      if (size == 0 || !is_of_passport(scan, token, number.end(size))) continue;
      report(input, token.first, number.end(size), type(), score::labelled, findings);
      find_series(input, {.type = type(), .window = window, .size = size}, number, size_of, reported, findings);
      behind = number.end(size);
    }
  }

 private:
  // Nine digits, or a letter and seven or more.
  void find_answers(const RecognizerInput& input, std::vector<Finding>& findings) const {
    static const Words words(U"護照 戶照 护照 passport");
    const Scan& scan = *input.scan;
    for (const Token& token : scan.number_tokens()) {
      const Compact& number = scan.number(token);
      const std::size_t size = usable_size(scan, number);
      if (size == 0) continue;
      const std::size_t last = number.end(size);
      const bool asked = (size == longest || token.has_letter) && is_answer(scan, token.first, last, words);
      if (!asked && !is_told_apart(scan, token, last) && !is_behind_remark(scan, token)) continue;
      report(input, token.first, number.end(size), type(), score::context, findings);
    }
  }

  // "護照也要？⏎我：對，舊的312345678": a word tells it from another, where passports are spoken of.
  static bool is_told_apart(const Scan& scan, const Token& token, std::size_t last) {
    static const Words others(U"新的 舊的 新的是 舊的是 舊號 新號 我的是 他的是 她的是 原本的 這本 那本 舊本 新本 那本是 這本是");
    static const Words words(U"護照");
    constexpr std::size_t far = 48;
    const bool whole = last == token.first + longest || token.has_letter;
    const NumberLabel label = label_before(scan, token, window).label;
    const bool open = label == NumberLabel::none || label == NumberLabel::unspecified;
    return whole && open && labelled(scan, token.first, others) && has_before_anywhere(scan, token.first, far, words);
  }

  // "護照（我沒帶身分證）312 345 678": a remark in brackets between the label and the number.
  static bool is_behind_remark(const Scan& scan, const Token& token) {
    static const Words words(U"護照 護照號碼 護照號 passport");
    constexpr std::size_t longest_remark = 20;
    const std::size_t close = scan.is(token.first - 1, blank) || scan.at(token.first - 1) == U':' ? token.first - 1 : token.first;
    if (scan.at(close - 1) != U')') return false;
    std::size_t open = close - 1;
    while (open > 0 && close - open < longest_remark && scan.at(open) != U'(' && !scan.is(open, newline)) --open;
    return scan.at(open) == U'(' && labelled(scan, open, words);
  }

  // "泰籍，AA1234567", "越南籍林氏芬，C1234567", "菲律賓籍 P1234567A", "越南Z1234567": letters and seven digits behind whose citizen somebody is.
  void find_of_foreigners(const RecognizerInput& input, std::vector<Finding>& findings) const {
    const Scan& scan = *input.scan;
    for (const Token& token : scan.latin_tokens()) {
      if (!token.may_be(clue::passport)) continue;  // nearly all
      if (token.last <= token.first + shortest || !scan.is(token.first, capital) || !scan.is(token.first + 2, digit)) continue;
      const Compact& number = scan.number(token);
      const std::size_t size = usable_size(scan, number);
      if (size <= shortest || scan.is(number.end(size) - 2, letter) || is_of_another_kind(scan, token) || !follows_citizen(scan, token.first)) continue;
      report(input, token.first, number.end(size), type(), score::context, findings);
    }
  }

  static bool is_of_another_kind(const Scan& scan, const Token& token) {
    const NumberLabel label = label_before(scan, token, window).label;
    return label != NumberLabel::none && label != NumberLabel::unspecified && label != NumberLabel::resident;
  }

  // A name may stand between.
  static bool follows_citizen(const Scan& scan, std::size_t first) {
    static const Words registers(U"戶籍 設籍 本籍 寄籍 原籍 祖籍 學籍 除籍 空籍 地籍 車籍 稅籍 書籍 犬籍 寵籍 隨籍 兵籍 史籍 入籍 歸籍 名籍 省籍 現籍");
    static const Words japan(U"日本籍");
    static const Words countries(U"越南 印尼 菲律賓 泰國 日本 韓國 南韓 美國 加拿大 馬來西亞 緬甸 印度 英國 法國 德國 澳洲 紐西蘭 新加坡 柬埔寨 外僑 外籍 移工 新住民 外籍看護 印尼看護 越南看護");
    constexpr std::size_t reach = 24;
    if (labelled(scan, contains(U",、", scan.at(first - 1)) ? first - 1 : first, countries)) return true;
    for (std::size_t i = first; i > 0 && first - i < reach && !scan.is(i - 1, newline | sentence_end | digit); --i) {
      const std::u32string_view text = scan.text().substr(0, i);
      if (text.back() == U'籍' && (!registers.ends(text) || japan.ends(text))) return true;
    }
    return false;
  }

  // "3123456786TWN8001011M3001012A123456789<<<<86"
  void find_machine_readable(const RecognizerInput& input, std::vector<Finding>& findings) const {
    constexpr std::size_t birth = 13, shortest_line = 28;
    const Scan& scan = *input.scan;
    std::size_t behind = 0;  // of the line found last, which may go on for long
    for (const Token& token : scan.latin_tokens()) {
      if (token.first < behind || !token.may_be(clue::passport)) continue;
      if ((token.last - token.first < shortest_line && scan.at(token.last) != U'<') || !is_machine_readable(scan, token.first)) continue;
      std::size_t last = token.first + shortest_line;
      while (scan.is(last, alphanumeric) || scan.at(last) == U'<') ++last;
      report(input, token.first, std::min<std::size_t>(token.first + longest, token.last), type(), score::certain, findings);
      report(input, token.first + birth, last, type(), score::certain, findings);
      behind = last;
    }
  }

  // ICAO 9303-4 §4.2.2: the number, the country, the birth, the sex and the last day, three of them with a check digit.
  static bool is_machine_readable(const Scan& scan, std::size_t first) {
    constexpr std::string_view form = "XXXXXXXXX9AAA9999999S9999999";
    for (std::size_t i = 0; i < form.size(); ++i) {
      const bool filler = scan.at(first + i) == U'<' && contains(U"XAS", static_cast<char32_t>(form[i]));
      const unsigned kinds = form[i] == 'X' ? alphanumeric : form[i] == '9' ? digit : letter;
      if (!filler && !scan.is(first + i, kinds)) return false;
    }
    return !scan.is(first - 1, alphanumeric);
  }

  // "護照英文名LIN, SIAO-FEN和號碼312345678": a name in Latin letters is longer than a label reaches.
  static bool is_of_passport(const Scan& scan, const Token& token, std::size_t last) {
    static const Words words(U"護照");
    constexpr std::size_t far = 40;
    if (label_beside(scan, token, last, window) == NumberLabel::passport) return true;
    const LabelBefore label = label_before(scan, token, window);
    return label.label == NumberLabel::unspecified && is_adjacent(scan, label.last, token.first) && has_before(scan, token.first, far, words);
  }

  // "C01X00T47": nine capitals and digits in one piece, a letter first.
  static bool is_of_letters(const Scan& scan, const Compact& number) {
    constexpr std::ptrdiff_t fewest = 4;
    if (number.size != longest || !scan.is(number.first(), letter)) return false;
    const auto digits = std::count_if(number.view().begin(), number.view().end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool whole = number.end(longest) == number.first() + longest && scan.stands_alone(number.first(), number.end(longest));
    const std::u32string_view text = scan.text().substr(number.first(), longest);
    const bool capitals = std::none_of(text.begin(), text.end(), [](char32_t c) { return c >= U'a' && c <= U'z'; });
    return whole && capitals && digits >= fewest;
  }

  static std::size_t usable_size(const Scan& scan, const Compact& number) {
    std::size_t digits = 0, usable = 0;
    for (std::size_t size = 1; number.size >= shortest && size <= std::min(number.size, longest); ++size) {
      digits += number.chars[size - 1] >= '0' && number.chars[size - 1] <= '9' ? 1 : 0;
      if (size >= shortest && digits >= fewest_digits && scan.number_stands_alone(number.first(), number.end(size))) usable = size;
    }
    return usable == 0 && is_of_letters(scan, number) ? longest : usable;
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_passport() { return std::make_unique<Passport>(); }

}  // namespace opendata::deid
