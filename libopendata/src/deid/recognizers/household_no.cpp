#include "deid/recognizers/built_in.hpp"
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
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_household_no() { return std::make_unique<HouseholdNo>(); }

}  // namespace opendata::deid
