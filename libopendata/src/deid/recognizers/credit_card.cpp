#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/numbers/check_digits.hpp"
#include "deid/recognizers/numbers/masked_number.hpp"
#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/number_labels.hpp"

namespace opendata::deid {
namespace {

// 13 to 19 digits with an issuer's prefix and a Luhn sum; without the sum only where a word says "card".
class CreditCard final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "CREDIT_CARD"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    std::size_t behind = 0;
    find_grouped(input, findings);
    for (const Token& token : input.scan->number_tokens()) {
      if (token.first >= behind && token.may_be(clue::card) && input.scan->is(token.first, digit | han_digit)) behind = examine(input, token, findings);
    }
  }

 private:
  // "4111.1111.1111.1111", and what is partly hidden: four groups of four, whatever single mark parts them, where the sum holds.
  void find_grouped(const RecognizerInput& input, std::vector<Finding>& findings) const {
    constexpr std::size_t group = 4, longest_shown = 6, size = 16;
    const Scan& scan = *input.scan;
    for (const Token& token : scan.tokens()) {
      if (!token.may_be(clue::card)) continue;
      const std::size_t shown = token.last - token.first;
      if (shown == group || shown == longest_shown) find_masked(input, token, findings);
      if (shown != group || !contains(U".,、/_", scan.at(token.last)) || !scan.is(token.last + 1, digit | han_digit)) continue;
      const Compact digits = read_compact(scan, token, size, Script::spoken);
      if (!is_in_groups(digits) || !is_valid_credit_card(digits.view()) || !scan.number_stands_alone(token.first, digits.end(size))) continue;
      report(input, token.first, digits.end(size), type(), score::certain, findings);
    }
  }

  // "5241 73**-****-1462": four groups of four, some of the digits hidden, the first of them shown.
  void find_masked(const RecognizerInput& input, const Token& token, std::vector<Finding>& findings) const {
    constexpr std::size_t middle = 8, behind_mark = 10;
    const Scan& scan = *input.scan;
    if (!number_masks.holds(scan.at(token.first + middle)) && !number_masks.holds(scan.at(token.first + behind_mark))) return;  // most
    const std::size_t last = is_issued(scan.at(token.first)) ? masked_end(scan, token.first) : 0;
    if (last > 0 && scan.stands_alone(token.first, last)) report(input, token.first, last, type(), score::certain, findings);
  }

  static std::size_t masked_end(const Scan& scan, std::size_t first) {
    constexpr std::size_t group = 4, size = 16, most_hidden = 12;
    std::size_t i = first, hidden = 0;
    for (std::size_t n = 0; n < size; ++n, ++i) {
      if (n > 0 && n % group == 0 && (scan.at(i) == U'-' || scan.is(i, blank))) ++i;
      if (!scan.is(i, digit) && !number_masks.holds(scan.at(i))) return 0;
      hidden += scan.is(i, digit) ? 0U : 1U;
    }
    return hidden >= group && hidden <= most_hidden ? i : 0;
  }

  static bool is_in_groups(const Compact& digits) {
    constexpr std::size_t group = 4, size = 16;
    if (digits.size != size || !all_digits(digits.view())) return false;
    for (std::size_t n = 0; n < size; n += group) {
      if (digits.distance[n] != n + n / group || digits.distance[n + group - 1] != digits.distance[n] + group - 1) return false;
    }
    return true;
  }

  // What payment cards begin with (ISO/IEC 7812-1): 2 to 6.
  static bool is_issued(char32_t first) { return first >= U'2' && first <= U'6'; }

  // "Card：3543 4036 5082 4407": sixteen digits in groups of four.
  static bool is_called_card(const Scan& scan, const Compact& digits) {
    static const Words cards(U"card 卡 卡片 卡是 這張 那張");
    return labelled(scan, digits.first(), cards) && is_in_groups(digits);
  }

  // "敬老卡，卡號1180 …": of a ticket, a library or a club.
  static bool is_of_other_card(const Scan& scan, std::size_t first) {
    static const Words cards(U"悠遊卡 敬老卡 愛心卡 陪伴卡 博愛卡 一卡通 儲值卡 票卡 會員卡 門禁卡 借書證 借閱證 學生證 貴賓卡 集點卡 市民卡 加油卡 icash");
    static const Words paying(U"信用卡 簽帳卡 金融卡 刷卡 credit debit visa");  // which may stand beside the other one
    constexpr std::size_t window = 18;
    return has_before(scan, first, window, cards) && !has_before(scan, first, window, paying);
  }

  // Returns where to go on.
  std::size_t examine(const RecognizerInput& input, const Token& token, std::vector<Finding>& findings) const {
    const Scan& scan = *input.scan;
    const std::size_t first = token.first;
    if (scan.is_shorter(token, 13)) return first;
    const Compact digits = read_compact(scan, token, 19, token.chinese ? Script::chinese : Script::ascii);
    if (digits.size < 13) return first;
    const LabelBefore label = label_before(scan, first);
    const bool named = label.label == NumberLabel::card || is_called_card(scan, digits);
    const double wrong_sum = named && is_issued(static_cast<char32_t>(digits.chars[0])) && !is_of_other_card(scan, first) ? score::context : 0;
    const bool thing = label.label == NumberLabel::other && is_adjacent(scan, label.last, first);  // one number in ten holds a Luhn sum
    for (std::size_t size = digits.size; size >= 13; --size) {
      if (!all_digits(digits.view().substr(0, size)) || !scan.number_stands_alone(first, digits.end(size))) continue;
      const bool valid = is_valid_credit_card(digits.view().substr(0, size));
      if (!valid && (wrong_sum == 0 || size < 15)) continue;
      report(input, first, digits.end(size), type(), !valid ? wrong_sum : thing ? score::shape : score::certain, findings);
      return digits.end(size);
    }
    return first;
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_credit_card() { return std::make_unique<CreditCard>(); }

}  // namespace opendata::deid
