#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/labelled_number.hpp"

namespace opendata::deid {
namespace {

// A hospital's own record number; each hospital has its own form.
class MedicalRecordNo final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "MEDICAL_RECORD_NO"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    find_labelled_numbers(
        input, {.type = type(), .label = NumberLabel::medical_record, .shortest = 5, .longest = 12, .letters = 4, .window = 14, .lettered = true}, findings);
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_medical_record_no() { return std::make_unique<MedicalRecordNo>(); }

}  // namespace opendata::deid
