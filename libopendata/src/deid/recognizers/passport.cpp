#include <algorithm>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/labelled_number.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t shortest = 7;
constexpr std::size_t longest = 9;  // ICAO 9303-3 §4.2.2: nine characters in the machine readable zone
constexpr std::size_t fewest_digits = 5;
constexpr std::size_t window = 16;

// Nine digits, or a foreign passport's letters and digits (C5130942, P1234567A, M123A4567), where 護照 names it. The check digit stands only
// in the machine readable zone.
class Passport final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "PASSPORT"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    if (!scan.may_be_labelled(NumberLabel::passport)) return;
    std::size_t behind = 0;
    const auto size_of = [&](const Compact& number) { return usable_size(scan, number); };
    for (const Token& token : scan.labelled_numbers()) {
      if (token.first < behind) continue;
      const Compact& number = scan.number(token);
      const std::size_t size = size_of(number);
      if (size == 0 || !is_of_passport(scan, token, number.end(size))) continue;
      report(input, token.first, number.end(size), type(), score::labelled, findings);
      behind = find_series(input, {.type = type(), .window = window, .size = size}, number, size_of, findings);
    }
  }

 private:
  // "護照英文名LIN, SIAO-FEN和號碼312345678": a name in Latin letters is longer than a label reaches.
  static bool is_of_passport(const Scan& scan, const Token& token, std::size_t last) {
    static const Words words(U"護照");
    constexpr std::size_t far = 40;
    if (label_beside(scan, token, last, window) == NumberLabel::passport) return true;
    const LabelBefore label = label_before(scan, token, window);
    return label.label == NumberLabel::unspecified && is_adjacent(scan, label.last, token.first) && has_before(scan, token.first, far, words);
  }

  // "C01X00T47": nine capitals and digits in one piece, a letter first.
  static bool is_of_letters(const Scan& scan, const Compact& number) {
    constexpr std::ptrdiff_t fewest = 4;
    if (number.size != longest || !scan.is(number.first(), letter)) return false;
    const auto digits = std::count_if(number.view().begin(), number.view().end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool whole = number.end(longest) == number.first() + longest && scan.stands_alone(number.first(), number.end(longest));
    const std::u32string_view text = scan.text().substr(number.first(), longest);
    const bool capitals = std::none_of(text.begin(), text.end(), [](char32_t c) { return c >= U'a' && c <= U'z'; });
    return whole && capitals && digits >= fewest;
  }

  static std::size_t usable_size(const Scan& scan, const Compact& number) {
    std::size_t digits = 0, usable = 0;
    for (std::size_t size = 1; number.size >= shortest && size <= std::min(number.size, longest); ++size) {
      digits += number.chars[size - 1] >= '0' && number.chars[size - 1] <= '9' ? 1 : 0;
      if (size >= shortest && digits >= fewest_digits && scan.number_stands_alone(number.first(), number.end(size))) usable = size;
    }
    return usable == 0 && is_of_letters(scan, number) ? longest : usable;
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_passport() { return std::make_unique<Passport>(); }

}  // namespace opendata::deid
