#include <string>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/numbers/check_digits.hpp"
#include "deid/recognizers/numbers/identity_number.hpp"
#include "deid/recognizers/support/finding.hpp"

namespace opendata::deid {
namespace {

// 外來人口統一證號: new form A8…/A9… (since 2021-01-02) and old form AA…–AD… (usable until 2030-12-31).
class ResidentId final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "RESIDENT_ID"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    find_identity_numbers(input, {.type = type(), .seconds = U"89ABCD", .is_valid = is_valid_resident_id}, findings);
    find_like_label(input, findings);
  }

 private:
  // "ID12690600": the old number of a woman in 嘉義市, whose letters the scan takes for a label.
  void find_like_label(const RecognizerInput& input, std::vector<Finding>& findings) const {
    constexpr std::size_t digits = 8;
    const Scan& scan = *input.scan;
    for (const Token& token : scan.number_tokens()) {
      if (token.first + digits != token.last || token.has_letter || scan.at(token.first - 1) != U'D' || scan.at(token.first - 2) != U'I') continue;
      const bool apart = (character_class(scan.at(token.first - 3)) & alphanumeric) == 0;
      if (apart && is_valid_resident_id("ID" + std::string(scan.number(token).view().substr(0, digits))))
        report(input, token.first - 2, token.last, type(), score::certain, findings);
    }
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_resident_id() { return std::make_unique<ResidentId>(); }

}  // namespace opendata::deid
