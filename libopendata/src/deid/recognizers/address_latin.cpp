#include <algorithm>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"

namespace opendata::deid {
namespace {

constexpr std::u32string_view number_word = U"no";
constexpr std::size_t longest_name = 40;  // characters of a road's or town's name

// "5F.-3, No. 118, Ln. 240, Ziyou 2nd Rd., Zuoying Dist., Kaohsiung City": as the post office writes addresses in Latin letters, the house number
// first. A number and a road or lane make one; a company's or an agency's stands the same way, and is found, too.
class LatinAddress final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "ADDRESS"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    std::size_t behind = 0;
    for (const Token& token : scan.latin_tokens()) {
      if (!token.may_be(clue::latin_address)) continue;
      if (token.first >= behind) behind = std::max(behind, find_unnumbered(input, token, findings));
      if (token.last - token.first != number_word.size() || !word_is(scan, token.first, number_word)) continue;
      const std::size_t number = behind_numbered(scan, token.first);
      const std::size_t last = number == token.first ? number : behind_parts(scan, number);
      if (last > number) report(input, floor_start(scan, token.first), last, type(), score::labelled, findings);
    }
  }

 private:
  // "12 Jiangong Rd., Sanmin District": a number right before a road's name in capitals says No. as well.
  // Returns where it ends; 0 when the token is no road's name behind a number.
  std::size_t find_unnumbered(const RecognizerInput& input, const Token& token, std::vector<Finding>& findings) const {
    constexpr std::size_t longest_number = 4;
    const Scan& scan = *input.scan;
    if (!scan.is(token.first, capital) || !scan.is(token.first - 1, blank) || !scan.is(token.first - 2, digit)) return 0;
    std::size_t first = token.first - 1;
    while (first > 0 && token.first - first <= longest_number && scan.is(first - 1, digit)) --first;
    bool located = false;
    const std::size_t road = behind_name(scan, token.first, located);
    if (!located || scan.is(first - 1, alphanumeric) || follows_number_word(scan, first)) return 0;
    const std::size_t last = behind_parts(scan, road, true);
    if (last == road && scan.is(road, blank) && scan.is(road + 1, capital)) return 0;  // 2023 Silk Road Forum
    report(input, first, last, type(), score::labelled, findings);
    return last;
  }

  // "No. 12 …", which is found with the word, "on May 5 …"
  static bool follows_number_word(const Scan& scan, std::size_t first) {
    static const Words words(U"no no. section sec. ln. lane");
    return labelled(scan, first, words);
  }

  static bool word_is(const Scan& scan, std::size_t first, std::u32string_view word) {
    return scan.stands_alone(first, first + word.size()) && Words::stands_at(scan.text(), std::min(first, scan.size()), word);
  }
  static std::size_t word_end(const Scan& scan, std::size_t first) {
    std::size_t i = first;
    while (scan.is(i, alphanumeric)) ++i;
    return i;
  }

  // Behind "No. 9-1", "Ln. 240"; the start when no number follows the word.
  static std::size_t behind_numbered(const Scan& scan, std::size_t first) {
    std::size_t i = word_end(scan, first);
    if (scan.at(i) == U'.') ++i;
    if (scan.is(i, blank)) ++i;
    if (!scan.is(i, digit)) return first;
    while (scan.is(i, alphanumeric) || (scan.at(i) == U'-' && scan.is(i + 1, digit))) ++i;
    return i;
  }

  // Behind the last of ", Ln. 240", ", Ziyou 2nd Rd.", ", Zuoying Dist."; the start when no road or lane is among them, unless one was `located` before.
  static std::size_t behind_parts(const Scan& scan, std::size_t first, bool located = false) {
    static const Words numbered(U"aly ln sec alley lane section");
    std::size_t last = first;
    while (scan.at(last) == U',' || (last == first && scan.is(last, blank))) {
      const std::size_t part = scan.skip_space(scan.at(last) == U',' ? last + 1 : last);
      const bool of_number = numbered.contains_word(scan.text().substr(std::min(part, scan.size()), word_end(scan, part) - part));
      const std::size_t next = of_number ? behind_numbered(scan, part) : behind_name(scan, part, located);
      if (next == part) break;
      located = located || of_number;
      last = next;
    }
    return located ? last : first;
  }

  // Behind a name that ends with Rd., St., Dist., City …; the start when no such word comes.
  static std::size_t behind_name(const Scan& scan, std::size_t first, bool& located) {
    static const Words roads(U"rd st blvd ave road street boulevard avenue");
    static const Words abbreviations(U"rd st blvd ave dist vil");
    static const Words towns(U"dist city county township vil village district");
    static const Words counties(U"kaohsiung taipei taichung tainan taoyuan keelung hsinchu chiayi pingtung hualien taitung yilan nantou changhua miaoli yunlin penghu kinmen");
    for (std::size_t i = first; i < first + longest_name && scan.is(i, letter | digit);) {
      const std::size_t end = word_end(scan, i);
      const auto word = scan.text().substr(i, end - i);
      const bool road = roads.contains_word(word);
      if (road || towns.contains_word(word)) {
        located = located || road;
        return scan.at(end) == U'.' && abbreviations.contains_word(word) ? end + 1 : end;
      }
      if (located && counties.contains_word(word) && !(scan.is(end, blank) && scan.is(end + 1, letter))) return end;  // "Lingya Dist., Kaohsiung"
      i = end + (scan.at(end) == U'.' ? 1U : 0U);
      if (scan.is(i, blank) || scan.at(i) == U'-') ++i;
    }
    return first;
  }

  // Takes "5F.-3, " before the house number in.
  static std::size_t floor_start(const Scan& scan, std::size_t first) {
    std::size_t i = first;
    while (i > 0 && first - i < 12 && (scan.is(i - 1, alphanumeric | blank) || contains(U".,-", scan.at(i - 1)))) --i;
    for (; i < first; ++i) {
      std::size_t unit = i;
      while (scan.is(unit, digit)) ++unit;
      if (unit > i && !scan.is(i - 1, alphanumeric) && contains(U"Ff", scan.at(unit)) && !scan.is(unit + 1, alphanumeric)) return i;
    }
    return first;
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_address_latin() { return std::make_unique<LatinAddress>(); }

}  // namespace opendata::deid
