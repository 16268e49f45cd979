#include <algorithm>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/names/person_before.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/number_labels.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t shortest = 4;
constexpr std::size_t longest = 20;
constexpr std::size_t longest_user_id = 34;

// a-z 0-9 . - _ after LINE, 賴 or ID; nothing in the id itself tells it from a word.
class LineId final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "LINE_ID"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    if (scan.latin_tokens().empty()) return;
    if (scan.may_be_labelled(NumberLabel::line)) find_spelt(input, findings);
    std::size_t behind = 0;
    std::u32string_view found;
    for (const Token& token : scan.tokens()) {
      if (token.first < behind || !token.may_be(clue::line_id)) continue;
      behind = std::max(behind, digits_end(scan, token));
      if (token.first < behind) continue;
      const std::size_t last = id_end(scan, token.first);
      if (is_host(scan, token.first, last)) {
        behind = path_end(scan, last);
        continue;
      }
      const std::u32string_view id = scan.text().substr(token.first, last - token.first);
      if (id.size() < shortest || (id.size() > longest && !is_user_id(id)) || scan.at(last) == U'@') continue;
      const double value = is_user_id(id) ? score::certain : is_like(found, id) ? score::context : score_of(scan, token, last);
      if (value == 0) continue;
      behind = last;
      if (is_placeholder(id) || is_of_other_service(scan, token.first) || is_password(scan, token.first) || is_of_office(scan, token.first)) continue;
      found = id;
      report(input, id_start(scan, token.first), last, type(), value, findings);
    }
  }

 private:
  // "https://www.example.tw", "facebook.com/"
  static bool is_host(const Scan& scan, std::size_t first, std::size_t last) {
    return (scan.at(first - 1) == U'/' && scan.at(first - 2) == U'/') || (scan.at(last) == U'/' && is_file(scan, last));
  }

  // What a URL's path and query name is no id.
  static std::size_t path_end(const Scan& scan, std::size_t last) {
    constexpr std::size_t longest_url = 2000;
    std::size_t i = last;
    while (i < last + longest_url && (scan.is(i, alphanumeric) || contains(U"/.?=&-_%#~+:@", scan.at(i)))) ++i;
    return i;
  }

  // "_siaofen88": back over what few words have before them.
  static std::size_t id_start(const Scan& scan, std::size_t first) {
    constexpr std::size_t most_marks = 3;
    std::size_t i = first;
    while (i > 0 && first - i < most_marks && scan.at(i - 1) == U'_') --i;
    return scan.is(i - 1, alphanumeric) ? first : i;
  }

  // "LINE社群密碼furry0615"
  static bool is_password(const Scan& scan, std::size_t first) {
    static const Words words(U"密碼 密碼是 密碼為 通關密語 邀請碼 通關碼 password pw");
    return labelled(scan, first, words);
  }

  // "本處官方LINE帳號kcg_animal", but not "官方LINE加不進去，我的siaofen88", "請本局加LINE：siaofen88".
  static bool is_of_office(const Scan& scan, std::size_t first) {
    static const Words offices(U"官方 本局 本處 本所 本府 本會 本院 本館 本校 本店 市府 公所 動保處 衛生所 里辦公處 協會 基金會");
    static const Words own(U"我 他 她 您 你 民 本人 個人 先生 小姐 女士 太太 飼主 家屬 申請人 陳情人 請本局 請本處 請本所 請本府 請市府 請公所 請動保處 請衛生所");
    constexpr std::size_t window = 12;
    return has_before(scan, first, window, offices) && !has_before(scan, first, window, own) && name_size_before(scan, first) == 0;
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
    const std::size_t first = token.first;
    const Characters characters = characters_of(scan, first, last);
    if (characters.letters == 0) return 0;  // a number
    const bool own = has_id_mark(characters), numbered = is_numbered(scan, first, last);
    const LabelBefore label = label_before(scan, token, own ? 14 : 10);
    const bool named = is_named(scan, first, last, label);
    if (!named && !own && !numbered) return 0;
    const bool called = is_called_id(scan, first) || follows_account(scan, first);
    const bool shaped = own || numbered || (called && ends_in_digits(scan, first, last, 2));  // not "LINE Android13"
    const bool sure = named && shaped && (called || is_adjacent(scan, label.last, first));
    // A keyboard may have made the first letter a capital, which else no id has.
    if ((characters.has_capital && !sure) || is_service(scan, first, last) || (!called && is_system(scan, first)) || is_file(scan, last)) return 0;
    if (named) return score::context;
    const bool of_thing = label.label == NumberLabel::other;
    const bool told = own ? is_told(scan, first, last) : !of_thing && is_told_right_before(scan, first);
    if ((told || (!of_thing && is_set_apart(scan, first, last))) && !is_office(scan, last)) return score::shape;
    return (own || numbered) && (is_sent(scan, last) || is_listed_with_name(scan, first, last)) ? score::shape : 0;
  }

  // siaofen88 has fewer digits where somebody asks to be reached.
  static bool is_numbered(const Scan& scan, std::size_t first, std::size_t last) {
    return scan.is(last - 1, digit) && ends_in_digits(scan, first, last, is_introduced(scan, first, last) ? 2 : 3);
  }

  // "LINE Android13", but not "LINE：win0815".
  static bool is_system(const Scan& scan, std::size_t first) {
    static const Words systems(U"android ios iphone ipad windows win version ver");
    constexpr std::size_t most_digits = 2;
    const std::size_t number = first + systems.match(scan.text(), first), end = scan.run_end(number, digit, most_digits + 1);
    return number > first && end > number && end <= number + most_digits;
  }

  static bool is_introduced(const Scan& scan, std::size_t first, std::size_t last) {
    constexpr std::size_t near = 10;
    if (has_before_anywhere(scan, first, near, line())) return true;
    return follows_contact(scan, first) || is_corrected(scan, first) || is_own_id(scan, first, last) || is_called_id(scan, first);
  }

  // A word right before says that it is one.
  static bool is_named(const Scan& scan, std::size_t first, std::size_t last, const LabelBefore& label) {
    if (is_glued(scan, first) || is_own_id(scan, first, last) || (is_called_id(scan, first) && !is_office(scan, last))) return true;
    if (label.label == NumberLabel::account) return follows_account(scan, first) && !is_office(scan, last);
    const bool of_line = label.label == NumberLabel::line || is_sent_with_papers(scan, first, label);
    return of_line && !is_family_name(scan, label.last, first);
  }

  static const Words& line() {
    static const Words words(U"line 的賴 賴是 加賴 賴id 賴: 賴我 加我賴 加他賴 加她賴 看賴 用賴 傳賴 有賴 私賴 回賴 個賴 換賴 賴號 賴帳號 賴找 賴搜 賴上 賴裡 賴叫 賴名 賴/ 官方賴 加萊 ㄌㄞ 賴的");
    return words;
  }

  // Around an id that has a mark, which few words have.
  static bool is_told(const Scan& scan, std::size_t first, std::size_t last) { return is_told_before(scan, first) || is_told_behind(scan, last); }

  static bool is_told_before(const Scan& scan, std::size_t first) {
    static const Words contact(U"聯絡 聯繫 私訊 搜尋 請加 加我 傳我 敲我 密我 私我 群組裡 群組中 群組的 網友 通訊 視訊 好友 訊息");
    static const Words adding(U"加");
    constexpr std::size_t near = 5, far = 64;
    if (labelled(scan, first, adding) || is_abbreviated(scan, first) || is_corrected(scan, first) || is_somebody(scan, first)) return true;
    return has_before(scan, first, near, contact) || has_before_anywhere(scan, first, far, line());
  }

  // "傳到她siao_fen.88", "加他 siao.fen88", "人在siao_fen上", "有個siao_fen說", "通訊方式更新為siao.fen"
  static bool is_somebody(const Scan& scan, std::size_t first) {
    static const Words somebody(
        U"到她 到他 給她 給他 到我 給我 加她 加他 加我 加你 加您 加妳 找她 找他 找我 問她 問他 照片到 照片傳 照片傳到 照片傳給 傳給 回覆到 回覆給 回給 轉給 賴給 私訊給 搜 密 敲她 敲他 密她 密他 回她 回他 傳她 傳他 人在 有個 有一個 這個人 那個人 網名 暱稱 叫做 名叫 帳號叫 "
        U"通訊方式更新為 聯絡方式更新為 連絡方式更新為 通訊方式改為 聯絡方式改為 連絡方式改為 通訊方式為 聯絡方式為 連絡方式為");
    return labelled(scan, first, somebody);
  }

  static bool is_told_behind(const Scan& scan, std::size_t last) {
    static const Words added(U"你加 加一下 加我 加好友 加賴 傳來 傳訊 傳給 已讀 未讀 回訊 私訊 是我 就是我");
    static const Words spelling(U"底線 加到別人 加錯");
    constexpr std::size_t near = 3, reach = 8, far = 16;
    if (has_after(scan, last, reach, line()) || has_after(scan, last, near, added)) return true;
    return (scan.is(last, han) || scan.is(last + 1, han)) && has_after(scan, last, far, spelling);
  }

  // "想聯絡我：林小芬，siaofen_88。": alone between two pauses behind a name, where somebody who may be reached is spoken of. Without the name it may
  // be a file's or a field's: "申請人填表，step_1，完成".
  static bool is_set_apart(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words reached(U"留資料 留下資料 抽獎 電話 手機 聯絡 連絡 聯繫 窗口 通報 轉達 代為 飼主 領養 認養 本人 友人 朋友 家屬 陳情人 申請人 檢舉人 報名 晶片");
    constexpr std::size_t window = 32;
    const auto pauses = [&](std::size_t i) { return scan.is(i, newline | sentence_end) || contains(U",、()", scan.at(i)); };
    const std::u32string_view id = scan.text().substr(first, last - first);
    const bool unlike_words = ends_in_digits(scan, first, last, 3) || id.find(U'_') != id.npos;
    if (unlike_words && follows_mobile(scan, first)) return true;
    if (!pauses(first - 1) || scan.is(first - 2, letter) || (last != scan.size() && !pauses(last))) return false;
    const bool in_row_of_numbers = scan.is(first - 2, digit) && unlike_words;  // "晶片900…，siaofen1980，飼主…", "0912345678、siao_fen、…"
    return has_before(scan, first, window, reached) && (in_row_of_numbers || follows_somebody(scan, first - 1));
  }

  // "林小芬 0912-345-678 siao_fen", "林小芬／0912345678／siao_fen"
  static bool follows_mobile(const Scan& scan, std::size_t first) {
    constexpr std::size_t longest_mobile = 12, digits_of_mobile = 10;
    if (!(scan.is(first - 1, blank | newline) || contains(U",、/(", scan.at(first - 1))) || !scan.is(first - 2, digit)) return false;
    std::size_t i = first - 1, digits = 0;
    for (; i > 0 && first - 1 - i < longest_mobile && digits < digits_of_mobile && (scan.is(i - 1, digit | blank) || contains(U"-.", scan.at(i - 1))); --i) digits += scan.is(i - 1, digit) ? 1U : 0U;
    return digits == digits_of_mobile && scan.at(i) == U'0' && scan.at(i + 1) == U'9' && !scan.is(i - 1, digit);
  }

  static bool follows_somebody(const Scan& scan, std::size_t last) {
    static const Words selves(U"我 本人 代為通報");
    return selves.ends(scan.text().substr(0, last)) || name_size_before(scan, last) > 0;
  }

  static bool is_told_right_before(const Scan& scan, std::size_t first) {
    constexpr std::size_t window = 16;
    if (follows_contact(scan, first) || is_abbreviated(scan, first) || is_corrected(scan, first)) return true;
    return has_before_anywhere(scan, first, window, line());
  }

  // "LINE ID要改，舊siao.fen刪，新siaofen_88"
  static bool is_corrected(const Scan& scan, std::size_t first) {
    static const Words changes(U"應該是 應為 換成 換到 改成 改為 改用 更正為 更正 正確是 才是 不是 新 舊 原 新的 舊的 他的是 她的是 我的是");
    static const Words ids(U"id");
    constexpr std::size_t window = 48;
    return labelled(scan, first, changes) && (has_before_anywhere(scan, first, window, line()) || has_before_anywhere(scan, first, window, ids));
  }

  // "L:siaofen_88 T:0912-345-678"
  static bool is_abbreviated(const Scan& scan, std::size_t first) {
    return first >= 2 && scan.at(first - 1) == U':' && contains(U"Ll", scan.at(first - 2)) && !scan.is(first - 3, alphanumeric);
  }

  // "用Line找我，the ID is Siao.Fen.88", "LINE的帳號是Siaofen88"
  static bool is_called_id(const Scan& scan, std::size_t first) {
    if (!scan.may_be_labelled(NumberLabel::line)) return false;
    static const Words called(U"id id: idis id是 帳號 帳號是 賴是 line是 賴叫 line叫");
    constexpr std::size_t window = 32, verb = 3;
    const char32_t before = scan.at(scan.is(first - 1, blank) || scan.at(first - 1) == U'「' ? first - 2 : first - 1);
    if (!contains(U"dDs是:號叫", before)) return false;
    const std::size_t end = first >= verb && scan.text().substr(first - verb, verb) == U"is " ? first - verb : first;
    return labelled(scan, end, called) && has_before_anywhere(scan, first, window, line());
  }

  // "我的ID是siao-fen", "ID搜siaofen88（LINE）": somebody's own, or LINE is named behind.
  static bool is_own_id(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words own(U"我的id 我的id是 我id 我id是 他的id 他的id是 她的id 她的id是 好友id 加好友id");
    static const Words called(U"id id是 搜 搜id id搜 搜尋id 搜尋 帳號 帳號是");
    static const Words behind(U"是我賴 是我的賴 (賴) 是我line 是我的line 這個賴 那個賴");
    constexpr std::size_t reach = 8;
    if (behind.match(scan.text(), last) > 0) return true;
    return labelled(scan, first, own) || (labelled(scan, first, called) && has_after(scan, last, reach, line()));
  }

  // "由「siao-fen」傳至本處官方賴", "siao.fen私訊"
  static bool is_sent(const Scan& scan, std::size_t last) {
    static const Words sent(U"傳至 傳到");
    constexpr std::size_t window = 2, reach = 12;
    return (scan.at(last) == U'傳' || scan.at(last + 1) == U'傳') && has_after(scan, last, window, sent) && has_after(scan, last, reach, line());
  }

  // "①林小芬siaofen88②陳大明da.ming。以上ID供LINE通知用"
  static bool is_listed_with_name(const Scan& scan, std::size_t first, std::size_t last) {
    constexpr std::size_t reach = 64;
    if (!scan.is(first - 1, han) || name_size_before(scan, first) < 2) return false;
    for (std::size_t i = last; i < scan.size() && i < last + reach; ++i) {
      if (line().match(scan.text(), i) > 0 && !scan.is(i - 1, letter)) return true;
    }
    return false;
  }

  // "U" and 32 hexadecimal digits, by which LINE's programs know a user.
  static bool is_user_id(std::u32string_view id) {
    constexpr std::size_t size = 33;
    return id.size() == size && id.front() == U'U' && std::all_of(id.begin() + 1, id.end(), [](char32_t c) { return contains(U"0123456789abcdef", c); });
  }

  // The found one again, or as somebody wrote it wrongly: siao_fen for siao-fen, siaofen77 for siaofen88.
  static bool is_like(std::u32string_view found, std::u32string_view id) {
    constexpr std::size_t slips = 2, shortest_like = 6;
    if (found.size() != id.size() || id.size() < shortest_like) return false;
    std::size_t different = 0;
    for (std::size_t i = 0; i < id.size(); ++i) different += found[i] != id[i] ? 1U : 0U;
    return different <= slips;
  }

  // "蝦皮賣家帳號siaofen_shop", "IG：siaofen.lin": a shop's, a player's or another network's, unless LINE is named without a pause between: "LINE同蝦皮帳號：…".
  static bool is_of_other_service(const Scan& scan, std::size_t first) {
    static const Words accounts(
        U"賣家帳號 賣場帳號 蝦皮帳號 拍賣帳號 露天帳號 遊戲帳號 系統帳號 登入帳號 會員帳號 臉書帳號 推特帳號 fb帳號 ig帳號 gmail帳號 wifi帳號 wi-fi帳號 ig fb instagram facebook threads twitter "
        U"tiktok youtube 臉書 抖音 推特");
    constexpr std::size_t window = 14;
    std::size_t clause = first;
    while (clause > 0 && first - clause < window && !scan.is(clause - 1, sentence_end) && scan.at(clause - 1) != U',') --clause;
    return labelled(scan, first, accounts) && !has_before_anywhere(scan, first, first - clause, line());
  }

  // What a form shows as an example.
  static bool is_placeholder(std::u32string_view id) {
    static const Words examples(U"your_id your.id yourid your_line your_line_id my_line my_line_id line_id lineid user_id user_name channel_id client_id access_token example");
    return examples.contains_word(id) || id.find_first_not_of(U"xX") == id.npos;
  }

  // "mei 底線 snow 7", "m、e、i、8、8": spelt, where LINE is spoken of.
  void find_spelt(const RecognizerInput& input, std::vector<Finding>& findings) const {
    constexpr std::size_t window = 32;
    const Scan& scan = *input.scan;
    std::size_t behind = 0;
    for (const Token& token : scan.latin_tokens()) {
      if (token.first < behind || scan.at(token.first - 1) == U'鼠' || !may_be_spelt(scan, token.last)) continue;
      if (!has_before_anywhere(scan, token.first, window, line())) continue;  // first: parts may go on for as long as the text does
      const std::size_t last = spelt_end(scan, token);
      if (last == 0 || counts(scan, token.first, last)) continue;
      behind = last;
      report(input, token.first, last, type(), score::context, findings);
    }
  }

  static bool may_be_spelt(const Scan& scan, std::size_t last) { return scan.is(last, blank | han) || contains(U"、-", scan.at(last)); }

  // "選a、b、c、d、e": letters that count.
  static bool counts(const Scan& scan, std::size_t first, std::size_t last) {
    return first + 2 < last && scan.is(first + 2, letter) && scan.at(first + 2) == scan.at(first) + 1;
  }

  // Behind parts that spoken marks join, or five or more single characters; 0 = there are none.
  static std::size_t spelt_end(const Scan& scan, const Token& token) {
    constexpr std::size_t fewest_singles = 5;
    std::size_t last = token.last, parts = 1, spoken = 0;
    bool singles = token.last == token.first + 1;
    for (std::size_t next = next_part(scan, last, singles, spoken); next != 0; next = next_part(scan, last, singles, spoken)) {
      last = scan.run_end(next, alphanumeric, longest);
      singles = singles && last == next + 1;
      ++parts;
    }
    return spoken > 0 || (singles && parts >= fewest_singles) ? last : 0;
  }

  // Where the next part of what is spelt begins; 0 = it ends at `last`.
  static std::size_t next_part(const Scan& scan, std::size_t last, bool singles, std::size_t& spoken) {
    static const Words marks(U"底線 下底線 底槓 下劃線 點 dot 減號 橫線 橫槓 dash");
    const std::size_t mark = scan.is(last, blank) ? last + 1 : last;
    const std::size_t size = marks.match(scan.text(), mark);
    const std::size_t next = size > 0 ? mark + size + (scan.is(mark + size, blank) ? 1 : 0) : last + 1;
    const bool joined = size > 0 || (scan.is(last, blank) && (spoken > 0 || singles)) || (singles && contains(U"、-", scan.at(last)));
    if (!joined || !(scan.is(next, digit) || (scan.at(next) >= U'a' && scan.at(next) <= U'z'))) return 0;
    spoken += size > 0 ? 1 : 0;
    return next;
  }

  // Also over characters that are masked: siao_**88.
  static std::size_t id_end(const Scan& scan, std::size_t first) {
    std::size_t i = first;
    while (i < first + longest_user_id && (scan.is(i, alphanumeric) || goes_on_behind(scan, i))) ++i;
    return i;
  }
  // "gao__1957", "siao._.fen"; "--" is a dash.
  static bool is_row_of_marks(const Scan& scan, std::size_t i) {
    constexpr std::size_t most_marks = 3;
    std::size_t behind = i;
    while (behind < i + most_marks && contains(U"._", scan.at(behind))) ++behind;
    return behind > i && scan.is(behind, alphanumeric);
  }
  // "siaofen_⏎88", "siaofen⏎_88": the writer's line was too short.
  static bool is_broken(const Scan& scan, std::size_t i) {
    if (scan.at(i) == U'_') return scan.is(i + 1, newline) && scan.is(i + 2, alphanumeric);
    if (!scan.is(i, newline)) return false;
    return (scan.at(i - 1) == U'_' && scan.is(i + 1, alphanumeric)) || (scan.at(i + 1) == U'_' && scan.is(i + 2, alphanumeric));
  }
  static bool goes_on_behind(const Scan& scan, std::size_t i) {
    const auto is_masked = [&](std::size_t k) { return scan.at(k) == U'*' && (scan.at(k - 1) == U'*' || scan.at(k + 1) == U'*'); };
    if (scan.at(i) == U'*') return is_masked(i);
    if (is_row_of_marks(scan, i) || is_broken(scan, i)) return true;
    return contains(U"._-", scan.at(i)) && (scan.is(i + 1, alphanumeric) || is_masked(i + 1));
  }
  // "賴議員…wi-fi": 賴 not right before the id.
  static bool is_family_name(const Scan& scan, std::size_t last, std::size_t first) {
    return last > 0 && scan.at(last - 1) == U'賴' && scan.at(last) != U'/' && !is_adjacent(scan, last, first);
  }
  // "用LINE傳證件 siaofen88": papers that were sent are no label of the id.
  static bool is_sent_with_papers(const Scan& scan, std::size_t first, const LabelBefore& label) {
    static const Words papers(U"證件 身分證件 身份證件");
    constexpr std::size_t window = 10;
    return label.label == NumberLabel::identity && labelled(scan, first, papers) && has_before(scan, first, window, line());
  }
  // "LINEbean0807"
  static bool is_glued(const Scan& scan, std::size_t first) { return first >= 4 && scan.text().substr(first - 4, 4) == U"LINE"; }
  static bool follows_contact(const Scan& scan, std::size_t first) {
    static const Words contact(U"通訊 通訊方式 通訊軟體 好友id 聯絡方式 連絡方式 加我 請加 好友");
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
    static const Words endings(
        U".jpg .jpeg .png .heic .pdf .doc .docx .xls .xlsx .ods .odt .mp3 .mp4 .mov .zip .apk .txt .csv .html .json .xml .com .net .org .com.tw .org.tw "
        U".net.tw .gov.tw .edu.tw");
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
    static const Words services(U"line lineid pay points notify official https http www bot e-mail wi-fi code qrcode qr-code line-notify line-pay line_notify line_pay");
    return services.contains_word(scan.text().substr(first, last - first));
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_line_id() { return std::make_unique<LineId>(); }

}  // namespace opendata::deid
