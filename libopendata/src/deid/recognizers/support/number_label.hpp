#pragma once
#include <cstdint>

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

/// Its bit in a set of labels.
[[nodiscard]] constexpr std::uint32_t label_bit(NumberLabel label) { return 1U << static_cast<unsigned>(label); }

/// A label's word at [first, last) of a text.
struct LabelWord {
  std::uint32_t first;
  std::uint32_t last;
  NumberLabel label;
};

}  // namespace opendata::deid
