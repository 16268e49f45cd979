#pragma once
#include <cstddef>

#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// What the words before a number say that it is. `other`: a number of a thing (case, invoice, amount, licence …), never of a person;
/// `unspecified`: only 號碼; `none`: no word says anything.
enum class NumberLabel {
  none,
  unspecified,
  other,
  identity,  ///< of a person: national or resident
  resident,
  passport,
  insurance_card,
  medical_record,
  household,
  phone,
  line,
  birth,
  plate,
  chip,
  account,
  card,
  business,
};

/// The label that governs a number, and where it ends.
struct LabelBefore {
  NumberLabel label = NumberLabel::none;
  std::size_t last = 0;  ///< behind the label's word
};

/// Whether a label's word may begin with the character.
[[nodiscard]] bool may_begin_label(char32_t c);
/// Whether a label's word stands at `i`, a Latin one taken for one also where letters follow it.
[[nodiscard]] bool may_be_label(std::u32string_view text, std::size_t i);

/// The label nearest before `first`: among the words that begin within `window` characters of it, read from left to right, longest first, the
/// last one counts. So 健保卡號 is no 卡號, and 電話會議代碼 no telephone. A sentence ends the search; so does a line, unless its last
/// word is the label ("帳號：" above the number). `window` is at most label_reach.
[[nodiscard]] LabelBefore label_before(const Scan& scan, std::size_t first, std::size_t window = 18);

/// As label_before(); when nothing before says what [first, last) is, the label that stands right behind it: 310774528護照, 0912345678（手機）.
[[nodiscard]] NumberLabel label_beside(const Scan& scan, std::size_t first, std::size_t last, std::size_t window = 18);

/// Whether nothing but blanks, punctuation and 為, 是 stands in [last, first): the label names this very number.
[[nodiscard]] bool is_adjacent(const Scan& scan, std::size_t last, std::size_t first);

}  // namespace opendata::deid
