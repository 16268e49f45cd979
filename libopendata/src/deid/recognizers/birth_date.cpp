#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/numbers/birth_words.hpp"
#include "deid/recognizers/numbers/english_day.hpp"
#include "deid/recognizers/numbers/identity_number.hpp"
#include "deid/recognizers/numbers/written_day.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "text/character_set.hpp"

namespace opendata::deid {
namespace {

// A date with 生日, 出生 before it or 生 behind it, or a day long ago beside a person's description, in any form of text::parse_date; year and
// month alone too.
class BirthDate final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "BIRTH_DATE"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    std::size_t next = 0, birth = 0;
    for (const std::size_t i : scan.places()) {
      if (i < next || !begins_written_day(scan, i) || is_end_of_number(scan, i) || !may_be_written_day(scan, i)) continue;
      const WrittenDay day = read_written_day(scan, i, may_be_birth);
      if (day.last == 0) continue;
      const std::size_t first = era_start(scan, i);
      next = day.last;
      // Few dates stand where a birth may be told; only those are looked up in the calendar.
      const double value = birth_score(scan, first, day.last, birth);
      if (value == 0 || (day.of_numbers && !is_calendar_day(scan, i, day.last))) continue;
      report(input, first, day.last, type(), value, findings);
      birth = day.last;
    }
    find_glued(input, findings);
    find_english(input, findings);
  }

 private:
  // "05" in 2024/05; not "A123456789/50.3.14".
  static bool is_end_of_number(const Scan& scan, std::size_t i) {
    static constexpr text::CharacterSet joints(U"./-");
    if (!joints.holds(scan.at(i - 1)) || !scan.is(i - 2, alphanumeric | han_digit)) return false;
    return scan.at(i - 1) != U'/' || !follows_personal_number(scan, i - 1);
  }

  // "born 2 Jan 1990"
  void find_english(const RecognizerInput& input, std::vector<Finding>& findings) const {
    const Scan& scan = *input.scan;
    for (const Token& token : scan.latin_tokens()) {
      const EnglishDay day = token.may_be(clue::english_day) ? read_english_day(scan, token) : EnglishDay{};
      if (day.last > 0 && is_labelled_birth(scan, day.first)) report(input, day.first, day.last, type(), score::labelled, findings);
    }
  }

  // "A1234567891991.12.05": behind an identity number, without a blank.
  void find_glued(const RecognizerInput& input, std::vector<Finding>& findings) const {
    constexpr std::size_t size = 10;
    const Scan& scan = *input.scan;
    for (const Token& token : scan.number_tokens()) {
      if (!token.may_be(clue::identity) || token.last < token.first + size + 2) continue;
      const Compact id = read_identity_number(scan, token);
      const WrittenDay day = id.size == size ? read_written_day(scan, id.end(size), is_labelled_birth) : WrittenDay{};
      if (day.of_numbers && is_calendar_day(scan, id.end(size), day.last)) report(input, id.end(size), day.last, type(), score::shape, findings);
    }
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_birth_date() { return std::make_unique<BirthDate>(); }

}  // namespace opendata::deid
