#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/labelled_number.hpp"

namespace opendata::deid {
namespace {

// The twelve digits printed on a health insurance card; a serial number without check digit.
class NhiCard final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "NHI_CARD"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    find_labelled_numbers(
        input, {.type = type(), .label = NumberLabel::insurance_card, .shortest = 12, .longest = 12, .letters = 0, .window = 20}, findings);
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_nhi_card() { return std::make_unique<NhiCard>(); }

}  // namespace opendata::deid
