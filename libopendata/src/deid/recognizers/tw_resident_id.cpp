#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/check_digits.hpp"
#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/identity_number.hpp"
#include "deid/recognizers/support/masked_number.hpp"

namespace opendata::deid {
namespace {

// 外來人口統一證號: new form A8…/A9… (since 2021-01-02) and old form AA…–AD… (usable until 2030-12-31).
class ResidentId final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "RESIDENT_ID"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    for (const Token& token : input.scan->latin_tokens()) {
      const std::size_t masked = contains(U"89ABCD", input.scan->at(token.first + 1)) && may_be_masked(*input.scan, token) ? masked_identity_end(*input.scan, token, U"89ABCD") : 0;
      if (masked != 0) report(input, token.first, masked, type(), score::context, findings);
      if (masked != 0 || !may_go_on_with(*input.scan, token, U"89ABCDabcd") || !may_begin_identity(*input.scan, token)) continue;
      const Compact id = read_identity_number(*input.scan, token);
      if (id.size == 0 || !has_shape(id.view())) continue;
      report(input, id.first(), id.end(10), type(), identity_score(*input.scan, id, is_valid_resident_id(id.view())), findings);
    }
  }

 private:
  static bool has_shape(std::string_view id) {
    const char second = id[1];
    return (second == '8' || second == '9' || (second >= 'A' && second <= 'D')) && all_digits(id.substr(2));
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_resident_id() { return std::make_unique<ResidentId>(); }

}  // namespace opendata::deid
