#include "deid/recognizers/numbers/offices.hpp"

#include <algorithm>

#include "deid/recognizers/names/person_before.hpp"
#include "deid/recognizers/numbers/called_own.hpp"
#include "deid/recognizers/support/context.hpp"
#include "text/character_set.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t window_before = 16;
constexpr std::size_t window_after = 10;

const Words& organisations() {
  static const Words list(
      U"招牌 專線 熱線 總機 代表號 客服 服務電話 服務台 洽詢電話 查詢電話 諮詢 免付費 動保處 動物保護處 動物之家 收容所 公所 衛生所 衛生局 環保局 社會局 民政局 財政局 "
      U"工務局 警察局 消防局 教育局 稅務局 稅捐 國稅局 地政 戶政 監理 健保署 勞保局 農業局 疾管署 法院 地檢署 派出所 分局 分隊 大隊 清潔隊 稽查隊 警衛室 管理室 管理處 管委會 "
      U"管理委員會 櫃台 櫃檯 里辦公處 辦公室 服務中心 中心電話 活動中心 本局 本處 本所 本府 本會 本院 本店 本校 本公司 本中心 本署 本科 本課 本隊 貴局 貴處 貴所 貴府 貴院 貴公司 "
      U"敝公司 該公司 該店 該院 該所 有限公司 股份 公司行號 廠商 業者 店家 商家 院方 店方 校方 廠方 館方 園方 店電話 店名 門市 分店 分行 餐廳 飯店 旅館 民宿 診所 醫院 獸醫院 動物醫院 藥局 補習班 幼兒園 學校 國小 國中 "
      U"高中 大學 協會 基金會 工會 農會電話 事務所 工作室 市場 百貨 量販 超商 車行 工廠 廠址 銀行 媒體 電台 報社 業務窗口 聯絡窗口 單一窗口 窗口 官方 官網 粉專 粉絲 維修電話 報修 工地 店內 看板 布條 告示 進度請撥 查詢請撥 報名請撥 預約請撥 檢舉請撥 "
      U"諮詢請撥 洽詢請撥 申訴請撥 疑問請撥 問題請撥 資訊請撥 通報電話 詳情請電 詳情請撥 請傳真 表傳真 志工隊 廟方 葬儀社 報名電話 預約電話 訂位電話 報名請電 預約請電 疑問請電 疑義請電 問題請電 安親班 里辦 村辦 office company factory agency hospital clinic registry bureau hotline");
  return list;
}
const Words& staff() {
  static const Words list(
      U"承辦 技士 技正 技佐 科員 課員 辦事員 書記 專員 股長 科長 課長 組長 組員 秘書 主任 處長 局長 所長 隊長 里幹事 村幹事 公衛護士 社工員 約僱 約聘 稽查員 獸醫師 主辦 職員 護理師 護士 醫師 值班 員警 警員");
  return list;
}
// Words that give what follows to a private person; those of the first list outweigh an official's title as well.
const Words& own() {
  static const Words list(U"本人 我 住家 家裡 家中 自家 家用 住宅 宅電 家電 另一支 另外一支 宿舍 手機 私人 個人 行動 白天打 晚上打 有事打 打給我 留話 留電 my home");
  return list;
}
const Words& people() {
  static const Words list(
      U"飼主 申請人 陳情人 檢舉人 約定回電 長子 次子 三子 獨子 養子 長女 次女 三女 獨女 養女 媳婦 女婿 哥哥 弟弟 姊姊 姐姐 妹妹 阿公 阿嬤 爺爺 奶奶 外公 外婆 公公 婆婆 岳父 岳母 丈夫 妻子 老公 老婆 前夫 前妻 舅舅 阿姨 叔叔 姑姑 朋友 友人 室友 同事 同住人 代理人 受託人 保證人 翻譯 地政士 聯絡人 連絡人 來電者 來電人 當事人 報案人 通報人 承租人 出租人 得標人 投標人 聲請人 相對人 對造人 被害人 加害人 訴願人 債權人 繼承人 連署人 照顧者 受訪者 監護人 家屬 個案 案家 案主 女兒 兒子 太太 先生 小姐 女士 媽媽 爸爸 母親 父親 配偶 本案民眾 "
      U"民眾 您 台端 鄰居 屋主 雇主 房東 房客 車主 領養人 認養人 受款人 債務人 老師 家長");
  return list;
}

enum class Owner { unknown, office, staff, own, person };

// What any of their words begins with; most characters are none of these.
const Words::Keys& owner_keys() {
  static const Words::Keys keys = staff().first_keys() | organisations().first_keys() | own().first_keys() | people().first_keys();
  return keys;
}

// Where one of owner_keys() stands.
Owner owner_at(std::u32string_view text, std::size_t i) {
  const std::size_t person = people().match(text, i);  // 地政士 is more than 地政
  if (staff().match(text, i) > person) return Owner::staff;
  if (organisations().match(text, i) > person) return Owner::office;
  const bool plural = text[i] == U'我' && i + 1 < text.size() && text[i + 1] == U'們';  // speaks for a company as often as not
  static const Words other_words(U"家電話 家電行 家電公司");  // 店家電話 is no 家電
  if (!plural && other_words.match(text, i) == 0 && own().match(text, i) > 0) return Owner::own;
  return person > 0 ? Owner::person : Owner::unknown;
}

// 電話, the marks around it and the like, from `first` back.
std::size_t skip_label_back(const Scan& scan, std::size_t first) {
  static const Words labels(U"電話 聯絡 連絡 專線 傳真 市話 tel 請洽 的 洽 撥 打 電");
  std::size_t i = first;
  for (;;) {
    while (i > 0 && first - i < window_before && (scan.is(i - 1, blank) || contains(U":：(（", scan.at(i - 1)))) --i;
    const std::size_t two = i >= 2 ? labels.match(scan.text(), i - 2) : 0;
    const std::size_t word = two >= 2 ? 2 : i >= 1 && labels.match(scan.text(), i - 1) == 1 ? 1 : 0;
    if (word == 0 || first - i > window_before) return i;
    i -= word;
  }
}

// "管理科林小姐，": back over a family name and a title.
std::size_t skip_titled_back(const Scan& scan, std::size_t last) {
  static const Words titles(U"小姐 先生 女士");
  const std::size_t end = last > 0 && scan.at(last - 1) == U',' ? last - 1 : last;
  return end > 3 && titles.ends(scan.text().substr(0, end)) && scan.is(end - 3, surname) ? end - 3 : last;
}

bool is_in_vain(const Scan& scan, std::size_t last) {
  static const Words vain(U"無人接 沒人接 未接 不通 空號 停話 關機 無人回應 未回應 忙線");
  return has_after(scan, last, 5, vain);
}

// "有意領養，洽07-…", "請撥07-…洽詢": who is to be called by everybody, and is not named. Not "電洽07-…，無人接聽", which tells of a call.
bool asks_the_public(const Scan& scan, std::size_t first, std::size_t last) {
  static const Words calls(U"洽 洽詢 轉請撥");
  static const Words dial(U"請撥 請電 可撥 可電 逕撥");
  static const Words ask(U"洽詢");
  constexpr std::size_t window = 3;
  return (labelled(scan, first, calls) && !is_in_vain(scan, last)) || (labelled(scan, first, dial) && has_after(scan, last, window, ask));
}

// "護理師電訪03-…", "護理師打03-…未接": an official's call to somebody.
bool is_called_by_staff(const Scan& scan, std::size_t first, std::size_t last) {
  static const Words visits(U"電訪 去電 電聯 回撥");
  static const Words calls(U"致電 電洽 撥打 聯繫 聯絡 打");
  return labelled(scan, first, visits) || (labelled(scan, first, calls) && is_in_vain(scan, last));
}

// "公所將致電0912345678或07-…", "所留市話07-…", "傳真號碼07-…為其家用": whom an office calls, or what somebody left it.
bool is_of_citizen(const Scan& scan, std::size_t first, std::size_t last) {
  static const Words calls(U"將致電 將電洽 將電聯 將去電 將回電 將撥打 已致電 已電洽 已電聯 已去電 已回電 再致電 再電洽 曾致電 經致電 經電洽 多次致電 屢次致電 致電其 電洽其 會致電 撥打其");
  static const Words left(U"所留 所留市話 所留電話 留下 留的 自留 改留 另留 所填 所填電話 所載電話 來電請打 來電時請打 來電請撥 來電時請撥 回覆請打 通知請打 聯絡我請打 找我請打 其家 其住家 其市話 其電話 其宅電 其傳真 其聯絡電話");
  static const Words behind(U"為其家用 為其住家 為其自宅 為自家 為其家中 係其 係家用 為家用 是家用 是他家 是她家 為其本人 為其所有 找我 找他 找她 找得到我 才找得到 我會接 我媽 我爸 我太太 我先生 我兒子 我女兒 給我 給他 給她 是我家 是我的 是我妹 是我弟 是我姊 是我姐 是我哥 是我兒子 是我女兒 為空號 係空號 是空號 已停話 已停用 暫停使用");
  constexpr std::size_t reach = 22;
  const std::size_t next = scan.is(last, blank) || scan.at(last) == U',' ? last + 1 : last;
  return behind.match(scan.text(), next) > 0 || labelled(scan, first, left) || has_before(scan, first, reach, calls);
}

// "02-…，太太林小芬接", "03-…（女兒）": whose relatives answer.
bool precedes_relative(const Scan& scan, std::size_t last) {
  static const Words relatives(U"太太 兒子 女兒 媳婦 女婿 媽媽 爸爸 母親 父親 配偶 丈夫 妻子 老公 老婆 阿公 阿嬤 爺爺 奶奶 外公 外婆 哥哥 弟弟 姊姊 姐姐 妹妹 孫子 孫女 家屬 家人 其女 其子 其妻 其夫 其母 其父 其媳 其孫 其姊 其妹 其兄 其弟 我媽 我爸");
  const std::size_t next = scan.is(last, blank) || contains(U",(", scan.at(last)) ? last + 1 : last;
  return next > last && relatives.match(scan.text(), next) > 0;
}

// "本所電洽07-…，其女接聽", "本所致電07-…無人接聽": an office that called, and who answered or did not.
bool is_called_by_office(const Scan& scan, std::size_t first, std::size_t last) {
  static const Words calls(U"電洽 致電 去電 電聯 電訪 撥打 回撥 回電");
  return labelled(scan, first, calls) && (precedes_relative(scan, last) || is_in_vain(scan, last));
}

// "請貴局回電07-…", "請承辦打07-…": whom an office is asked to call.
bool is_to_be_called(const Scan& scan, std::size_t first) {
  static const Words calls(U"回電 回撥 致電 電洽 電聯 去電 來電 撥打 打 聯絡 聯繫 連絡");
  static const Words asked(U"請貴 請本局 請本處 請本所 請本府 請市府 請公所 請承辦 請動保處 請派出所 請衛生所 請里幹事 麻煩貴 麻煩公所 麻煩承辦 望貴 盼貴");
  constexpr std::size_t window = 12;
  return labelled(scan, first, calls) && has_before(scan, first, window, asked);
}

// "安養中心（水里，電話…": in a bracket that says more of an organisation.
bool is_in_bracket_of_organisation(const Scan& scan, std::size_t first) {
  static const Words endings(U"院 所 局 處 站 店 館 廠 校 園 署 中心 公司 協會 基金會");
  static const Words homes(U"住所 住處 處所 居所 居處 場所 住院 出院 入院 轉院");
  static const Words labels(U"電話 專線 傳真 tel");
  constexpr std::size_t longest = 16;
  std::size_t open = first;
  while (open > 0 && first - open < longest && !contains(U"()", scan.at(open - 1)) && !scan.is(open - 1, newline | sentence_end)) --open;
  const std::u32string_view text = scan.text().substr(0, open > 0 ? open - 1 : 0);
  return scan.at(open - 1) == U'(' && labelled(scan, first, labels) && endings.ends(text) && !homes.ends(text);
}

// "日照中心 02-…", "某某獸醫院電話07-…": what stands right before is named as organisations are.
bool follows_organisation(const Scan& scan, std::size_t first) {
  static const Words endings(U"院 所 局 處 站 隊 店 館 廠 校 園 署 課 組 科 股 舍 中心 公司 旅行社 報社 單位 機構");
  static const Words homes(U"住所 住處 處所 居所 居處 宿舍 到處 場所 廁所 好處 住院 出院 入院 轉院");
  const std::size_t last = skip_titled_back(scan, skip_label_back(scan, first));
  const std::u32string_view text = scan.text().substr(0, last);
  return endings.ends(text) && !homes.ends(text);
}

// "管理員電話07-…", "公司那支07-…": only right before, for a complaint may be about them and the number its writer's.
bool follows_trade(const Scan& scan, std::size_t first) {
  static const Words trades(U"管理員 警衛 攤位 水電行 家電行 家電公司 工程行 總幹事 公司那支 公司那線 公司這支 店裡那支 辦公室那支");
  return labelled(scan, skip_label_back(scan, first), trades);
}

// "預約電話：07-…（林小芬）": a booking is taken by one person.
bool is_booked_with_person(const Scan& scan, std::size_t first, std::size_t last) {
  static const Words bookings(U"報名電話 預約電話 訂位電話");
  constexpr std::size_t shortest_name = 3, longest_name = 4;
  const std::size_t open = scan.is(last, blank) ? last + 1 : last;
  if (scan.at(open) != U'(' || !labelled(scan, first, bookings)) return false;
  const std::size_t close = scan.run_end(open + 1, han, longest_name + 1), size = close - open - 1;
  return scan.at(close) == U')' && size >= shortest_name && name_size_before(scan, close) == size;
}

// "某某園區，電話07-…", "請洽民政課，電話07-…": a pause before the label.
bool follows_organisation_apart(const Scan& scan, std::size_t first) {
  static const Words labels(U"電話 專線 傳真 tel");
  static const Words endings(U"園區 院 局 處 課 科 館 公司 中心 政府 公所");
  static const Words homes(U"住處 居處 某處 何處");
  std::size_t i = first;
  while (i > 0 && first - i < 2 && (scan.is(i - 1, blank) || scan.at(i - 1) == U':')) --i;
  if (i < 4 || scan.at(i - 3) != U',' || labels.match(scan.text(), i - 2) != 2) return false;
  const std::u32string_view text = scan.text().substr(0, i - 3);
  return endings.ends(text) && !homes.ends(text);
}

// "電話…分機3412，傳真…": in a list of an office's lines.
bool is_fax_of_switchboard(const Scan& scan, std::size_t first) {
  static const Words fax(U"傳真 fax");
  static const Words extensions(U"分機 # 轉 ext");
  return labelled(scan, first, fax) && has_before(scan, first, window_before, extensions);
}

// "打07-…轉1820響了四十聲": nobody answers at a switchboard. "已轉07-…分機22": one that passes calls on.
bool is_switchboard(const Scan& scan, std::size_t first, std::size_t last) {
  static const Words rings(U"響");
  static const Words passed_on(U"已轉");
  static const Words extension(U"分機");
  const bool has_extension = extension.match(scan.text(), last) > 0 || has_before(scan, last, last - first, extension);
  return (contains(U"轉#", scan.at(last)) && has_after(scan, last, 8, rings)) || (has_extension && labelled(scan, first, passed_on));
}

constexpr std::u32string_view letter_list = U"里辦公處轉知 周知 踴躍報名 額滿為止 服務時間 開放時間 自即日起 招標 開放認養 收容編號 依法公告 本所 本局 本處 本府 本院 本署 本中心 諒達 台端所詢 復如說明 查照";

constexpr text::CharacterSet letter_beginnings(U"里周踴額服開自招收依本諒台復查");
constexpr bool are_beginnings(std::u32string_view list, const text::CharacterSet& beginnings) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if ((i == 0 || list[i - 1] == U' ') && !beginnings.holds(list[i])) return false;
  }
  return true;
}
static_assert(are_beginnings(letter_list, letter_beginnings), "a word that begins otherwise would never be found");

// Many texts have no character with which a word of a letter begins.
bool may_hold_letter_word(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), [](char32_t c) { return letter_beginnings.holds(c); });
}

// A letter of an agency (台端, 本局) gives the agency's own number, unless it speaks of a person just before.
bool is_in_letter(const Scan& scan, std::size_t first) {
  static const Words letter_words(letter_list);
  constexpr std::size_t window = 120;
  const std::u32string_view text = scan.text().substr(0, first);
  if (!may_hold_letter_word(text.substr(first > window ? first - window : 0))) return false;
  const Words::Keys& keys = owner_keys();
  for (std::size_t i = first; i > 0 && first - i < window; --i) {
    if (letter_words.match(text, i - 1) > 0) return true;
    const Owner owner = first - i < 40 && Words::holds(keys, text[i - 1]) ? owner_at(text, i - 1) : Owner::unknown;
    if (owner == Owner::own || owner == Owner::person) return false;
  }
  return false;
}

// "長輩來電07-…表示": who called from the number is no office; "請來電07-…確認" is what an office writes.
bool is_caller(const Scan& scan, std::size_t first, std::size_t last) {
  static const Words shown(U"來電顯示 顯示號碼 來電號碼");
  static const Words calls(U"來電 打來");
  static const Words invitations(U"請來電 可來電 或來電 歡迎來電 逕來電 得來電 直接來電 先來電");
  static const Words deeds(U"表示 確認 稱 詢問 問 反映 抱怨 要求 說 告知 催");
  if (labelled(scan, scan.at(first - 1) == U'+' ? first - 1 : first, shown) && scan.at(last) != U'轉') return true;
  return labelled(scan, first, calls) && !labelled(scan, first, invitations) && deeds.match(scan.text(), last) > 0;
}

// "1999叫我打07-…": what the city's hot line gave.
bool is_given_by_hot_line(const Scan& scan, std::size_t first) {
  static const Words given(U"叫我打 要我打 請我打 叫我改打 叫我撥 要我撥 請我撥");
  static const Words line(U"1999");
  constexpr std::size_t window = 12;
  return labelled(scan, first, given) && has_before(scan, first, window, line);
}

constexpr unsigned search_ends = newline | sentence_end;

// "上班打公司07-…，晚上打手機09…", "白天在公司07-…": where a person is reached at work.
bool is_at_work(const Scan& scan, std::size_t first, std::size_t last) {
  static const Words works(U"公司 辦公室");
  static const Words days(U"白天打 白天在 白天請打 白天 上班打 上班請打 上班在 日間 日間打");
  static const Words others(U"晚上 夜間 下班 手機 行動 住家 家裡 宅");
  constexpr std::size_t reach = 16, longest_label = 6;
  const std::size_t open = scan.at(first - 1) == U'(' ? first - 1 : first;
  const std::size_t end = skip_blanks_back(scan, scan.at(open - 1) == U':' ? open - 1 : open);
  if (end < 3 || !works.ends(scan.text().substr(0, end))) return false;
  const std::size_t work = scan.at(end - 1) == U'司' ? end - 2 : end - 3;
  if (days.ends(scan.text().substr(0, work))) return true;
  for (std::size_t i = last; i < std::min(last + reach, scan.size()) && !scan.is(i, search_ends); ++i) {
    const std::size_t other = others.match(scan.text(), i);
    const auto behind = scan.classes().subspan(i + other, std::min(longest_label, scan.size() - i - other));
    if (other > 0 && std::any_of(behind.begin(), behind.end(), [](std::uint32_t kinds) { return (kinds & digit) != 0; })) return true;
  }
  return false;
}

// "要抗議 林小芬 07-…": behind a name that no official's title stands before.
bool follows_other_name(const Scan& scan, std::size_t first) {
  constexpr std::size_t longest_title = 6;
  const std::size_t last = skip_blanks_back(scan, first), size = last < first ? name_size_before(scan, last) : 0;
  return size > 2 && scan.is(last - size - 1, blank) && !has_before(scan, last - size, longest_title, staff());
}

// Who is named nearest before a number, private persons behind an official's title not counted: 先生 behind it is that official.
struct Named {
  Owner owner = Owner::unknown;
  bool titled = false;  // a person's word stands behind
};

// "監理站說沒有資料 電話06-…": who only said something before a pause.
bool is_quoted(const Scan& scan, std::size_t office, std::size_t first) {
  static const Words verbs(U"說 表示 稱 告知 回覆 講");
  constexpr std::size_t longest_office = 6;
  for (std::size_t i = office; i < first && i < office + longest_office; ++i) {
    const std::size_t verb = verbs.match(scan.text(), i);
    if (verb == 0) continue;
    for (std::size_t pause = i + verb + 2; pause < first; ++pause) {
      if (scan.is(pause, blank)) return true;
    }
  }
  return false;
}

// "土地銀行005-041-…，電話06-…": the bank keeps the account; the telephone is its holder's.
bool keeps_account(const Scan& scan, std::size_t office, std::size_t first) {
  static const Words keepers(U"銀行 分行");
  constexpr std::ptrdiff_t fewest_digits = 10;
  if (keepers.match(scan.text(), office) == 0) return false;
  const auto between = scan.classes().subspan(office, first - office);
  return std::count_if(between.begin(), between.end(), [](std::uint32_t kinds) { return (kinds & digit) != 0; }) >= fewest_digits;
}

// "家住派出所旁，07-…", "我住診所樓上，電話07-…": who lives beside it has a telephone, too.
bool is_beside_home(const Scan& scan, std::size_t office, std::size_t first) {
  static const Words homes(U"住 住在 家在");
  static const Words ways(U"旁 旁邊 隔壁 對面 樓上 附近 後面 前面 斜對面");
  constexpr std::size_t longest_name = 6, longest_office = 6;
  return has_before(scan, office, longest_name, homes) && has_after(scan, office, std::min(longest_office, first - office), ways);
}

// An office that is named, but not as whose the number is.
bool is_aside(const Scan& scan, std::size_t office, std::size_t first) {
  return is_quoted(scan, office, first) || keeps_account(scan, office, first) || is_beside_home(scan, office, first);
}

// Characters of other numbers do not count: "專線 0800-226-999 或 (07)337-3366".
Named named_before(const Scan& scan, std::size_t first) {
  const std::u32string_view text = scan.text().substr(0, first);
  const Words::Keys& keys = owner_keys();
  Named named;
  std::size_t read = 0;
  for (std::size_t i = first; i > 0 && read < window_before && first - i < 3 * window_before && !scan.is(i - 1, search_ends); --i) {
    read += scan.is(i - 1, digit | blank) || scan.at(i - 1) == U'-' ? 0U : 1U;
    const Owner owner = Words::holds(keys, text[i - 1]) ? owner_at(text, i - 1) : Owner::unknown;
    if (owner == Owner::person) named.titled = true;
    else if (owner != Owner::unknown && !(owner == Owner::office && is_aside(scan, i - 1, first))) return {owner, named.titled};
  }
  return named;
}

// "07-… 總機", "07-…（專線）"
bool precedes_office(const Scan& scan, std::size_t last) {
  static const Words words(U"總機 專線 客服 代表號 服務台 公務電話 服務專線 櫃台 是公司 是診所 是店裡 店家用 (公司) (公司電話 (公司傳真 (公司總機 (公司專線 (公司用 (診所 (店 (醫院 (學校 (辦公室 (總機 (專線 (客服 (公務");
  for (std::size_t i = last; i < scan.size() && i - last < window_after && !scan.is(i, search_ends | digit); ++i) {
    if (words.match(scan.text(), i) > 0) return true;
  }
  return false;
}

// Where nobody is named near, or no more than an organisation's name tells.
bool is_of_unnamed_office(const Scan& scan, std::size_t first, std::size_t last) {
  if (asks_the_public(scan, first, last) || is_switchboard(scan, first, last) || is_fax_of_switchboard(scan, first)) return true;
  return is_in_bracket_of_organisation(scan, first) || follows_organisation_apart(scan, first) || is_in_letter(scan, first);
}

// Who is spoken of near the number.
bool is_near_office(const Scan& scan, std::size_t first, std::size_t last) {
  if (follows_trade(scan, first)) return true;
  const auto [owner, titled] = named_before(scan, first);
  if (owner == Owner::staff) return !is_called_by_staff(scan, first, last) && !follows_other_name(scan, first);
  if (owner == Owner::own) return false;
  if (owner == Owner::office) return !titled && !is_booked_with_person(scan, first, last);
  if (precedes_office(scan, last)) return true;
  return !titled && is_of_unnamed_office(scan, first, last);
}

}  // namespace

bool belongs_to_office(const Scan& scan, std::size_t first, std::size_t last) {
  if (is_caller(scan, first, last) || is_at_work(scan, first, last) || is_called_own(scan, first, last)) return false;
  if (is_called_by_office(scan, first, last) || is_to_be_called(scan, first)) return false;
  if (follows_organisation(scan, first) || is_given_by_hot_line(scan, first)) return true;
  return !precedes_relative(scan, last) && is_near_office(scan, first, last) && !is_of_citizen(scan, first, last);
}

}  // namespace opendata::deid
