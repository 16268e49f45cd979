#include "deid/recognizers/numbers/labelled_number.hpp"

#include <algorithm>

#include "deid/recognizers/numbers/masked_number.hpp"
#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"

namespace opendata::deid {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "4471906C", "4471906-C": a letter alone behind `size` characters.
bool has_last_letter(const Scan& scan, const Compact& number, std::size_t size) {
  if (size >= number.size || is_digit(number.chars[size])) return false;
  const std::size_t i = number.end(size + 1);
  return !scan.is(i, alphanumeric) && !scan.is(i - 2, blank | newline);
}

// The leading characters of `number` that form one: at most `letters` letters, then digits, ending where the writer ended a group.
std::size_t usable_size(const Scan& scan, const Compact& number, const LabelledNumber& form) {
  const std::size_t most = std::min(number.size, form.longest);
  std::size_t leading = 0;
  while (leading < most && !is_digit(number.chars[leading])) ++leading;
  if (leading > form.letters) return 0;
  std::size_t size = leading;
  while (size < most && is_digit(number.chars[size])) ++size;
  if (form.lettered && size >= form.shortest && size < most && has_last_letter(scan, number, size)) return size + 1;
  for (; size >= form.shortest && size > leading; --size) {
    if (!scan.is(number.end(size), alphanumeric)) return size;
  }
  return 0;
}

// The leading characters of the number that stand alone as one of the kind; 0 when none do.
std::size_t size_alone(const Scan& scan, const Compact& number, const LabelledNumber& form) {
  const std::size_t size = number.size < form.shortest ? 0 : usable_size(scan, number, form);
  return size > 0 && scan.number_stands_alone(number.first(), number.end(size)) ? size : 0;
}

std::size_t letters_before(std::string_view number) { return static_cast<std::size_t>(std::find_if(number.begin(), number.end(), is_digit) - number.begin()); }

// "女NC-0012345，男NC-0012346", "不是7008965，是7008956": the next of a series, or the same written wrongly.
bool is_like(std::string_view named, std::string_view number) {
  constexpr std::size_t same = 4, slips = 2;
  std::size_t different = 0;
  for (std::size_t i = 0; i < named.size(); ++i) different += named[i] != number[i] ? 1U : 0U;
  return different <= slips || (!is_digit(named[0]) && named.substr(0, same) == number.substr(0, same));
}

// "AT905423、AS223941"
bool is_listed(const Scan& scan, std::size_t last, std::size_t first) {
  return contains(U"、,及和與跟或/", scan.at(last)) && scan.skip_space(last + 1) == first;
}

// "1碼英文加7碼數字，例如F1234567", "格式：12345678": nobody's.
bool is_example(const Scan& scan, std::size_t first) {
  static const Words examples(U"例 例如 範例 舉例 譬如 比如 例示 格式 碼,如 數字,如");
  return labelled(scan, first, examples);
}

// "chart No. 3307158": what follows is the number.
bool is_abbreviation(const Scan& scan, const Token& token) {
  return token.last == token.first + 2 && Words::stands_at(scan.text(), token.first, U"no") && !scan.is(token.last, alphanumeric | newline);
}

// "舊0771-552、新10771552", "由NC-0012345換為12345678", "不是她的 她的是8830124", "舊護照300618429須註銷，新號360027714": the word right before tells it from the one that was named, whose
// place it took.
bool is_told_apart(const Scan& scan, std::size_t first, std::size_t last) {
  static const Words others(
      U"新 舊 另 原 新的 舊的 另一 另一個 另一家 另一家的是 新的是 舊的是 新號 新號碼 新證號 舊號 舊號碼 原號 原號碼 現號 原為 改 改為 改成 後改 換成 換為 更換為 更改為 變更為 調整為 併入 併為 合併為 變成 轉成 換發 換發後 補發 補發後 更正 更正為 應 應為 應是 應該是 "
      U"正確 正確是 正確為 才是 而是 不是 我的是 他的是 她的是 本人是 所填 誤填 誤植 誤寫");
  return labelled(scan, first, others) && scan.at(last) != U'元';
}

// Another label may stand between only where the numbers are alike: "戶號Q3306128，與申請書所填Q3306182不符".
bool may_be_another(const Scan& scan, const Token& token, const LabelledNumber& form, std::string_view named, std::string_view number) {
  const NumberLabel label = label_before(scan, token, form.window).label;
  if (label == NumberLabel::other) return named.size() == number.size() && is_like(named, number);
  return label == NumberLabel::none || label == NumberLabel::unspecified || label == form.label;
}

// Near behind a named number; a sentence may end between.
void find_others(const RecognizerInput& input, const LabelledNumber& form, const Compact& named, std::size_t named_size, std::vector<Finding>& findings) {
  constexpr std::size_t reach = 32;
  const Scan& scan = *input.scan;
  const std::size_t behind = named.end(named_size);
  const auto tokens = scan.number_tokens();
  auto token = std::lower_bound(tokens.begin(), tokens.end(), behind, [](const Token& t, std::size_t place) { return t.first < place; });
  for (; token != tokens.end() && token->first < behind + reach; ++token) {
    const Compact& number = scan.number(*token);
    const std::size_t size = size_alone(scan, number, form);
    const bool told = size > 0 && is_told_apart(scan, token->first, number.end(size));
    if (!told || !may_be_another(scan, *token, form, named.view().substr(0, named_size), number.view().substr(0, size))) continue;
    report(input, token->first, number.end(size), form.type, score::labelled, findings);
  }
}

}  // namespace

bool is_next_of(const Scan& scan, const Compact& named, std::size_t size, const Compact& number) {
  const std::string_view one = named.view().substr(0, size), other = number.view().substr(0, size);
  const bool same_form = one.size() == other.size() && letters_before(one) == letters_before(other);
  if (!same_form) return false;
  return is_like(one, other) || is_listed(scan, named.end(size), number.first()) || is_told_apart(scan, number.first(), number.end(size));
}

void find_dictated_numbers(const RecognizerInput& input, const LabelledNumber& form, std::vector<Finding>& findings) {
  const Scan& scan = *input.scan;
  for (const Token& token : scan.tokens()) {
    if (scan.is(token.first, unlabelled) || !contains(U",、./", scan.at(token.last)) || scan.number(token).size >= form.shortest) continue;
    const Compact number = read_compact(scan, token, form.longest, Script::spoken);
    const bool whole = usable_size(scan, number, form) == form.longest && scan.number_stands_alone(token.first, number.end(form.longest));
    if (whole && label_before(scan, token).label == form.label) report(input, token.first, number.end(form.longest), form.type, score::labelled, findings);
  }
}

void find_masked_numbers(const RecognizerInput& input, const LabelledNumber& form, std::vector<Finding>& findings) {
  const Scan& scan = *input.scan;
  for (const Token& token : scan.tokens()) {
    if (!may_be_masked(scan, token) || scan.is(token.first, unlabelled)) continue;
    const MaskedNumber number = read_masked_number(scan, token);
    if (number.size < form.shortest || number.size > form.longest || label_before(scan, token, form.window).label != form.label) continue;
    report(input, token.first, number.last, form.type, score::labelled, findings);
  }
}

void find_labelled_numbers(const RecognizerInput& input, const LabelledNumber& form, std::vector<Finding>& findings) {
  const Scan& scan = *input.scan;
  if (!scan.may_be_labelled(form.label)) return;
  std::size_t behind = 0;
  Reported reported(scan);
  if (form.shortest == form.longest) find_dictated_numbers(input, form, findings);
  find_masked_numbers(input, form, findings);
  const auto size_of = [&](const Compact& number) { return size_alone(scan, number, form); };
  for (const Token& token : scan.labelled_numbers()) {
    if (token.first < behind || is_abbreviation(scan, token)) continue;
    const Compact& number = scan.number(token);
    const std::size_t size = size_of(number);
    if (size == 0 || is_example(scan, token.first) || label_beside(scan, token, number.end(size), form.window) != form.label) continue;
    report(input, token.first, number.end(size), form.type, score::labelled, findings);
    find_series(input, {.type = form.type, .window = form.window, .size = size}, number, size_of, reported, findings);
    find_others(input, form, number, size, findings);
    behind = number.end(size);
  }
}

}  // namespace opendata::deid
