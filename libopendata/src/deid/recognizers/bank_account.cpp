#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/number_labels.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t fewest_digits = 7;
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
    for (const Token& token : scan.number_tokens()) {  // no account has fewer digits
      if (token.first < behind || !scan.is(token.first, digit | han_digit) || is_short(scan, token) || is_bank_code(scan, token)) continue;
      const std::size_t last = token.chinese ? token.last : account_end(scan, token.first);
      if (last == 0 || last - token.first < fewest_digits) continue;
      if (!scan.stands_alone(token.first, last) || !is_account(scan, token.first, last)) continue;
      behind = last;
      report(input, token.first, last, type(), is_public(scan, token.first, last) ? score::weak : score::context, findings);
    }
  }

 private:
  // The label stands before, or the holder's name behind: "808-0123-… 戶名某某".
  static bool is_account(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words holder(U"戶名");
    const auto label = label_before(scan, first, window).label;
    if (label == NumberLabel::account) return true;
    const bool unnamed = label == NumberLabel::none || label == NumberLabel::unspecified;
    if (!unnamed || last - first < 10) return false;
    return begins_with_bank(scan, first, last) || has_after(scan, last, 3, holder);
  }

  // "822-901540276683": nothing else is written as a bank's code, a hyphen and ten digits or more.
  static bool begins_with_bank(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words codes(
        U"004 005 006 007 008 009 011 012 013 016 017 018 021 048 050 052 053 054 081 700 803 805 806 807 808 809 810 812 815 816 822 823 824 826");
    constexpr std::size_t fewest = 10, most = 14;
    std::size_t digits = 0;
    for (std::size_t i = first + bank_code + 1; i < last; ++i) digits += scan.is(i, digit) ? 1 : 0;
    return scan.at(first + bank_code) == U'-' && codes.contains_word(scan.text().substr(first, bank_code)) && digits >= fewest && digits <= most;
  }

  // Too few digits, and nothing that joins others to them.
  static bool is_short(const Scan& scan, const Token& token) {
    const bool goes_on = scan.at(token.last) == U'-' || scan.is(token.last, blank | newline);
    return !token.chinese && !goes_on && token.last - token.first < fewest_digits;
  }

  // "822 9015…", "(822)9015…": the code belongs to the account only when a hyphen joins it.
  static bool is_bank_code(const Scan& scan, const Token& token) {
    return token.last - token.first == bank_code && (scan.is(token.last, blank) || contains(U")）", scan.at(token.last)));
  }

  static std::size_t digits_end(const Scan& scan, std::size_t i) {
    while (scan.is(i, digit)) ++i;
    return i;
  }

  // Whether a group of digits goes on behind the mark at `i`: a hyphen, or a blank or line end between short groups.
  static bool goes_on(const Scan& scan, std::size_t i, std::size_t group, std::size_t digits) {
    if (!scan.is(i + 1, digit)) return false;
    if (scan.at(i) == U'-') return true;
    const std::size_t next = digits_end(scan, i + 1) - i - 1;
    if (scan.is(i, newline)) return digits < 10 && next <= longest_spaced_group;
    return scan.is(i, blank) && group <= longest_spaced_group && next <= longest_spaced_group && next > 1;
  }

  // Behind digits joined by single hyphens or blanks; 0 when there are too few or too many.
  static std::size_t account_end(const Scan& scan, std::size_t first) {
    std::size_t i = first, digits = 0;
    for (;;) {
      const std::size_t end = digits_end(scan, i);
      const std::size_t group = end - i;
      digits += group;
      i = end;
      if (digits > most_digits) return 0;
      if (!goes_on(scan, i, group, digits)) break;
      ++i;
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
    for (std::size_t i = first; i > 0 && first - i < reach && !contains(U"\n。！？；", scan.at(i - 1)); --i) {
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
