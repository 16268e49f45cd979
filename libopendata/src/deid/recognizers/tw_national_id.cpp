#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/check_digits.hpp"
#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/identity_number.hpp"
#include "deid/recognizers/support/masked_number.hpp"

namespace opendata::deid {
namespace {

// 國民身分證統一編號. A number whose check digit is wrong is a typing error, still personal, when a word says what it should be.
class NationalId final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "NATIONAL_ID"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    for (const Token& token : input.scan->latin_tokens()) {
      const std::size_t masked = contains(U"12", input.scan->at(token.first + 1)) && may_be_masked(*input.scan, token) ? masked_identity_end(*input.scan, token, U"12") : 0;
      if (masked != 0) report(input, token.first, masked, type(), score::context, findings);
      if (masked != 0 || !may_go_on_with(*input.scan, token, U"12") || !may_begin_identity(*input.scan, token)) continue;
      const Compact id = read_identity_number(*input.scan, token);
      if (id.size == 0 || (id.chars[1] != '1' && id.chars[1] != '2') || !all_digits(id.view().substr(1))) continue;
      report(input, id.first(), id.end(10), type(), identity_score(*input.scan, id, is_valid_national_id(id.view())), findings);
    }
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_national_id() { return std::make_unique<NationalId>(); }

}  // namespace opendata::deid
