#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/number_labels.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t shortest = 4;
constexpr std::size_t longest = 20;

// a-z 0-9 . - _ after LINE, 賴 or ID; nothing in the id itself tells it from a word.
class LineId final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "LINE_ID"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    static const Words line(U"line 賴");
    static const Words contact(U"聯絡 聯繫 私訊 搜尋");
    const Scan& scan = *input.scan;
    std::size_t behind = 0;
    for (const Token& token : scan.tokens()) {
      const bool digits_alone = !token.has_letter && !contains(U"._-", scan.at(token.last));
      if (token.first < behind || digits_alone || scan.is(token.first, capital) || scan.at(token.first - 1) == U'@') continue;
      if (token.last - token.first < shortest && !contains(U"._-", scan.at(token.last))) continue;
      const std::size_t last = id_end(scan, token.first);
      if (last - token.first < shortest || last - token.first > longest || scan.at(last) == U'@') continue;
      if (is_word(scan, token.first, last)) continue;
      const bool own = has_id_mark(scan, token.first, last);
      const bool named = label_before(scan, token.first, own ? 14 : 10).label == NumberLabel::line;
      const bool near = own && (has_before(scan, token.first, 4, contact) || has_near(scan, token.first, 40, line) || has_after(scan, last, 8, line));
      if (!named && !near) continue;
      behind = last;
      report(input, token.first, last, type(), named ? score::context : score::shape, findings);
    }
  }

 private:
  static std::size_t id_end(const Scan& scan, std::size_t first) {
    std::size_t i = first;
    while (i < first + longest + 1 && (scan.is(i, alphanumeric) || (contains(U"._-", scan.at(i)) && scan.is(i + 1, alphanumeric)))) ++i;
    return i;
  }
  // As has_before(), also in the sentences before: "你們的賴是…？我私人的是yu_0817".
  static bool has_near(const Scan& scan, std::size_t first, std::size_t window, const Words& words) {
    const std::u32string_view text = scan.text().substr(0, first);
    for (std::size_t i = first; i > 0 && first - i < window; --i) {
      if (words.match(text, i - 1) > 0) return true;
    }
    return false;
  }
  // A mark or a digit inside, as few ordinary words have.
  static bool has_id_mark(const Scan& scan, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (contains(U"._-", scan.at(i))) return true;
    }
    return false;
  }
  // Telephone numbers, capitals and names of services are no ids.
  static bool is_word(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words services(U"line lineid pay points notify official https http www bot");
    bool letters = false;
    for (std::size_t i = first; i < last; ++i) {
      if (scan.at(i) >= U'A' && scan.at(i) <= U'Z') return true;
      letters = letters || scan.is(i, letter);
    }
    return !letters || services.contains_word(scan.text().substr(first, last - first));
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_line_id() { return std::make_unique<LineId>(); }

}  // namespace opendata::deid
