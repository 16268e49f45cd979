#include <algorithm>
#include <optional>
#include <string>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/names/person_before.hpp"
#include "deid/recognizers/numbers/dialled.hpp"
#include "deid/recognizers/numbers/numbering_plan.hpp"
#include "deid/recognizers/numbers/offices.hpp"
#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/number_labels.hpp"
#include "text/character_set.hpp"

namespace opendata::deid {
namespace {

constexpr text::CharacterSet phone_masks(U"*xX＊○〇●OoＸ×?"), mask_breaks(U"-() ");
constexpr std::size_t fewest_digits = 6;
constexpr std::size_t local_window = 12;  // characters before a number without area code

struct Match {
  std::size_t last = 0;  // 0 = none
  double score = 0;
};

// Numbers of the Taiwanese plan with separators, +886, extension; partly masked ones; numbers without area code where a word says telephone.
class Phone final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "PHONE"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    std::size_t behind = 0;
    for (const Token& token : scan.tokens()) {
      if (token.first < behind || !token.may_be(clue::dialled) || !may_be_dialled(scan, token)) continue;
      const Match match = examine(scan, token);
      if (match.last == 0) continue;
      const std::size_t first = opening(scan, token.first, match.last);
      behind = extension(scan, match.last);
      report(input, first, behind, type(), match.score, findings);
    }
    for (const Token& token : scan.latin_tokens()) {
      if (token.may_be(clue::glued)) find_glued(input, token, findings);
    }
    find_called_out(input, findings);
  }

 private:
  // "洞九么六、二洞拐、四五五": digits as they are called out so that none is misheard.
  void find_called_out(const RecognizerInput& input, std::vector<Finding>& findings) const {
    const Scan& scan = *input.scan;
    std::size_t behind = 0;
    for (const std::size_t i : scan.marks()) {
      if (i < behind || scan.at(i) != U'洞') continue;
      std::string digits;
      const std::size_t last = called_out_end(scan, i, digits);
      if (digits.size() < 9 || phone_kind(std::string_view(digits).substr(1)) == PhoneKind::none) continue;
      report(input, i, last, type(), score::certain, findings);
      behind = last;
    }
  }

  static int called_out_value(char32_t c) {
    switch (c) {
      case U'洞':
        return 0;
      case U'么':
      case U'幺':
        return 1;
      case U'兩':
        return 2;
      case U'拐':
        return 7;
      case U'勾':
      case U'鉤':
        return 9;
      default:
        return digit_value(c);
    }
  }

  static std::size_t called_out_end(const Scan& scan, std::size_t first, std::string& digits) {
    constexpr std::size_t longest = 10;
    std::size_t last = first;
    for (std::size_t i = first; digits.size() < longest; ++i) {
      if (contains(U"、,- ", scan.at(i)) && called_out_value(scan.at(i + 1)) >= 0) continue;
      const int value = called_out_value(scan.at(i));
      if (value < 0) break;
      digits.push_back(static_cast<char>('0' + value));
      last = i + 1;
    }
    return last;
  }

  // Most numbers of a text are dates, amounts and codes: no number is dialled that begins with anything but 0, + or 886, unless a word says so.
  static bool may_be_dialled(const Scan& scan, const Token& token) {
    const char32_t c = scan.text()[token.first];
    if (c == U'0' || c == U'8') return true;
    const int first = digit_value(c);
    if (first < 0) return begins_with_letter(scan, token.first) && !is_identity(scan, token);
    if (first == 0 || first == 8 || scan.at(token.first - 1) == U'+') return true;
    return label_before(scan, token, local_window).label == NumberLabel::phone;
  }

  // "O912-345-678", "(O7)345-1236": the letter for the digit.
  static bool begins_with_letter(const Scan& scan, std::size_t i) {
    if (!contains(U"Oo", scan.at(i)) || !scan.is(i + 1, digit)) return false;
    return scan.at(i - 1) == U'(' || (scan.at(i + 1) == U'9' && scan.is(i + 2, digit));
  }

  // "ARC no. is O912345678"
  static bool is_identity(const Scan& scan, const Token& token) {
    const NumberLabel label = label_before(scan, token, local_window).label;
    return label == NumberLabel::identity || label == NumberLabel::resident;
  }

  // Where "0912" begins in "Wahyuni0912-345-678", a name in Latin letters and a mobile number; none in another token with letters.
  static std::optional<std::size_t> glued(const Scan& scan, const Token& token) {
    constexpr std::size_t longest_tail = 10;
    if (!scan.is(token.last - 1, digit) || scan.at(token.first) < U'A' || scan.at(token.first) > U'Z') return std::nullopt;
    std::size_t i = token.last;
    while (i > token.first && token.last - i < longest_tail && scan.is(i - 1, digit)) --i;
    const bool name = i > token.first + 2 && scan.at(i - 1) >= U'a' && scan.at(i - 1) <= U'z';
    return name && scan.at(i) == U'0' && scan.at(i + 1) == U'9' ? std::optional(i) : std::nullopt;
  }

  void find_glued(const RecognizerInput& input, const Token& token, std::vector<Finding>& findings) const {
    constexpr std::size_t size = 10;
    const std::optional<std::size_t> number = glued(*input.scan, token);
    if (!number) return;
    const std::size_t first = *number;
    const Dialled d = read_dialled(*input.scan, first, {});
    const bool whole = d.size == size && phone_kind(d.view(1, size)) == PhoneKind::mobile && !input.scan->is(d.end(size), alphanumeric);
    if (whole && input.scan->at(d.end(size)) != U'@') report(input, first, d.end(size), type(), score::likely, findings);
  }

  // Takes "+", "(" and "(+" before the first digit in.
  static std::size_t opening(const Scan& scan, std::size_t first, std::size_t last) {
    if (scan.at(first - 1) == U'+') --first;
    const std::size_t bracket = std::u32string_view(U"([【〔").find(scan.at(first - 1));
    if (bracket == std::u32string_view::npos) return first;
    return scan.text().substr(first, last - first).find(U")]】〕"[bracket]) == std::u32string_view::npos ? first : first - 1;
  }

  // Too few digits, and nothing that joins others to them.
  static bool is_short(const Scan& scan, const Token& token) {
    if (token.chinese || token.last - token.first >= fewest_digits) return false;
    const bool goes_on = may_part_digits(scan, token.last) || contains(U",、ㄧー", scan.at(token.last)) || may_part_loosely(scan, token.last) || scan.is(token.last, newline | han_digit);
    return !goes_on && !begins_mobile(scan, token);
  }

  // "0912", with which most mobile numbers begin.
  static bool begins_mobile(const Scan& scan, const Token& token) {
    return token.last - token.first == 4 && scan.at(token.first) == U'0' && scan.at(token.first + 1) == U'9';
  }

  // "05" in 2024-05-06: no number begins there, as bounded() says of it however long it is.
  static bool is_end_of_number(const Scan& scan, const Token& token) {
    return token.first >= 2 && contains(U"-.", scan.at(token.first - 1)) && scan.is(token.first - 2, digit);
  }

  // "05/06": too few with those that may follow, which are counted without reading them.
  static bool has_few_digits(const Scan& scan, const Token& token) {
    if (token.last - token.first >= fewest_digits) return false;
    constexpr std::size_t longest_gap = 5;  // three marks and a line end (CR LF) between two groups
    const auto tokens = scan.tokens();
    std::size_t most = 0;
    for (std::size_t i = token.index; most < fewest_digits; ++i) {
      most += tokens[i].last - tokens[i].first;
      if (tokens[i].chinese || goes_on_otherwise(scan, tokens[i].last, tokens[i].last + longest_gap)) return false;
      if (i + 1 == tokens.size() || tokens[i + 1].first > tokens[i].last + longest_gap) break;
      if (scan.at(tokens[i].last) == U',' && !is_spoken(scan, token)) break;  // a table's next cell
    }
    return most < fewest_digits;
  }

  // In Chinese digits, or what looks like one, which are no tokens.
  static bool goes_on_otherwise(const Scan& scan, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (scan.at(i) >= 0x80 && (scan.is(i, han_digit) || contains(U"ㄧー", scan.at(i)))) return true;
    }
    return false;
  }

  // "電話0918，564，380": a word says that what begins with 0 is dialled; commas are the pauses in it.
  static bool is_spoken(const Scan& scan, const Token& token) {
    return digit_value(scan.at(token.first)) == 0 && label_before(scan, token, local_window).label == NumberLabel::phone;
  }

  static Dialled read(const Scan& scan, const Token& token) {
    return read_dialled(scan, token.first, {.chinese = token.chinese, .pauses = token.chinese || is_spoken(scan, token)});
  }

  // How many leading digits are the country code and the trunk 0; the rest must be a number of the plan.
  static std::size_t prefix(const Scan& scan, const Dialled& d) {
    const std::string_view all = d.view(0, d.size);
    const bool plus = scan.at(d.position[0] - 1) == U'+';
    const std::size_t country = all.starts_with("886") ? 3 : all.starts_with("00886") ? 5 : all.starts_with("002886") ? 6 : 0;
    if (country > 0) return all.substr(country, 1) == "0" ? country + 1 : country;
    return !plus && all.starts_with("0") ? 1 : 0;
  }

  static Match examine(const Scan& scan, const Token& token) {
    const Match masked = examine_masked(scan, token);
    if (masked.last != 0 || is_short(scan, token) || is_end_of_number(scan, token)) return masked;
    if (const Match grouped = examine_grouped(scan, token); grouped.last != 0 || has_few_digits(scan, token)) return grouped;
    const Dialled d = read(scan, token);
    Match match = examine_planned(scan, d);
    if (match.last == 0) match = examine_mixed(scan, token, d);
    if (match.last == 0) match = examine_marked(scan, token, d);
    return match.last == 0 && d.size >= fewest_digits ? examine_unplanned(scan, d) : match;
  }

  // What no number of the plan is, nor of another writing.
  static Match examine_unplanned(const Scan& scan, const Dialled& d) {
    Match match = examine_foreign(scan, d);
    if (match.last == 0) match = examine_abroad(scan, d);
    if (match.last == 0) match = examine_written(scan, d);
    return match.last == 0 ? examine_by_context(scan, d) : match;
  }

  // The longest number of the plan.
  static Match examine_planned(const Scan& scan, const Dialled& d) {
    if (d.size < fewest_digits) return {};
    const std::size_t start = prefix(scan, d);
    for (std::size_t size = std::min(d.size, start + 11); start > 0 && size >= start + 7; --size) {
      const PhoneKind kind = phone_kind(d.view(start, size));
      if (kind == PhoneKind::none || !bounded(scan, d, size)) continue;
      return {d.end(size), score_of(scan, d, kind, d.end(size))};
    }
    return {};
  }

  // "0917三五〇二二八", "0912~345~678", "0912一345一678": ASCII digits that go on in Chinese ones, or that rare marks or strokes join, where the
  // whole is a number of the plan.
  static Match examine_mixed(const Scan& scan, const Token& token, const Dialled& plain) {
    if (token.chinese || plain.size == 0 || plain.digits[0] != '0' || !goes_on(scan, plain.end(plain.size))) return {};
    for (const Writing writing : {Writing{.chinese = true}, Writing{.loose = true}, Writing{.strokes = true}}) {
      const Dialled d = read_dialled(scan, token.first, writing);
      const Match match = ends_with_digits(scan, d) ? examine_planned(scan, d) : Match{};
      const bool told = !writing.loose || (d.digits[1] == '9' && plain.size == 4) || (plain.size <= 4 && is_spoken(scan, token));
      if (told && d.size > 0 && match.last == d.end(d.size)) return match;
    }
    return {};
  }

  // "0912●345●678", "0912💛345💛678": whatever mark, twice, where mobile numbers have their breaks.
  static Match examine_marked(const Scan& scan, const Token& token, const Dialled& plain) {
    constexpr std::size_t group = 4, second = 7, size = 10;
    if (!begins_mobile(scan, token) || plain.size != group) return {};
    const std::size_t mark = plain.end(group) + (scan.is(plain.end(group), blank) ? 1 : 0);
    if (scan.is(mark, alphanumeric | newline | blank) || contains(U",，、。;；:：", scan.at(mark))) return {};
    const Dialled d = read_dialled(scan, token.first, {.mark = scan.at(mark)});
    const bool parted = d.size >= size && d.position[second] > d.position[second - 1] + 1;
    const bool grouped = parted && d.position[second - 1] == d.position[group] + 2 && d.end(size) == d.position[second] + 3;
    const bool mobile = grouped && phone_kind(d.view(1, size)) == PhoneKind::mobile && bounded(scan, d, size);
    return mobile ? Match{d.end(size), score::certain} : Match{};
  }

  // "林小芬，0912,345,678": behind a person commas stand where mobile numbers have their breaks.
  static Match examine_grouped(const Scan& scan, const Token& token) {
    constexpr std::size_t size = 10;
    const auto part = [&](std::size_t i) { return contains(U",、", scan.at(i)) && scan.run_end(i + 1, digit, 4) == i + 4; };
    if (!begins_mobile(scan, token) || !part(token.last) || !part(token.last + 4)) return {};
    const Dialled d = read_dialled(scan, token.first, {.pauses = true});
    const std::size_t last = token.last + 8;
    const bool more = contains(U",、", scan.at(last)) && scan.is(last + 1, digit);
    const bool mobile = d.size >= size && phone_kind(d.view(1, size)) == PhoneKind::mobile && bounded(scan, d, size);
    return mobile && !more && follows_person(scan, token.first) ? Match{last, score::likely} : Match{};
  }

  static bool goes_on(const Scan& scan, std::size_t i) {
    const std::size_t next = may_part_digits(scan, i) ? i + 1 : i;
    return scan.is(next, han_digit) || contains(U"ㄧー", scan.at(next)) || (may_part_loosely(scan, i) && scan.is(i + 1, digit));
  }

  // Not "0917三五〇二二八十".
  static bool ends_with_digits(const Scan& scan, const Dialled& d) { return d.size > 0 && !contains(U"十百千萬", scan.at(d.end(d.size))); }

  // "+84 912 345 678": a plus sign and up to fifteen digits of another country (E.164 §6.2); nobody writes that before anything else.
  static Match examine_foreign(const Scan& scan, const Dialled& d) {
    constexpr std::size_t fewest = 9, most = 15;
    const std::size_t first = d.position[0];
    const bool plus = scan.at(first - 1) == U'+' && d.digits[0] != '0' && !d.view(0, d.size).starts_with("886");
    const bool of_word = scan.is(first - 2, letter) && scan.is(first - 3, letter);  // WhatsApp+84-…
    if (!plus || (scan.is(first - 2, alphanumeric) && !of_word) || d.size < fewest || d.size > most || !bounded(scan, d, d.size)) return {};
    const std::size_t last = d.end(d.size);
    return {last, belongs_to_office(scan, first, last) ? score::weak : score::labelled};
  }

  // "1-604-555-0123"
  static bool is_of_north_america(const Dialled& d) {
    constexpr std::size_t size = 11;
    return d.size == size && d.separated && d.digits[0] == '1' && d.digits[1] >= '2';
  }

  // "電話002-86-138 1234 5678": without a word for it, digits that begin so are a code as often.
  static Match examine_abroad(const Scan& scan, const Dialled& d) {
    if (!(is_number_abroad(d.view(0, d.size)) || is_of_north_america(d)) || !bounded(scan, d, d.size)) return {};
    const std::size_t first = d.position[0], last = d.end(d.size);
    if (label_before(scan, first).label != NumberLabel::phone) return {};
    return {last, belongs_to_office(scan, first, last) ? score::weak : score::labelled};
  }

  // "(07)064-8688", "07-0648688分機95": no number of the plan, but written as only telephone numbers are; a typing error
  // or a reserved number is somebody's all the same.
  static Match examine_written(const Scan& scan, const Dialled& d) {
    if (d.digits[0] != '0' || d.dotted) return {};
    for (const std::size_t size : {std::size_t{10}, std::size_t{9}}) {
      if (d.size < size || !bounded(scan, d, size)) continue;
      const std::size_t last = d.end(size);
      const bool extended = extension(scan, last) > last;
      if (!extended && !has_bracketed_area_code(scan, d)) continue;
      if (belongs_to_office(scan, d.position[0], last)) return {last, score::weak};
      const bool named = label_before(scan, d.position[0]).label == NumberLabel::phone;
      return {last, extended || named ? score::context : score::shape};
    }
    return {};
  }

  static bool has_bracketed_area_code(const Scan& scan, const Dialled& d) {
    static const Words area_codes(U"02 03 037 04 049 05 06 07 08 089 082 0826 0836");
    const std::size_t first = d.position[0];
    if (scan.at(first - 1) != U'(') return false;
    constexpr std::size_t longest_area_code = 4;  // looked for no further: this runs for every number of the text
    const auto beginning = scan.text().substr(first, longest_area_code + 1);
    const std::size_t close = beginning.find(U')');
    return close != beginning.npos && first + close < d.position[d.size - 1] && area_codes.contains_word(beginning.substr(0, close));
  }

  static bool bounded(const Scan& scan, const Dialled& d, std::size_t size) {
    const std::size_t first = d.position[0];
    if (scan.at(first - 1) == U'+' && first > 0) return scan.stands_alone(first, d.end(size));
    const bool cut = scan.is(d.position[size - 1], han_digit) && scan.is(d.end(size), han_digit);
    const bool coded = scan.at(first - 1) == U'-' && scan.is(first - 2, letter);  // "AB-12345678"
    return !cut && !coded && scan.number_stands_alone(first, d.end(size));
  }

  // A hot line is no person's, nor a fixed line of an agency or shop; a number named as something else is that, unless it is written as only
  // mobile numbers are.
  static double score_of(const Scan& scan, const Dialled& d, PhoneKind kind, std::size_t last) {
    if (kind == PhoneKind::toll_free || kind == PhoneKind::premium_rate || kind == PhoneKind::universal_access) return score::weak;
    const std::size_t first = d.position[0];
    const LabelBefore label = label_before(scan, first);
    if (label.label == NumberLabel::other && !d.separated && is_adjacent(scan, label.last, first)) return score::weak;
    if (kind == PhoneKind::mobile) return score::certain;
    if (belongs_to_office(scan, first, last)) return score::weak;
    if (label.label == NumberLabel::phone) return score::labelled;
    if (label.label == NumberLabel::other && is_adjacent(scan, label.last, first)) return score::weak;
    return d.separated ? score::labelled : score::likely;
  }

  // "手機912345678": a table's column of numbers drops the 0.
  static bool lacks_zero(const Scan& scan, const Dialled& d, const LabelBefore& label) {
    return d.digits[0] == '9' && phone_kind(d.view(0, d.size)) == PhoneKind::mobile && is_adjacent(scan, label.last, d.position[0]);
  }

  // Not "無電話 貓1 07-…": a digit alone before a number that begins with 0 is not dialled.
  static bool begins_with_group(const Dialled& d) {
    return d.position[1] == d.position[0] + 1 || d.digits[1] != '0' || d.position[2] != d.position[1] + 1;
  }

  // Seven or eight digits after a word for telephone: a local number; up to eleven that begin with 0: one with a typing error.
  static Match examine_by_context(const Scan& scan, const Dialled& d) {
    const std::size_t first = d.position[0];
    const LabelBefore label = label_before(scan, first, local_window);
    const std::size_t most = d.digits[0] == '0' ? 11 : lacks_zero(scan, d, label) ? 9 : 8;
    const bool dictated = d.dotted && scan.is(first, han_digit) && is_adjacent(scan, label.last, first);  // 七六一、二〇三五
    for (std::size_t size = std::min(d.size, most); size >= 7 && (!d.dotted || dictated) && begins_with_group(d); --size) {
      const std::size_t last = d.end(size);
      if (!bounded(scan, d, size)) continue;
      const bool named = label.label == NumberLabel::phone && !is_amount(scan, last) && (is_adjacent(scan, label.last, first) || !is_date(d.view(0, size)));
      if (!named) continue;
      return {last, belongs_to_office(scan, first, last) ? score::weak : score::context};
    }
    return {};
  }

  // "來電1130506" names a day.
  static bool is_date(std::string_view digits) { return text::parse_date(digits).has_value(); }

  // "0912-***-678", "07-742xxxx", "09○○○○○678": digits that begin like a telephone number and go on with mask characters.
  static Match examine_masked(const Scan& scan, const Token& token) {
    constexpr char32_t zeros[] = U"○〇Oo";
    if (scan.at(token.first) != U'0' || scan.is(token.first - 1, alphanumeric)) return {};
    const std::size_t end = token.first + 18;
    std::size_t plain = token.first;
    while (plain < end && (scan.is(plain, digit) || mask_breaks.holds(scan.at(plain)))) ++plain;
    if (!phone_masks.holds(scan.at(plain))) return {};  // most
    std::size_t digits = 0, masked = 0, hidden = 0, last = token.first;
    for (std::size_t i = token.first; i < end; ++i) {
      if (scan.is(i, digit)) ++digits;
      else if (mask_breaks.holds(scan.at(i))) continue;
      else if (phone_masks.holds(scan.at(i)) && digits >= 2) (contains(zeros, scan.at(i)) ? masked : hidden) += 1;
      else break;
      last = i + 1;
    }
    const std::size_t size = digits + masked + hidden;
    const bool fixed = hidden == 1 && size <= 10 && token.last - token.first <= 4 && contains(U"-)", scan.at(token.last)) && has_star(scan, token.last, last);
    const bool mobile = size == 10 && scan.at(token.first + 1) == U'9' && hidden == 1;  // one hidden digit is enough
    if ((masked + hidden < 2 && !mobile && !fixed) || digits < 4 || size < 9 || size > 10 || scan.is(last, alphanumeric)) return {};
    return {last, score::likely};
  }

  // "06-2367*42": x marks an extension as often.
  static bool has_star(const Scan& scan, std::size_t first, std::size_t last) {
    return scan.text().substr(first, last - first).find_first_of(U"*＊●") != std::u32string_view::npos;
  }

  // "#15", "轉15", "分機 1234", "ext. 12", "~90" behind the number.
  static std::size_t extension(const Scan& scan, std::size_t last) {
    static const Words marks(U"# #分機 #內線 轉 分機 轉分機 內線 ext ext. x ~ 分機: 分機：");
    const bool in_brackets = scan.at(last) == U'(';  // 07-7215338（分機12）
    std::size_t i = scan.is(last, blank) || scan.at(last) == U',' || in_brackets ? last + 1 : last;
    const std::size_t mark = marks.match(scan.text(), i);
    if (mark == 0) return last;
    i += mark;
    while (scan.is(i, blank) || contains(U":：#", scan.at(i))) ++i;
    static const Words spoken(U"分機 內線");  // 分機一二, but 轉三位
    const unsigned digits = spoken.ends(scan.text().substr(0, i)) ? unsigned{digit | han_digit} : unsigned{digit};
    std::size_t end = i;
    while (end < i + 6 && scan.is(end, digits)) ++end;
    if (end == i || scan.is(end, alphanumeric) || (in_brackets && scan.at(end) != U')')) return last;
    return in_brackets ? end + 1 : end;
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_phone() { return std::make_unique<Phone>(); }

}  // namespace opendata::deid
