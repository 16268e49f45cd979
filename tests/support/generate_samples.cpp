// Makes the sample records of data/samples: an invented animal-protection office with invented people. The same seed gives the same bytes on
// every machine (std::mt19937 is specified exactly; no standard distribution is used), and a test compares them with the committed files.
//
//   generate_samples DIRECTORY        writes animal_cases.csv and adoptions.csv
#include <unicode/ucnv.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(engine_() % n); }
  int between(int low, int high) { return low + static_cast<int>(below(static_cast<std::uint32_t>(high - low + 1))); }
  bool one_in(std::uint32_t n) { return below(n) == 0; }
  template <class Container>
  const auto& pick(const Container& from) {
    return from[below(static_cast<std::uint32_t>(from.size()))];
  }
  std::string digits(int n) {
    std::string out;
    for (int i = 0; i < n; ++i) out += static_cast<char>('0' + below(10));
    return out;
  }

 private:
  std::mt19937 engine_;
};

constexpr std::array<std::string_view, 24> surnames{"陳", "林", "黃", "張", "李", "王", "吳", "劉", "蔡", "楊", "許", "鄭",
                                                    "謝", "郭", "洪", "邱", "曾", "廖", "賴", "徐", "方", "高", "歐陽", "張簡"};
constexpr std::array<std::string_view, 20> given_first{"志", "淑", "建", "美", "俊", "雅", "家", "怡", "宗", "佩",
                                                       "明", "惠", "冠", "詩", "承", "宜", "柏", "欣", "子", "秀"};
constexpr std::array<std::string_view, 20> given_second{"豪", "芬", "宏", "玲", "傑", "婷", "華", "君", "翰", "蓉",
                                                        "德", "珍", "宇", "涵", "恩", "靜", "霖", "妤", "軒", "琴"};
// Twelve districts; earlier ones are drawn more often, so that rare combinations exist.
constexpr std::array<std::string_view, 12> districts{"三民區", "鳳山區", "左營區", "苓雅區", "楠梓區", "前鎮區",
                                                     "小港區", "鼓山區", "岡山區", "旗山區", "美濃區", "田寮區"};
constexpr std::array<std::string_view, 10> roads{"示範路", "模範一路", "範例二路", "青草街", "白雲路",
                                                 "向陽街", "晨曦路", "星光三路", "樂活街", "和風路"};
constexpr std::array<std::string_view, 5> channels{"1999專線", "線上陳情", "臨櫃", "電話", "電子郵件"};
constexpr std::array<std::string_view, 4> animals{"犬", "貓", "鳥", "其他"};
constexpr std::array<std::string_view, 6> categories{"犬貓走失", "流浪犬捕捉", "虐待動物檢舉", "寵物登記", "噪音擾鄰", "野生動物救援"};
constexpr std::array<std::string_view, 6> officers{"一股", "二股", "三股", "收容組", "救援組", "稽查組"};

std::string name_of(Dice& dice) {
  std::string name(dice.pick(surnames));
  name += dice.pick(given_first);
  if (!dice.one_in(9)) name += dice.pick(given_second);
  return name;
}

std::string national_id(Dice& dice, bool male) {
  // The letter's part of the sum, A…Z; see the check digit rule in docs/deidentification.md.
  constexpr std::array<int, 26> letter_sum{1, 10, 19, 28, 37, 46, 55, 64, 39, 73, 82, 2, 11, 20, 48, 29, 38, 47, 56, 65, 74, 83, 21, 3, 12, 30};
  const auto letter = dice.below(26);
  const std::string body = (male ? "1" : "2") + dice.digits(7);
  int sum = letter_sum[letter];
  for (std::size_t i = 0; i < body.size(); ++i) sum += (8 - static_cast<int>(i)) * (body[i] - '0');
  return static_cast<char>('A' + static_cast<char>(letter)) + body + static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::string two(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::string full_width(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c < '0' || c > '9') {
      out += c;
      continue;
    }
    out += "\xEF\xBC";
    out += static_cast<char>('\x90' + (c - '0'));
  }
  return out;
}

std::string mobile(Dice& dice) {
  const std::string digits = "0900" + dice.digits(6);
  switch (dice.below(5)) {
    case 0: return digits;
    case 1: return digits.substr(0, 4) + "-" + digits.substr(4, 3) + "-" + digits.substr(7);
    case 2: return digits.substr(0, 4) + " " + digits.substr(4);
    case 3: return "+886-" + digits.substr(1, 3) + "-" + digits.substr(4);
    default: return full_width(digits);
  }
}

// One draw a statement: the order in which operands of + are evaluated differs between compilers.
std::string landline(Dice& dice) {
  std::string out = "(07)" + dice.digits(3);
  out += "-" + dice.digits(4);
  if (dice.one_in(4)) out += "分機" + dice.digits(2);
  return out;
}

struct Person {
  std::string name, id, phone, email, district, address, plate;
  int birth_year = 0, birth_month = 0, birth_day = 0;
  bool male = false;
};

std::string_view district(Dice& dice) {
  const auto a = dice.below(12);
  const auto b = dice.below(12);
  return districts[a < b ? a : b];
}

std::string address(Dice& dice, std::string_view in_district) {
  std::string out = std::string("高雄市") + std::string(in_district);
  if (dice.one_in(3)) out += "光明里" + two(dice.between(1, 30)) + "鄰";
  out += dice.pick(roads);
  if (dice.one_in(3)) out += std::to_string(dice.between(1, 300)) + "巷";
  if (dice.one_in(6)) out += std::to_string(dice.between(1, 40)) + "弄";
  out += std::to_string(dice.between(1, 400)) + "號";
  if (dice.one_in(2)) out += std::to_string(dice.between(2, 15)) + "樓";
  if (dice.one_in(5)) out += "之" + std::to_string(dice.between(1, 9));
  return out;
}

std::string plate(Dice& dice) {
  constexpr std::string_view letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  std::string out;
  for (int i = 0; i < 3; ++i) out += letters[dice.below(static_cast<std::uint32_t>(letters.size()))];
  return out + "-" + dice.digits(4);
}

Person person(Dice& dice) {
  Person p;
  p.male = dice.one_in(2);
  p.name = name_of(dice);
  p.id = national_id(dice, p.male);
  p.phone = dice.one_in(5) ? landline(dice) : mobile(dice);
  p.email = "user" + dice.digits(5);
  p.email += dice.one_in(2) ? "@example.com" : "@example.org.tw";
  p.district = district(dice);
  p.address = address(dice, p.district);
  p.plate = plate(dice);
  p.birth_year = dice.between(1938, 2006);
  p.birth_month = dice.between(1, 12);
  p.birth_day = dice.between(1, 28);
  return p;
}

/// A ROC date in one of the forms that clerks mix.
std::string roc_date(Dice& dice, int year, int month, int day) {
  const int roc = year - 1911;
  switch (dice.below(6)) {
    case 0: return std::to_string(roc) + "." + std::to_string(month) + "." + std::to_string(day);
    case 1: return (roc < 100 ? "0" : "") + std::to_string(roc) + two(month) + two(day);
    case 2: return "民國" + std::to_string(roc) + "年" + std::to_string(month) + "月" + std::to_string(day) + "日";
    case 3: return full_width(std::to_string(roc)) + "/" + two(month) + "/" + two(day);
    default: return std::to_string(roc) + "/" + two(month) + "/" + two(day);
  }
}

std::string chip(Dice& dice) { return "900138" + dice.digits(9); }

/// What the clerk typed: with the names, numbers and places of people in it.
std::string story(Dice& dice, const Person& p, const Person& other, std::string_view animal) {
  const std::string who = p.name + (p.male ? "先生" : "小姐");
  const std::string place = std::string(p.district) + std::string(dice.pick(roads));
  switch (dice.below(12)) {
    case 0: return "陳情人" + who + "來電表示家中" + std::string(animal) + "於" + place + "走失，晶片號碼" + chip(dice) + "，尋獲請撥" + p.phone + "。";
    case 1: return "民眾反映" + place + "有流浪犬聚集，約五到六隻，早晚追逐機車，請派員捕捉。";
    case 2: return "檢舉鄰居" + other.name + "長期將狗鍊在頂樓日曬，地址" + other.address + "，請派員稽查。";
    case 3: return "飼主：" + p.name + "，身分證字號" + p.id + "，申請寵物登記補發，已於現場辦理完畢。";
    case 4: return who + "反映樓上住戶飼養犬隻半夜吠叫，已勸導兩次未改善，聯絡信箱" + p.email + "。";
    case 5: return "發現受傷貓頭鷹一隻，位於" + place + "公園內，翅膀下垂無法飛行，現場有民眾看顧。";
    case 6: return "目擊車號" + other.plate + "自小客車於" + place + "棄置幼犬一窩，共四隻，已提供行車紀錄影像。";
    case 7: return "詢問犬貓絕育補助申請方式與應備文件，已說明依規定每戶每年補助以三隻為限。";
    case 8: return "聯絡人：" + p.name + "\n電話：" + p.phone + "\n內容：通報" + place + "有犬隻受困水溝，請儘速救援。";
    case 9: return "高先生與" + other.name + "因遛狗未牽繩發生口角，雙方均要求處理，" + other.name + "電話" + other.phone + "。";
    case 10: return "收容所開放認養時間洽詢，民眾希望假日也能辦理。\"已轉知承辦單位\"";
    default: return "民眾" + who + "住" + p.address + "，反映社區餵食流浪貓未清理，環境髒亂。";
  }
}

std::string outcome(Dice& dice, const Person& p) {
  switch (dice.below(6)) {
    case 0: return "已派員現場勘查，未發現違規情形，並回電" + p.name.substr(0, 3) + (p.male ? "先生" : "小姐") + "說明。";
    case 1: return "已誘捕送收容所，完成晶片掃描及疫苗接種。";
    case 2: return "依動物保護法第20條開立勸導單，並限期改善。";
    case 3: return "電聯" + p.phone + "未接，以電子郵件" + p.email + "回復。";
    case 4: return "已協助刊登協尋公告，並通知鄰近動物醫院。";
    default: return "移請環境保護局依權責辦理。";
  }
}

std::string quoted(std::string_view cell) {
  if (cell.find_first_of("\",\r\n;") == std::string_view::npos) return std::string(cell);
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

/// Padding as it comes out of old systems: blanks behind, now and then an ideographic one.
std::string padded(Dice& dice, std::string cell) {
  if (dice.one_in(12)) cell += "  ";
  if (dice.one_in(25)) cell += "\xE3\x80\x80";
  return cell;
}

std::string join(const std::vector<std::string>& cells, char delimiter) {
  std::string out;
  for (const auto& cell : cells) {
    if (!out.empty()) out += delimiter;
    out += quoted(cell);
  }
  return out;
}

const std::vector<std::string> case_header{"案件編號", "受理日期", "受理方式", "案件類別", "動物種類",     "行政區",   "發生地點", "陳情人",   "身分證字號",
                                           "出生日期", "年齡",     "性別",     "聯絡電話", "電子郵件", "車牌號碼", "案情描述", "辦理情形", "辦結日期", "辦理天數", "承辦單位"};

std::string animal_case(Dice& dice, int number) {
  const Person p = person(dice);
  const Person other = person(dice);
  const int year = dice.between(2024, 2025);
  const int month = dice.between(1, 12);
  const int day = dice.between(1, 28);
  const int days = dice.one_in(20) ? dice.between(15, 90) : dice.between(0, 14);
  const std::string_view animal = dice.pick(animals);
  std::vector<std::string> cells{"AP" + std::to_string(year - 1911) + two(month) + std::to_string(100000 + number).substr(1),
                                 roc_date(dice, year, month, day),
                                 std::string(dice.pick(channels)),
                                 std::string(dice.pick(categories)),
                                 std::string(animal),
                                 p.district,
                                 dice.one_in(8) ? "" : address(dice, p.district),
                                 dice.one_in(15) ? "匿名" : p.name,
                                 dice.one_in(3) ? p.id : "",
                                 dice.one_in(3) ? roc_date(dice, p.birth_year, p.birth_month, p.birth_day) : "",
                                 dice.one_in(6) ? "" : std::to_string(year - p.birth_year),
                                 p.male ? "男" : "女",
                                 dice.one_in(7) ? "" : p.phone,
                                 dice.one_in(2) ? p.email : "",
                                 dice.one_in(9) ? p.plate : "",
                                 story(dice, p, other, animal),
                                 outcome(dice, p),
                                 "",
                                 dice.one_in(30) ? "" : std::to_string(days),
                                 std::string(dice.pick(officers))};
  if (!cells[18].empty()) cells[17] = std::to_string(year - 1911) + "/" + two(month) + "/" + two(day);
  for (const std::size_t i : {2U, 3U, 5U, 7U}) cells[i] = padded(dice, cells[i]);
  return join(cells, ',') + ",";
}

/// UTF-8 with BOM, a title above the header, a trailing comma on each line, padding, mixed line ends, blank lines and a header that comes again.
std::string animal_cases() {
  Dice dice(20260101);
  std::string out = "\xEF\xBB\xBF示範動物保護處 服務案件清冊（虛構資料）,\r\n" + join(case_header, ',') + ",\r\n";
  for (int i = 1; i <= 2400; ++i) {
    out += animal_case(dice, i);
    out += dice.one_in(10) ? "\n" : "\r\n";
    if (i == 1200) out += join(case_header, ',') + ",\r\n";
    if (i % 800 == 0) out += ",,,,,,,,,,,,,,,,,,,,\r\n";
  }
  return out;
}

std::string adoption(Dice& dice, int number) {
  const Person p = person(dice);
  const int month = dice.between(1, 12);
  const int day = dice.between(1, 28);
  return join({std::to_string(10000 + number), "114" + two(month) + two(day), std::string(dice.pick(animals)), chip(dice), p.name, p.id, p.phone,
               p.address, std::to_string(2025 - p.birth_year), std::to_string(dice.between(1, 6)), dice.one_in(3) ? "公寓" : "透天",
               dice.one_in(4) ? "認養人" + p.name + "表示家中已有一隻犬，電話" + p.phone : "家訪合格"},
              ';');
}

/// CP950, semicolons, a Chinese and an English header row, CRLF, no newline at the end.
std::string adoptions() {
  Dice dice(20260202);
  std::string out = "流水號;認養日期;動物種類;晶片號碼;認養人;身分證字號;電話;地址;年齡;家庭人數;住宅類型;備註\r\n"
                    "serial;date;species;microchip;adopter;national_id;phone;address;age;household;housing;remarks";
  for (int i = 1; i <= 600; ++i) out += "\r\n" + adoption(dice, i);
  return out;
}

std::string to_cp950(const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out(utf8.size() * 2, '\0');
  const auto n = ucnv_convert("windows-950-2000", "UTF-8", out.data(), static_cast<std::int32_t>(out.size()), utf8.data(),
                              static_cast<std::int32_t>(utf8.size()), &status);
  out.resize(U_SUCCESS(status) != 0 ? static_cast<std::size_t>(n) : 0);
  return out;
}

bool write(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  return static_cast<bool>(out << bytes) && !bytes.empty();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("usage: generate_samples DIRECTORY\n", stderr), 2;
  const std::string directory = argv[1];
  const bool ok = write(directory + "/animal_cases.csv", animal_cases()) && write(directory + "/adoptions.csv", to_cp950(adoptions()));
  return ok ? 0 : 1;
}
