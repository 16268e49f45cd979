#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/labelled_number.hpp"

namespace opendata::deid {
namespace {

// Nine digits, or a foreign passport's letters and digits. The check digit stands only in the machine readable zone.
class Passport final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "PASSPORT"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    static const Words words(U"護照 護照號碼 passport");
    find_labelled_numbers(input, {.type = type(), .shortest = 8, .longest = 9, .letters = 2, .window = 10}, words, findings);
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_passport() { return std::make_unique<Passport>(); }

}  // namespace opendata::deid
