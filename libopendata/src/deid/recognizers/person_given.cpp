#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/name_dictionary.hpp"
#include "deid/recognizers/support/surnames.hpp"

namespace opendata::deid {
namespace {

// A given name alone: where a clause begins, 佩蓉媽媽, or who writes a messenger's line, 曉恩：; behind a word for a relative, 女兒書滿說.
class GivenName final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "PERSON"; }
  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    for (const std::size_t i : scan.words()) {
      if (given_name_weight(scan.text()[i]) != 2 || scan.is(i - 1, han) || !is_given_name(scan, i)) continue;
      if (names_child(scan, i + 2) || (begins_line(scan, i) && contains(U":：", scan.at(i + 2)))) report(input, i, i + 2, type(), score::shape, findings);
    }
    for (std::size_t i = scan.find(1, told_end) + 1; i + 1 < scan.size(); i = scan.find(i, told_end) + 1)
      if (given_name_weight(scan.at(i)) > 0 && is_relatives(scan, i)) report(input, i, i + 2, type(), score::shape, findings);
  }

 private:
  // Behind one of `told_end`: two characters of given names, no word with what stands beside them, between a relative and what is told of them.
  static bool is_relatives(const Scan& scan, std::size_t i) {
    static const Words relatives(U"女兒 兒子 孫女 孫子 大女兒 小女兒 大兒子 小兒子 媳婦 女婿 妹妹 弟弟 姊姊 姐姐 哥哥 我妹 我弟 我姐 我姊 我哥 室友 叫做 名叫 位叫 她叫 他叫 副駕");
    if (given_name_weight(scan.at(i)) + given_name_weight(scan.at(i + 1)) < 3) return false;
    const bool ends = !scan.is(i + 2, han) || contains(U"說也在就有是的跟和把被去來要會不已只", scan.at(i + 2));
    return ends && name_dictionary::level(scan.at(i), scan.at(i + 1)) == name_dictionary::none &&
           name_dictionary::level(scan.at(i - 1), scan.at(i)) == name_dictionary::none && labelled(scan, i, relatives);
  }

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
