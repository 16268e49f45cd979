#pragma once
#include <cstddef>
#include <opendata/recognizer.hpp>
#include <string_view>
#include <vector>

#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// The ten characters of a national or resident number that may begin at a token with a letter: also with Chinese digits behind the letters
/// (A一二三四五六七八九). Behind a name in Latin letters that is glued to it (NguyenA123456789), the number begins later than
/// the token. Empty when there are fewer, or they are part of another longer word.
[[nodiscard]] Compact read_identity_number(const Scan& scan, const Token& token);

/// The numbers of one register: a letter, a second character and eight digits.
struct IdentityNumbers {
  std::string_view type;
  std::u32string_view seconds;            ///< the possible second characters, letters as capitals
  bool (*is_valid)(std::string_view id);  ///< by the check digit
};

/// Reports each of them, also those masked in part (A1234***89). One whose check digit is wrong is a typing error, still personal, where a word
/// says what it should be.
void find_identity_numbers(const RecognizerInput& input, const IdentityNumbers& numbers, std::vector<Finding>& findings);

}  // namespace opendata::deid
