#include "deid/recognizers/numbers/birth_words.hpp"

#include "deid/recognizers/names/person_before.hpp"
#include "deid/recognizers/numbers/written_day.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/number_labels.hpp"
#include "text/character_set.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t identity_size = 10;
constexpr std::size_t household_size = 8;
constexpr std::size_t longest_pause = 3;
constexpr int youngest_adult = 2005;  // events are recent
constexpr int youngest_parent = 1975;  // few events of that time are told with a person's name
constexpr int youngest_pupil = first_recent_year;

constexpr text::CharacterSet pauses(U"，,、/(（)）;；〔〕[]_");
bool is_pause(const Scan& scan, std::size_t i) { return scan.is(i, blank) || pauses.holds(scan.at(i)); }

std::size_t skip_pause_back(const Scan& scan, std::size_t first) {
  std::size_t i = first;
  while (i > 0 && first - i < longest_pause && is_pause(scan, i - 1)) --i;
  return i;
}

std::size_t skip_pause(const Scan& scan, std::size_t last) {
  std::size_t i = last;
  while (i < last + longest_pause && is_pause(scan, i)) ++i;
  return i;
}

bool ends_clause(const Scan& scan, std::size_t i) { return i >= scan.size() || is_pause(scan, i) || scan.is(i, newline | sentence_end); }

bool is_in_brackets(const Scan& scan, std::size_t first, std::size_t last) {
  return pauses.may_hold(scan.at(last)) && contains(U"(（〔[", scan.at(first - 1)) && contains(U")）〕]", scan.at(last));
}

// A letter and digits that stand alone: A123456789, whether its check digit holds or not, or a household's number.
bool is_personal_number(const Scan& scan, std::size_t first, std::size_t size) {
  const std::size_t last = first + size;
  if (!scan.is(first, letter) || !scan.stands_alone(first, last)) return false;
  for (std::size_t i = first + 2; i < last; ++i) {
    if (!scan.is(i, digit)) return false;
  }
  return scan.is(first + 1, size == identity_size ? unsigned{alphanumeric} : unsigned{digit});
}

bool precedes_personal_number(const Scan& scan, std::size_t first) {
  static const Words labels(U"身分證 身份證 證號 健保卡 戶號 護照");
  static const Words statutes(U"條例 法 辦法 規則 規費 施行");  // 85年5月3日，護照條例
  const std::size_t label = labels.match(scan.text(), first);
  return is_personal_number(scan, first, identity_size) || (label > 0 && statutes.match(scan.text(), first + label) == 0);
}

// "62歲"
bool precedes_age(const Scan& scan, std::size_t first) {
  std::size_t i = first;
  while (i < first + 4 && (scan.is(i, digit | han_digit) || contains(U"十百拾佰", scan.at(i)))) ++i;
  static const Words limits(U"以上 以下 至 到 前 後 者");
  return i > first && scan.at(i) == U'歲' && limits.match(scan.text(), i + 1) == 0;
}

// "60/05/07，單身", "85.5.3，女，"
bool precedes_status(const Scan& scan, std::size_t first) {
  static const Words states(U"單身 未婚 喪偶 獨居 男 女 男性 女性");
  const std::size_t size = states.match(scan.text(), first);
  return size > 0 && ends_clause(scan, first + size);
}

// What an official or a person does on a day.
bool is_of_event(const Scan& scan, std::size_t first, std::size_t last) {
  static const Words events(
      U"到職 離職 退休 入伍 退伍 畢業 入學 結婚 離婚 登記 遷入 遷出 設籍 取得 受理 申請 核發 公布 公告 施行 修正 發布 訂定 核定 函 令 開業 設立 裁處 判決 "
      U"死亡 去世 過世 逝世 病逝 往生 興建 完工 竣工 啟用 成立 掛牌 進用 任職 就任 當選 報到 送 申訴 陳情 檢舉 購入 購買 購屋 買 生效 出廠 通車 版 裁罰");
  static const Words limits(U"起 止 至 前 後 以前 以後");
  static const Words records(U"紀錄 記錄 日期 改名 更名 換發 補發 核發 登記");
  const std::u32string_view before = scan.text().substr(0, skip_pause_back(scan, first));
  const bool closes_bracket = scan.at(last) == U')' && is_pause(scan, last + 1);  // （工讀生，94.10.30），購買人…
  const std::size_t next = closes_bracket ? last : skip_pause(scan, last);
  return records.ends(before) || events.ends(before) || limits.match(scan.text(), last) > 0 || events.match(scan.text(), next) > 0;
}

// "23時58分", "下午3:05": of the day right before.
std::size_t skip_time(const Scan& scan, std::size_t last) {
  static const Words parts(U"上午 下午 凌晨 清晨 晚上 中午 半夜");
  static const Words units(U"時 點 分 :");
  std::size_t i = scan.is(last, blank) ? last + 1 : last;
  i += parts.match(scan.text(), i);
  std::size_t end = last;
  for (std::size_t number = i; scan.is(i, digit | han_digit | blank) || contains(U"十廿", scan.at(i));) {
    for (number = i; scan.is(i, digit | han_digit) || contains(U"十廿", scan.at(i));) ++i;
    const std::size_t unit = units.match(scan.text(), i);
    if (unit == 0 || i == number) return scan.at(number - 1) == U':' && i == number + 2 ? i : end;
    end = i += unit;
  }
  return end;
}

// A child's birth may be of any year beside words of infants.
const Words& children() {
  static const Words words(U"寶寶 新生兒 嬰兒 女嬰 男嬰 幼兒 幼童 雙胞胎 個月");
  return words;
}

const Words& described() {
  static const Words words(U"歲 男 女 男性 女性 先生 小姐 女士 君 母 父 夫 妻 前者 後者 傷者 死者 病患 個案 案主 長子 次子 三子 長女 次女 三女 兒子 女兒 孫子 孫女");
  return words;
}

// Not behind 水母, 神父, 高爾夫.
bool is_described(std::u32string_view text) {
  static const Words things(
      U"水母 酵母 聲母 韻母 字母 航母 航空母 分母 雲母 聖母 地母 王母 獸母 種母 神父 漁父 功夫 工夫 高爾夫 費夫 漁夫 農夫 車夫 馬車夫 船夫 樵夫 清道夫 "
      U"國君 諸君 老君 真君 帝君 文君 郡君 使君 聖君");
  return described().ends(text) && !things.ends(text);
}

bool follows_sex(std::u32string_view text) {
  static const Words sexes(U"男 女 男性 女性");
  return sexes.ends(text);
}

// "林小芬 F 65.3.2", "(M, 65.3.2)"
bool follows_latin_sex(const Scan& scan, std::size_t last) {
  return contains(U"MFmf", scan.at(last - 1)) && (is_pause(scan, last - 2) || scan.is(last - 2, han));
}

// A month beside a name is an event's.
bool is_whole_day(const Scan& scan, std::size_t first, std::size_t last) {
  return scan.at(last - 1) != U'月' || is_in_brackets(scan, first, last);
}

// "林小芬（我，94/7/7）", "林小芬（工讀生，94.10.30）": what the bracket behind a name says first is who it is.
bool is_in_bracket_of_named(const Scan& scan, std::size_t first, std::size_t last) {
  constexpr std::size_t longest_role = 6;
  if (!contains(U")）,，", scan.at(last)) || !contains(U",，、", scan.at(first - 1))) return false;
  std::size_t open = first - 1;
  while (open > 0 && first - open <= longest_role && scan.is(open - 1, han)) --open;
  return contains(U"(（", scan.at(open - 1)) && open < first - 1 && (name_size_before(scan, open - 1) > 1 || scan.is(open - 4, surname));
}

// "男，48.7.30，", "103歲，民國10年3月3日", "V163644181 58.12.25", "林小芬（63.4.9）": right beside what a person is described with.
bool is_beside_person(const Scan& scan, std::size_t first, std::size_t last, int year) {
  const std::size_t i = skip_pause_back(scan, first), next = skip_pause(scan, last);
  const bool parted = i < first, apart = parted && ends_clause(scan, last);
  const std::u32string_view text = scan.text().substr(0, i);
  const bool personal = parted && (is_described(text) || follows_latin_sex(scan, i) || follows_personal_number(scan, i));
  const bool told = is_whole_day(scan, first, last) || (year < youngest_parent && ends_clause(scan, last));  // 林小芬 38年10月
  const std::size_t name = parted && told ? name_size_before(scan, i) : 0;  // 海洋,20110110 is a table's
  const bool set_apart = apart && !scan.is(first - 1, blank);
  if (year < youngest_pupil && set_apart && (personal || name > 2)) return true;
  if (year < youngest_pupil && apart && follows_sex(text)) return true;
  if (year < youngest_adult && (personal || name > 0)) return true;
  return year < youngest_pupil && next > last && (precedes_personal_number(scan, next) || precedes_age(scan, next) || precedes_status(scan, next));
}

// "2歲4個月（111年8月）", "雙胞胎 112/5/30", "毛小安（113.5.30）" among infants.
bool is_child(const Scan& scan, std::size_t first, std::size_t last) {
  const std::size_t i = skip_pause_back(scan, first);
  if (children().ends(scan.text().substr(0, i)) && (i < first ? ends_clause(scan, last) : skip_time(scan, last) > last)) return true;  // 雙胞胎113年9月30日23時58分
  return i < first && is_in_brackets(scan, first, last) && has_before(scan, first, 20, children()) && name_size_before(scan, first - 1) > 0;
}

// "長女林小安101-05-02", "次子 林小安 104.5.3"
bool follows_offspring(const Scan& scan, std::size_t first) {
  static const Words offspring(U"長子 次子 三子 么子 獨子 長女 次女 三女 么女 獨女 兒子 女兒 孫子 孫女");
  constexpr std::size_t shortest = 2, longest = 4;
  const std::size_t last = skip_blanks_back(scan, first);
  for (std::size_t size = shortest; size <= longest && size < last && scan.is(last - size, han); ++size) {
    if (labelled(scan, last - size, offspring)) return true;
  }
  return false;
}

// "李大元85.6.19，", "前者47/08/19，": written without a pause.
bool is_glued(const Scan& scan, std::size_t first, std::size_t last, int year) {
  static const Words roles(U"前者 後者 傷者 死者");
  const bool numbers = scan.is(first, digit) && scan.is(last - 1, digit);
  if (!numbers || !ends_clause(scan, last)) return false;
  if (year < first_recent_year && follows_offspring(scan, first)) return true;
  return year < youngest_adult && (roles.ends(scan.text().substr(0, first)) || name_size_before(scan, first) > 0);
}

// "（生44.5.6）", "林小芬 生44.5.6"
bool is_abbreviated(const Scan& scan, std::size_t first) {
  const std::size_t word = scan.at(first - 1) == U':' || scan.is(first - 1, blank) ? first - 2 : first - 1;
  return first > 1 && scan.at(word) == U'生' && (word == 0 || is_pause(scan, word - 1) || scan.is(word - 1, newline));
}

// "她44年5月6日的"
bool is_hers(const Scan& scan, std::size_t first, std::size_t last) {
  return contains(U"她他我妳你伊", scan.at(first - 1)) && contains(U"的喔啦", scan.at(last)) && ends_clause(scan, last + 1);
}

// "她是24年12月25日"
bool is_predicate(const Scan& scan, std::size_t first, std::size_t last, int year) {
  static const Words persons(U"我是 他是 她是 伊是 我爸是 我媽是 爸爸是 媽媽是 阿公是 阿嬤是 先生是 太太是 本人是 個案是");
  if (year < youngest_adult && is_hers(scan, first, last)) return true;
  const bool ends = ends_clause(scan, last) || (scan.at(last) == U'的' && ends_clause(scan, last + 1));
  return year < youngest_adult && ends && persons.ends(scan.text().substr(0, first));
}

// "身分證印的是17.1.25", "健保卡載民國97年2月": what a person's document says.
bool is_documented(const Scan& scan, std::size_t first, std::size_t last) {
  static const Words documents(U"身分證 身份證 證件 健保卡 駕照 護照 居留證 戶口名簿 戶籍 謄本 出生證明");
  static const Words verbs(U"寫 載 記載 登載 登記 印 印的 寫的 登的 寫國曆 印國曆 登記國曆 寫成 載明 印我 寫我 登記的 記載的 登載的 填的 載的");
  constexpr std::size_t reach = 12;
  return labelled(scan, first, verbs) && has_before(scan, first, reach, documents) && ends_clause(scan, last);
}

// "1975年2月的水瓶座", "64年5月3日屬兔": what only a birth has.
bool has_sign(const Scan& scan, std::size_t last) {
  static const Words signs(U"牡羊 金牛 雙子 巨蟹 獅子 處女 天秤 天蠍 射手 摩羯 魔羯 山羊 水瓶 雙魚 屬鼠 屬牛 屬虎 屬兔 屬龍 屬蛇 屬馬 屬羊 屬猴 屬雞 屬狗 屬豬");
  const std::size_t i = contains(U"的(,", scan.at(last)) || scan.is(last, blank) ? last + 1 : last;
  return signs.match(scan.text(), i) > 0;
}

// "49年次5月12日": who is told by a year so was born in it.
bool names_class(const Scan& scan, std::size_t first, std::size_t last) {
  return scan.is(last - 1, han) && scan.text().substr(first, last - first).find(U"年次") != std::u32string_view::npos;
}

// "生日呢？⏎民國卅年五月一號": the word stands in a sentence or line before.
bool is_told_before(const Scan& scan, std::size_t first, int year) {
  static const Words births(U"生日 出生 幾年生 年生 年次 屬鼠 屬牛 屬虎 屬兔 屬龍 屬蛇 屬馬 屬羊 屬猴 屬雞 屬狗 屬豬");
  constexpr std::size_t window = 48;
  return year < youngest_adult && has_before_anywhere(scan, first, window, births);
}

// "生日你寫32號，是105.1.23": told again in the same sentence, of whatever year.
bool is_corrected(const Scan& scan, std::size_t first) {
  static const Words verbs(U"是 應為 改為 改成 更正為 應是 才對 原登載 登載 登載為 誤載 誤載為 誤登 誤登為 誤植 誤植為 更正");
  static const Words births(U"生日 更正出生 出生年月日 出生日期");
  static const Words feasts(U"生日禮 生日派 生日會 生日蛋 生日當 生日快 生日卡 生日宴 生日優 生日聚");
  return labelled(scan, first, verbs) && has_before(scan, first, 30, births) && !has_before(scan, first, 30, feasts);
}

// "我75/4/12生，她80.11.30。"
bool goes_on_of_other(const Scan& scan, std::size_t previous, std::size_t first, std::size_t last) {
  static const Words others(U"她 他 我 太太 先生 弟弟 妹妹 哥哥 姊姊 姐姐 爸爸 媽媽 兒子 女兒 父 母 長子 次子 長女 次女");
  const std::size_t behind = scan.at(previous) == U'生' ? previous + 1 : previous, i = skip_pause(scan, behind);
  const std::size_t mine = scan.at(i) == U'我' && i + 1 < first ? i + 1 : i;  // 我太太
  const std::size_t other = i > behind ? others.match(scan.text(), mine) : 0, named = mine + other;
  constexpr std::size_t longest_name = 4;
  const bool beside = scan.run_end(named, han, longest_name) == first && !is_of_event(scan, first, last);  // 次子林小安
  return other > 0 && beside && ends_clause(scan, last) && !is_surely_recent(scan, first);
}

// "2. 林小芬 56.8" below "1. 王大明 41.11.02": behind a name that begins its line, where the line before ends with a day.
bool is_of_next_row(const Scan& scan, std::size_t first) {
  constexpr std::size_t longest_number = 4;
  const std::size_t name_end = skip_pause_back(scan, first), size = name_end < first ? name_size_before(scan, name_end) : 0;
  std::size_t i = name_end - size;
  while (i > 0 && name_end - size - i < longest_number && (scan.is(i - 1, digit | blank) || contains(U".、", scan.at(i - 1)))) --i;
  const std::size_t line_end = scan.at(i - 2) == U'\r' ? i - 2 : i - 1;
  return size > 0 && scan.is(i - 1, newline) && short_day_start(scan, line_end) < line_end;
}

// "75/4/12、80/11/30"
bool goes_on_from(const Scan& scan, std::size_t previous, std::size_t first, std::size_t last) {
  static const Words joints(U"和 與 及 跟");
  constexpr std::size_t reach = 24;  // a time and a pause
  if (previous == 0 || previous >= first || first - previous > reach) return false;
  if (goes_on_of_other(scan, previous, first, last)) return true;
  if (is_of_next_row(scan, first) && ends_clause(scan, last)) return year_of(scan, first, last).value_or(youngest_pupil) < youngest_adult;
  const std::size_t i = skip_pause(scan, skip_time(scan, previous));
  const std::size_t joint = joints.match(scan.text(), i);
  const bool listed = joint > 0 || scan.at(i - 1) == U'、';  // an event is told behind a comma
  return i + joint == first && (listed || !is_surely_recent(scan, first));
}

// 屬狗: a person's year.
bool is_birth_sign(const Scan& scan, std::size_t i) { return contains(U"屬肖", scan.at(i - 1)); }

// "民國88年6月17日亦與戶役政相符", "60.5.3與身分證不符": compared with what a register or document says.
bool is_compared(const Scan& scan, std::size_t last) {
  static const Words joints(U"與 亦與 也與 和 跟 及 均與 皆與 核與 經核與 同");
  static const Words registers(U"戶役政 戶籍 身分證 身份證 健保卡 戶口名簿 居留證 護照 謄本 系統");
  static const Words results(U"相符 不符 一致 吻合 相同 不同 有出入 符合 不合");
  constexpr std::size_t near = 5, reach = 16;
  const std::size_t next = skip_pause(scan, last), joint = joints.match(scan.text(), next);
  return joint > 0 && has_after(scan, next + joint, near, registers) && has_after(scan, next, reach, results);
}

// "念健保卡0000… 姓名林小芬 三十一年十月二日", "病歷影本寫林小芬，K0092-771，47-12-25": a day long ago between pauses, where the particulars of
// somebody are told.
bool is_among_particulars(const Scan& scan, std::size_t first, std::size_t last) {
  static const Words particulars(U"健保卡 身分證 身份證 姓名 病歷 戶口名簿 基本資料 年籍"), laws(U"條例 法施行 辦法 規則 公布 施行細則");
  constexpr std::size_t window = 48;
  const std::size_t i = skip_pause_back(scan, first);
  return (i < first || scan.is(first - 1, newline)) && ends_clause(scan, last) && is_whole_day(scan, first, last) && has_before(scan, first, window, particulars) && !has_before(scan, first, window, laws);
}

// A pet's birthday is no person's: the nearest word of either kind decides, also on the lines before, as forms have them.
bool is_animal(const Scan& scan, std::size_t first, std::size_t last) {
  static const Words animals(U"寵物 犬 貓 狗 品種 毛色 毛孩 毛小孩 牠 動物 兔 鼠 鳥 幼獸 母獸 胎次");
  static const Words birth_signs(U"屬鼠 屬兔 屬狗 肖鼠 肖兔 肖狗");
  static const Words persons(U"飼主 狗主 犬主 貓主 貓奴 申請人 本人 個案 先生 小姐 女士 身分證 身份證 姓名 案母 案父 案主 長者 阿公 阿嬤 病患 少年 母親 父親 配偶 主人 陳情人 民眾 性別 聯絡人 被咬 咬傷 抓傷 抓咬 傷者 學生 學童 員工 騎士 駕駛 自稱 爸爸 媽媽 老爸 老媽 兒子 女兒 哥哥 姊姊 姐姐 弟弟 妹妹 妹: 姊: 姐: 媽: 爸: 哥: 弟: 外公 外婆 爺爺 奶奶 先父 先母");
  const std::u32string_view text = scan.text().substr(0, first);
  if (is_described(text.substr(0, skip_pause_back(scan, first))) || has_after(scan, last, 6, persons)) return false;
  for (std::size_t i = first; i > 0 && first - i < 32; --i) {
    if (persons.match(text, i - 1) > 0) return false;
    if (animals.match(text, i - 1) > 0 && !is_birth_sign(scan, i - 1)) return true;
  }
  return has_after(scan, last, 12, animals) && !has_after(scan, last, 12, birth_signs);
}

// "問卷編號740628": digits alone that another label names.
bool is_numbered(const Scan& scan, std::size_t first, std::size_t last) {
  if (scan.is(first, unlabelled) || scan.run_end(first, digit, last - first) != last) return false;
  const LabelBefore label = label_before(scan, first);
  return label.label == NumberLabel::other && is_adjacent(scan, label.last, first);
}

bool is_born(const Scan& scan, std::size_t last) {
  static const Words behind(U"生 出生 誕生 出世");
  static const Words births(U"之出生日期 的出生日期 之出生年月日 的出生年月日 之生日 的生日");
  if (!scan.is(last, han | numeral | blank) && !contains(U"(（)）.-", scan.at(last))) return false;  // most
  if (const std::size_t birth = births.match(scan.text(), last); birth > 0) return !contains(U"禮派會蛋快卡宴", scan.at(last + birth));
  std::size_t next = skip_time(scan, last);
  if (is_born_somewhere(scan, next)) return true;
  while (scan.is(next, blank) || contains(U"(（)）.-", scan.at(next))) ++next;
  return behind.match(scan.text(), next) > 0 && !contains(U"效產活存理前後動態病氣鮮意計命", scan.at(next + 1));
}

// "林大生於113年5月6日死亡": the name's last character and 於. Behind any other label 死亡 begins a form's next field.
bool is_death(const Scan& scan, std::size_t first, std::size_t last) {
  static const Words deaths(U"死亡 去世 過世 逝世 病逝 往生 身故 亡故 病故");
  const std::size_t at = skip_blanks_back(scan, first);
  const bool of_name = at >= 3 && scan.at(at - 1) == U'於' && scan.at(at - 2) == U'生' && scan.is(at - 3, han) && !contains(U"出誕", scan.at(at - 3));
  return of_name && deaths.match(scan.text(), last) > 0;
}

// "出生於民國83年1月1日以後之役男", "107年9月2日至108年9月1日出生之兒童": whom a rule means. Not "生日75/4/12以前寫錯".
bool is_limit(const Scan& scan, std::size_t first, std::size_t last) {
  static const Words limits(U"以前 以後 (含)以前 (含)以後 含以前 含以後");
  static const Words groups(U"出生之 出生的 出生者");
  const std::size_t next = last + limits.match(scan.text(), last);
  if (next > last) return ends_clause(scan, next) || contains(U"出之的者", scan.at(next));
  return contains(U"至到~", scan.at(first - 1)) && contains(U"日號", scan.at(first - 2)) && groups.match(scan.text(), last) > 0;
}

}  // namespace

bool follows_personal_number(const Scan& scan, std::size_t last) {
  return is_personal_number(scan, last - identity_size, identity_size) || is_personal_number(scan, last - household_size, household_size);
}

bool is_labelled_birth(const Scan& scan, std::size_t first) {
  static const Words unknown(U"不詳 不明 未填 未知 不知");
  static const Words spelt(U"出生 生日 出生民國 生日民國");
  const bool spaced = scan.is(first - 1, blank) || scan.is(first + 1, blank);
  if (spaced && labelled_spelt(scan, first, spelt)) return true;
  static const Words asked(U"生日? 生日呢? 生日勒? 生日是? 出生? 哪天生? 何時生? 幾年生? 生日？ 生日呢？ 生日是？ 幾年生？");
  if (is_abbreviated(scan, first) || asked.ends(scan.text().substr(0, skip_pause_back(scan, first)))) return true;
  const LabelBefore label = label_before(scan, first, 16);
  if (label.label != NumberLabel::birth || unknown.match(scan.text(), label.last) > 0) return false;
  for (std::size_t i = label.last; i < first; ++i) {
    if (scan.is(i, digit)) return false;
  }
  return true;
}

bool may_be_birth(const Scan& scan, std::size_t first) { return is_labelled_birth(scan, first) || is_of_next_row(scan, first); }

namespace {

// Most days stand where the scan knows that no label does. 生 alone is none that it knows.
bool is_surely_unlabelled(const Scan& scan, std::size_t first) {
  return scan.is(first, unlabelled) && !scan.is(first - 1, blank) && !scan.is(first + 1, blank) && !is_abbreviated(scan, first);
}

bool is_told_birth(const Scan& scan, std::size_t first, std::size_t last) {
  const bool labelled = !is_surely_unlabelled(scan, first) && is_labelled_birth(scan, first);
  return (labelled && !is_death(scan, first, last)) || is_born(scan, last);
}

}  // namespace

double birth_score(const Scan& scan, std::size_t first, std::size_t last, std::size_t previous) {
  if (is_limit(scan, first, last)) return 0;
  if (is_told_birth(scan, first, last)) return is_animal(scan, first, last) ? score::weak : score::labelled;
  if (goes_on_from(scan, previous, first, last)) return score::shape;
  if (is_child(scan, first, last)) return score::shape;
  if (is_numbered(scan, first, last)) return 0;
  if (is_corrected(scan, first) || has_sign(scan, last) || names_class(scan, first, last)) return score::shape;
  if (is_surely_recent(scan, first)) return 0;
  const int year = year_of(scan, first, last).value_or(youngest_pupil);
  if (year >= youngest_pupil || is_of_event(scan, first, last)) return 0;
  const bool beside = is_beside_person(scan, first, last, year) || is_in_bracket_of_named(scan, first, last) || is_glued(scan, first, last, year);
  if ((year < youngest_parent && is_among_particulars(scan, first, last)) || is_compared(scan, last)) return score::shape;
  const bool said = is_predicate(scan, first, last, year) || is_documented(scan, first, last) || is_told_before(scan, first, year);
  return beside || said ? score::shape : 0;
}

}  // namespace opendata::deid
