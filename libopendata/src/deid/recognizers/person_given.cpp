#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/name_dictionary.hpp"
#include "deid/recognizers/support/surnames.hpp"

namespace opendata::deid {
namespace {

// A given name alone, where a clause begins: 佩蓉媽媽, or who writes a messenger's line, 曉恩：
class GivenName final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "PERSON"; }
  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    for (const std::size_t i : scan.words()) {
      if (!scan.is(i, han) || scan.is(i - 1, han) || !is_given_name(scan, i)) continue;
      if (names_child(scan, i + 2) || (begins_line(scan, i) && contains(U":：", scan.at(i + 2)))) report(input, i, i + 2, type(), score::shape, findings);
    }
  }

 private:
  // Two characters that are typical of given names and together no word.
  static bool is_given_name(const Scan& scan, std::size_t i) {
    return given_name_weight(scan.at(i)) == 2 && given_name_weight(scan.at(i + 1)) == 2 &&
           name_dictionary::level(scan.at(i), scan.at(i + 1)) == name_dictionary::none;
  }
  static bool names_child(const Scan& scan, std::size_t i) {
    static const Words parents(U"媽 爸 把拔 馬麻 阿嬤 阿公 奶奶 爺爺 家長");
    return parents.match(scan.text(), i) > 0;
  }
  static bool begins_line(const Scan& scan, std::size_t i) { return i == 0 || scan.is(i - 1, newline); }
};

}  // namespace

std::unique_ptr<Recognizer> make_person_given() { return std::make_unique<GivenName>(); }

}  // namespace opendata::deid
