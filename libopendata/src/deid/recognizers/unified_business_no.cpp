#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/numbers/check_digits.hpp"
#include "deid/recognizers/numbers/written_day.hpp"
#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/number_labels.hpp"

namespace opendata::deid {
namespace {

// 統一編號. A company's is public; a sole proprietor's (獨資) leads to one person.
class UnifiedBusinessNo final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "UNIFIED_BUSINESS_NO"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    for (const Token& token : scan.number_tokens()) {
      if (!token.may_be(clue::business)) continue;
      const Compact number = read_compact(scan, token, digits, token.chinese ? Script::chinese : Script::ascii);
      if (number.size != digits || !all_digits(number.view()) || !scan.number_stands_alone(token.first, number.end(digits))) continue;
      const bool labelled = label_before(scan, token).label == NumberLabel::business;
      if (!labelled && !is_told(scan, number)) continue;
      const bool personal = is_personal(scan, number);
      if (!labelled && !personal) continue;
      const double value = personal ? score::context : is_valid_business_number(number.view()) ? score::weak : score::weak / 2;
      report(input, token.first, number.end(digits), type(), value, findings);
    }
  }

 private:
  static constexpr std::size_t digits = 8;

  static const Words& sole() {
    static const Words words(U"獨資 個人工作室 自營 個人經營 個人商號 個人行號 個人商店 個體戶 一個人開 一人開 自己開 自己當老闆");
    return words;
  }

  // A sole proprietor is spoken of before or behind the number, and no company nearer before it: "有限公司（統編…），改開獨資商號". 公司 alone may be
  // the proprietor's word for the own business: "獨資商號，公司統編…".
  static bool is_personal(const Scan& scan, const Compact& number) {
    static const Words companies(U"有限公司 股份公司 無限公司 財團法人 社團法人");
    static const Words none(U"不是 並非 不是股份 並非股份");
    constexpr std::size_t before = 40, behind = 20;
    const std::u32string_view text = scan.text().substr(0, number.first());
    for (std::size_t i = number.first(); i > 0 && number.first() - i < before && !scan.is(i - 1, sentence_end); --i) {
      if (sole().match(text, i - 1) > 0) return true;
      if (companies.match(text, i - 1) > 0 && !none.ends(text.substr(0, i - 1))) return false;
    }
    return has_after(scan, number.end(digits), behind, sole()) || is_predicated(scan, number);
  }

  // "04595257是我自己一個人開的獨資工作室"
  static bool is_predicated(const Scan& scan, const Compact& number) {
    constexpr std::size_t reach = 20;
    return scan.at(number.end(digits)) == U'是' && is_valid_business_number(number.view()) && has_after(scan, number.end(digits), reach, sole());
  }

  // Without a label of its own; a day may have the same digits.
  static bool is_told(const Scan& scan, const Compact& number) {
    const bool told = is_in_brackets(scan, number) || is_of_proprietor(scan, number) || is_predicated(scan, number);
    return told && !is_calendar_day(scan, number.first(), number.end(digits));
  }

  // "獨資商號「某某小吃店」（04595257）": alone in brackets behind a word, and its check digit holds.
  static bool is_in_brackets(const Scan& scan, const Compact& number) {
    const std::size_t first = number.first();
    const bool brackets = scan.at(first - 1) == U'(' && scan.at(number.end(digits)) == U')';
    return brackets && (scan.is(first - 2, han) || contains(U"」』", scan.at(first - 2))) && is_valid_business_number(number.view());
  }

  // "獨資登記04595257", "（獨資，04595257）", "我個人（獨資商號）：04595257": nothing but marks between.
  static bool is_of_proprietor(const Scan& scan, const Compact& number) {
    static const Words owners(U"獨資 獨資商號 獨資行號 獨資登記 獨資登記為 獨資營業 獨資設立 獨資執照 獨資商業");
    constexpr std::size_t most_marks = 3;
    std::size_t i = number.first();
    while (i > 0 && number.first() - i < most_marks && (contains(U":,()", scan.at(i - 1)) || scan.is(i - 1, blank))) --i;
    return owners.ends(scan.text().substr(0, i));
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_unified_business_no() { return std::make_unique<UnifiedBusinessNo>(); }

}  // namespace opendata::deid
