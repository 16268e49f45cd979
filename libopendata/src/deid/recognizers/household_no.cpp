#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/numbers/labelled_number.hpp"
#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"

namespace opendata::deid {
namespace {

// 戶號 of the household register: a letter and digits.
class HouseholdNo final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "HOUSEHOLD_NO"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    find_labelled_numbers(
        input, {.type = type(), .label = NumberLabel::household, .shortest = 7, .longest = 9, .letters = 1, .window = 20}, findings);
    find_asked_for(input, findings);
  }

 private:
  // "需補戶號與存摺影本⏎林小芬：F1234567", "要問戶號，他哪記得，其實是F1234567", "戶　號：F1234567", "3鄰 F1234567 林小芬": what was asked for stands
  // apart in the next line, in what somebody says, or at the end of the sentence.
  void find_asked_for(const RecognizerInput& input, std::vector<Finding>& findings) const {
    const Scan& scan = *input.scan;
    for (const Token& token : scan.latin_tokens()) {
      if (!token.may_be(clue::household)) continue;
      const Compact& number = scan.number(token);
      if (!has_shape(scan, number) || !is_told(scan, token.first)) continue;
      if (!may_be_household(label_before(scan, token).label) || !is_asked_for(scan, token.first, number.end(size))) continue;
      report(input, token.first, number.end(size), type(), score::context, findings);
    }
  }

  static bool is_asked_for(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words words(U"戶號 户號 戶長 分戶 原戶 新戶 舊戶 戶口名簿 戶籍謄本"), beside(U"鄰 同戶 本戶 該戶 全戶 此戶 戶口 戶籍資料"), named(U"戶號");
    constexpr std::size_t window = 32, reach = 8;
    if (labelled_spelt(scan, first, words) || labelled(scan, first, beside)) return true;
    return has_before_anywhere(scan, first, window, words) || has_after(scan, last, reach, named);
  }

  // Other numbers with a letter before seven digits have their own label.
  static bool may_be_household(NumberLabel label) {
    return label != NumberLabel::other && label != NumberLabel::passport && label != NumberLabel::resident && label != NumberLabel::medical_record;
  }

  static bool has_shape(const Scan& scan, const Compact& number) {
    if (number.size != size || !scan.is(number.first(), letter) || !all_digits(number.view().substr(1))) return false;
    return scan.number_stands_alone(number.first(), number.end(size));
  }

  static bool is_told(const Scan& scan, std::size_t first) {
    return first == 0 || scan.is(first - 1, newline | blank | label_mark) || contains(U"叫編「填寫為是改新舊原戶後", scan.at(first - 1));
  }

  static constexpr std::size_t size = 8;
};

}  // namespace

std::unique_ptr<Recognizer> make_household_no() { return std::make_unique<HouseholdNo>(); }

}  // namespace opendata::deid
