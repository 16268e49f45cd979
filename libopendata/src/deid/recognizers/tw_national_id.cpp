#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/numbers/check_digits.hpp"
#include "deid/recognizers/numbers/identity_number.hpp"

namespace opendata::deid {
namespace {

// 國民身分證統一編號. A number whose check digit is wrong is a typing error, still personal, when a word says what it should be.
class NationalId final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "NATIONAL_ID"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    find_identity_numbers(input, {.type = type(), .seconds = U"12", .is_valid = is_valid_national_id}, findings);
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_national_id() { return std::make_unique<NationalId>(); }

}  // namespace opendata::deid
