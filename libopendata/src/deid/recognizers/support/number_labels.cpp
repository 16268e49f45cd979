#include "deid/recognizers/support/number_labels.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <string_view>
#include <utility>
#include <vector>

#include "deid/recognizers/support/context.hpp"

namespace opendata::deid {
namespace {

// Words separated by blanks, Latin ones in small letters. A word that only seems to be a label (電話會議) stands as `other`.
constexpr auto vocabulary = std::to_array<std::pair<NumberLabel, std::u32string_view>>({
    {NumberLabel::unspecified, U"號碼 編碼 id 正確版本 證件 身分證件 身份證件 身障證明 身障手冊 身心障礙證明 身心障礙手冊 駕照 駕照號碼 駕照字號 駕駛執照"},
    {NumberLabel::identity,
     U"身分證 身份證 身證 身分證字號 身份證字號 身分證號 身份證號 身分證號碼 身份證號碼 身分證統一編號 國民身分證統一編號 身分證統編 證號 證件號碼 字號 "
     U"身分字號 證字號 戶籍統號 國民身分證 國民身份證"},
    {NumberLabel::resident, U"居留證 居留證號 居留證號碼 居留證字號 統一證號 外僑居留證 外來人口統一證號 居留 arc 移工 外籍 外僑"},
    {NumberLabel::passport, U"護照 護照號碼 護照號 護照字號 passport 護照影本 戶照 护照 护照號 护照號码 旅券 旅券番號 旅行證件 旅行文件 旅遊文件 p/p 旅遊證件 旅行證 paspor chiếu pp 護照/居留 護照/居留證 居留證/護照 護照/身分證 身分證/護照 護照或居留證 護照(證號 護照(證號欄"},
    {NumberLabel::insurance_card, U"健保卡 健保卡號 健保卡號碼 健保卡卡號 健保ic卡 健保ic卡號 健保號 健保號碼 健保卡序號 健保 ic卡號 ic卡 健康保險憑證 健康保險憑證號碼 健康保險卡 保險憑證 保險憑證號碼"},
    {NumberLabel::medical_record, U"病歷 病歷號 病歷號碼 病歷編號 病歷碼 病歷字號 病例號 病例號碼 病歷卡號 chart mrn 就診號 病案號 病历 病历號 病人編號 病患編號 患者編號 病人號碼 住院號 住院號碼 診療卡 診療卡號 掛號證號 掛號證號碼 手圈號 手圈號碼 病歷表編號 病歷條碼 病歷序號 就診卡 就診卡號 病人id 病患id patient"},
    {NumberLabel::household, U"戶號 戶籍號 戶口名簿 戶口名簿號 戶口名簿號碼 家戶編號 戶內 戶號碼 户號 戶籍編號 戶名簿 戶口號 戶口號碼 戶政編號 該戶編號 本戶編號 此戶編號 全戶編號 原戶編號 新戶編號 戶的編號 戶之編號 household"},
    {NumberLabel::phone,
     U"電話 手機 手機號碼 電話號碼 行動 行動電話 聯絡 連絡 聯繫 聯絡電話 連絡電話 回電 致電 來電 去電 撥 請打 撥打 改打 打給 打到 打我 洽 電洽 市話 家電 "
     U"家用 公司電話 傳真 傳真電話 tel phone mobile cell 留電 門號 ☎ 電： 電: fax 簡訊 來電號碼 call 打電話 whatsapp zalo viber"},
    {NumberLabel::line, U"line lineid 賴 加賴 賴id 賴的id 賴號 加萊 萊id 來id ㄌㄞ ㄌㄞˋ 加好友 加我好友"},
    {NumberLabel::birth, U"生日 出生 出生日期 出生年月日 誕生 dob d.o.b birth birthday born 生年 出生日 生辰 生年月日 生於 誕生於"},
    {NumberLabel::plate, U"車牌 車號 牌照 車牌號碼 牌照號碼 掛牌 號牌"},
    {NumberLabel::chip, U"晶片 晶片號 晶片號碼 植入晶片 寵物晶片 chip microchip 寵物登記 舊碼 新碼 晶片條碼 芯片 芯片號 芯片號碼 晶號 舊晶片 新晶片 掃描"},
    {NumberLabel::account,
     U"帳號 帳戶 匯款帳號 銀行帳號 金融帳號 提款卡 入帳帳號 局號 郵局 銀行 匯款 匯到 匯入 匯至 匯給 轉帳 轉到 轉入 存入 撥入 撥款 退至 存摺 存簿 農會 信用合作社 "
     U"信合社 漁會 戶頭 帐號 账號 賬號 賬戶 帐户 账户 帳好 薪轉戶 薪水戶 薪資戶 扣款戶 轉帳戶 薪資帳戶 帳： 帳: 薪轉帳戶 退款入 account acct a/c 繳到 退到 退回 電匯 網銀 領養金 訂金 押金匯 扣繳帳號 匯出"},
    {NumberLabel::card, U"信用卡 卡號 刷卡 visa mastercard jcb 簽帳卡 金融卡號"},
    {NumberLabel::business, U"統編 統一編號 營業人統一編號 公司統編 營利事業統一編號 統遍 統邊 稅編 商業登記 稅號 tax vat ubn"},
    {NumberLabel::other,
     U"出生率 出生數 出生人數 出生人口 出生嬰兒 案號 案件 案件編號 編號 文號 字第 發文 收文 收件 收件號 公文 批號 序號 發票 發票號碼 收據 收據號碼 單號 訂單 訂單號碼 訂單編號 金額 地號 建號 面積 頸牌 頸牌號碼 "
     U"牌號 腳環 足環 環號 腳環號碼 腳環刻 腳環刻有 足環刻 狂犬病牌 繳款 繳款單 繳費 繳費單 銷帳 銷帳編號 總額 項次 料號 出生登記 出生通報 出生地 出生別 出生證明 出生證明書 生日禮金 生日禮 生日會 生日派對 生日蛋糕 型錄 目錄 票號 票據 流水號 件號 貨號 代碼 代號 授權碼 驗證碼 密碼 會議 電話會議 會議代碼 條碼 執照 執照號碼 證書 證書字號 "
     U"許可證 許可證號 許可證字號 許可字號 登記證 登記證字號 登記證號 登記字號 獸執字 開業執照 罰單 舉發 舉發單 裁處書 處分書 契約 合約 契約編號 合約編號 標案 案名 採樣 檢體 樣品 "
     U"檢驗 檢驗單 報告編號 報告 版本 型號 座標 經緯度 gps 日期 時間 施打日 施打日期 接種日 接種日期 注射日期 末五碼 後五碼 末四碼 後四碼 末三碼 後三碼 座號 學號 員編 員工編號 員工證號 會員 會員編號 虛擬帳號 繳款帳號 繳費帳號 專戶帳號 掛號 掛號號碼 "
     U"包裹 快遞 物流 託運單 追蹤碼 追蹤編號 門牌 預算 保單 保單號碼 郵遞區號 區號 身高 體重 工號 產品 商品 規格 案編 識別證 戶內人口 戶內人數 ref 監視器 攝影機 機組 機型 感測器 零件 貨櫃 機台 機號 引擎號碼 車身號碼 "
     U"財產編號 設備 財編 表單 申請書 申請編號 受理編號 報案三聯單 三聯單 登記簿 登記編號 領養編號 收容編號 犬隻編號 管制編號 管編 稅籍編號 稅籍 機關代碼 單位代碼 保證書 "
     U"提單 發單 憑證 憑證號碼 憑單 卷號 檔號 名冊 號次 抽號 號碼牌 候診 取餐 房號 床號 桌號 航班 班機 列車 登機證 機位 車次 班次 公車 站牌 路燈 電桿 電桿編號 桿號 水錶 水號 電號 用戶號 用戶編號 瓦斯 載具 手機條碼 悠遊卡 悠遊卡號 一卡通 卡片內碼 建照 建照號碼 使照 工建字 民調字 水表 電表 表號 度數"},
});

struct Entry {
  std::u32string_view word;
  NumberLabel label;
};

// The words in buckets of their first two characters (NUL behind a word of one), the longest of a bucket first.
class Vocabulary {
 public:
  Vocabulary() {
    for (const auto& [label, list] : vocabulary)
      for_each_listed(list, [&, kind = label](std::u32string_view word) { add_word(kind, word); });
  }
  [[nodiscard]] bool may_begin(char32_t c) const { return firsts_.test(Words::lower(c) % firsts_.size()); }
  /// The longest word at `i`; none when there is none.
  [[nodiscard]] const Entry* match(std::u32string_view text, std::size_t i) const {
    if (is_latin(text[i]) && i > 0 && is_latin(text[i - 1])) return nullptr;  // id in "video"
    const Entry* longest = i + 1 < text.size() ? match(pair(text[i], text[i + 1]), text, i) : nullptr;
    return longest != nullptr ? longest : match(pair(text[i], U'\0'), text, i);
  }
  [[nodiscard]] bool may_go_on(char32_t c) const { return seconds_.test(Words::lower(c) % seconds_.size()); }
  [[nodiscard]] bool may_be_whole(char32_t c) const { return alone_.test(Words::lower(c) % alone_.size()); }
  /// False when no word stands at `i`, told by its first two characters.
  [[nodiscard]] bool may_stand(std::u32string_view text, std::size_t i) const {
    if (is_latin(text[i]) && i > 0 && is_latin(text[i - 1])) return false;
    return (may_be_whole(text[i]) && pairs_.test(pair(text[i], U'\0'))) || (i + 1 < text.size() && pairs_.test(pair(text[i], text[i + 1])));
  }

 private:
  void add_word(NumberLabel label, std::u32string_view word) {
    const std::size_t key = pair(word[0], word.size() > 1 ? word[1] : U'\0');
    auto& bucket = by_pair_[key % by_pair_.size()];
    const auto shorter = [&](const Entry& e) { return e.word.size() < word.size(); };
    bucket.insert(std::find_if(bucket.begin(), bucket.end(), shorter), {word, label});
    firsts_.set(word[0] % firsts_.size());
    if (word.size() == 1) alone_.set(word[0] % alone_.size());
    else seconds_.set(word[1] % seconds_.size());
    pairs_.set(key);
  }
  [[nodiscard]] const Entry* match(std::size_t key, std::u32string_view text, std::size_t i) const {
    if (!pairs_.test(key)) return nullptr;
    const auto& bucket = by_pair_[key % by_pair_.size()];
    const auto found = std::find_if(bucket.begin(), bucket.end(), [&](const Entry& e) { return stands(text, i, e.word); });
    return found == bucket.end() ? nullptr : &*found;
  }
  // A Latin word does not end inside another one: id in "idea".
  static bool stands(std::u32string_view text, std::size_t i, std::u32string_view word) {
    const std::size_t last = i + word.size();
    return Words::stands_at(text, i, word) && !(is_latin(word[0]) && last < text.size() && is_latin(text[last]));
  }
  static std::size_t pair(char32_t first, char32_t second) {
    return (std::uint64_t{Words::lower(first)} << 21U ^ Words::lower(second)) * 0x9E3779B97F4A7C15U >> 50U;
  }
  static bool is_latin(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }

  std::array<std::vector<Entry>, 1024> by_pair_;
  std::bitset<4096> firsts_, seconds_, alone_;  // alone_: of words of one character
  std::bitset<16384> pairs_;
};

const Vocabulary& words() {
  static const Vocabulary list;
  return list;
}

bool is_mark(const Scan& scan, std::size_t i) { return scan.is(i, blank | newline) || contains(U":：︰=(（[【〔「『-,，", scan.at(i)); }

// Whether no label's word stands in [first, last).
bool is_speaker(const Scan& scan, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (scan.is(i, label_begin) && words().match(scan.text(), i) != nullptr) return false;
  }
  return first < last;
}

// Behind "病歷號" in "病歷號呢？\n我：A2208715": neither the mark of the question nor who answers parts a number from what it was asked for by.
std::size_t behind_question(const Scan& scan, std::size_t first) {
  constexpr std::size_t longest_speaker = 6, longest_mark = 2;
  std::size_t i = first;
  if (contains(U":：", scan.at(i - 1))) {
    const std::size_t colon = i - 1;
    for (i = colon; i > 0 && colon - i < longest_speaker && scan.is(i - 1, han | letter);) --i;
    if (!is_speaker(scan, i, colon)) return first;
  }
  if (!scan.is(i - 1, newline)) return first;
  const std::size_t end = --i;
  while (i > 0 && end - i < longest_mark && contains(U"？?呢嗎喔", scan.at(i - 1))) --i;
  return i;
}

// The first place where a label may begin: behind the last sentence or line, a line's end right before the number not counted; `first` when
// there is none.
std::size_t search_start(const Scan& scan, std::size_t first, std::size_t window) {
  const auto classes = scan.classes();
  std::size_t i = behind_question(scan, first), start = first;
  const auto step_back = [&] {
    if ((classes[--i] & label_begin) != 0) start = i;
  };
  while (i > 0 && first - i < 4 && is_mark(scan, i - 1)) step_back();
  const std::size_t reach = first > window ? first - window : 0;
  while (i > reach && (classes[i - 1] & (newline | sentence_end)) == 0) step_back();
  return start;
}

// 護照（號碼…, 健保卡，卡號…: the later word only repeats in general what the earlier one said.
bool is_more_specific(NumberLabel earlier, NumberLabel later) {
  if (later == NumberLabel::unspecified) return earlier != NumberLabel::none;
  return later == NumberLabel::card && earlier == NumberLabel::insurance_card;
}

// The label that governs, of words from left to right.
struct Governing {
  LabelBefore label;
  void operator()(const LabelWord& word) {
    if (!is_more_specific(label.label, word.label)) label.label = word.label;
    label.last = word.last;
  }
};

constexpr std::uint32_t unread = static_cast<std::uint32_t>(-1);

template <class Visit>
void for_each_word(const Scan& scan, std::size_t first, std::size_t window, Visit&& visit) {
  const std::u32string_view text = scan.text().substr(0, first);
  for (std::size_t i = search_start(scan, first, window); i < first;) {
    const Entry* entry = scan.is(i, label_begin) ? words().match(text, i) : nullptr;
    const std::size_t last = i + (entry == nullptr ? 1 : entry->word.size());
    if (entry != nullptr) visit(LabelWord{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(last), entry->label});
    i = last;
  }
}

// The words before a token were read when it was scanned. False when the window begins inside of a word and may hold another one.
bool read_known_words(const Scan& scan, const Token& token, std::size_t window, Governing& governing) {
  const std::size_t start = token.first > window ? token.first - window : 0;
  for (const LabelWord& word : scan.label_words(token)) {
    if (word.first < start && word.last > start) return false;
    if (word.first >= start) governing(word);
  }
  return true;
}

LabelBefore read_label(const Scan& scan, std::size_t first, std::size_t window) {
  Governing governing;
  for_each_word(scan, first, window, governing);
  return governing.label;
}

// Whether a word of a label may stand behind the character: "…號護照", "…，這是護照", "…（日本護照）", but not "…（詳病歷）".
bool may_precede_label(const Scan& scan, std::size_t i, bool in_brackets) {
  return in_brackets ? scan.is(i, han) && !contains(U"見詳如附依", scan.at(i)) : leads_to_label(scan.at(i));
}

// The label that stands behind a number.
NumberLabel label_behind(const Scan& scan, std::size_t last) {
  constexpr std::size_t longest_lead = 3;
  const bool in_brackets = contains(U"(（", scan.at(last));
  const bool parted = contains(U",，", scan.at(last));  // the label of the next number may stand right behind
  const std::size_t next = in_brackets || parted || scan.is(last, blank) ? last + 1 : last;
  for (std::size_t i = next; i <= next + longest_lead; ++i) {
    const Entry* entry = scan.is(i, label_begin) && !(parted && i == next) ? words().match(scan.text(), i) : nullptr;
    const bool whole = entry != nullptr && (i == next || !in_brackets || contains(U")）", scan.at(i + entry->word.size())));
    if (whole) return entry->label;
    if (!may_precede_label(scan, i, in_brackets)) break;
  }
  return NumberLabel::none;
}

// The label that stands behind a number, where none before it says more.
NumberLabel label_beside(const Scan& scan, NumberLabel before, std::size_t last) {
  if (before != NumberLabel::none && before != NumberLabel::unspecified) return before;
  const NumberLabel behind = label_behind(scan, last);
  return behind == NumberLabel::none ? before : behind;
}

}  // namespace

bool may_begin_label(char32_t c) { return words().may_begin(c); }
bool may_go_on_label(char32_t c) { return words().may_go_on(c); }
bool may_be_whole_label(char32_t c) { return words().may_be_whole(c); }
bool may_be_label(std::u32string_view text, std::size_t i) { return words().may_stand(text, i); }

std::uint32_t labels_at(std::u32string_view text, std::size_t i) {
  const Entry* const entry = words().match(text, i);
  return entry == nullptr ? 0 : label_bit(entry->label);
}

// A Latin word is only told when it is known where the number begins: LINE in "LINEabc_1".
void LabelSearch::add_place(std::size_t i) {
  LabelWord place{static_cast<std::uint32_t>(i), unread, NumberLabel::none};
  if (!scan_.is(i, letter)) {
    const Entry* const entry = words().match(scan_.text(), i);
    if (entry == nullptr) return;
    place.last = static_cast<std::uint32_t>(i + entry->word.size());
    place.label = entry->label;
    labels_ |= label_bit(entry->label);
  }
  places_[behind_++ % ring_size] = place;
  from_ = std::max(from_, behind_ - std::min(behind_, ring_size));  // no word may have been asked for since long, as among a table's cells
}

// Most numbers stand in the middle of a sentence, none of whose ends is near enough to be passed over.
std::size_t LabelSearch::start_before(std::size_t first) const {
  constexpr std::size_t far = 12;
  const std::size_t reach = first > label_reach ? first - label_reach : 0;
  return sentence_ == 0 || sentence_ + far <= first ? std::max(reach, sentence_) : search_start(scan_, first, label_reach);
}

// A word ends before the number: 健保 in 健保IC卡 when IC begins one.
LabelWord LabelSearch::word_before(const LabelWord& place, std::size_t first) {
  if (place.last <= first) return place;
  const Entry* const entry = words().match(scan_.text().substr(0, first), place.first);
  if (entry == nullptr) return {place.first, place.first, NumberLabel::none};
  labels_ |= label_bit(entry->label);
  return {place.first, static_cast<std::uint32_t>(place.first + entry->word.size()), entry->label};
}

void LabelSearch::add_words_before(std::size_t first, std::pmr::vector<LabelWord>& found) {
  std::size_t start = start_before(first);
  for (std::size_t n = from_; n < behind_; ++n) {
    const LabelWord word = word_before(places_[n % ring_size], first);
    if (word.first < start || word.last == word.first) continue;
    found.push_back(word);
    start = word.last;
  }
}

LabelBefore label_somewhere_before(const Scan& scan, const Token& token, std::size_t window) {
  Governing governing;
  return read_known_words(scan, token, window, governing) ? governing.label : read_label(scan, token.first, window);
}

LabelBefore label_somewhere_before(const Scan& scan, std::size_t first, std::size_t window) {
  const Token* token = scan.token_at(first);
  return token != nullptr ? label_somewhere_before(scan, *token, window) : read_label(scan, first, window);
}

NumberLabel label_beside(const Scan& scan, std::size_t first, std::size_t last, std::size_t window) {
  return label_beside(scan, label_before(scan, first, window).label, last);
}
NumberLabel label_beside(const Scan& scan, const Token& token, std::size_t last, std::size_t window) {
  return label_beside(scan, label_before(scan, token, window).label, last);
}

bool is_adjacent(const Scan& scan, std::size_t last, std::size_t first) {
  while (last < first && (is_mark(scan, last) || contains(U"為是#+.、)）】」碼", scan.at(last)))) ++last;
  return last >= first;
}

}  // namespace opendata::deid
