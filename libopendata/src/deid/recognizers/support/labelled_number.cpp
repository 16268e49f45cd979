#include "deid/recognizers/support/labelled_number.hpp"

#include <algorithm>

#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/finding.hpp"

namespace opendata::deid {
namespace {

// The leading characters of `number` that form one: at most `letters` letters, then digits, ending where the writer ended a group.
std::size_t usable_size(const Scan& scan, const Compact& number, const LabelledNumber& form) {
  std::size_t leading = 0;
  while (leading < number.size && (number.chars[leading] < '0' || number.chars[leading] > '9')) ++leading;
  if (leading > form.letters) return 0;
  std::size_t size = leading;
  while (size < number.size && number.chars[size] >= '0' && number.chars[size] <= '9') ++size;
  const bool closing_letter = form.letters > 0 && size >= form.shortest && size + 1 == number.size;  // P1234567A
  if (closing_letter && !scan.is(number.end(size + 1), alphanumeric)) return size + 1;
  for (size = std::min(size, form.longest); size >= form.shortest && size > leading; --size) {
    if (!scan.is(number.end(size), alphanumeric)) return size;
  }
  return 0;
}

// Whether a longer word that began up to four characters earlier reaches over `at`: 卡號 in 健保卡號.
bool inside_word(std::u32string_view text, std::size_t at, const Words& words) {
  for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
    if (words.match(text, at - back) >= back) return true;
  }
  return false;
}

}  // namespace

const Words& other_number_words() {
  static const Words list(
      U"身分證 身份證 字號 電話 手機 市話 傳真 聯絡 健保卡 病歷 戶號 護照 晶片 帳號 局號 卡號 車牌 車號 統編 統一編號 生日 出生 證號 案號 編號 文號 批號 序號 收據 發票 金額 地號 頸牌 id 統一證號 居留證 line");
  return list;
}

bool nearest_before(const Scan& scan, std::size_t first, std::size_t window, const Words& near, const Words& far) {
  const std::u32string_view text = scan.text().substr(0, first);
  for (std::size_t i = first; i > 0 && first - i < window; --i) {
    if (contains(U"。！？；\n", text[i - 1])) return false;
    if (near.match(text, i - 1) > 0) return true;
    if (far.match(text, i - 1) > 0 && !inside_word(text, i - 1, near)) return false;
  }
  return false;
}

void find_labelled_numbers(const RecognizerInput& input, const LabelledNumber& form, const Words& words, std::vector<Finding>& findings) {
  const Scan& scan = *input.scan;
  std::size_t behind = 0;
  for (const Token& token : scan.tokens()) {
    if (token.first < behind) continue;
    const Compact number = read_compact(scan, token.first, form.longest, token.chinese ? Script::chinese : Script::ascii);
    if (number.size < form.shortest) continue;
    const std::size_t size = usable_size(scan, number, form);
    if (size == 0 || !scan.stands_alone(token.first, number.end(size))) continue;
    const bool named = nearest_before(scan, token.first, form.window, words, other_number_words()) || has_after(scan, number.end(size), 2, words);
    if (!named) continue;
    behind = number.end(size);
    report(input, token.first, behind, form.type, score::labelled, findings);
  }
}

}  // namespace opendata::deid
