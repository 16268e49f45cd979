#include <opendata/text.hpp>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/names/person_before.hpp"
#include "deid/recognizers/names/surnames.hpp"
#include "deid/recognizers/numbers/labelled_number.hpp"
#include "deid/recognizers/support/asked_for.hpp"
#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"

namespace opendata::deid {
namespace {

// A hospital's own record number; each hospital has its own form.
class MedicalRecordNo final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "MEDICAL_RECORD_NO"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    find_labelled_numbers(
        input, {.type = type(), .label = NumberLabel::medical_record, .shortest = 5, .longest = 12, .letters = 4, .window = 14, .lettered = true}, findings);
    find_behind_names(input, findings);
    if (!input.scan->may_be_labelled(NumberLabel::medical_record)) return;
    find_answers(input, findings);
    find_apart(input, findings);
  }

 private:
  // What is no day, nor a telephone number.
  void find_answers(const RecognizerInput& input, std::vector<Finding>& findings) const {
    static const Words words(U"病歷 病例號");
    constexpr std::size_t shortest = 6, longest = 10, of_day = 7;
    const Scan& scan = *input.scan;
    for (const Token& token : scan.number_tokens()) {
      const Compact& number = scan.number(token);
      const std::string_view digits = number.view().substr(token.has_letter ? 1 : 0);
      if (number.size < shortest || number.size > longest || !all_digits(digits) || (digits[0] == '0' && digits.size() > of_day) || is_day(digits)) continue;
      if (is_named_behind(scan, number.end(number.size)) || is_answer(scan, token.first, number.end(number.size), words)) report(input, token.first, number.end(number.size), type(), score::context, findings);
    }
  }

  // "別人的病歷寄給我，上面寫林小芬，K0092-771，": a letter or two and digits that a hyphen parts, between pauses, behind what is said of records.
  void find_apart(const RecognizerInput& input, std::vector<Finding>& findings) const {
    static const Words words(U"病歷");
    constexpr std::size_t window = 40, shortest = 7, longest = 9, most_letters = 2;
    const Scan& scan = *input.scan;
    for (const Token& token : scan.latin_tokens()) {
      const Compact& number = scan.number(token);
      const std::size_t digits = number.size < shortest ? 0 : number.view().find_first_of("0123456789");
      if (digits == 0 || digits > most_letters || number.size > longest || !all_digits(number.view().substr(digits))) continue;
      const std::size_t last = number.end(number.size);
      const bool parted = scan.at(token.last) == U'-' && last > token.last + 3;
      if (!parted || !contains(U",、:(", scan.at(token.first - 1)) || is_of_other_kind(label_before(scan, token).label)) continue;
      if (scan.number_stands_alone(token.first, last) && has_before(scan, token.first, window, words)) report(input, token.first, last, type(), score::context, findings);
    }
  }

  static bool is_of_other_kind(NumberLabel label) { return label != NumberLabel::none && label != NumberLabel::medical_record; }

  // "3307158是我的病歷號"
  static bool is_named_behind(const Scan& scan, std::size_t last) {
    static const Words words(U"是病歷號 是我病歷號 是我的病歷號 是他的病歷號 是她的病歷號 這個病歷號 那個病歷號 這病歷號");
    return words.match(scan.text(), last) > 0;
  }

  // "病人林小芬（20-11745-8）", "檢體標籤林小芬(1150882)", "喊病歷號！「林小芬 6620184」": what stands behind a patient's name and is no day.
  void find_behind_names(const RecognizerInput& input, std::vector<Finding>& findings) const {
    constexpr std::size_t shortest = 7, longest = 10;
    const Scan& scan = *input.scan;
    if ((scan.clues() & clue::patient) == 0) return;
    const unsigned before = scan.may_be_labelled(NumberLabel::medical_record) ? blank : 0U;
    for (const Token& token : scan.number_tokens()) {
      if (!(scan.at(token.first - 1) == U'(' || scan.is(token.first - 1, before)) || token.has_letter || !scan.is(token.first - 2, han)) continue;
      const Compact& number = scan.number(token);
      if (number.size < shortest || number.size > longest || !all_digits(number.view()) || number.chars[0] == '0') continue;
      const std::size_t last = number.end(number.size);
      if (is_day(number.view()) || is_named_otherwise(scan, token) || !is_of_patient(scan, token.first, last)) continue;
      if (!follows_name(scan, token.first - 1)) continue;
      report(input, token.first, last, type(), score::shape, findings);
    }
  }

  static bool is_of_patient(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words patients(U"病人 病患 患者 檢體"), records(U"病歷");
    constexpr std::size_t near = 24, far = 40;
    if (scan.at(first - 1) == U'(') return scan.at(last) == U')' && has_before(scan, first, near, patients);
    return has_before_anywhere(scan, first, far, records);
  }

  // "林小芬(", also "杜絕(", which is a word as well; not "病人人數(".
  static bool follows_name(const Scan& scan, std::size_t last) {
    const auto begins = [&](std::size_t size) { return last >= size && surname_rank(scan.at(last - size)) == SurnameRank::common; };
    return name_size_before(scan, last) > 1 || begins(2) || begins(3);
  }

  // 檢體 itself names other numbers when it stands right before them.
  static bool is_named_otherwise(const Scan& scan, const Token& token) {
    const LabelBefore label = label_before(scan, token);
    return label.label != NumberLabel::none && (label.label != NumberLabel::other || is_adjacent(scan, label.last, token.first));
  }

  static bool is_day(std::string_view digits) { return text::parse_date(digits).has_value(); }
};

}  // namespace

std::unique_ptr<Recognizer> make_medical_record_no() { return std::make_unique<MedicalRecordNo>(); }

}  // namespace opendata::deid
