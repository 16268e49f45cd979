#include <algorithm>
#include <iterator>
#include <set>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/names/mixed_name.hpp"
#include "deid/recognizers/names/name_beginnings.hpp"
#include "deid/recognizers/names/name_dictionary.hpp"
#include "deid/recognizers/names/name_rules.hpp"
#include "deid/recognizers/names/name_words.hpp"
#include "deid/recognizers/names/romanised_names.hpp"
#include "deid/recognizers/names/script_names.hpp"
#include "deid/recognizers/names/surnames.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/first_characters.hpp"
#include "text/address_grammar.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t longest_part = 6;    // Han characters beside a middle dot
constexpr std::size_t most_parts = 8;      // joined by middle dots
constexpr std::size_t most_words = 5;      // of a romanised name
constexpr std::size_t longest_word = 20;

bool is_latin(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= 0xC0 && c <= 0x24F) || (c >= 0x1E00 && c <= 0x1EFF);
}

// Names that no Chinese family name begins: 瓦歷斯‧諾幹, Tran Van Hung, Kevin林, and whatever stands in a name's field.
class TranscribedPerson final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "PERSON"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    std::set<std::u32string_view> known;
    std::size_t next = 0;
    for (const std::size_t i : scan.words()) {
      if (i < next) continue;
      const Range name = name_at(scan, i, known);
      if (name.score == 0) continue;
      report(input, name.first, name.last, type(), name.score, findings);
      if (name.latin_last > name.latin_first) report(input, name.latin_first, name.latin_last, type(), name.score, findings);
      remember(scan.text().substr(name.first, name.last - name.first), known);
      next = name.last;
    }
    add_repeated(scan, known, input, findings);
  }

 private:
  // A name in Han characters that was found once is found wherever it stands.
  void add_repeated(const Scan& scan, const std::set<std::u32string_view>& known, const RecognizerInput& input, std::vector<Finding>& findings) const {
    const auto is_long = [&](std::u32string_view name) { return name.size() >= 3 && text::is_han(name[0]); };
    std::vector<std::u32string_view> names;
    std::copy_if(known.begin(), known.end(), std::back_inserter(names), is_long);
    if (names.empty()) return;
    const NameBeginnings begins(names, std::pmr::get_default_resource());
    FirstCharacters firsts;
    for (const auto name : names) firsts.add(name[0]);
    for (std::size_t i = firsts.find(scan.text(), 0); i + 3 <= scan.size(); i = firsts.find(scan.text(), i + 1)) {
      if (!begins.may_begin_at(scan, i)) continue;
      for (std::size_t size = 3; size <= longest_part && i + size <= scan.size(); ++size) {
        if (known.count(scan.text().substr(i, size)) != 0) report(input, i, i + size, type(), score::likely, findings);
      }
    }
  }

  struct Range {
    std::size_t first = 0, last = 0;
    double score = 0;
    std::size_t latin_first = 0, latin_last = 0;  // of a mixed name, the words that are one by themselves: the Han characters may be another's beginning
  };

  static Range name_at(const Scan& scan, std::size_t i, const std::set<std::u32string_view>& known) {
    if ((scan.classes()[i] & han) != 0) return in_field(scan, i);
    if (is_dot(scan, i)) return dotted(scan, i);
    return latin_begins(scan, i) ? latin(scan, i, known) : in_other_script(scan, i);
  }

  // Behind a number of a list only what is surely a word: "04Maria Santos".
  static bool latin_begins(const Scan& scan, std::size_t i) {
    const auto is_small = [&](std::size_t at) { return scan.at(at) >= U'a' && scan.at(at) <= U'z'; };
    return is_capital(scan.at(i)) && !is_latin(scan.at(i - 1)) && (!scan.is(i - 1, digit) || (is_small(i + 1) && is_small(i + 2) && !scan.is(i - 2, letter)));
  }

  // The name, and each longer word of one in Latin letters: "Linh" where the text has "Tran Thi Linh" as well.
  static void remember(std::u32string_view name, std::set<std::u32string_view>& known) {
    constexpr std::size_t shortest = 4;
    known.insert(name);
    if (!is_latin(name[0])) return;
    for (std::size_t begin = 0; begin < name.size();) {
      const std::size_t end = std::min(name.find_first_of(U" ,", begin), name.size());
      const auto word = name.substr(begin, end - begin);
      if (word.size() >= shortest && is_latin(word[0]) && !is_thing(word)) known.insert(word);
      begin = end + 1;
    }
  }

  static Range in_other_script(const Scan& scan, std::size_t i) {
    if (!is_other_script(scan.at(i)) || is_other_script(scan.at(i - 1))) return {};
    const std::size_t last = script_name_end(scan, i);
    return last > i ? Range{i, last, score::likely} : Range{};
  }

  // Also a full stop, where a title follows the second part, or all characters are such as write indigenous names: 羅宇．烏道.
  static bool is_dot(const Scan& scan, std::size_t i) {
    if (scan.is(i, middle_dot)) return true;
    if (scan.at(i) != U'.' || !scan.is(i - 1, han) || !scan.is(i + 1, han)) return false;
    for (std::size_t end = i + 2; end < i + longest_part && scan.is(end, han); ++end) {
      if (name_words::titles().match(scan.text(), end) > 0) return true;
    }
    const std::size_t first = han_begin(scan, i), last = han_end(scan, i + 1);
    const bool words = is_usual_word(scan, first, i) && is_usual_word(scan, i + 1, last);  // 道路.步道
    return i - first >= 2 && last - i >= 3 && !words && is_transcribed(scan, first, i) && is_transcribed(scan, i + 1, last);
  }

  static bool is_usual_word(const Scan& scan, std::size_t first, std::size_t last) {
    return last == first + 2 && name_dictionary::level(scan.at(first), scan.at(first + 1)) == name_dictionary::usual;
  }

  static bool is_transcribed(const Scan& scan, std::size_t first, std::size_t last) {
    static constexpr std::u32string_view sounds =
        U"阿巴比布卜達德迪杜都法夫嘎古谷果哈海胡給伊依以嘉賈基吉卡喀庫拉萊雷勒里莉力魯路羅洛樂馬瑪曼麻梅莫姆穆木目那娜納乃尼諾努奴帕派潘佩普撒沙莎薩斯舒蘇索塔泰坦特提圖吐瓦娃威韋維烏吾悟雅亞耶尤由優悠幽宇札扎查亮央恩安昂翁英幹甘根蓋固鴻荖培"
        U"步金伯散道呼日希婻喜旺武敏命浩勇明諾汗漢撒韻韵妮蒂黛歐奧道代蓉芭夏荷荻";
    const auto part = scan.text().substr(first, last - first);
    return std::all_of(part.begin(), part.end(), [](char32_t c) { return contains(sounds, c); });
  }

  // Parts in Han characters or Latin letters, joined by ‧ or ·; the left one in Han characters begins behind a label or where the word begins.
  static Range dotted(const Scan& scan, std::size_t dot) {
    const std::size_t first = is_latin(scan.at(dot - 1)) ? latin_begin(scan, dot) : han_begin(scan, dot);
    std::size_t last = dot;
    for (std::size_t parts = 1; parts < most_parts && is_dot(scan, last); ++parts) {
      const std::size_t part = last + 1;
      last = is_capital(scan.at(part)) ? latin_end(scan, part) : han_end(scan, part);
      if (last == part) return {};
    }
    if (scan.is(dot - 1, han_digit) && scan.is(dot + 1, han_digit)) return {};
    if (first == dot || (dot - first < 2 && last - dot < 3)) return {};
    return {first, last, score::labelled};
  }

  static std::size_t han_begin(const Scan& scan, std::size_t dot) {
    std::size_t first = dot;
    while (first > 0 && dot - first < longest_part && scan.is(first - 1, han) && !(first < dot && is_labelled(scan, first))) --first;
    return first;
  }
  static std::size_t han_end(const Scan& scan, std::size_t part) {
    std::size_t last = part;
    while (last < part + longest_part && scan.is(last, han) && !ends_name(scan, last, part)) ++last;
    return last;
  }
  // Yabi‧Nokan: a part with a capital.
  static std::size_t latin_begin(const Scan& scan, std::size_t dot) {
    std::size_t first = dot;
    while (first > 0 && dot - first < longest_word && is_latin(scan.at(first - 1))) --first;
    return is_capital(scan.at(first)) ? first : dot;
  }
  static std::size_t latin_end(const Scan& scan, std::size_t part) {
    std::size_t last = part;
    while (last < part + longest_word && is_latin(scan.at(last))) ++last;
    return last;
  }

  static bool is_labelled(const Scan& scan, std::size_t i) {
    return labelled(scan, i, name_words::labels()) || labelled(scan, i, name_words::weak_labels());
  }

  static bool ends_name(const Scan& scan, std::size_t i, std::size_t part) {
    if (i < part + 2) return false;
    const std::size_t label = name_words::weak_labels().match(scan.text(), i), verb = name_words::verbs().match(scan.text(), i);
    const bool says = verb > 1 || (verb == 1 && (scan.at(i) != U'提' || scan.is(i + 1, han)));  // not 買買提、
    return name_words::titles().match(scan.text(), i) > 0 || says || label > 1 || (label == 1 && surname_rank(scan.at(i + 1)) >= SurnameRank::rare);
  }

  // Words with a capital first that begin at one place: where the last of them ends, and how many they are.
  struct Phrase {
    std::size_t last = 0, words = 0;
  };

  // Up to five words; what names a way to reach somebody, or is joined to digits, is none: "Siti Aminah LINE", "Siti Aminah A123456789".
  static Phrase phrase_at(const Scan& scan, std::size_t first) {
    Phrase phrase{first, 0};
    for (std::size_t i = first; phrase.words < most_words && is_capital(scan.at(i)) && (i == first || !names_channel(scan, i));) {
      i = word_end(scan, first, i);
      if (phrase.words > 0 && scan.is(i, alphanumeric) && !goes_over_to_digits(scan, i)) break;
      phrase = {i, phrase.words + 1};
      if (scan.at(i) == U',' && scan.is(i + 1, blank)) ++i;
      if (!scan.is(i, blank) && scan.at(i - 1) != U'.') break;
      i = skip_particle(scan, skip_blanks(scan, i));
    }
    return phrase;
  }

  // Few enough that they part words and not columns.
  static std::size_t skip_blanks(const Scan& scan, std::size_t i) {
    constexpr std::size_t most_blanks = 3;
    const std::size_t first = i;
    while (i - first < most_blanks && scan.is(i, blank)) ++i;
    return i;
  }

  // Behind the letters of a word, and behind the full stop of an initial: "Nguyen T. Bich", "Ma. Teresa".
  static std::size_t word_end(const Scan& scan, std::size_t first, std::size_t i) {
    constexpr std::size_t longest_initial = 2;
    const std::size_t begin = i;
    while (i - first < most_words * longest_word && (is_latin(scan.at(i)) || (contains(U"-'’", scan.at(i)) && is_latin(scan.at(i + 1))))) ++i;
    static const Words titles(U"mr ms dr");
    const bool dot = scan.at(i) == U'.' && i - begin <= longest_initial && titles.match(scan.text(), begin) != i - begin;
    const bool goes_on = dot && is_capital(scan.at(i + 1 + (scan.is(i + 1, blank) ? 1U : 0U)));
    const bool ends = dot && i - begin == 1 && begin > first && !scan.is(i + 1, alphanumeric | han | blank);  // "Dela Cruz, Maria L.、"
    return goes_on || ends ? i + 1 : i - identity_letters(scan, begin, i);
  }

  // How many letters of an identity number are glued to a word: "HoaFD20813377", "AminahA123456789".
  static std::size_t identity_letters(const Scan& scan, std::size_t begin, std::size_t last) {
    constexpr std::size_t size = 10;
    std::size_t i = last;
    while (i > begin && last - i < 3 && is_capital(scan.at(i - 1))) --i;
    const bool glued = i > begin && i < last && last - i < 3 && scan.run_end(last, digit, size) == i + size;
    return glued ? last - i : 0;
  }

  // Behind what stands in small letters inside of a name: "Maria dela Cruz".
  static std::size_t skip_particle(const Scan& scan, std::size_t i) {
    static const Words particles(U"de del dela da dos la van von bin binti bte bt al");
    const std::size_t size = is_capital(scan.at(i)) ? 0 : particles.match(scan.text(), i);
    const std::size_t next = skip_blanks(scan, i + size);
    return size > 0 && next > i + size && is_capital(scan.at(next)) ? next : i;
  }

  // "Hsu, Jonathan570萬", "SITI AMINAH0912": a number right behind a word in small letters, or of more letters than a plate begins with.
  static bool goes_over_to_digits(const Scan& scan, std::size_t i) {
    const auto is_small = [&](std::size_t at) { return scan.at(at) >= U'a' && scan.at(at) <= U'z'; };
    const bool is_long = is_latin(scan.at(i - 1)) && is_latin(scan.at(i - 2)) && is_latin(scan.at(i - 3)) && is_latin(scan.at(i - 4));
    if (is_small(i - 1) && is_capital(scan.at(i))) return true;  // identity_letters()
    return scan.is(i, digit) && ((is_small(i - 1) && is_small(i - 2)) || is_long);
  }

  static bool names_channel(const Scan& scan, std::size_t i) {
    static const Words channels(U"line id email tel phone mobile arc passport fb ig gmail facebook instagram messenger whatsapp wechat");
    const std::size_t size = channels.match(scan.text(), i);
    return size > 0 && !is_latin(scan.at(i + size));
  }

  // Two to five words in capitals or with a capital first, or one with a Chinese family name behind it.
  static Range latin(const Scan& scan, std::size_t first, const std::set<std::u32string_view>& known) {
    const auto [last, words] = phrase_at(scan, first);
    if (scan.is(last, alphanumeric) && words == 1) return {};
    if (last - first < 3) return words == 1 ? titled_word(scan, first, last) : Range{};
    const Range found = in_latin(scan, first, last, words, known);
    const bool cut = found.score > 0 && found.last < last;
    if (cut || (words > 1 && found.score == 0)) return found;
    const MixedName mixed = mixed_name(scan, first, last, found.score > 0);
    return mixed.empty() || mixed.last < found.last ? found : Range{mixed.first, mixed.last, std::max(found.score, score::shape), found.first, found.last};
  }

  static Range in_latin(const Scan& scan, std::size_t first, std::size_t last, std::size_t words, const std::set<std::u32string_view>& known) {
    if (words == 1 && is_joined_surname(scan, first, last)) return {first, last + 1, score::shape};
    const Range found = words == 1 ? one_word(scan, first, last) : several_words(scan, first, last, words);
    if (found.score > 0 || known.count(scan.text().substr(first, last - first)) == 0) return found;
    return {first, last, score::likely};
  }

  // "Ms. Wu", "Miss Ogawa": with the title before it.
  static Range titled_word(const Scan& scan, std::size_t first, std::size_t last) {
    const std::size_t title = title_before(scan, first);
    return title > 0 ? Range{first - title, last, score::shape} : Range{};
  }

  static Range one_word(const Scan& scan, std::size_t first, std::size_t last) {
    if (is_given_and_family(scan, first, last)) return {first, last + (scan.is(last, blank) ? 2U : 1U), score::shape};
    const std::size_t end = mixed_end(scan, last);
    const bool apart = end > last && scan.is(last, blank);  // "Helen 潘"
    if (const Range titled = titled_word(scan, first, last); titled.score > 0) return titled;
    if (const Range ticket = on_ticket(scan, first, last); ticket.score > 0) return ticket;
    if (apart || (names_somebody(scan, first, last) && !name_rules::names_no_private_person(scan, first))) return {first, end, score::shape};
    return {};
  }

  // CHIANG/HSINYI, as tickets and visas have it.
  static Range on_ticket(const Scan& scan, std::size_t first, std::size_t last) {
    const bool slash = scan.at(last) == U'/' && is_capital(scan.at(last + 1)) && is_capital(scan.at(last + 2));
    const std::size_t end = slash ? word_end(scan, last + 1, last + 1) : last;
    if (end <= last + 2) return {};
    const auto family_name = scan.text().substr(first, last - first), given_name = scan.text().substr(last + 1, end - last - 1);
    return is_romanised_family_name(family_name) && !is_thing(given_name) ? Range{first, end, score::likely} : Range{};
  }

  // By itself, or what it stands beside: "姓名SUTARMI", "Lisna 印尼看護".
  static bool names_somebody(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words origins(U"印尼 越南 泰國 菲律賓 緬甸 泰籍 菲籍 印尼籍 越南籍 緬甸籍 外籍 看護 移工 幫傭");
    const auto word = scan.text().substr(first, last - first);
    if (is_romanised_given_name(word)) return true;
    const std::size_t next = scan.is(last, blank) || contains(U"(（,，", scan.at(last)) ? last + 1 : last;
    static const Words titles(U"先生 小姐 女士 太太");
    const bool told_before = labelled(scan, first, fields()) || labelled(scan, first, origins);
    const bool told = told_before || titles.match(scan.text(), next) > 0 || origins.match(scan.text(), next) > 0;
    return (told || is_told_of(scan, first, last)) && !is_thing(word);
  }

  // "室友 Prisca 是", "由Linh代領": a word in small letters behind its first, between somebody and what they do, or behind who they are.
  static bool is_told_of(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words people(U"室友 女友 男友 女朋友 男朋友 老公 老婆 媳婦 女婿 同鄉 學員 外師 翻譯 通譯 同行 她叫 他叫 我叫 師叫 名叫 自稱 缺席 出席 小姐");
    static const Words deeds(U"說 表示 稱 代領 代收 代簽 作證 看不懂 聽不懂 不知道 沒有來 來電 放進 回國 本月電費");
    for (std::size_t i = first + 1; i < last; ++i)
      if (is_capital(scan.at(i)) || !is_latin(scan.at(i))) return false;
    const std::size_t next = scan.is(last, blank) ? last + 1 : last;
    const bool does = deeds.match(scan.text(), next) > 0, starts_explanation = scan.at(next) == U'說' && scan.at(next + 1) == U'明';  // Grab說明
    return last - first >= 3 && (labelled(scan, first, people) || (last - first >= 4 && does && !starts_explanation));
  }

  static Range several_words(const Scan& scan, std::size_t first, std::size_t last, std::size_t words) {
    if (words == 2 && is_hyphenated_name(scan, first, last)) return {first, last, score::likely};
    if (has_vietnamese_letter(scan, first, last)) return {first, last, score::likely};
    if (is_named(scan, first, last)) return {first, last, score::context};
    const std::size_t size = romanised_name_size(scan.text().substr(first, last - first));
    return size > 0 ? Range{first, first + size, score::shape} : Range{};
  }

  // Whether a family name alone stands right behind the word: "Kevin林" and, with its time, a messenger's line "Kevin林下午2:41".
  static bool is_joined_surname(const Scan& scan, std::size_t first, std::size_t last) {
    if (surname_rank(scan.at(last)) == SurnameRank::common && !scan.is(last + 1, han)) return true;
    return scan.is(last, surname) && starts_message(scan, last + 1) && !scan.is(first - 1, han);
  }

  // Behind "Kenny" the family name in "Kenny賈" and "Winnie 佟".
  static std::size_t mixed_end(const Scan& scan, std::size_t last) {
    const std::size_t next = scan.is(last, blank) ? last + 1 : last;
    return ends_mixed(scan, next + 1) ? next + 1 : last;
  }

  // "Makoto陳願意": a given name for sure, and a family name that begins no word.
  static bool is_given_and_family(const Scan& scan, std::size_t first, std::size_t last) {
    const std::size_t next = scan.is(last, blank) ? last + 1 : last;
    return surname_rank(scan.at(next)) >= SurnameRank::rare && is_romanised_given_name(scan.text().substr(first, last - first)) &&
           name_dictionary::level(scan.at(next), scan.at(next + 1)) == name_dictionary::none;
  }

  // Letters of no other language that is met here: ễ, ơ, đ.
  static bool has_vietnamese_letter(const Scan& scan, std::size_t first, std::size_t last) {
    const auto name = scan.text().substr(first, last - first);
    return std::any_of(name.begin(), name.end(), [](char32_t c) { return (c >= 0x1EA0 && c <= 0x1EF9) || contains(U"đĐơưă", c); });
  }

  // "Helen 潘": what a family name alone ends with.
  static bool ends_mixed(const Scan& scan, std::size_t i) {
    static const Words next(U"先生 小姐 女士 說 會 把 跟 和 的 改 上午 下午");
    return surname_rank(scan.at(i - 1)) >= SurnameRank::rare && (!scan.is(i, han) || next.match(scan.text(), i) > 0);
  }

  // The length of the title and the blank before a name: "Mr. Hayashi", "Ms Wu", "Ms.Chou", "Miss Ogawa"; 0 when none stands there.
  static std::size_t title_before(const Scan& scan, std::size_t first) {
    static const Words titles(U"mr. ms. dr. mr ms dr mrs mrs. miss");
    const std::size_t gap = scan.is(first - 1, blank) ? 1 : 0;
    if (gap == 0 && scan.at(first - 1) != U'.') return 0;
    for (std::size_t size = 2; size <= 4 && size + gap <= first; ++size) {
      const std::size_t begin = first - gap - size;
      if (is_capital(scan.at(begin)) && !is_latin(scan.at(begin - 1)) && titles.contains_word(scan.text().substr(begin, size))) return size + gap;
    }
    return 0;
  }

  // "Tsai Chih-Wei", "Chan, Mei-Ling": a Chinese given name with its hyphen.
  static bool is_hyphenated_name(const Scan& scan, std::size_t first, std::size_t last) {
    const auto name = scan.text().substr(first, last - first);
    const std::size_t hyphen = name.find(U'-');
    if (hyphen == std::u32string_view::npos || hyphen + 2 >= name.size() || hyphen < 2) return false;
    return name.find(U'-', hyphen + 1) == std::u32string_view::npos && last - first <= 24 && !(is_capital(name[1]) && is_capital(name[hyphen - 1]));
  }

  // "Kevin林下午2:41": a messenger's line with its time.
  static bool starts_message(const Scan& scan, std::size_t i) {
    return contains(U"上下", scan.at(i)) && scan.at(i + 1) == U'午';
  }

  static bool is_named(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words labels(U"英文名 英文姓名 越南名 印尼名 泰文名 羅馬拼音 護照英文名 護照姓名 外文姓名 拼音 移工 看護 外籍生 女士 先生 雇用 name mr mr. ms ms. mrs is am dear from to regards sincerely");
    static const Words documents(U"護照 居留證 先生 小姐 女士 統一證號 （護照 (護照 < 受雇 您好");
    std::size_t next = last;
    while (scan.is(next, blank) || contains(U"(（,，", scan.at(next))) ++next;
    return labelled(scan, first, labels) || is_labelled(scan, first) || documents.match(scan.text(), next) > 0;
  }

  // "姓名：薩米雅，": the whole field behind a strong label, or a word of three or four before 小姐, 先生, 女士.
  static Range in_field(const Scan& scan, std::size_t i) {
    const unsigned before = scan.kinds(i - 1);
    if ((before & han) != 0 && (before & ends_label) == 0) return {};
    const bool field = (before & (ends_label | label_mark | blank)) != 0 && labelled(scan, i, fields());  // all labels end with 名
    if (!field && ((before & han) != 0 || !may_be_titled(scan, i))) return {};
    const std::size_t last = field ? scan.run_end(i, han, longest_part) : i, size = last - i;
    const bool whole = !scan.is(last, han) && !scan.is(last, middle_dot);
    if (whole && size >= 2 && size <= 5 && !name_words::is_placeholder(scan, i, last)) return {i, last, score::context};
    return (before & han) != 0 ? Range{} : before_title(scan, i);
  }

  static bool may_be_titled(const Scan& scan, std::size_t i) {
    const auto classes = scan.classes();
    if (i + 4 < classes.size()) return ((classes[i + 1] | classes[i + 3] | classes[i + 4]) & title_begin) != 0;
    return ((scan.kinds(i + 1) | scan.kinds(i + 3)) & title_begin) != 0;
  }

  static const Words& fields() {
    static const Words list(U"姓名 飼主姓名 申請人姓名 陳情人姓名 聯絡人姓名 本名 原名 中文名 漢名 族名");
    return list;
  }

  static Range before_title(const Scan& scan, std::size_t i) {
    static const Words titles(U"先生 小姐 女士");
    static const Words strangers(
        U"這 那 各 一 該 某 有 請 櫃 服務 接線 志工 客服 老 年輕 帶 是 我 你 他 她 貴 本 前 後 另 兩 多 諸 女 男 隔壁 對面 樓 承辦 電話 總機 護理 檢舉 陳情 民眾 報案 空 業務 房仲 代書 社工 里 警 謝 麻煩 關於 問 不 上 下 當 而 但 因 由 和 與 如 為 對 向 給 找 叫 跟");
    if (!one_stands_behind(scan, i, titles) || strangers.match(scan.text(), i) > 0) return {};
    if (is_unknown_family_name(scan, i, titles)) return {i, i + 3, score::shape};
    const std::size_t size = size_before(scan, i, titles);
    if (size == 0 || surname_rank(scan.at(i)) != SurnameRank::none) return {};
    const bool family_name_ends = surname_rank(scan.at(i + size - 1)) >= SurnameRank::rare;  // 房東魯先生
    if (family_name_ends && name_dictionary::level(scan.at(i), scan.at(i + 1)) == name_dictionary::usual) return {};
    if (name_rules::is_called_by_role(scan, i, i + size)) return {};
    const bool is_cue = name_words::labels().match(scan.text(), i) > 0 || name_words::weak_labels().match(scan.text(), i) > 0;
    return is_cue ? Range{} : Range{i, i + size, score::shape};
  }

  // Whether a title may stand where a name of one, three or four characters ends, as at few places.
  static bool one_stands_behind(const Scan& scan, std::size_t i, const Words& titles) {
    const auto text = scan.text();
    return titles.may_stand_at(text, i + 1) || titles.may_stand_at(text, i + 3) || titles.may_stand_at(text, i + 4);
  }

  // "，禚小姐": whatever single character a title follows where a clause begins, unless it tells which one.
  static bool is_unknown_family_name(const Scan& scan, std::size_t i, const Words& titles) {
    return !scan.is(i, surname) && scan.is(i + 1, title_begin) && titles.match(scan.text(), i + 1) == 2 &&
           !contains(U"可若為我你您妳他她它咱其大某該各一二三四兩老少這那此位的名女男另新原本前後小和與對請問找叫跟是有謝客官", scan.at(i));
  }

  // Three or four Han characters before one of the titles; 0 when none stands there.
  static std::size_t size_before(const Scan& scan, std::size_t i, const Words& titles) {
    for (std::size_t size = 3; size <= 4; ++size) {
      if (!scan.is(i + size - 1, han)) return 0;
      if (scan.is(i + size, title_begin) && titles.match(scan.text(), i + size) > 0) return size;
    }
    return 0;
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_person_transcribed() { return std::make_unique<TranscribedPerson>(); }

}  // namespace opendata::deid
