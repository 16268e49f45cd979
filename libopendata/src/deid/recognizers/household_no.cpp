#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/labelled_number.hpp"

namespace opendata::deid {
namespace {

// 戶號 of the household register: a letter and digits.
class HouseholdNo final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "HOUSEHOLD_NO"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    find_labelled_numbers(
        input, {.type = type(), .label = NumberLabel::household, .shortest = 7, .longest = 9, .letters = 1, .window = 16}, findings);
    find_asked_for(input, findings);
  }

 private:
  // "需補戶號與存摺影本⏎林小芬：F1234567": what was asked for among other things stands apart in the next line, or in what somebody says.
  void find_asked_for(const RecognizerInput& input, std::vector<Finding>& findings) const {
    static const Words words(U"戶號");
    constexpr std::size_t size = 8, window = 32;
    const Scan& scan = *input.scan;
    for (const Token& token : scan.number_tokens()) {
      const bool shape = token.last == token.first + size && scan.is(token.last - 1, digit) && scan.is(token.first, letter) && scan.run_end(token.first + 1, digit, size) == token.last;
      if (!shape || !(scan.is(token.first - 1, newline | blank) || contains(U":：", scan.at(token.first - 1))) || !scan.stands_alone(token.first, token.last)) continue;
      if (label_before(scan, token).label != NumberLabel::other && has_before_anywhere(scan, token.first, window, words)) report(input, token.first, token.last, type(), score::context, findings);
    }
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_household_no() { return std::make_unique<HouseholdNo>(); }

}  // namespace opendata::deid
