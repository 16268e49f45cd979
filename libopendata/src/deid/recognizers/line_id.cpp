#include <algorithm>

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
    const Scan& scan = *input.scan;
    if (scan.latin_tokens().empty()) return;
    std::size_t behind = 0;
    for (const Token& token : scan.tokens()) {
      if (token.first < behind || !may_begin_id(scan, token)) continue;
      behind = std::max(behind, digits_end(scan, token));
      if (token.first < behind) continue;
      const std::size_t last = id_end(scan, token.first);
      if (last - token.first < shortest || last - token.first > longest || scan.at(last) == U'@') continue;
      const double value = score_of(scan, token, last);
      if (value == 0) continue;
      behind = last;
      report(input, token.first, last, type(), value, findings);
    }
  }

 private:
  static bool may_begin_id(const Scan& scan, const Token& token) {
    const bool is_long = token.has_letter && token.last - token.first >= shortest;
    if (!is_long && !contains(U"._-", scan.at(token.last))) return false;
    const bool plain_word = scan.is(token.first, capital) && scan.is(token.first, unlabelled);
    return !plain_word && scan.at(token.first - 1) != U'@';
  }

  // Behind digits alone that marks part, as dates and telephone numbers are; 0 = there is a letter among them, or they are long.
  static std::size_t digits_end(const Scan& scan, const Token& token) {
    for (const Token& part : scan.tokens().subspan(token.index)) {
      if (part.has_letter || part.last - token.first > longest) return 0;
      if (!contains(U"._-", scan.at(part.last)) || !scan.is(part.last + 1, alphanumeric)) return part.last;
      if (scan.is(part.last + 1, letter)) return 0;
    }
    return 0;
  }

  // 0 = none
  static double score_of(const Scan& scan, const Token& token, std::size_t last) {
    const Characters characters = characters_of(scan, token.first, last);
    if (characters.letters == 0) return 0;  // a number
    const bool own = has_id_mark(characters), numbered = scan.is(last - 1, digit) && ends_in_digits(scan, token.first, last, follows_contact(scan, token.first) ? 2 : 3);
    const LabelBefore label = label_before(scan, token, own ? 14 : 10);
    const bool named = (label.label == NumberLabel::line && !is_family_name(scan, label.last, token.first)) || is_glued(scan, token.first) ||
                       (label.label == NumberLabel::account && follows_account(scan, token.first) && !is_office(scan, last));
    if (!named && !own && !numbered) return 0;
    const bool sure = named && (own || numbered) && is_adjacent(scan, label.last, token.first);
    // A keyboard may have made the first letter a capital, which else no id has.
    if ((characters.has_capital && !sure) || is_service(scan, token.first, last) || is_file(scan, last)) return 0;
    if (named) return score::context;
    const bool told = (own ? is_told(scan, token.first, last) : label.label != NumberLabel::other && is_told_right_before(scan, token.first)) ||
                      (label.label != NumberLabel::other && is_set_apart(scan, token.first, last));
    return told && !is_office(scan, last) ? score::shape : 0;
  }

  static const Words& line() {
    static const Words words(U"line 的賴 賴是 加賴 賴id 賴:");
    return words;
  }

  // Around an id that has a mark, which few words have.
  static bool is_told(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words contact(U"聯絡 聯繫 私訊 搜尋 請加 加我 傳我 敲我 密我 私我 群組裡 群組中 群組的 網友 通訊 視訊 好友 訊息");
    static const Words added(U"你加 加一下 加我 加好友 加賴 傳來 傳訊 傳給 已讀 未讀 回訊 私訊");
    static const Words adding(U"加");
    return labelled(scan, first, adding) || has_before(scan, first, 5, contact) || has_before_anywhere(scan, first, 64, line()) || has_after(scan, last, 8, line()) || has_after(scan, last, 3, added);
  }

  // "想聯絡我：林小芬，siaofen_88。": alone between two pauses, where somebody who may be reached is spoken of.
  static bool is_set_apart(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words reached(U"聯絡 連絡 聯繫 窗口 通報 轉達 代為 飼主 領養 認養 本人 友人 朋友 家屬 陳情人 申請人 檢舉人 報名 晶片");
    constexpr std::size_t window = 32;
    const auto pauses = [&](std::size_t i) { return scan.is(i, newline | sentence_end) || contains(U",、()", scan.at(i)); };
    return pauses(first - 1) && !scan.is(first - 2, letter) && (last == scan.size() || pauses(last)) && has_before(scan, first, window, reached);
  }

  static bool is_told_right_before(const Scan& scan, std::size_t first) { return follows_contact(scan, first) || has_before_anywhere(scan, first, 16, line()); }

  static std::size_t id_end(const Scan& scan, std::size_t first) {
    std::size_t i = first;
    while (i < first + longest + 1 && (scan.is(i, alphanumeric) || (contains(U"._-", scan.at(i)) && scan.is(i + 1, alphanumeric)))) ++i;
    return i;
  }
  // "賴議員…wi-fi": 賴 not right before the id.
  static bool is_family_name(const Scan& scan, std::size_t last, std::size_t first) {
    return last > 0 && scan.at(last - 1) == U'賴' && !is_adjacent(scan, last, first);
  }
  // "LINEbean0807"
  static bool is_glued(const Scan& scan, std::size_t first) { return first >= 4 && scan.text().substr(first - 4, 4) == U"LINE"; }
  static bool follows_contact(const Scan& scan, std::size_t first) {
    static const Words contact(U"通訊 通訊方式 聯絡方式 連絡方式 加我 請加 好友");
    return labelled(scan, first, contact);
  }
  // "帳號：abc123，點選「市政府…"
  static bool is_office(const Scan& scan, std::size_t last) {
    static const Words offices(U"政府 官方 公所 本局 本處 機關");
    return has_after(scan, last, 12, offices);
  }
  // "LINE帳號abc123"
  static bool follows_account(const Scan& scan, std::size_t first) {
    static const Words accounts(U"line帳號 賴帳號 line的帳號 賴的帳號 line帳戶");
    return labelled(scan, first, accounts);
  }
  // Letters and then digits: bean0807.
  static bool ends_in_digits(const Scan& scan, std::size_t first, std::size_t last, std::size_t fewest_digits) {
    constexpr std::size_t fewest_letters = 3;
    std::size_t digits = 0;
    while (last > first && scan.is(last - 1, digit)) --last, ++digits;
    return digits >= fewest_digits && last >= first + fewest_letters && scan.at(first) >= U'A' && scan.is(last - 1, letter);
  }
  // Files and hosts have dots, too.
  static bool is_file(const Scan& scan, std::size_t last) {
    static const Words endings(U".jpg .jpeg .png .heic .pdf .doc .docx .xls .xlsx .ods .odt .mp3 .mp4 .mov .zip .txt .csv .com .net .org .com.tw .org.tw .net.tw .gov.tw .edu.tw");
    return endings.ends(scan.text().substr(0, last));
  }
  // What an id is made of.
  struct Characters {
    std::size_t letters = 0, marks = 0;
    bool has_capital = false;
  };
  static Characters characters_of(const Scan& scan, std::size_t first, std::size_t last) {
    Characters found;
    for (const char32_t c : scan.text().substr(first, last - first)) {
      const bool is_upper = c >= U'A' && c <= U'Z';
      found.has_capital |= is_upper;
      found.letters += is_upper || (c >= U'a' && c <= U'z') ? 1 : 0;
      found.marks += c == U'.' || c == U'_' || c == U'-' ? 1 : 0;
    }
    return found;
  }
  // A mark inside, as few ordinary words have; pm2.5 is none.
  static bool has_id_mark(const Characters& characters) { return characters.marks > 0 && characters.letters > 2; }
  // Names of services are no ids.
  static bool is_service(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words services(U"line lineid pay points notify official https http www bot");
    return services.contains_word(scan.text().substr(first, last - first));
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_line_id() { return std::make_unique<LineId>(); }

}  // namespace opendata::deid
