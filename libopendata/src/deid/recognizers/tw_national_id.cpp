#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/check_digits.hpp"
#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"

namespace opendata::deid {
namespace {

// 國民身分證統一編號. A number whose check digit is wrong is a typing error, still personal, when a word says what it should be.
class NationalId final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "NATIONAL_ID"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    for (const Token& token : input.scan->tokens()) {
      if (input.scan->is(token.first, letter)) examine(input, token.first, findings);
    }
  }

 private:
  void examine(const RecognizerInput& input, std::size_t first, std::vector<Finding>& findings) const {
    const Scan& scan = *input.scan;
    const Compact id = read_compact(scan, first, 10);
    if (id.size != 10 || (id.chars[1] != '1' && id.chars[1] != '2') || !all_digits(id.view().substr(1))) return;
    if (!scan.stands_alone(first, id.end(10))) return;
    report(input, first, id.end(10), type(), score_of(scan, id), findings);
  }

  static double score_of(const Scan& scan, const Compact& id) {
    static const Words context(U"身分證 身份證 字號 證號 證字 id 統一編號 戶籍");
    if (is_valid_national_id(id.view())) return score::certain;
    return has_before(scan, id.first(), 16, context) ? score::context : score::weak;
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_national_id() { return std::make_unique<NationalId>(); }

}  // namespace opendata::deid
