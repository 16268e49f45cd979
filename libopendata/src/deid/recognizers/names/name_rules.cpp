#include "deid/recognizers/names/name_rules.hpp"

#include "deid/recognizers/names/name_dictionary.hpp"
#include "deid/recognizers/names/name_places.hpp"
#include "deid/recognizers/names/name_words.hpp"
#include "deid/recognizers/names/person_before.hpp"
#include "deid/recognizers/names/surnames.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/road_words.hpp"

namespace opendata::deid::name_rules {
namespace {

bool is_boundary(const Scan& scan, std::size_t i) { return !scan.is(i, han) && !scan.is(i, middle_dot); }
bool is_mask(const Scan& scan, std::size_t i) { return scan.is(i, name_mask); }

bool is_free_left(const Scan& scan, std::size_t i) {
  return is_boundary(scan, i - 1) || name_words::follows_person_word(scan, i) ||
         contains(U"的位找請和是叫與跟由給問向對及被於有稱另喊", scan.at(i - 1));
}

// Of a masked name the road's own characters speak against it: 慶平【路*永】華八街, 永【華路*】文南路.
bool is_masked_road(const Scan& scan, std::size_t first, std::size_t last) {
  const bool masked_unit = contains(U"路街", scan.at(last - 2)) && is_mask(scan, last - 1);
  return road_words::ends_road(scan, first) || (masked_unit && scan.is(first - 1, han) && scan.is(last, han));
}

// 英文O: a word that a letter stands behind, where no name begins freely as in 飼主張O婷 and 王子X明.
bool ends_word(const Scan& scan, std::size_t i, std::size_t mask) {
  const bool word = scan.is(mask, letter) && name_dictionary::level(scan.at(mask - 2), scan.at(mask - 1)) == name_dictionary::usual;
  if (!word || !scan.is(i - 1, han)) return false;
  const bool may_end_word = mask > i + 1 || surname_rank(scan.at(i)) != SurnameRank::common;  // not 組長江O明
  return may_end_word && !name_words::follows_person_word(scan, i);
}

// X光 and 英文O: letters that hide nothing, or not behind this character.
bool hides_nothing(const Scan& scan, std::size_t i, std::size_t size) {
  const std::size_t at = is_mask(scan, i + size) ? i + size : i + size + 1;
  const bool begins = is_boundary(scan, i - 1) || (name_words::cues_before(scan, i) & name_words::label) != 0;
  const bool seldom = at > i + size && surname_rank(scan.at(i)) == SurnameRank::seldom && !begins;  // 是經葉○
  return (contains(U"Xx", scan.at(at)) && scan.at(at + 1) == U'光') || ends_word(scan, i, at) || seldom;
}

// Behind the masks and the characters of given names: 林○○, 王X明, 吳***; of 林○同 also behind any character that the word ends with.
std::size_t masked_end(const Scan& scan, std::size_t given) {
  std::size_t last = given;
  for (; last < given + 2 && (is_mask(scan, last) || given_name_weight(scan.at(last)) > 0);) ++last;
  while (last > given && !is_mask(scan, last - 1) && !is_mask(scan, last - 2)) --last;
  if (last == given + 2 && is_mask(scan, last) && scan.at(last) == scan.at(last - 1) && scan.at(last) == scan.at(given)) return last + 1;
  const bool last_of_word = last == given + 1 && scan.is(last, han) && !scan.is(last + 1, han);
  const bool ends = last_of_word && name_words::verbs().match(scan.text(), last) == 0 && name_features::title_at(scan, last) == 0;
  return ends && !contains(U"某", scan.at(given)) ? last + 1 : last;
}

// 林○○, 王X明, 陳＊＊, 張大O, 吳Ｏ娟.
Name masked(const Scan& scan, std::size_t i, std::size_t size) {
  if (!is_mask(scan, i + size) && !is_mask(scan, i + size + 1)) return {};
  const std::size_t last = masked_end(scan, i + size);
  if (last == i + size || hides_nothing(scan, i, size) || (scan.is(last - 1, alphanumeric) && scan.is(last, alphanumeric))) return {};
  if (contains(U"一二三四五六七八九十百", scan.at(i + size)) || scan.is(i - 1, han_digit)) return {};  // 高一○○公分
  if (contains(U"某", scan.at(last - 1)) && (surname_rank(scan.at(i)) != SurnameRank::common || !is_mask(scan, i + size))) return {};  // 林園某釣蝦場
  return is_masked_road(scan, i, last) ? Name{} : Name{i, last, score::labelled};
}

// 邢 ○ 雲, 林　○　○: a sign that stands for nothing else, with blanks around it.
Name masked_spaced(const Scan& scan, std::size_t i, std::size_t size) {
  const std::size_t mask = i + size + 1;
  if (!scan.is(mask - 1, blank) || !contains(U"○◯〇●□＊*", scan.at(mask)) || !is_free_left(scan, i)) return {};
  const std::size_t third = mask + 2;
  const bool goes_on = scan.is(mask + 1, blank) && (scan.at(third) == scan.at(mask) || given_name_weight(scan.at(third)) > 0) && is_boundary(scan, third + 1);
  return goes_on ? Name{i, third + 1, score::context} : Name{};
}

bool is_spaced_word(const Scan& scan, std::size_t i) {
  const char32_t two[] = {scan.at(i), scan.at(i + 2)};
  return name_words::spaced_words().contains_word({two, 2});
}

// 狄 青: behind a label, or alone in a list, a field or a line; a word only where a number follows, as in a list of people to call.
bool is_spaced_pair(const Scan& scan, std::size_t i) {
  if ((name_words::cues_before(scan, i) & name_words::label) != 0) return true;
  std::size_t next = i + 3;
  while (scan.is(next, blank)) ++next;
  const bool number = next > i + 3 && scan.is(next, digit);
  const bool word = name_dictionary::level(scan.at(i), scan.at(i + 2)) == name_dictionary::usual;
  const bool alone = is_boundary(scan, i - 1) && !scan.is(i + 3, han);
  return alone && surname_rank(scan.at(i)) >= SurnameRank::rare && (number || (!word && given_name_weight(scan.at(i + 2)) > 0));
}

// 范　文　草, 狄 青: single characters with a blank between them, and none on either side that goes on so.
Name spaced(const Scan& scan, std::size_t i, std::size_t size) {
  if (size != 1 || !scan.is(i + 1, blank)) return {};
  std::size_t last = i + 1;
  while (last < i + 5 && scan.is(last, blank) && scan.is(last + 1, han)) last += 2;
  if (scan.is(last, han) && name_dictionary::level(scan.at(last - 1), scan.at(last)) != name_dictionary::none) last -= 2;  // 卓　婉　來電
  const bool goes_on = scan.is(last, blank) && scan.is(last + 1, han) && !scan.is(last + 2, han) && !contains(U"男女", scan.at(last + 1));
  const bool second = given_name_weight(scan.at(i + 2)) > 0 || surname_rank(scan.at(i + 2)) >= SurnameRank::rare;  // 范　姜　宏
  const bool usual = second && given_name_weight(scan.at(i + 4)) > 0;
  const bool ends = is_boundary(scan, last) || usual || contains(U"的先小女君", scan.at(last));
  if (!ends || goes_on || (!usual && !is_boundary(scan, i - 1)) || is_spaced_word(scan, i)) return {};
  const bool whole = last == i + 5 || (last == i + 3 && is_spaced_pair(scan, i));
  return whole ? Name{i, last, score::context} : Name{};
}

// 歸還|姬海棠小姐: a word ends before the place, and none is known that crosses it or begins there.
bool follows_word(const Scan& scan, std::size_t i) {
  using name_dictionary::level;
  return level(scan.at(i - 2), scan.at(i - 1)) != name_dictionary::none && level(scan.at(i - 1), scan.at(i)) == name_dictionary::none &&
         level(scan.at(i), scan.at(i + 1)) == name_dictionary::none && !name_words::is_ordinary(scan.text(), i);
}

// 林小姐, 歐陽老師; of a rare family name only where a word begins.
Name titled(const Scan& scan, std::size_t i, std::size_t size) {
  if (!scan.is(i + size, title_begin)) return {};
  const std::size_t title = name_words::titles().match(scan.text(), i + size);
  if (title == 0 || (name_words::is_ordinary(scan.text(), i) && !is_free_left(scan, i))) return {};
  if (contains(U"向由於和應那及與同因從是在公商關方連常全別", scan.at(i)) && !is_boundary(scan, i - 1) && scan.at(i - 1) != U'的') return {};
  const bool common = size == 2 || surname_rank(scan.at(i)) == SurnameRank::common;
  const bool word = name_dictionary::level(scan.at(i - 1), scan.at(i)) != name_dictionary::none;
  static const Words forms_of_address(U"先生 小姐 女士 太太 媽媽 阿嬤 伯伯 奶奶");
  const bool addressed = forms_of_address.match(scan.text(), i + size) == title && !contains(U"時項班來", scan.at(i));
  const bool behind_word = addressed && follows_word(scan, i);  // 仲介|寇小姐
  if (!is_free_left(scan, i) && (!common || word) && !behind_word) return {};
  return {i, i + size + title, score::labelled};
}

const Words& full_name_titles() {
  static const Words titles(U"先生 小姐 女士 太太 同學 君 老師 醫師 小妹妹 小弟弟 小朋友 妹妹 弟弟 阿嬤 阿公 伯伯 奶奶 爺爺 婆婆 老先生 老太太");
  return titles;
}

// 高興先生, 曾經緯先生: a whole name of whatever characters before a title.
Name full_name_titled(const Scan& scan, std::size_t i, std::size_t size) {
  const Words& titles = full_name_titles();
  const auto stands_at = [&](std::size_t last) { return titles.match(scan.text(), last) > 1; };
  if (!stands_at(i + size + 1) && !stands_at(i + size + 2)) return {};
  const bool common = surname_rank(scan.at(i)) == SurnameRank::common;
  const bool usual = common && given_name_weight(scan.at(i + size)) == 2 && given_name_weight(scan.at(i + size + 1)) == 2;
  if (!usual && !is_free_left(scan, i) && scan.at(i - 1) != U'員' && !follows_word(scan, i)) return {};
  for (std::size_t last = i + size + 1; last <= i + size + 2 && scan.is(last - 1, han) && !contains(U"的是之與和", scan.at(last - 1)); ++last) {
    if (!stands_at(last)) continue;
    if (is_called_by_role(scan, i, last)) return {};
    const bool begins_at_end = scan.is(last - 1, surname) && is_free_left(scan, last - 1);  // 房東涂太太
    const bool ends_word = last == i + 2 && scan.is(i - 1, han) && !common && surname_rank(scan.at(last - 1)) == SurnameRank::common;  // 宿管陳小姐
    return begins_at_end || ends_word ? Name{} : Name{i, last, score::labelled};
  }
  return {};
}

// 姓杜的, 姓周還是姓鄒: nothing of a given name behind it; 百姓, 從母姓 name no family.
bool is_told_alone(const Scan& scan, std::size_t i, std::size_t end) {
  static const Words next(U"的 還是 或 不 而 是 啦 啊 喔 吧 嗎 也 都 那位 那個 人家 我 所以 一個 什麼");
  const bool goes_on = scan.is(end, han), is_parents = contains(U"母父", scan.at(i - 2));
  const bool of_another = contains(U"百同貴尊從改複", scan.at(i - 2)) || (goes_on && is_parents);
  return !of_another && (!goes_on || next.match(scan.text(), end) > 0);
}

// 老鮑, 自稱小季, 問阿阮: a family name of whatever rank that makes no word with the character before it, and is no given name. What is rare
// is told from a nickname by the label before it.
bool is_familiar_name(const Scan& scan, std::size_t i, std::size_t end) {
  static const Words next(U"自己 說 的 在 家 也 有 是 都 就 跟 和 會 把 要 來 去 打 先 又 還 那 名下 本人");
  const char32_t prefix = scan.at(i - 1), family_name = scan.at(i);
  if (!contains(U"老小阿", prefix) || scan.is(i - 2, han_digit)) return false;
  if (surname_rank(family_name) < SurnameRank::rare || given_name_weight(family_name) == 2 || contains(U"花牛紅黑白黃毛虎豹", family_name)) return false;
  if (name_dictionary::level(prefix, scan.at(i)) != name_dictionary::none || (scan.is(end, han) && next.match(scan.text(), end) == 0)) return false;
  const bool named = name_words::follows_person_word(scan, i - 1);
  const bool called = prefix == U'老' || (prefix == U'阿' && surname_rank(scan.at(i)) == SurnameRank::common);
  return named || (called && is_boundary(scan, i - 2));
}

// 小江, 「小莊」, where nothing goes on that would make it a word: few call a pet or a thing by these.
bool is_small_name(const Scan& scan, std::size_t i, std::size_t end) {
  static const Words next(U"自己 固定 說 的 在 家 也 有 是 都 就 跟 和 會 把 要 來 去 打 先 又 還 那");
  if (scan.at(i - 1) != U'小' || surname_rank(scan.at(i)) != SurnameRank::common) return false;
  if (contains(U"黃白金藍葉湯石馬花康高溫江童方連古汪", scan.at(i))) return false;
  const bool named = (name_words::cues_before(scan, i - 1) & name_words::weak_label) != 0;
  const bool begins = named || !scan.is(i - 2, han) || contains(U"的叫跟和找是給請由向問", scan.at(i - 2));
  return begins && (!scan.is(end, han) || next.match(scan.text(), end) > 0);
}

// 姓杜的, 鄭姓男子, 林嫌, 王君, 小盧.
Name by_family_name(const Scan& scan, std::size_t i, std::size_t size) {
  const std::size_t end = i + size;
  if (!contains(U"姓老小阿", scan.at(i - 1)) && !contains(U"姓君嫌", scan.at(end))) return {};
  const bool common = size == 2 || surname_rank(scan.at(i)) == SurnameRank::common;
  if (scan.at(end) == U'姓' && scan.at(end + 1) != U'名' && (common || is_free_left(scan, i))) return {i, end + 1, score::labelled};
  if (scan.at(i - 1) == U'姓' && is_told_alone(scan, i, end)) return {i, end, score::labelled};
  if ((is_small_name(scan, i, end) || is_familiar_name(scan, i, end)) && !names_no_private_person(scan, i - 1)) return {i - 1, end, score::shape};
  const bool free_left = is_boundary(scan, i - 1) || contains(U"民", scan.at(i - 1));
  if (!contains(U"君嫌", scan.at(end)) && scan.at(i - 1) != U'老') return {};
  const bool alone = !scan.is(end, han) || contains(U"說的在家也有是", scan.at(end));
  if (contains(U"老", scan.at(i - 1)) && common && alone && !scan.is(i - 2, han_digit)) return {i - 1, end, score::likely};
  if (contains(U"君嫌", scan.at(end)) && is_boundary(scan, end + 1) && free_left) return {i, end + 1, score::context};
  return {};
}

bool begins_field(const Scan& scan, std::size_t i) {
  return has_colon_before(scan, i) && (name_words::cues_before(scan, i) & name_words::label) != 0;
}

constexpr std::size_t longest_field = 6;  // of a name, in characters

Name whole_field(const Scan& scan, std::size_t i) {
  const std::size_t last = begins_field(scan, i) ? scan.run_end(i, han, longest_field) : i;
  const bool whole = last > i && !scan.is(last, han | middle_dot) && !name_words::is_placeholder(scan, i, last);
  return whole ? Name{i, last, score::labelled} : Name{};
}

// "陳情人：安靜怡": the whole field behind a label for names.
Name field(const Scan& scan, std::size_t i, std::size_t size) {
  if (!begins_field(scan, i)) return {};
  const std::size_t last = scan.run_end(i, han, longest_field);
  const std::size_t given = last - i - size;
  const bool ends = !scan.is(last, han) && (given == 1 || given == 2 || (given == 3 && surname_rank(scan.at(i + size)) >= SurnameRank::rare));
  return ends && !name_words::is_placeholder(scan, i, last) ? Name{i, last, score::labelled} : Name{};
}

// 申請人辛苦，: whatever stands between a label for names and the end of the clause, unless people do or say it.
Name behind_label(const Scan& scan, std::size_t i, std::size_t size) {
  if (!scan.is(i - 1, han) || (name_words::cues_before(scan, i) & name_words::label) == 0) return {};
  constexpr std::size_t longest_given = 2;
  const std::size_t last = scan.run_end(i, han, size + longest_given);
  const bool whole = !scan.is(last, han) && last > i + size;
  if (!whole || name_words::labels().ends(scan.text().substr(0, last))) return {};  // 買方和賣方
  if (name_words::is_ordinary(scan.text(), i) || name_words::placeholders().match(scan.text(), i) > 0) return {};
  return {i, last, score::likely};
}

// "，許建電話0912-345-678": built like a name, and a number to reach its bearer right behind.
Name reachable(const Scan& scan, std::size_t i, std::size_t size) {
  static const Words kinds(U"電話 手機 聯絡電話 連絡電話 行動電話 身分證 身分證字號 身份證 身份證字號");
  if (!is_boundary(scan, i - 1) || name_words::is_ordinary(scan.text(), i)) return {};
  for (std::size_t last = i + size + 1; last <= i + size + 2 && given_name_weight(scan.at(last - 1)) > 0; ++last) {
    const std::size_t kind = scan.is(last, label_begin) ? kinds.match(scan.text(), last) : 0;
    if (kind == 0) continue;
    std::size_t next = last + kind;
    while (next < last + kind + 3 && (scan.is(next, blank) || contains(U"(（:：", scan.at(next)))) ++next;
    if (scan.is(next, digit) || (scan.is(next, letter) && scan.is(next + 1, digit))) return {i, last, score::shape};
  }
  return {};
}

// 阿部健太郎, 佐藤明日香, 髙橋 美咲: behind a family name of two characters what 郎, 香 or 子 ends, or a given name behind a blank.
Name behind_two(const Scan& scan, std::size_t i) {
  const bool given = given_name_weight(scan.at(i + 3)) > 0, whole = is_boundary(scan, i + 5);
  if (scan.is(i + 2, blank)) {
    const bool stands_free = whole && given && given_name_weight(scan.at(i + 4)) > 0 && is_free_left(scan, i);
    return stands_free ? Name{i, i + 5, score::context} : Name{};
  }
  const bool ends = scan.at(i + 4) == U'郎' || (whole && contains(U"香子", scan.at(i + 4)));
  return ends && given_name_weight(scan.at(i + 2)) > 0 ? Name{i, i + 5, score::labelled} : Name{};
}

// 張簡林鳳嬌【的】: what people do or have behind a name.
bool goes_on_behind_name(const Scan& scan, std::size_t i) {
  return contains(U"的說是在來也有要會被把", scan.at(i)) || name_words::verbs().match(scan.text(), i) > 0;
}

// 單何素月, 范姜黃緞妹: a husband's family name, one's own and the given name, and nothing behind unless the first is a double one; no word begins
// inside.
Name married(const Scan& scan, std::size_t i, std::size_t size) {
  using name_dictionary::level;
  const std::size_t own = i + size, last = own + 3;
  const bool told = size == 2 && goes_on_behind_name(scan, last) && !goes_on_behind_name(scan, last - 1);  // 歐陽江明【來】電
  if (!scan.is(last - 1, han) || !(is_boundary(scan, last) || told)) return {};
  const bool begins = surname_rank(scan.at(i)) >= SurnameRank::rare || size == 2;
  const bool of_label = name_words::labels().ends(scan.text().substr(0, i + 1));  // 買方詹凱文
  if (!begins || of_label || scan.is(i - 1, alphanumeric | han_digit) || contains(U"應時班那魚路", scan.at(i)) || !is_free_left(scan, i)) return {};
  const bool given = given_name_weight(scan.at(own + 1)) > 0 && given_name_weight(scan.at(own + 2)) > 0;
  const bool crossed = level(scan.at(own - 1), scan.at(own)) != name_dictionary::none || level(scan.at(own), scan.at(own + 1)) != name_dictionary::none;
  const bool words = (size == 1 && crossed) || level(scan.at(own + 1), scan.at(own + 2)) == name_dictionary::usual || name_words::is_ordinary(scan.text(), i);
  return given && !words ? Name{i, last, score::likely} : Name{};
}

// Behind as many characters as given names have: 久保田【利伸】來電.
std::size_t japanese_given_end(const Scan& scan, std::size_t given) {
  const auto may_stand_at = [&](std::size_t i) {
    return scan.is(i, han) && (given_name_weight(scan.at(i)) > 0 || surname_rank(scan.at(i)) >= SurnameRank::rare || contains(U"太郎子介", scan.at(i)));
  };
  std::size_t last = given;
  while (last < given + 3 && may_stand_at(last) && (last == given || name_words::verbs().match(scan.text(), last) == 0)) ++last;
  const bool word = last < given + 2 || name_dictionary::level(scan.at(given), scan.at(given + 1)) == name_dictionary::usual;
  const bool ends = !scan.is(last, han) || name_words::verbs().match(scan.text(), last) > 0 || name_words::titles().match(scan.text(), last) > 0;
  return word && !ends ? given : last;  // 佐佐木希望小學, 宇都宮市訪問團
}

// 長谷川健太, 佐佐木林怡君, 佐佐木先生: behind a Japanese family name of three characters a mask, a given name or a title; the family name alone
// where it stands freely, and not 久保田曳引機.
Name japanese(const Scan& scan, std::size_t i) {
  static const Words family_names(U"長谷川 長谷部 佐佐木 佐々木 久保田 大久保 佐久間 西園寺 宇佐美 宇都宮 伊集院 小野寺 小笠原 波多野 安孫子 阿久津");
  if (family_names.match(scan.text(), i) != 3) return behind_two(scan, i);
  if (const Name name = masked(scan, i, 3); name.score > 0) return name;
  if (const Name name = whole_field(scan, i); name.score > 0) return name;
  const std::size_t last = japanese_given_end(scan, i + 3), title = name_words::titles().match(scan.text(), last);
  if (last > i + 3) return {i, last, score::labelled};
  const bool alone = !scan.is(last, han) || name_words::verbs().match(scan.text(), last) > 0;
  return title > 0 || (alone && is_free_left(scan, i)) ? Name{i, last + title, score::labelled} : Name{};
}

// Each rule where it may hold, the strongest first.
Name by_what_follows(const Scan& scan, std::size_t i, std::size_t size, const Around& a) {
  Name name;
  if (((a.behind | a.second) & name_mask) != 0) name = masked(scan, i, size);
  if (name.score == 0 && (a.behind & blank) != 0) name = masked_spaced(scan, i, size);
  if (name.score == 0 && (a.behind & blank) != 0) name = spaced(scan, i, size);
  if (name.score == 0 && (a.behind & title_begin) != 0) name = titled(scan, i, size);
  if (name.score == 0 && ((a.second | a.third) & title_begin) != 0) name = full_name_titled(scan, i, size);
  return name.score == 0 ? by_family_name(scan, i, size) : name;
}
Name by_what_stands_before(const Scan& scan, std::size_t i, std::size_t size, const Around& a) {
  if ((a.before & han) != 0) return behind_label(scan, i, size);
  const Name name = field(scan, i, size);
  return name.score > 0 ? name : reachable(scan, i, size);
}

// 阮氏碧【鴛】來電: a second character of the given name, and not what the sentence goes on with, as in 陳氏玲【代】領.
bool is_second_given(const Scan& scan, std::size_t i) {
  using name_dictionary::level;
  const auto verb_at = [&](std::size_t at) { return name_words::verbs().match(scan.text(), at) > 0; };
  const bool goes_on = scan.is(i + 1, han), word = level(scan.at(i), scan.at(i + 1)) != name_dictionary::none;
  if (!scan.is(i, han) || (goes_on && verb_at(i))) return false;
  if (given_name_weight(scan.at(i)) > 0) return !word || level(scan.at(i - 1), scan.at(i)) != name_dictionary::none;
  return !word && !verb_at(i) && !contains(U"女男君嫌", scan.at(i)) && (!goes_on || verb_at(i + 1));  // not 阮氏梅【幫】我
}

// 阮氏秋河, 陳氏玲: a Vietnamese woman's name; not 陳氏宗親會.
Name vietnamese(const Scan& scan, std::size_t i) {
  const std::size_t given = i + 2;
  const bool no_name = given_name_weight(scan.at(given)) == 0 || contains(U"宗家族祠兄姐姊弟妹夫古大", scan.at(given));
  if (no_name || !contains(U"阮黎陳范潘裴黃武胡鄧杜吳楊鄭李丁段", scan.at(i))) return {};
  if (const Name name = whole_field(scan, i); name.score > 0) return name;
  return {i, is_second_given(scan, given + 1) ? given + 2 : given + 1, score::labelled};
}

Name by_strong_rules(const Scan& scan, std::size_t i, std::size_t size) {
  const Around a = around(scan, i, size);
  if (!may_hold(scan, i, size, a)) return {};
  const Name name = by_what_follows(scan, i, size, a);
  return name.score > 0 ? name : by_what_stands_before(scan, i, size, a);
}

// Whether an animal is named where the list before `i` begins: 貓叫【多多、安安、小莊】. Not behind somebody's name, whatever stands before that:
// 黑狗主人【陳大文、王小明】.
bool stands_in_animals_list(const Scan& scan, std::size_t i) {
  constexpr std::size_t reach = 40;
  if (scan.at(i - 1) != U'、') return false;
  const auto is_animals = [&](std::size_t at) { return (name_words::cues_before(scan, at) & name_words::animal) != 0; };
  std::size_t first = i;
  while (first > 0 && i - first < reach && (scan.is(first - 1, han) || scan.at(first - 1) == U'、')) --first;
  const std::size_t item = scan.text().find(U'、', first);
  if (const std::size_t name = name_size_before(scan, item); name > 0 && !is_animals(item - name)) return false;
  while (first + 1 < item && !is_animals(first)) ++first;
  return is_animals(first);
}

}  // namespace

// 司機先生很親切; who is named behind a label may be called so.
bool is_called_by_role(const Scan& scan, std::size_t first, std::size_t last) {
  if (!scan.is(last, title_begin) || name_words::titles().match(scan.text(), last) == 0) return false;
  return name_words::is_role(scan.text().substr(first, last - first)) && (name_words::cues_before(scan, first) & name_words::label) == 0;
}

bool has_colon_before(const Scan& scan, std::size_t i) {
  if (scan.is(i - 1, han)) return false;
  while (scan.is(i - 1, blank)) --i;
  return contains(U":：", scan.at(i - 1));
}

bool ends_role(const Scan& scan, std::size_t i) {
  return scan.is(i - 1, han) && name_dictionary::is_word(scan.at(i - 1), scan.at(i)) && name_words::follows_person_word(scan, i + 1);
}

std::size_t unusual_surname_size(const Scan& scan, std::size_t i) {
  if (!scan.is(i, surname)) return 0;
  const std::size_t size = double_surname(scan.text().substr(i));
  if (size > 0) return size;
  if (scan.at(i) == U'凡' && !scan.is(i - 1, han)) return 0;  // 凡政府認為: every sentence may begin so
  return name_features::is_surname_at(scan, i) ? 1 : 0;
}

// 姓, 君 and 嫌 are no titles of a list: by_family_name() looks for them.
bool may_be_titled(const Scan& scan, std::size_t end) {
  const auto text = scan.text();
  return contains(U"姓君嫌", scan.at(end)) || name_words::titles().may_stand_at(text, end) || full_name_titles().may_stand_at(text, end + 1) ||
         full_name_titles().may_stand_at(text, end + 2);
}

Name find_further(const Scan& scan, std::size_t i, std::size_t size) {
  if (const Name name = size == 2 ? japanese(scan, i) : Name{}; name.score > 0) return name;
  if (const Name name = may_be_married(scan, i, size) ? married(scan, i, size) : Name{}; name.score > 0) return name;
  if (const Name name = by_strong_rules(scan, i, size); name.score > 0) return name;
  return scan.at(i + 1) == U'氏' ? vietnamese(scan, i) : Name{};
}

bool names_no_private_person(const Scan& scan, std::size_t i) {
  constexpr unsigned others = name_words::office | name_words::animal;
  return (name_words::cues_before(scan, i) & others) != 0 || stands_in_animals_list(scan, i);
}

bool is_public(const Scan& scan, std::size_t first, std::size_t last) {
  return name_words::public_names().match(scan.text(), first) == last - first && (name_words::cues_before(scan, first) & name_words::label) == 0;
}

bool is_staff(const Scan& scan, std::size_t first, std::size_t last) {
  static const Words desks(U"承辦 櫃台 櫃檯 櫃臺 客服 服務台 服務臺 總機");
  if (!scan.is(first - 1, han) || !labelled(scan, first, desks)) return false;
  const std::size_t size = surname_size(scan, first), title = name_words::titles().match(scan.text(), first + size);
  return title > 0 && first + size + title == last;
}

bool is_official(const Scan& scan, std::size_t first, std::size_t last) {
  static const Words members(U"委員 議員 技佐 專員");
  const bool member = last - first == 3 && members.match(scan.text(), first + 1) == 2;
  return member || name_words::offices().match(scan.text(), first + 1) > 0;
}

}  // namespace opendata::deid::name_rules
