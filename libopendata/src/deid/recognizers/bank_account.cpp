#include <algorithm>
#include <functional>
#include <numeric>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/numbers/banks.hpp"
#include "deid/recognizers/numbers/masked_number.hpp"
#include "deid/recognizers/numbers/numbering_plan.hpp"
#include "deid/recognizers/numbers/written_day.hpp"
#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/number_labels.hpp"
#include "text/divisions.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t fewest_digits = 7;
constexpr std::size_t fewest_unlabelled = 10;
constexpr std::size_t most_digits = 20;  // bank 3, branch 4, account 10 to 13
constexpr std::size_t bank_code = 3;
constexpr std::size_t longest_spaced_group = 7;  // "9015 4033 2817"; two numbers of ten digits are two numbers
constexpr std::size_t window = 18;
constexpr std::size_t longest_holder = 12;  // characters behind 戶名

// Digits in groups after 帳號, 局號, a bank's name. An agency's or a company's own account (公庫, 戶名：市政府) is no person's.
class BankAccount final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "BANK_ACCOUNT"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    std::size_t behind = 0;
    Compact previous;
    for (const Token& token : scan.tokens()) {
      if (!token.may_be(clue::account)) continue;  // most
      const bool labels = !scan.is(token.first, unlabelled);
      if (labels && token.first >= behind) behind = std::max(behind, find_masked(input, token, findings));
      const bool known_short = token.number == 0 && !token.chinese && !(labels && is_dotted(scan, token));  // most; Chinese ones may go on behind commas
      if (known_short || token.first < behind || !scan.is(token.first, digit | han_digit) || is_short(scan, token) || is_code_alone(scan, token)) continue;
      const std::size_t last = token.chinese || is_spaced(scan, token) ? whole_end(scan, token) : account_end(scan, token);
      if (last == 0 || last - token.first < fewest_digits) continue;
      if (!scan.stands_alone(token.first, last) || is_day(scan, token)) continue;
      if (!is_account(scan, token, last) && !continues(scan, token, last, previous)) continue;
      behind = last;
      if (is_line_of_keeper(scan, token, last)) continue;
      previous = scan.number(token);
      report(input, token.first, last, type(), score_of(scan, token.first, last), findings);
    }
  }

 private:
  // "帳號0041***0367721", "帳號******0367721": some of the digits hidden. Returns where it ends; 0 when none begins or goes on there.
  std::size_t find_masked(const RecognizerInput& input, const Token& token, std::vector<Finding>& findings) const {
    constexpr std::size_t fewest = 8, longest = 24;
    const Scan& scan = *input.scan;
    const bool follows = number_masks.holds(scan.at(token.first - 1)) || (scan.at(token.first - 1) == U'-' && number_masks.holds(scan.at(token.first - 2)));
    if (!(follows || number_masks.holds(scan.at(token.last)))) return 0;
    const auto holds = [&](std::size_t i) { return scan.is(i, digit) || scan.at(i) == U'-' || number_masks.holds(scan.at(i)); };
    std::size_t first = token.first, last = token.last;
    while (first > 0 && token.first - first < longest && holds(first - 1)) --first;
    while (last < token.first + longest && holds(last)) ++last;
    if (last - first < fewest || !scan.stands_alone(first, last) || label_before(scan, token, window).label != NumberLabel::account) return 0;
    report(input, first, last, type(), is_public(scan, first, last) ? score::weak : score::labelled, findings);
    return last;
  }

  // "原寫20310500188213，正確是20310500188214": as long as the account before, and at most two digits are others.
  static bool corrects(const Compact& number, const Compact& previous) {
    constexpr std::ptrdiff_t most = 2;
    if (number.size < fewest_unlabelled || number.size != previous.size || !all_digits(number.view())) return false;
    const std::string_view digits = number.view();
    const auto same = std::inner_product(digits.begin(), digits.end(), previous.view().begin(), std::ptrdiff_t{0}, std::plus<>(), std::equal_to<>());
    return same + most >= static_cast<std::ptrdiff_t>(number.size);
  }

  // What the account before tells of one that no word names.
  static bool continues(const Scan& scan, const Token& token, std::size_t last, const Compact& previous) {
    return corrects(scan.number(token), previous) || replaces(scan, token, last, previous) || is_account_half(scan, token.first, previous);
  }

  // "原帳戶0451-7280-36193已結清，改0451-7280-36204": as long as the account before, whose place it takes.
  static bool replaces(const Scan& scan, const Token& token, std::size_t last, const Compact& previous) {
    static const Words changes(U"改 改成 更正 應 正確 換成 換 新的 舊的 改匯 改用 改撥 改入 改存");
    constexpr std::size_t reach = 40;
    const Compact& number = scan.number(token);
    const bool alike = previous.size >= fewest_unlabelled && number.size == previous.size && all_digits(number.view());
    return alike && token.first < previous.end(previous.size) + reach && labelled(scan, token.first, changes) && !is_telephone(scan, token, last);
  }

  // "匯款日 2024-05-06": no account is written as a day of the calendar.
  static bool is_day(const Scan& scan, const Token& token) {
    if (scan.at(token.last) != U'-') return false;
    const WrittenDay day = read_written_day(scan, token.first, [](const Scan&, std::size_t) { return false; });
    return day.of_numbers && scan.at(day.last) != U'-' && is_calendar_day(scan, token.first, day.last);
  }

  // More digits than a telephone has, in groups that may look like one's.
  static double score_of(const Scan& scan, std::size_t first, std::size_t last) {
    constexpr std::size_t longest_telephone = 10;
    if (is_public(scan, first, last)) return score::weak;
    return digits_in(scan, first, last) > longest_telephone ? score::labelled : score::context;
  }

  // The label stands before, or the holder's name beside: "808-0123-… 戶名某某"; or the number is written as only accounts are.
  static bool is_account(const Scan& scan, const Token& token, std::size_t last) {
    const std::size_t first = token.first;
    const LabelBefore before = label_before(scan, token, window);
    if (before.label == NumberLabel::account || is_office_half(scan, first, last)) return true;
    if (before.label == NumberLabel::other && !is_adjacent(scan, before.last, first) && follows_name(scan, first, last)) return true;
    const NumberLabel label = has_own_number(scan, before, first) ? NumberLabel::none : before.label;
    const bool unnamed = label == NumberLabel::none || label == NumberLabel::unspecified;
    if (!unnamed && label != NumberLabel::phone && label != NumberLabel::line) return false;  // "帳號電話裡唸了700-…"
    if (last - first < fewest_unlabelled) return false;
    if (begins_with_bank(scan, first, last) || is_postal(scan, first, last)) return true;
    if (!unnamed || is_telephone(scan, token, last)) return false;
    return follows_bank(scan, first, last) || is_beside_holder(scan, first, last) || is_of_payer(scan, first, last);
  }

  // "匯她的帳0031…", "從0540…代扣", "0001224-0458831郵局": whose money it is, what is done with it, or who keeps it.
  static bool is_of_payer(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words owners(U"的帳 我帳 她帳 他帳 的戶 的簿子 存簿 戶頭 薪轉 薪轉戶");
    constexpr std::size_t fewest_named = 12;
    static const Words sources(U"從 自 由");
    static const Words accounts(U"帳戶 帳號 戶頭 賬戶");
    static const Words payments(U"代扣 扣款 匯 轉帳 轉出 轉給 轉匯 提領 領出");
    if (!scan.is(last, han | blank) && scan.at(last) != U'(' && !scan.is(first - 1, han)) return false;  // no word stands near most numbers
    const std::size_t digits = digits_in(scan, first, last);
    if (digits < fewest_unlabelled || digits > 16) return false;
    if (labelled(scan, first, owners) || (digits >= fewest_named && digits == last - first && has_after(scan, last, 8, accounts))) return true;
    if (contains(U"帳戶", scan.at(first - 1)) && bank_names().ends(scan.text().substr(0, first - 1))) return true;  // 台銀帳012…
    if (labelled(scan, first, sources) && payments.match(scan.text(), last) > 0) return true;
    const std::size_t next = scan.is(last, blank) || scan.at(last) == U'(' ? last + 1 : last;
    return is_kept(scan, first, digits) && bank_names().match(scan.text(), next) > 0;
  }

  // Begins as accounts do, with a bank's code or as the post office's fourteen digits; "郵件12345678901234郵局已投遞" does not.
  static bool is_kept(const Scan& scan, std::size_t first, std::size_t digits) {
    constexpr std::size_t postal = 14;
    return is_bank_code(scan, first) || (scan.at(first) == U'0' && digits == postal);
  }

  // "岡山郵局 07-6212345", "高雄銀行07-5570535": behind the keeper's name alone, a fixed line's number is the counter's.
  static bool is_line_of_keeper(const Scan& scan, const Token& token, std::size_t last) {
    static const Words area_codes(U"0800- 0809- 02- 03- 037- 04- 049- 05- 06- 07- 08- 089- 082- 0826- 0836-");
    if (area_codes.match(scan.text(), token.first) == 0 || !is_telephone(scan, token, last)) return false;
    return bank_names().ends(scan.text().substr(0, label_before(scan, token, window).last));
  }

  // "金額六百元，自0021446-…": the word's own number stands between.
  static bool has_own_number(const Scan& scan, const LabelBefore& label, std::size_t first) {
    for (std::size_t i = label.last; i < first; ++i) {
      if (scan.is(i, digit | han_digit)) return true;
    }
    return false;
  }

  static std::size_t digits_in(const Scan& scan, std::size_t first, std::size_t last) {
    std::size_t digits = 0;
    for (std::size_t i = first; i < last; ++i) digits += scan.is(i, digit | han_digit) ? 1U : 0U;
    return digits;
  }

  // "822-901540276683": nothing else is written as a bank's code, a hyphen and nine digits or more; "114-051200012" may be a case of a year.
  static bool begins_with_bank(const Scan& scan, std::size_t first, std::size_t last) {
    constexpr std::size_t fewest = 9, most = 14;
    if (scan.at(first + bank_code) != U'-' || !is_bank_code(scan, first)) return false;
    const std::size_t digits = digits_in(scan, first + bank_code, last);
    return digits >= fewest && digits <= most && (!is_like_year(scan, first) || is_beside_payment(scan, first, last));
  }

  // 101 to 120: of credit unions, and of years.
  static bool is_like_year(const Scan& scan, std::size_t first) { return scan.at(first) == U'1' && contains(U"012", scan.at(first + 1)); }

  static bool is_beside_payment(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words payments(U"匯 付 扣 押 凍結 收款 退 領 存 款 轉帳 轉入 帳 戶 信用社 一信 二信 五信");
    return has_before(scan, first, window, payments) || has_before(scan, first, window, bank_names()) || is_beside_holder(scan, first, last);
  }

  // "0041556-0329418": the post office's two numbers of seven digits, of which the first begins with 0; also with a blank between them where the
  // line before speaks of an account.
  static bool is_postal(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words accounts(U"帳號 帳戶 郵局 局號 存簿 存摺 戶頭");
    constexpr std::size_t part = 7, reach = 40;
    if (last != first + 2 * part + 1 || scan.at(first) != U'0' || digits_in(scan, first, last) != 2 * part) return false;
    return scan.at(first + part) == U'-' || (scan.is(first + part, blank) && has_before_anywhere(scan, first, reach, accounts));
  }

  // "彰銀5086-51-…", "收款(822)9015…", "中信 822 9015…", "扣押103-0512688-9"
  static bool follows_bank(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words payments(U"匯 扣押 凍結 扣款 收款 款入 代扣 扣繳 匯入 退入 撥入 轉入 存入 匯還 退還 發還 返還 匯回");
    const std::size_t digits = digits_in(scan, first, last);
    if (digits < 10 || digits > 16) return false;
    if (labelled(scan, first, bank_names()) || follows_code(scan, first)) return true;
    return digits < last - first && labelled(scan, first, payments);
  }

  // "單號後補，匯兆豐02110588347": the bank's name is nearer than a word of another thing.
  static bool follows_name(const Scan& scan, std::size_t first, std::size_t last) {
    return digits_in(scan, first, last) >= fewest_unlabelled && bank_names().ends(scan.text().substr(0, first));
  }

  // "局0041285 帳0339047": seven digits of the post office, and seven of the account there.
  static bool is_office_half(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words offices(U"局");
    return half_end(scan, first) == last && labelled(scan, first, offices) && account_half(scan, last) > 0;
  }

  static bool is_account_half(const Scan& scan, std::size_t first, const Compact& previous) {
    return previous.size == fewest_digits && account_half(scan, previous.end(fewest_digits)) == first;
  }

  // Where the account's half begins behind the office's; 0 when none does.
  static std::size_t account_half(const Scan& scan, std::size_t last) {
    static const Words accounts(U"帳 戶 儲 存");
    std::size_t i = last;
    while (i < last + 2 && (scan.is(i, blank | newline) || contains(U",、/", scan.at(i)))) ++i;
    const std::size_t word = accounts.match(scan.text(), i);
    if (word == 0) return 0;
    i += word;
    if (scan.is(i, blank) || scan.at(i) == U':') ++i;
    return half_end(scan, i) > 0 ? i : 0;
  }

  // Behind "0041285", "004128-5".
  static std::size_t half_end(const Scan& scan, std::size_t first) {
    const std::size_t run = scan.run_end(first, digit, fewest_digits);
    const std::size_t last = run + 1 == first + fewest_digits && scan.at(run) == U'-' ? scan.run_end(run + 1, digit, 1) : run;
    const bool whole = last > run ? last == run + 2 : run == first + fewest_digits;
    return whole && !scan.is(last, alphanumeric) ? last : 0;
  }

  // A code that the writer set apart: in brackets, or behind its bank's name.
  static bool follows_code(const Scan& scan, std::size_t first) {
    if (first < bank_code + 3) return false;
    std::size_t last = first;
    while (last > bank_code + 1 && scan.is(last - 1, blank | newline)) --last;
    if (!contains(U")）", scan.at(last - 1))) last = first;  // (081) 001-…
    const std::size_t code = last - bank_code - 1;
    if (!is_bank_code(scan, code) || scan.is(code - 1, digit)) return false;
    const bool in_brackets = contains(U")）", scan.at(last - 1)) && contains(U"(（", scan.at(code - 1));
    return in_brackets || (scan.is(first - 1, blank | newline) && labelled(scan, code, bank_names()));
  }

  static bool is_telephone(const Scan& scan, const Token& token, std::size_t last) {
    if (scan.at(token.first) != U'0' || last - token.first > 13) return false;
    return phone_kind(scan.number(token).view().substr(1)) != PhoneKind::none;
  }

  static bool is_beside_holder(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words holder(U"戶名");
    return has_after(scan, last, 3, holder) || has_before(scan, first, 10, holder);
  }

  // Too few digits, and nothing that joins others to them; a single one may be the first of a number that is spelt out.
  static bool is_short(const Scan& scan, const Token& token) {
    const std::size_t size = token.last - token.first;
    if (token.chinese || size >= fewest_digits) return false;
    const bool joined = scan.at(token.last) == U'-' || scan.is(token.last, blank | newline | middle_dot) || is_dotted(scan, token);
    return !joined || (size > 1 && !scan.is(token.last + 1, digit) && !scan.is(scan.skip_gap(token.last), digit));
  }

  // "822 9015…", "(822)9015…": the code belongs to the account only when a hyphen joins it.
  static bool is_code_alone(const Scan& scan, const Token& token) {
    if (token.last - token.first != bank_code || !is_bank_code(scan, token.first)) return false;
    const bool apart = token.first > bank_code && scan.is(token.first - 1, blank) && scan.is(token.first - 2, digit);
    const bool second = apart && is_bank_code(scan, token.first - bank_code - 1);  // 017 【063】 09 41827
    return !second && (scan.is(token.last, blank | newline) || contains(U")）", scan.at(token.last)));
  }

  // More digits than any account has need not be counted.
  static std::size_t digits_end(const Scan& scan, std::size_t i) { return scan.run_end(i, digit, most_digits + 1); }

  // Whether a group of digits goes on behind the mark at `i`: a hyphen, or a blank or line end between short groups; a tab parts columns.
  static bool goes_on(const Scan& scan, std::size_t i, std::size_t group, std::size_t digits) {
    if (!scan.is(i + 1, digit)) return false;
    if (scan.at(i) == U'-' || scan.is(i, middle_dot)) return true;
    const std::size_t next = digits_end(scan, i + 1) - i - 1;
    if (next == 1 && digits >= fewest_unlabelled && scan.is(i, blank) && ends_clause(scan, i + 2)) return true;  // 2068 10 0055821 7, the check digit
    if (scan.is(i, newline)) return next <= longest_spaced_group && (digits < 10 || ends_broken_line(scan, i, group, next));
    if (is_postal_group(scan, i, group, digits + next)) return true;
    if (digits >= fewest_unlabelled && next < bank_code && contains(U"趟次元筆件人天日月年張份期", scan.at(i + 1 + next))) return false;  // 822-3375-1904-2286 13趟
    return scan.is(i, blank) && scan.at(i) != U'\t' && group <= longest_spaced_group && next <= longest_spaced_group && next > 1;
  }

  // "00612840 357091": of the post office's fourteen digits.
  static bool is_postal_group(const Scan& scan, std::size_t i, std::size_t group, std::size_t digits) {
    constexpr std::size_t postal = 14, longest_group = 8;
    return scan.is(i, blank) && scan.at(i) != U'\t' && group == longest_group && digits == postal && scan.at(i - group) == U'0';
  }

  static bool ends_clause(const Scan& scan, std::size_t i) { return contains(U",。)", scan.at(i)) && !scan.is(i + 1, digit); }

  // "807-018-0047\n7153": the rest of a number in short groups, with nothing behind it that would make it another line's beginning.
  static bool ends_broken_line(const Scan& scan, std::size_t i, std::size_t group, std::size_t next) {
    const std::size_t last = i + 1 + next;
    const bool another = contains(U"-/.、:", scan.at(last)) || scan.is(last, alphanumeric | han | blank);
    return group < longest_spaced_group && scan.at(i - group - 1) == U'-' && next > 1 && !another;
  }

  // "0 1 3 - 0 2 2 5 0 6 …" behind a label.
  static bool is_spaced(const Scan& scan, const Token& token) {
    return token.last == token.first + 1 && scan.is(token.last, blank) && label_before(scan, token, window).label == NumberLabel::account;
  }

  // Of digits in groups of whatever size: Chinese ones, or spelt out.
  static std::size_t whole_end(const Scan& scan, const Token& token) {
    const bool dictated = token.chinese && contains(U",、", scan.at(token.last)) && label_before(scan, token.first, window).label == NumberLabel::account;
    const Compact number = dictated ? read_compact(scan, token, Compact::capacity, Script::spoken) : scan.number(token);
    const std::size_t fewest = token.chinese ? fewest_digits : fewest_unlabelled;
    const bool account = number.size >= fewest && number.size <= most_digits && all_digits(number.view());
    return account ? number.end(number.size) : 0;
  }

  // "帳號112.20.056.4498": no address of the net, and no amount.
  static bool is_dotted(const Scan& scan, const Token& token) {
    constexpr std::size_t longest_octet = 3;
    if (scan.at(token.last) != U'.' || label_before(scan, token, window).label != NumberLabel::account) return false;
    std::size_t dots = 0, longest = 0;
    for (std::size_t i = token.first; scan.is(i, digit);) {
      const std::size_t end = digits_end(scan, i);
      longest = std::max(longest, end - i);
      dots += scan.at(end) == U'.' ? 1 : 0;
      i = end + 1;
    }
    return dots > 1 && longest > longest_octet;
  }

  // "帳號1895\n4467088130": right behind its label an account's line may be full anywhere.
  static bool goes_on_in_next_line(const Scan& scan, std::size_t i, std::size_t digits) {
    constexpr std::size_t longest = 14;
    const std::size_t first = scan.skip_gap(i);
    if (!scan.is(first - 1, newline) || !scan.is(first, digit)) return false;
    const std::size_t last = digits_end(scan, first), whole = digits + last - first;
    const bool counted = scan.is(last, han) && !contains(U"請退謝麻匯惠", scan.at(last));  // 10人報名, but not 4467088130請退款
    const bool another = counted || contains(U"-/.、:", scan.at(last)) || scan.is(last, alphanumeric | blank);
    return last > first + 1 && whole >= fewest_unlabelled && whole <= longest && !another;
  }

  static bool is_right_behind_label(const Scan& scan, const Token& token) {
    const LabelBefore before = label_before(scan, token, window);
    return before.label == NumberLabel::account && is_adjacent(scan, before.last, token.first);
  }

  // Behind digits joined by single hyphens or blanks, and by full stops where it is dotted; 0 when there are too few or too many.
  static std::size_t account_end(const Scan& scan, const Token& token) {
    const bool dotted = is_dotted(scan, token);
    std::size_t i = token.first, digits = 0;
    for (;;) {
      const std::size_t end = digits_end(scan, i);
      const std::size_t group = end - i;
      digits += group;
      i = end;
      if (digits > most_digits) return 0;
      const bool dot = dotted && scan.at(i) == U'.' && scan.is(i + 1, digit);
      const bool wrapped = goes_on_in_next_line(scan, i, digits) && is_right_behind_label(scan, token);
      if (!dot && !wrapped && !goes_on(scan, i, group, digits)) break;
      i = wrapped ? scan.skip_gap(i) : i + 1;
    }
    return digits >= fewest_digits ? i : 0;
  }

  static bool is_public(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words treasuries(U"公庫 市庫 縣庫 國庫 專戶 保管款 保管金 捐款 劃撥 罰鍰 繳納");
    static const Words persons(U"本人 我 申請人 飼主 存摺 退款 退費 退還 補助 津貼 匯給 扣押 凍結 警示 其帳戶");
    if (named_holder(scan, last, last + 8)) return true;
    const std::size_t start = first > 18 ? first - 18 : 0;
    return named_holder(scan, start, first) || nearest_is(scan, first, treasuries, persons);
  }

  // Whether a word of `wanted` is nearer before `first` than any of `others`.
  static bool nearest_is(const Scan& scan, std::size_t first, const Words& wanted, const Words& others) {
    constexpr std::size_t reach = 20;
    const std::u32string_view text = scan.text().substr(0, first);
    for (std::size_t i = first; i > 0 && first - i < reach && !scan.is(i - 1, newline | sentence_end); --i) {
      if (others.match(text, i - 1) > 0) return false;
      if (wanted.match(text, i - 1) > 0) return true;
    }
    return false;
  }

  // "戶名：高雄市政府財政局" that begins in [from, to).
  static bool named_holder(const Scan& scan, std::size_t from, std::size_t to) {
    static const Words holder(U"戶名 受款人 抬頭");
    static const Words bank(U"郵局 局號");  // where the account is, not whose it is
    for (std::size_t i = from; i < to && i < scan.size(); ++i) {
      if (contains(U"；;。", scan.at(i))) return false;
      const std::size_t word = holder.match(scan.text(), i);
      if (word > 0) return names_office(scan, i + word) && !has_after(scan, i + word, longest_holder, bank);
    }
    return false;
  }

  // The holder's name ends at a pause: "戶名：王小明，請財政局處理".
  static bool names_office(const Scan& scan, std::size_t first) {
    static const Words owners(
        U"公庫 市庫 縣庫 國庫 市政府 縣政府 政府 財政局 公所 專戶 保管款 協會 基金會 公司 商行 管委會 管理委員會 學校 醫院 診所 本局 本處 本府 本會 局 處");
    static const Words deeds(U"處理 處置 處分 局部");  // no office
    std::size_t i = first;
    while (i < first + 3 && scan.is(i, label_mark | blank)) ++i;
    if (text::match_county(scan.text().substr(std::min(i, scan.size()))) > 0) return true;  // no person's name begins with a county's
    for (; i < first + longest_holder && !is_pause(scan, i); ++i) {
      if (owners.match(scan.text(), i) > 0 && deeds.match(scan.text(), i) == 0) return true;
    }
    return false;
  }

  static bool is_pause(const Scan& scan, std::size_t i) {
    return scan.is(i, blank | newline | sentence_end) || contains(U",，、)）", scan.at(i));
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_bank_account() { return std::make_unique<BankAccount>(); }

}  // namespace opendata::deid
