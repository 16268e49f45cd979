#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/check_digits.hpp"
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
    static const Words sole(U"獨資 個人工作室 自營 個人經營");
    const Scan& scan = *input.scan;
    for (const Token& token : scan.number_tokens()) {
      const bool labels = !scan.is(token.first, unlabelled);
      if (scan.is_shorter(token, 8) || (!labels && !contains(U"(,", scan.at(token.first - 1)))) continue;
      const Compact number = read_compact(scan, token, 8);
      if (number.size != 8 || !all_digits(number.view()) || !scan.number_stands_alone(token.first, number.end(8))) continue;
      const bool labelled = label_before(scan, token).label == NumberLabel::business;
      if (!labelled && !is_in_brackets(scan, number)) continue;
      const bool is_personal = has_before(scan, token.first, 30, sole) || has_after(scan, number.end(8), 12, sole);
      if (!labelled && !is_personal) continue;
      const double value = is_personal ? score::context : is_valid_business_number(number.view()) ? score::weak : score::weak / 2;
      report(input, token.first, number.end(8), type(), value, findings);
    }
  }

 private:
  // "獨資商號「某某小吃店」（04595257）": alone in brackets behind a word, and its check digit holds; behind 獨資 and a comma.
  static bool is_in_brackets(const Scan& scan, const Compact& number) {
    static const Words sole(U"獨資");
    if (scan.at(number.first() - 1) == U',' && sole.ends(scan.text().substr(0, number.first() - 1))) return true;  // （獨資，04595257）
    const bool brackets = scan.at(number.first() - 1) == U'(' && scan.at(number.end(8)) == U')';
    return brackets && (scan.is(number.first() - 2, han) || contains(U"」』", scan.at(number.first() - 2))) && is_valid_business_number(number.view());
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_unified_business_no() { return std::make_unique<UnifiedBusinessNo>(); }

}  // namespace opendata::deid
