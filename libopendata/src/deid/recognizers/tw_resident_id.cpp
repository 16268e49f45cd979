#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/numbers/check_digits.hpp"
#include "deid/recognizers/numbers/identity_number.hpp"

namespace opendata::deid {
namespace {

// 外來人口統一證號: new form A8…/A9… (since 2021-01-02) and old form AA…–AD… (usable until 2030-12-31).
class ResidentId final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "RESIDENT_ID"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    find_identity_numbers(input, {.type = type(), .seconds = U"89ABCD", .is_valid = is_valid_resident_id}, findings);
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_resident_id() { return std::make_unique<ResidentId>(); }

}  // namespace opendata::deid
