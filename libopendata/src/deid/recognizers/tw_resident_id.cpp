#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/check_digits.hpp"
#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"

namespace opendata::deid {
namespace {

// 外來人口統一證號: new form A8…/A9… (since 2021-01-02) and old form AA…–AD… (usable until 2030-12-31).
class ResidentId final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "RESIDENT_ID"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    for (const Token& token : input.scan->tokens()) {
      if (input.scan->is(token.first, letter)) examine(input, token.first, findings);
    }
  }

 private:
  static bool has_shape(std::string_view id) {
    const char second = id[1];
    return id.size() == 10 && (second == '8' || second == '9' || (second >= 'A' && second <= 'D')) && all_digits(id.substr(2));
  }

  void examine(const RecognizerInput& input, std::size_t first, std::vector<Finding>& findings) const {
    static const Words context(U"居留證 統一證號 證號 居留 外僑 外籍 移工 arc id");
    const Scan& scan = *input.scan;
    const Compact id = read_compact(scan, first, 10);
    if (id.size != 10 || !has_shape(id.view()) || !scan.stands_alone(first, id.end(10))) return;
    const bool valid = is_valid_resident_id(id.view());
    const double value = valid ? score::certain : has_before(scan, first, 16, context) ? score::context : score::weak;
    report(input, first, id.end(10), type(), value, findings);
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_resident_id() { return std::make_unique<ResidentId>(); }

}  // namespace opendata::deid
