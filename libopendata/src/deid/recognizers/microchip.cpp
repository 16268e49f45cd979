#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/check_digits.hpp"
#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"

namespace opendata::deid {
namespace {

// 15 digits of ISO 11784, or the ten characters of chips before 2008 (寵物登記管理辦法 §13).
class Microchip final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "MICROCHIP"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    for (const Token& token : input.scan->tokens()) {
      if (!examine(input, token.first, 15, findings)) examine(input, token.first, 10, findings);
    }
  }

 private:
  bool examine(const RecognizerInput& input, std::size_t first, std::size_t size, std::vector<Finding>& findings) const {
    const Scan& scan = *input.scan;
    const Compact chip = read_compact(scan, first, size);
    if (chip.size != size || !scan.number_stands_alone(first, chip.end(size))) return false;
    const double value = size == 15 ? long_score(scan, chip) : short_score(scan, chip);
    if (value == 0) return false;
    report(input, first, chip.end(size), type(), value, findings);
    return true;
  }

  static const Words& words() {
    static const Words list(U"晶片 植入 寵物登記 chip 舊碼 新碼 條碼 掃描");
    return list;
  }

  // 900 (shared manufacturers' code) and 158 (Taiwan) are what chips here begin with.
  static double long_score(const Scan& scan, const Compact& chip) {
    if (!all_digits(chip.view())) return 0;
    const bool named = has_before(scan, chip.first(), 12, words());
    if (!is_valid_microchip(chip.view())) return named ? score::context : 0;
    const bool usual = chip.view().starts_with("900") || chip.view().starts_with("158");
    return named ? score::labelled : usual ? score::likely : score::weak;
  }

  static double short_score(const Scan& scan, const Compact& chip) {
    std::size_t digits = 0;
    for (const char c : chip.view()) digits += c >= '0' && c <= '9' ? 1 : 0;
    return digits >= 5 && has_before(scan, chip.first(), 10, words()) ? score::context : 0;
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_microchip() { return std::make_unique<Microchip>(); }

}  // namespace opendata::deid
