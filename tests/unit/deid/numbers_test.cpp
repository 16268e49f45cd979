#include "support/catch.hpp"
#include "unit/deid/rows.hpp"

using test::check_rows;
using test::check_unknown_to_rules;
using test::Row;

namespace {

// Every positive row again with its value in full-width characters.
void check_full_width(std::string_view type, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    if (*row.value == '\0') continue;
    std::string text = row.text;
    const std::string wide = test::full_width(row.value);
    text.replace(text.find(row.value), std::string_view(row.value).size(), wide);
    CAPTURE(type, text);
    CHECK(test::found(text, type) == std::vector<std::string>{wide});
  }
}

// Every positive row again with one blank, hyphen or line end inside the value.
void check_broken(std::string_view type, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::string_view value = row.value;
    if (value.size() < 8 || value.find_first_of("- \n") != std::string_view::npos) continue;
    for (const char* gap : {" ", "-", "\n"}) {
      const std::string broken = std::string(value.substr(0, value.size() - 4)) + gap + std::string(value.substr(value.size() - 4));
      std::string text = row.text;
      text.replace(text.find(value), value.size(), broken);
      CAPTURE(type, text);
      CHECK(test::found(text, type) == std::vector<std::string>{broken});
    }
  }
}

const std::vector<Row> national_ids{{"身分證字號A100000001號", "A100000001"}, {"身分證A123456789，電話", "A123456789"}, {"a123456789", "a123456789"},
                                    {"ID F131104093 來電", "F131104093"},      {"身分證A123456788有誤", "A123456788"},   {"XA123456789", ""},
                                    {"A1234567890", ""},                       {"A123456789B", ""},                     {"產品A123456788到貨", ""},
                                    {"編號A323456789", ""}};
const std::vector<Row> resident_ids{{"統一證號A800000014。", "A800000014"}, {"居留證AB23456789已換發", "AB23456789"}, {"居留證AB23456788", "AB23456788"},
                                    {"AE23456789", ""},                      {"型號AB23456788", ""},                     {"AB234567890", ""}};
const std::vector<Row> cards{{"卡號4111111111111111", "4111111111111111"}, {"刷5555555555554444成功", "5555555555554444"},
                             {"信用卡4111111111111112遭拒", "4111111111111112"}, {"訂單4111111111111112", ""}, {"04111111111111111", ""},
                             {"4111111111111111.5", ""}};
const std::vector<Row> microchips{{"晶片900138000123456已登記", "900138000123456"}, {"犬隻158000000000001", "158000000000001"},
                                  {"晶片號碼0A11586C2E", "0A11586C2E"}, {"序號000123456789012", ""}, {"9001380001234567", ""}};

}  // namespace

TEST_CASE("A label counts when it begins at most twenty characters before the number, whatever other numbers stand between", "[deid]") {
  const auto far = [](std::size_t characters) {
    std::string text;
    for (std::size_t i = 3; i < characters; ++i) text += "正";
    return "健保卡" + text + "100040519876";
  };
  for (std::size_t distance = 3; distance <= 24; ++distance) {
    CAPTURE(distance);
    CHECK(test::found(far(distance), "NHI_CARD").size() == (distance <= 20 ? 1U : 0U));
    CHECK(test::found("7號，" + far(distance), "NHI_CARD").size() == (distance <= 20 ? 1U : 0U));
  }
  check_rows("NHI_CARD", {{"健保卡第2張000040519876", "000040519876"}, {"000040519876健保卡", "000040519876"}});
  check_rows("LINE_ID", {{"Line id：abc_12", "abc_12"}});
}

TEST_CASE("National IDs are found by check digit or by the word beside them", "[deid][numbers]") {
  check_rows("NATIONAL_ID", national_ids);
  check_full_width("NATIONAL_ID", national_ids);
  check_broken("NATIONAL_ID", national_ids);
}

TEST_CASE("Resident IDs are found in both forms", "[deid][numbers]") {
  check_rows("RESIDENT_ID", resident_ids);
  check_full_width("RESIDENT_ID", resident_ids);
  check_broken("RESIDENT_ID", resident_ids);
}

TEST_CASE("Card numbers are found by Luhn sum or by the word beside them", "[deid][numbers]") {
  check_rows("CREDIT_CARD", cards);
  check_full_width("CREDIT_CARD", cards);
  check_broken("CREDIT_CARD", cards);
}

TEST_CASE("Chip numbers of fifteen digits and of ten characters are found", "[deid][numbers]") {
  check_rows("MICROCHIP", microchips);
  check_full_width("MICROCHIP", microchips);
}

TEST_CASE("Telephone numbers are found with prefixes, breaks and extensions, hot lines are not", "[deid][numbers]") {
  const std::vector<Row> rows{{"手機0912345678。", "0912345678"}, {"0912-345-678找我", "0912-345-678"}, {"電話(07)381-4426轉15", "(07)381-4426轉15"},
                              {"+886-2-2720-8889", "+886-2-2720-8889"}, {"+886912345678", "+886912345678"}, {"住家02-27208889#123", "02-27208889#123"},
                              {"0912\n345678", "0912\n345678"}, {"請打零九一二三四五六七八", "零九一二三四五六七八"}, {"金門082-325640", "082-325640"},
                              {"請回電7463321", "7463321"}, {"手機0912-***-678", "0912-***-678"}, {"0912345678分機 12", "0912345678分機 12"},
                              {"洽1999", ""}, {"0800-024-111", ""}, {"02-2720888", ""}, {"案號0912345678", ""}, {"109123456789", ""}, {"113年0912", ""},
                              {"A0912345678", ""},
                              {"尋獲後(07)064-8688。", "(07)064-8688"}, {"(07)064-8688分機95", "(07)064-8688分機95"}, {"（０７）０６４－８６８８分機９５", "（０７）０６４－８６８８分機９５"},
                              {"住家07-0648688分機95", "07-0648688分機95"}, {"07-0648688", ""}, {"(01)064-8688", ""}, {"(07)0648", ""},
                              {"(07)064.868.8", ""}, {"本處(07)064-8688", ""}};
  check_rows("PHONE", rows);
  check_rows("PHONE", {{"打給零九二五－五八八－三一七", "零九二五－五八八－三一七"}, {"回電〇七－七二二－五一三九", "〇七－七二二－五一三九"},
                       {"電話0918 , 564 , 380。", "0918 , 564 , 380"}, {"共0918,564,380筆", ""}, {"電話0918,564件", ""}, {"手機0962-201*42", "0962-201*42"}, {"0962*201", ""},
                       {"光速物流公司，宿舍 03-3557-201 轉 316", "03-3557-201 轉 316"}, {"光速物流公司 03-3557-201", ""}, {"第一,二,三,四,五,六,七組", ""},
                       {"電話有二，零九一二三四五六七八", "零九一二三四五六七八"}, {"其一，零九一二－三四五－六七八", "零九一二－三四五－六七八"}});
  check_full_width("PHONE", {rows[0], rows[1], rows[3], rows[8]});
}

TEST_CASE("Telephone numbers are found whatever marks and scripts part their digits", "[deid][numbers]") {
  check_rows("PHONE", {{"電話0912—345—671。", "0912—345—671"}, {"市話02―8123―4561", "02―8123―4561"}, {"共0912——345671件", ""}, {"手機0912·345·671找我", "0912·345·671"},
                       {"手機0912_345_671", "0912_345_671"}, {"家裡07+3451236", "07+3451236"}, {"手機0912-\n345671", "0912-\n345671"},
                       {"手機零九一二、三四五、六七一", "零九一二、三四五、六七一"}, {"找我零七 三四五 一二三六。", "零七 三四五 一二三六"}, {"零 九 一 二 三 四 五 六 七 一", "零 九 一 二 三 四 五 六 七 一"},
                       {"三、四、五、六、七、八、九樓", ""}, {"一九八一、一九九二年", ""}, {"零、一、二、三、四、五、六、七", ""},
                       {"打0912三四五六七一。", "0912三四五六七一"}, {"0912-345-六七一", "0912-345-六七一"}, {"留０９１２－三四五－六七１", "０９１２－三四五－六七１"}, {"是零九12-345-671", "零九12-345-671"}, {"零912-345-671", "零912-345-671"}, {"○12345678", ""},
                       {"0912345678三次", "0912345678"}, {"0912三四五六七一十", ""}, {"07-3451236三次", "07-3451236"}, {"○○123456789", ""}, {"翻譯Sri Wahyuni0912-345-671。", "0912-345-671"}, {"型號ab0912345671", ""}, {"No0912345671", ""},
                       {"手機0912一345一671", "0912一345一671"}, {"手機0912ー345ー671", "0912ー345ー671"}, {"O912-345-671", "O912-345-671"}, {"型號O912-345", ""},
                       {"0912~345~671", "0912~345~671"}, {"０９１２＊３４５＊６７１", "０９１２＊３４５＊６７１"}, {"02-27208889~90", "02-27208889~90"}, {"比例0912:345", ""}, {"電話(O7)345-1236", "(O7)345-1236"},
                       {"住家07-3451236分機一二", "07-3451236分機一二"}, {"07-3451236轉三次", "07-3451236"},
                       {"手機912-345-671。", "912-345-671"}, {"手機 912345671", "912345671"}, {"第912345671號", ""}});
}

TEST_CASE("Numbers without area code are found behind a name and beside words of calling", "[deid][numbers]") {
  check_rows("PHONE", {{"2. 林小芬　5123-987", "5123-987"}, {"只記下6123-987", "6123-987"}, {"陽性 6123-987 打兩次沒接", "6123-987"}, {"又來了 7123-987勿回", "7123-987"}, {"何時修好？5123-987", "5123-987"},
                       {"打厝內六七七一九二三。", "六七七一九二三"}, {"查後回 6412 987家裡的", "6412 987"}, {"施打6155-840批", ""}, {"保留6155-840", ""}, {"林小芬 2024-1105", ""}, {"產品5583-071", ""},
                       {"編號5583-071打折", ""}, {"打5583000", ""}, {"高雄市 1234-567", ""}});
}

TEST_CASE("Numbers of whom everybody is to call are an office's, those of relatives are not", "[deid][numbers]") {
  check_rows("PHONE", {{"日照服務單位電07-3451236", ""}, {"欲領養者，洽03-9123456。", ""}, {"運輸管理科林小姐，電話07-3451236", ""}, {"請洽鄰居07-3451236", "07-3451236"}, {"承辦問過，來電07-3451236表示", "07-3451236"}, {"本局，請來電07-3451236確認", ""},
                       {"本處不能收。長女來電07-3451236", "07-3451236"}, {"委託地政士，07-3451236", "07-3451236"}, {"地政07-3451236", ""}, {"給我一個窗口，白天打07-3451236", "07-3451236"}});
}

TEST_CASE("E-mail addresses of people are found, mailboxes of a role are not", "[deid][numbers]") {
  const std::vector<Row> rows{{"信箱abc.d@example.com，", "abc.d@example.com"}, {"寄amy_lin@mail.example.com.tw吧", "amy_lin@mail.example.com.tw"},
                              {"abc (at) example.com", "abc (at) example.com"}, {"service@example.gov.tw", ""}, {"信箱abc.d @ example.com", "abc.d @ example.com"}, {"abc.d@example,com", "abc.d@example,com"}, {"abc.d(小老鼠)example.com", "abc.d(小老鼠)example.com"}, {"8 @ 5 元", ""}, {"rental@agency.gov.taipei", ""}, {"lin.mei_07@agency.gov.taipei", "lin.mei_07@agency.gov.taipei"}, {"寫給@小明", ""}, {"a@b", ""}, {"@example.com", ""}};
  check_rows("EMAIL", rows);
  check_full_width("EMAIL", {rows[0], rows[1]});
}

TEST_CASE("Plates of all series are found, standards and models are not", "[deid][numbers]") {
  const std::vector<Row> rows{{"車號ABC-1235", "ABC-1235"}, {"AB-1235停在門口", "AB-1235"}, {"看到123-ABC", "123-ABC"}, {"違停車輛 MAA1235", "MAA1235"},
                              {"車牌3927 XE", "3927 XE"}, {"車牌：D4-5358，", "D4-5358"}, {"車號3J-1234", "3J-1234"}, {"7HH-6666機車改裝", "7HH-6666"}, {"--7HH-666機車改裝", "7HH-666"}, {"看到7HH-6666", ""}, {"機車行電話091-2345", ""}, {"車牌5678-J3", "5678-J3"}, {"ISO-9001", ""}, {"PM2.5-2024", ""}, {"COVID-19", ""}, {"HTTP-404", ""}, {"IOI-1234", ""},
                              {"RTX-3060", ""}, {"VX-2024-0088731", ""}, {"KH112-30588", ""}};
  check_rows("PLATE", rows);
  check_rows("PLATE", {{"車號：M9A-\n172", "M9A-\n172"}, {"機車ＥＷＡ\n－０２９９違停", "ＥＷＡ\n－０２９９"}, {"車號：M9A-\r\n172", "M9A-\r\n172"}, {"車號：M9A\r\n172", "M9A\r\n172"}, {"移置保管車輛BEP—1015。", "BEP—1015"}, {"車號５２８８‧ＺＫ", "５２８８‧ＺＫ"},
                       {"型錄BEP—1015", ""}, {"車號TDM-8O2", "TDM-8O2"}, {"編號TDM-8O2", ""}, {"車號：M R A\n7 6 3 0", "M R A\n7 6 3 0"}, {"機車M C T - 2 8 9 1騎上人行道", "M C T - 2 8 9 1"},
                       {"選項A B C 1 2 3 4", ""}, {"是二九七七－ＱＮ。", "二九七七－ＱＮ"}, {"車號二九七七－ＱＮ－違停", "二九七七－ＱＮ"}, {"車號零玖柒－ＭＤＸ", "零玖柒－ＭＤＸ"}, {"二－QN", ""}, {"另一位騎一台F8K-772", "F8K-772"}, {"零件F8K-772", ""}});
  check_full_width("PLATE", rows);
}

TEST_CASE("Plates are found with other marks, spelt out, broken and where a vehicle is spoken of", "[deid][numbers]") {
  check_rows("PLATE", {{"現場KLF·3307。", "KLF·3307"}, {"車號3 9 6 - M T X。", "3 9 6 - M T X"}, {"汽車3 8 1 9-V 2擋路", "3 8 1 9-V 2"}, {"車號是B R M 九 零 五 二，", "B R M 九 零 五 二"},
                       {"問：車號？答：B K P 2 4 7 3，", "B K P 2 4 7 3"}, {"車 號 ： M W T - 5 5 1 7", "M W T - 5 5 1 7"}, {"車 L M K8843 停", "L M K8843"},
                       {"搬走的AZL-33\n18，", "AZL-33\n18"}, {"車 AVU\n8813駛離", "AVU\n8813"}, {"車RAR-O563更正", "RAR-O563"}, {"那台7QX-883停在門口", "7QX-883"}, {"NHT 0353 已經被拖走了", "NHT 0353"}, {"車牌ABC一二三五", "ABC一二三五"}, {"車號9Q1235，", "9Q1235"}, {"車號：ABC 12 35", "ABC 12 35"}, {"車號ABC_1235", "ABC_1235"}, {"車號ABC槓1235", "ABC槓1235"}, {"檔案ABC_1235", ""}, {"比ABC.1235", ""}, {"代碼ABC一二三五", ""},
                       {"文號TECO-VAN-2213", ""}, {"文號TECO-VAN-22\n13", ""}, {"停車場 B2-117 格", ""}, {"停在 B2-117", ""}, {"汽車 LED 1234", ""}, {"選 3 9 6 - M T X", ""}, {"May 2024", ""}});
}

TEST_CASE("Accounts are found by their bank's short name, its code, a holder and the post office's form", "[deid][numbers]") {
  check_rows("BANK_ACCOUNT", {{"彰銀5086-51-02719-303", "5086-51-02719-303"}, {"退至一銀704-50-338123", "704-50-338123"}, {"收款(822)901540772863，", "901540772863"}, {"中信 822 9015 4077 2863", "9015 4077 2863"},
                              {"限匯807-018-0047\n7153。", "807-018-0047\n7153"}, {"匯給813-018-0047\n2024/5/6", "813-018-0047"}, {"請匯玉山0886-968-104233。", "0886-968-104233"}, {"解除扣押103-0512688-3、", "103-0512688-3"},
                              {"自0021446-0337183扣款", "0021446-0337183"}, {"每期金額六百元，自0021446-0337183扣款", "0021446-0337183"}, {"統編04595257，退還至一銀704-50-338123", "704-50-338123"},
                              {"帳戶 0 1 3 - 0 2 2 5 0 6 1 8 8 3 9 3", "0 1 3 - 0 2 2 5 0 6 1 8 8 3 9 3"}, {"帳號電話裡唸了700-0021846-0359123", "700-0021846-0359123"},
                              {"富邦02-27208889", ""}, {"玉山0912345678", ""}, {"國泰醫院07-3451236", ""}, {"台新金控8,000元", ""}, {"訂單822-901540772863", ""}, {"編號0021446-0337183", ""}, {"(822)第12條", ""}});
}

TEST_CASE("Chip numbers are found in groups of three and among animals, whatever part looks like a telephone number", "[deid][numbers]") {
  check_rows("MICROCHIP", {{"實際為941 000 024 417 933，", "941 000 024 417 933"}, {"家犬未曾離園。經查0A2274B913登記有效", "0A2274B913"}, {"批號0A2274B913", ""}, {"林小芬（0006E7F413）", ""}, {"經查0A2274B913", ""}, {"家犬0122749313", ""}});
  CHECK(test::found("林小芬（900138000123456）、毛朵（0006E7F413）", "MICROCHIP") == std::vector<std::string>{"900138000123456", "0006E7F413"});
  CHECK(test::found("實際為941 000 024 417 933，", "PHONE").empty());
}

TEST_CASE("An identity number with a wrong check digit is found behind a name or a role", "[deid][numbers]") {
  check_rows("NATIONAL_ID", {{"飼主林小芬，A123456788，", "A123456788"}, {"受託人A123456788，", "A123456788"}, {"林小芬　A123456788", "A123456788"}, {"零件A123456788，", ""}, {"品項，A123456788，", ""}});
  check_rows("NATIONAL_ID", {{"身分證A·123456789", "A·123456789"}, {"身分證A12345678九", "A12345678九"}, {"身分證A123456789三次", "A123456789"}, {"A1234567八九一", ""}});
  check_rows("HOUSEHOLD_NO", {{"戶號F一二三四五六七，", "F一二三四五六七"}, {"批號F一二三四五六七", ""}});
  check_rows("CREDIT_CARD", {{"信用卡4111‧1111‧1111‧1111", "4111‧1111‧1111‧1111"}, {"信用卡 四一一一 一一一一 一一一一 一一一一", "四一一一 一一一一 一一一一 一一一一"}});
  check_rows("RESIDENT_ID", {{"問長照 ARCAB23456789 住林園", "AB23456789"}, {"居留證ab123***89，", "ab123***89"}});
  check_rows("NHI_CARD", {{"我媽的卡號是000040519873，", "000040519873"}, {"刷卡單號000040519873", ""}});
}

TEST_CASE("Numbers without a check digit need the word beside them", "[deid][numbers]") {
  check_rows("NHI_CARD", {{"健保卡000040519876。", "000040519876"}, {"序號000040519876", ""}, {"健保卡00004051987", ""}, {"武功000050522259已照X光", "000050522259"},
                          {"武功000050522259 3次", "000050522259"}, {"號碼000050522259", "000050522259"}, {"武功0000 5052 2259 1234", ""}, {"武功100050522259", ""}, {"帳單編號000050522259", ""}});
  check_rows("MEDICAL_RECORD_NO", {{"病歷號00684213", "00684213"}, {"病歷C-1180-3376，", "C-1180-3376"}, {"編號00684213", ""}});
  check_rows("HOUSEHOLD_NO", {{"戶號E7203315 問", "E7203315"}, {"批號E7203315", ""}});
  check_rows("PASSPORT", {{"護照308817425。", "308817425"}, {"護照號碼C5130942", "C5130942"}, {"案件308817425", ""}});
  check_rows("BANK_ACCOUNT", {{"帳號054-50-017826-4", "054-50-017826-4"}, {"永豐銀行15204801234567", "15204801234567"}, {"單號054-50-017826-4", ""},
                              {"戶名市政府公庫帳號102102013579", ""},
                              {"帳號700-00212345678901 戶名陳美玲，請處理", "700-00212345678901"}, {"帳號700-00212345678901 戶名陳美玲請速處理", "700-00212345678901"},
                              {"匯到帳號808-0727979003145，戶名：陳美玲，已向公所申請", "808-0727979003145"}, {"戶名：某某協會 帳號808-0727979003145", ""},
                              {"押金由012-754168023391退還", "012-754168023391"}, {"請付822-9011-2354-8866", "822-9011-2354-8866"}, {"113-754168023391", ""}, {"012-7541680", ""},
                              {"帳號七〇〇－〇〇一二三四五六七八九", "七〇〇－〇〇一二三四五六七八九"}, {"帳號零四一－二二三－四五六七八九", "零四一－二二三－四五六七八九"},
                              {"戶名是我阿嬤，郵局0041556-0329418", "0041556-0329418"}, {"罰鍰三千元，扣押其玉山銀行帳戶808-0727979003145", "808-0727979003145"}});
  check_rows("MICROCHIP", {{"晶片九〇〇一五八三二九二五八五九一。", "九〇〇一五八三二九二五八五九一"}, {"流水號九〇〇一五八三二九二五八五九", ""}});
  check_rows("CREDIT_CARD", {{"卡號4 1 1 1 - 1 1 1 1 - 1 1 1 1 - 1 1 1 1", "4 1 1 1 - 1 1 1 1 - 1 1 1 1 - 1 1 1 1"},
                             {"卡號4111-1111-\r\n1111-1111", "4111-1111-\r\n1111-1111"}});
  check_rows("UNIFIED_BUSINESS_NO", {{"獨資商號（統編04595257）", "04595257"}, {"某某股份有限公司統編04595257", ""}, {"日期20240506", ""}});
}

TEST_CASE("Online names and addresses are found where a word or a page says so", "[deid][numbers]") {
  check_rows("LINE_ID", {{"LINE ID：lucky_paws.kh", "lucky_paws.kh"}, {"加賴 momo77cat", "momo77cat"}, {"用LINE傳照片", ""}, {"檔名lucky_paws", ""}});
  check_rows("LINE_ID", {{"聯絡：LINEbean0805。", "bean0805"}, {"Line ID: Momo0815", "Momo0815"}, {"賴Momo", ""}, {"要找我請加 mai.bean_85", "mai.bean_85"}, {"通訊方式：bean0805", "bean0805"}, {"用LINE視訊確認，帳號bean0805。", "bean0805"},
                         {"改視訊，bean_qin05。", "bean_qin05"}, {"傳我bean.85", "bean.85"}, {"傳我bean.jpg", ""}, {"請加 pm2.5", ""}, {"請加bean.gov.tw", ""}, {"帳號bean0805。", ""}, {"新增LINE帳號：bean0805，點選「市政府", ""},
                         {"LINE ID：Bean05，", "Bean05"}, {"LINE的帳號是Bean05。", "Bean05"}, {"使用LINE Android13", ""}});
  check_rows("IP", {{"IP 59.126.40.231 登入", "59.126.40.231"}, {"韌體版本1.2.3.4", ""}, {"59.126.40.256", ""}, {"第1.2.3節", ""},
                    {"登入位址：118.163.77.240。", "118.163.77.240"}, {"IP:118.163.77.240", "118.163.77.240"}, {"來源：2001:b011:7004:3c1a::8f2。", "2001:b011:7004:3c1a::8f2"}, {".118.163.77.240", ""}});
  check_rows("URL_PERSONAL", {{"部落格https://example.cc/@some_cat", "https://example.cc/@some_cat"}, {"https://www.example.edu.tw/~someone，", "https://www.example.edu.tw/~someone"}, {"https://someone.pixnet.net/blog", "https://someone.pixnet.net/blog"},
                              {"https://linktr.ee/someone", "https://linktr.ee/someone"}, {"https://example.com/user/someone", "https://example.com/user/someone"}, {"https://www.kcg.gov.tw/~files/a", ""}, {"https://docs.example.com/u/0/", ""}, {"https://www.pixnet.net/", ""},
                              {"https://example.com/", ""}});
  check_rows("URL_PERSONAL", {{"https://instagram.com/some.one99，", "https://instagram.com/some.one99"}, {"https://www.gov.tw/faq", ""},
                              {"https://example.com/?email=a%40b.tw", "https://example.com/?email=a%40b.tw"}, {"騙子FBfb.com/shu.shi.real也別加", "fb.com/shu.shi.real"},
                              {"https://facebook.com/高雄TW王小明，", "https://facebook.com/高雄TW王小明"}, {"FBexample.com/shu", ""}});
}

TEST_CASE("Birth dates and high ages are found, dates of events and limits are not", "[deid][numbers]") {
  check_rows("BIRTH_DATE", {{"生日82-06-21", "82-06-21"}, {"民國79年1月2日生", "民國79年1月2日"}, {"出生年月日：0790102", "0790102"},
                            {"生於", ""}, {"113年5月6日受理", ""}, {"生日112/02/29", ""}, {"八十二年二月三日出生", "八十二年二月三日"},
                            {"王小明 E196045881 75.04.19 葷", "75.04.19"}, {"加保（58.12.25／V163644181）", "58.12.25"}, {"E196045881 113.04.19送件", ""}, {"編號E19604588 75.04.19", ""},
                            {"同住人王小明（22.05.17，歿）", "22.05.17"}, {"同住人王小明（112.05.17，送件）", ""},
                            {"民國二十八年二月初五生", "民國二十八年二月初五"}, {"生日四十九年十二月廿五，", "四十九年十二月廿五"}, {"生日：二十三年農曆七月初一", "二十三年農曆七月初一"},
                            {"民國21年正月十五生", "民國21年正月十五"}, {"出生：六十一年拾貳月卅日", "六十一年拾貳月卅日"}, {"家姊昭和十年一月三日生", "昭和十年一月三日"},
                            {"民國25年11月生，屬鼠，老鼠不怕", "民國25年11月"}, {"貓，民國112年11月生", ""}, {"農曆七月初一普渡", ""}});
  check_rows("BIRTH_DATE", {{"林小芬 61.4.7 陽性", "61.4.7"}, {"學生林小芬，98-10-21，缺席", "98-10-21"}, {"林小芬61.4.7，", "61.4.7"}, {"戶號V1906273，民國21年2月1日，", "民國21年2月1日"},
                            {"被害人溫馨 女 95.7.21", "95.7.21"}, {"前者47/08/11，", "47/08/11"}, {"（母，昭和十二年四月一日）", "昭和十二年四月一日"}, {"61.4.7，63歲", "61.4.7"},
                            {"她是24年12月21日", "24年12月21日"}, {"2歲4個月（111年8月），", "111年8月"}, {"雙胞胎 112/5/31 一起", "112/5/31"}, {"預約寶寶：毛朵（113-05-31）", "113-05-31"},
                            {"生日填成未來的日期，經電話確認為1987年3月。", "1987年3月"}, {"問生日呢？\n媽：四十六年九月初八，", "四十六年九月初八"},
                            {"生日61、4、7", "61、4、7"}, {"生日：61年4月7，", "61年4月7"}, {"生日：61年4月7次", "61年4月"}, {"出 生：民 國 8 1 年 3 月 1 2 日", "民 國 8 1 年 3 月 1 2 日"}, {"生日民國6 3年4月9日", "民國6 3年4月9日"}, {"第 8 1 年 3 月 1 2 日", ""}, {"生日 61 04 07", "61 04 07"}, {"出生 六一、四、七", "六一、四、七"}, {"DOB 21/03/1987", "21/03/1987"}, {"DOB 21/13/1987", ""},
                            {"林小芬，80.3.5到職", ""}, {"林先生 95.3.2 購入", ""}, {"車齡 92年5月出廠", ""}, {"林君 99.5.6 遭裁罰", ""}, {"申請人林小芬，113/05/06，", ""}, {"海洋,20110110,20200113", ""}, {"高雄市，98.12.21，", ""}, {"法務部，38年5月21日公布", ""},
                            {"中華民國三十八年五月二十一日制定", ""}, {"生日不詳，113年5月6日受理", ""}, {"出生登記,113-05-06,", ""}, {"林大生於113年11月7日死亡", ""}});
  check_rows("BIRTH_DATE", {{"生日依序61/4/7", "61/4/7"}});
  CHECK(test::found("生日依序61/4/7、80/11/3和92/1/5，", "BIRTH_DATE") == std::vector<std::string>{"61/4/7", "80/11/3", "92/1/5"});
  check_rows("AGE_EXACT", {{"阿公今年92歲", "92歲"}, {"現年一百零一歲", "一百零一歲"}, {"65歲", ""}, {"90歲以上", ""}, {"90至99歲", ""}, {"下個月滿93歲，", "93歲"},
                           {"未滿93歲", ""}, {"現年92足歲", "92足歲"}, {"近百歲的老人", ""}, {"年滿90歲", ""}});
}

TEST_CASE("Numbers are found dictated, glued to a day, in both scripts and in series", "[deid][numbers]") {
  check_rows("NATIONAL_ID", {{"身分證我唸：「A一二三，四五六，七八九」", "A一二三，四五六，七八九"}, {"身分證字號A１２３.４５６.７８９", "A１２３.４５６.７８９"}, {"品項A一二三，四五六，七八九", ""},
                             {"志工林小芬A1234567891991.12.05，", "A123456789"}, {"志工林小芬A1234567881991.12.05，", ""},
                             {"志工林小芬A 1234567891991.12.05，", "A 123456789"}, {"志工林小芬A-1234567891991.12.05，", "A-123456789"}, {"志工林小芬A-1234567881991.12.05，", ""},
                             {"編號A-123456789，", "A-123456789"}, {"會員編號：A 123456789", "A 123456789"}, {"檢體編號A-12345-6789", ""},
                             {"登錄字號E-142880313-00001-3", ""}, {"檢體編號A-1234567-89至11", ""}});
  check_rows("RESIDENT_ID", {{"輪椅補助 ARCAB-2345-6789 中文", "AB-2345-6789"}, {"編號AB-12345677，", "AB-12345677"}, {"編號AB-1234567-7，", ""}});
  check_rows("NHI_CARD", {{"不是那張\n0000六六一八3205這張", "0000六六一八3205"}, {"健保卡0000、6618、3205", "0000、6618、3205"}, {"共0000、6618、3205", ""}, {"批號0000六六一八3205", ""}});
  check_rows("CREDIT_CARD", {{"貼出4111.1111.1111.1111，請刪", "4111.1111.1111.1111"}, {"卡號四一一一，一一一一，一一一一，一一一一", "四一一一，一一一一，一一一一，一一一一"}, {"座標4111.1111.1111.1112", ""}});
  check_rows("PASSPORT", {{"德籍，護照C01XW8R5K）", "C01XW8R5K"}, {"型號C01XW8R5K", ""}, {"護照Passw5913", ""}});
  check_rows("HOUSEHOLD_NO", {{"母林小芬戶內F0331785。", "F0331785"}});
  check_rows("BANK_ACCOUNT", {{"丟掉的提款卡是807-2002-10-1133-445，", "807-2002-10-1133-445"}, {"帳號七〇〇，〇〇三一二八五，〇四四九二一〇", "七〇〇，〇〇三一二八五，〇四四九二一〇"}, {"分行帳號011036070025，戶名高雄市某某基金", ""}});
  check_rows("UNIFIED_BUSINESS_NO", {{"獨資商號「小芬行」（04595257）登記", "04595257"}, {"小芬小吃店（獨資，04595257）", "04595257"}, {"某某公司「小芬行」（04595257）登記", ""}, {"獨資商號「小芬行」（04595253）登記", ""}});
  CHECK(test::found("病歷：女NC-0047211，男NC-0047212。", "MEDICAL_RECORD_NO") == std::vector<std::string>{"NC-0047211", "NC-0047212"});
  CHECK(test::found("病歷NC-0047211，批號NC-0047212，另KB-0047212。", "MEDICAL_RECORD_NO") == std::vector<std::string>{"NC-0047211"});
  check_rows("URL_PERSONAL", {{"作品https://www.behance.net/some_one。", "https://www.behance.net/some_one"}});
  check_rows("LINE_ID", {{"我的some.one你加一下", "some.one"}, {"檔案some.one你看一下", ""}});
}

TEST_CASE("The line before asks for a number, the first row of a table names its columns", "[deid][numbers]") {
  check_rows("MEDICAL_RECORD_NO", {{"她：還有病歷號\n我：A2208715\n她：好", "A2208715"}, {"病歷號呢？\n林小芬：A2208715", "A2208715"}, {"還有批號\n我：A2208715", ""}, {"病歷號。\n我：A2208715", ""}});
  check_rows("PHONE", {{"電話？\n我：7123456", "7123456"}, {"人數？\n我：7123456", ""}});
  check_rows("NATIONAL_ID", {{"健保卡\n身分證：A123456788", "A123456788"}});
  const std::string table = "｜姓名｜出生｜病歷號｜電話｜備註｜\n｜林小芬｜1962/08｜M0457715｜7123456｜7123457｜\n｜陳小華｜未填｜00931195｜(07)345-1236｜｜\n";
  CHECK(test::found(table, "MEDICAL_RECORD_NO") == std::vector<std::string>{"M0457715", "00931195"});
  CHECK(test::found("｜姓名｜出生｜病歷號｜電話｜備註｜\n｜林小芬｜1962/08｜M0457715｜7123456｜7123457元｜\n", "BIRTH_DATE") == std::vector<std::string>{"1962/08"});
  CHECK(test::found(table, "PHONE") == std::vector<std::string>{"7123456", "(07)345-1236"});
  CHECK(test::found("姓名\t電話\t金額\n林小芬\t7123456\t7123457\n", "PHONE") == std::vector<std::string>{"7123456"});
  CHECK(test::found("｜品名｜批號｜\n｜疫苗｜M0457715｜\n", "MEDICAL_RECORD_NO").empty());
  CHECK(test::found("｜品名｜病歷號｜\n以上略\n｜疫苗｜M0457715｜\n", "MEDICAL_RECORD_NO").empty());
}

TEST_CASE("Mobile numbers are found with whatever mark stands in them twice", "[deid][numbers]") {
  check_rows("PHONE", {{"門號0955●410●885。", "0955●410●885"}, {"（長子）0931☆208☆665", "0931☆208☆665"}, {"改0977💛014💛555", "0977💛014💛555"}, {"0912的345的675", "0912的345的675"}, {"0912件345件", ""}, {"0912，345，675", ""},
                       {"找0935 O44 715（", "0935 O44 715"}, {"找０九七０－３３－一〇六五 代轉", "０九七０－３３－一〇六五"}, {"聯絡０九一九．二八七．０六五，", "０九一九．二八七．０六五"}, {"電話07~3451236", "07~3451236"}});
  check_rows("PHONE", {{"打游奶奶家641-2075。", "641-2075"}, {"大家641-2075", ""}, {"／七七四零八一五（市話）／", "七七四零八一五"}, {"／七七四零八一五（件）／", ""}});
}

TEST_CASE("Lines of shops, sites and switchboards are nobody's, a caller's is", "[deid][numbers]") {
  check_rows("PHONE", {{"上面貼的維修電話是07-3451236，沒人接", ""}, {"現場掛的工地電話07-3451236永遠", ""}, {"相關進度請撥07-3451236。", ""}, {"My factory tel is 07-3451236 ext 20, do not", ""}, {"店內電話07-3451236。", ""}, {"關愛園區，電話07-3451236。", ""},
                       {"請洽民政課，電話07-3451236分機31。", ""}, {"請打07-3451236轉1820響42聲。", ""}});
  check_rows("PHONE", {{"科員 來電顯示+886-2-77215505 已告知", "+886-2-77215505"}, {"住家電話07-3451236響久一點", "07-3451236"}, {"聯絡傳真07-3451236", "07-3451236"}, {"民人住湖內，電話07-3451236", "07-3451236"}});
  CHECK(test::found("電話07-3368333分機3412，傳真07-3315611。", "PHONE") == std::vector<std::string>{"07-3368333分機3412"});
}

TEST_CASE("Births are found in brackets, with the hour, in English and without a label", "[deid][numbers]") {
  check_rows("BIRTH_DATE", {{"林沐橙（我，94/7/6）", "94/7/6"}, {"林家銘（工讀生，94.10.31），購買人", "94.10.31"}, {"施行細則（修正，94.10.31）", ""}, {"我姊\n她44年5月7日的 保險", "44年5月7日"}, {"她44年5月7日的信", ""},
                            {"貓抓傷，女，鄞心，民國一〇二年七月生，", "民國一〇二年七月"}, {"量狗體溫。爸爸叫羅小貴，民國31年12月生", "民國31年12月"}, {"四三、一二、七生，", "四三、一二、七"}, {"三、四、五生", ""},
                            {"女，西元2024年4月29日3時12分出生", "西元2024年4月29日"}, {"113年4月29日3時12分送達", ""}, {"應為七十四年．五．七；生日", ""}, {"生日應為七十四年．五．七；", "七十四年．五．七"}, {"小孩112．7在英國出生，出生證明", "112．7"}, {"112.7在公所出生登記", ""},
                            {"出生6 5 . 3 . 7", "6 5 . 3 . 7"}, {"第6 5 . 3 . 7節", ""}, {"生日你寫三十二號，是105.1.27。", "105.1.27"}, {"生日禮金發放日是113.5.7", ""}, {"飼主生日誤植為施打日113.5.7，", ""},
                            {"林小芬A123456789，前次改名紀錄91年5月27日，", ""}, {"A1234567891991.12.05，", "1991.12.05"}, {"兒子（102.3.7）", "102.3.7"}});
  check_rows("BIRTH_DATE", {{"DOB: Jan 2, 1990", "Jan 2, 1990"}, {"born on 2nd of January, 1990 in", "2nd of January, 1990"}, {"birthday 2-Jan-1990.", "2-Jan-1990"}, {"meeting on 2 Jan 1990", ""}, {"born in May 2020", ""}});
  CHECK(test::found("雙胞胎113年9月29日23時58分與113年9月30日0時1分，", "BIRTH_DATE") == std::vector<std::string>{"113年9月29日", "113年9月30日"});
}

TEST_CASE("Plates are found behind a name and with Chinese digits, those of passengers' vehicles are not", "[deid][numbers]") {
  check_rows("PLATE", {{"是：BCZ二零九五，銀色休旅車", "BCZ二零九五"}, {"騎走N7A·665，", "N7A·665"}, {"備取林小芬（BTE 0695）", "BTE 0695"}, {"林小芬 BTE 0695，", "BTE 0695"}, {"型錄（BTE 0695）", ""}, {"林小芬 BTE 0695人", ""}, {"車號ABC一1235", "ABC一1235"}, {"復康巴士（車號KAA-2205，司機", ""}});
}

TEST_CASE("What stands beside a birth, a payment or a name is not taken for more than it is", "[deid][numbers]") {
  CHECK(test::found("飼主生日75/4/12，113/5/6施打疫苗", "BIRTH_DATE") == std::vector<std::string>{"75/4/12"});
  CHECK(test::found("姊妹生日75/4/12、80/11/30、92/1/5", "BIRTH_DATE").size() == 3);
  CHECK(test::found("生日-79/1/2", "BIRTH_DATE") == std::vector<std::string>{"79/1/2"});
  CHECK(test::found("中華民國八十五年五月三日，六歲以上兒童", "BIRTH_DATE").empty());
  CHECK(test::found("出生人口數：112年1月", "BIRTH_DATE").empty());
  CHECK(test::found("林園區,2003/05/03,123", "BIRTH_DATE").empty());
  CHECK(test::found("匯款日 2024-05-06 14:30", "BANK_ACCOUNT").empty());
  CHECK(test::found("項次 000000001234", "NHI_CARD").empty());
  CHECK(test::found("林園區 3456 7890 123", "PHONE").empty());
  CHECK(test::found("賴議員服務處辦理免費wi-fi講座", "LINE_ID").empty());
  CHECK(test::found("online報名請至wi-fi熱點", "LINE_ID").empty());
}

TEST_CASE("A Latin word inside of another says nothing of a number", "[deid][numbers]") {
  check_rows("IP", {{"observer 203.0.113.77", "203.0.113.77"}, {"server 203.0.113.77", ""}, {"Server 203.0.113.77", ""}});
  check_rows("LINE_ID", {{"online填表？我的是yuna_0817", ""}, {"有line嗎？我的是yuna_0817", "yuna_0817"}});
}

TEST_CASE("A cell's own label counts before its column's name", "[deid][numbers]") {
  CHECK(test::found("姓名|案號|備註\n林雅筑|電話 7223344|無", "PHONE") == std::vector<std::string>{"7223344"});
  CHECK(test::found("姓名|案號|備註\n林雅筑|護照 310774528|無", "PASSPORT") == std::vector<std::string>{"310774528"});
}

TEST_CASE("A telephone behind a bank's or post office's name is the counter's", "[deid][numbers]") {
  check_rows("BANK_ACCOUNT", {{"岡山郵局 07-6212346", ""}, {"高雄銀行07-5570536", ""}, {"郵局0712346-0557053", "0712346-0557053"}, {"高雄銀行帳號07-5570536", "07-5570536"}, {"退回高雄銀行 070-55-705361", "070-55-705361"}});
}

TEST_CASE("A tab parts columns, a blank the groups of an account", "[deid][numbers]") {
  CHECK(test::found("台新銀行 9015403\t2817000", "BANK_ACCOUNT") == std::vector<std::string>{"9015403", "2817000"});
  CHECK(test::found("台新銀行 9015403 2817000", "BANK_ACCOUNT") == std::vector<std::string>{"9015403 2817000"});
}

TEST_CASE("A bank's code that may be a year needs a bank or a payment beside it, the post office's numbers begin with 0", "[deid][numbers]") {
  check_rows("BANK_ACCOUNT", {{"114-051200013", ""}, {"案 115-113051200013", ""}, {"信用合作社114-051200013", "114-051200013"}, {"扣押114-051200013", "114-051200013"}, {"114-051200013，戶名林小芬", "114-051200013"}, {"822-051200013", "822-051200013"}});
  check_rows("BANK_ACCOUNT", {{"1234567-7654321", ""}, {"0234567-7654321", "0234567-7654321"}, {"帳號1234567-7654321", "1234567-7654321"}});
}

TEST_CASE("An act's name behind a day is no personal number's label", "[deid][numbers]") {
  check_rows("BIRTH_DATE", {{"85年5月3日，護照條例", ""}, {"85年5月3日，護照310774528", "85年5月3日"}});
}

TEST_CASE("Things whose names end like a role describe nobody", "[deid][numbers]") {
  check_rows("BIRTH_DATE", {{"酵母，85年5月3日，", ""}, {"神父（85年5月3日）", ""}, {"案母，85年5月3日，", "85年5月3日"}, {"林君，85年5月3日，", "85年5月3日"}, {"（妻，85年5月3日）", "85年5月3日"}});
}

TEST_CASE("A form's next field and the limits of a rule are told from a birth", "[deid][numbers]") {
  check_rows("BIRTH_DATE", {{"出生於民國83年1月1日以後之役男", ""}, {"出生於民國83年1月1日以後。", ""}, {"107年9月2日至108年9月1日出生之兒童", ""}, {"生日75/4/12以前寫錯", "75/4/12"}, {"林小芬107年9月2日出生之證明", "107年9月2日"}});
  check_rows("BIRTH_DATE", {{"出生日期：110年3月2日死亡日期：113年5月1日", "110年3月2日"}, {"出生於110年3月2日死亡於113年5月1日", "110年3月2日"}, {"林大生於民國110年3月2日死亡", ""}, {"林大生於 110年3月2日死亡", ""}, {"林小芬 生於75年4月12日死亡證明", "75年4月12日"}});
  check_rows("BIRTH_DATE", {{"林小芬（生113.5.6）", "113.5.6"}, {"林小芬（生：113.5.6）", "113.5.6"}, {"新生113.5.6", ""}, {"51年3月2日，陸拾貳歲", "51年3月2日"}});
}

TEST_CASE("Marks and a line end part the groups of a telephone number", "[deid][numbers]") {
  check_rows("PHONE", {{"手機0912---\r\n345671", "0912---\r\n345671"}});
}

TEST_CASE("Seven digits of electricity, money and how many times are no telephone's", "[deid][numbers]") {
  check_rows("PHONE", {{"水電 2345678", ""}, {"充電 3456789", ""}, {"第2回 2345678", ""}, {"第二回2345678", ""}, {"核撥 3456789 元", ""}, {"核撥3456789元。", ""}, {"電話 3456789 元月起", "3456789"}, {"請回 5123-987 日間", "5123-987"}, {"查後回 5123-987 人在高雄", "5123-987"}, {"請撥 3456789", "3456789"}, {"查後回 3456789", "3456789"}});
}

TEST_CASE("Lists of plates go on, plates are driven, and buses and devices have none", "[deid][numbers]") {
  CHECK(test::found("車ABC-1235、839-WT及MXQ 5521三台", "PLATE") == std::vector<std::string>{"ABC-1235", "839-WT", "MXQ 5521"});
  check_rows("PLATE", {{"送餐員騎NQS 0813，", "NQS 0813"}, {"他開RCX 8823離開", "RCX 8823"}, {"搭鄰居車BKX－1 9 0 3。", "BKX－1 9 0 3"}, {"看到MXQ 5521", ""}, {"批號839-WT", ""},
                       {"腳環刻TW-0921，", ""}, {"車號KEA-0531公車", ""}, {"車號ABC-1235公車站前", "ABC-1235"}, {"班機BR-1234", ""}, {"監視器CAM-0012", ""}});
}

TEST_CASE("Identity numbers are found glued to names and behind cards that bear them", "[deid][numbers]") {
  check_rows("NATIONAL_ID", {{"父林小明A123456788 母", "A123456788"}, {"證件為A123456788，", "A123456788"}, {"身障證明第1類，A123456788，", "A123456788"}, {"駕照號碼A123456788", "A123456788"}, {"我的ID：A123456788", "A123456788"},
                             {"林小芬/A123456788/", "A123456788"}, {"林小芬 女 A123456788", "A123456788"}, {"案號A113000124", ""}, {"訂單ID：A123456788", ""}, {"型號NoteA123456788", "A123456788"}, {"XNA123456788", ""}});
  check_rows("RESIDENT_ID", {{"母Siti WahyuniFD20813377 戶籍", "FD20813377"}, {"阿嬤ARCTD30188462 急", "TD30188462"}, {"My ARC no. is O946589780, phone", "O946589780"}});
  check_rows("PERSON", {{"母Siti WahyuniFD20813377 戶籍", "Siti Wahyuni"}});
}

TEST_CASE("What was asked for among other things is found in the answer", "[deid][numbers]") {
  check_rows("HOUSEHOLD_NO", {{"需補戶號與存摺影本\n林小芬：F1234567 存摺是", "F1234567"}, {"戶號與批號：F1234567", ""}});
  check_rows("BANK_ACCOUNT", {{"我郵局帳號寫錯了\n應該是0111547 0362918", "0111547 0362918"}, {"應該是0111547 0362918", ""}, {"822-3375-1904-2286 13趟", "822-3375-1904-2286"}});
  check_rows("PASSPORT", {{"護照英文名LIN, SIAO-FEN和號碼312345678", "312345678"}, {"護照號碼C5130942，入境日期2023-12-25", "C5130942"}, {"C5130942號護照", "C5130942"}, {"C5130942 號護照", "C5130942"}});
  check_rows("MICROCHIP", {{"900138000123456\n批號59BF6FD8AE", "900138000123456"}});
  CHECK(test::found("900138000123456\n59BF6FD8AE（舊式）", "MICROCHIP") == std::vector<std::string>{"900138000123456", "59BF6FD8AE"});
  CHECK(test::found("晶片900138000123456、59BF6FD8AE", "MICROCHIP") == std::vector<std::string>{"900138000123456", "59BF6FD8AE"});
  check_rows("MEDICAL_RECORD_NO", {{"病歷號碼：4471906C", "4471906C"}, {"病歷號4471906-C，", "4471906-C"}, {"病歷號4471906 C餐", "4471906"}});
}

TEST_CASE("Tickets and members have cards that pay nothing", "[deid][numbers]") {
  check_rows("CREDIT_CARD", {{"敬老卡，卡號1180 7043 2256 9931", ""}, {"會員卡號4111111111111112", ""}, {"卡號4111111111111112", "4111111111111112"}});
}

TEST_CASE("LINE ids are found alone between pauses where somebody is to be reached, and behind 加", "[deid][numbers]") {
  check_rows("LINE_ID", {{"想聯絡我的話：林小芬，siaofen_88。", "siaofen_88"}, {"由友人代為通報，siaofen_l。", "siaofen_l"}, {"飼主林小芬，siaofen1980，", "siaofen1980"}, {"可以拍照給我嗎 加siaofen.88", "siaofen.88"}, {"siaofen_88傳來的照片", "siaofen_88"},
                         {"LINE帳號siaofen88", "siaofen88"}, {"聯絡方式：siaofen88", "siaofen88"}, {"群組裡的siaofen_88說", "siaofen_88"}, {"欄位名稱，schema_name，", ""}, {"本人用office365，", ""}});
}

TEST_CASE("Whose a telephone is, is told around it", "[deid][numbers]") {
  check_rows("PHONE", {{"請公所廣播 家電29327805", "29327805"}, {"15號 電26991834 已轉", "26991834"}, {"877號 7831-509 門牌", "7831-509"}, {"監理站說沒有資料 電話06-2740935", "06-2740935"}, {"護理師電訪，留03-5381277，太太接。", "03-5381277"},
                       {"護理師去電03-5381277沒人接", "03-5381277"}, {"電洽(02)2465-0713，無人接聽", "(02)2465-0713"}, {"志工：另一支082-334590", "082-334590"}, {"要跟媽媽講，06-2367*42。", "06-2367*42"}});
  check_rows("PHONE", {{"監理站電話06-2740935", ""}, {"電20240506", ""}, {"護理師電話03-5381277", ""}, {"電洽03-5381277", ""}, {"請撥082-332711洽詢車船處", ""}, {"店家電話05-5861234", ""}, {"攤位電話05-5861234", ""}, {"電話03-6570099，是公司的", ""},
                       {"打公司那支037-663917", ""}, {"安養中心（水里，電話049-2770000）", ""}, {"里辦電話04-24831562", ""}, {"請各里辦公處轉知。聯絡電話02-29686911。", ""}, {"逾期開放認養。聯絡電話02-82982159。", ""}, {"服務時間8:00-17:00，電話03-5381277", ""},
                       {"市政府，電話07-3368333", ""}});
  check_rows("EMAIL", {{"報名表請寄event113@mail.gov.tw", ""}, {"寫給lin_0407@mail.gov.tw", "lin_0407@mail.gov.tw"}, {"信箱mao.club@example.com", ""}, {"信箱maoclub@example.com", "maoclub@example.com"}});
}

TEST_CASE("A party's telephone and one at work are a person's", "[deid][numbers]") {
  check_rows("PHONE", {{"地點本所3樓。相對人林小芬聯絡：7215-338。", "7215-338"}, {"退還帳戶：土地銀行005-041-00-562318-7，電話06-2914783。", "06-2914783"},
                       {"土地銀行，電話06-2914783。", ""}, {"白天在公司07-3357788轉215，下班在家", "07-3357788轉215"},
                       {"公司07-3357788轉215，晚上沒人", ""},
                       {"電話07-7215338（分機12）。", "07-7215338（分機12）"}, {"電話07-7215338（轉達）", "07-7215338"}, {"電話07-7215338#分機12，", "07-7215338#分機12"}, {"電話1-604-555-0123，溫哥華", "1-604-555-0123"}, {"本所網站 https://sanmin.example.gov.tw/ 電話07-3228160", ""}});
}

TEST_CASE("Births of couples, in lunar months, abbreviated and behind a number", "[deid][numbers]") {
  check_rows("BIRTH_DATE", {{"民國二十一年臘月初八生", "民國二十一年臘月初八"}, {"（生50.3.14）", "50.3.14"}, {"衛生50.3.14", ""}, {"A123456788/50.3.14", "50.3.14"}, {"申請人施工廷（58.2.19）", "58.2.19"}, {"我爸洪水旺（廿五年十月三日）", "廿五年十月三日"}});
  CHECK(test::found("我48/5/19生，她52.11.2。", "BIRTH_DATE") == std::vector<std::string>{"48/5/19", "52.11.2"});
  CHECK(test::found("我48/5/19生，她113/5/6。", "BIRTH_DATE") == std::vector<std::string>{"48/5/19"});
}

TEST_CASE("What stands behind a patient's name in brackets, apart from its question, or beside who somebody is", "[deid][numbers]") {
  check_rows("MEDICAL_RECORD_NO", {{"病人林小芬（20-11745-8），主訴", "20-11745-8"}, {"檢體標籤林小芬(1150882)", "1150882"}, {"檢體標籤林小芬(1130506)", ""}, {"贊助人林小芬（20-11745-8）", ""}, {"檢體(1150882)", ""}, {"病例號A0012345", "A0012345"}});
  check_rows("HOUSEHOLD_NO", {{"戶號多少\n媽：字太小，等等喔 F1234567", "F1234567"}, {"批號多少\n媽：字太小，等等喔 F1234567", ""}});
  check_rows("BIRTH_DATE", {{"區婉貞（唸歐），60/05/07，單身，", "60/05/07"}, {"表格，60/05/07，單張，", ""}});
  check_rows("PHONE", {{"員警態度平常 要抗議 林小芬 07-3451236", "07-3451236"}, {"請找科員林小芬 07-3451236", ""}, {"林小芬兼送餐志工，電07-3451236。", "07-3451236"}, {"志工隊電話07-3451236", ""}, {"護理師電訪07-3451236，案主說", "07-3451236"}, {"護理師 07-3451236", ""}});
  check_rows("PLATE", {{"我的是MXQ 5521。", "MXQ 5521"}});
}

TEST_CASE("Accounts are found by what is done with them, masked, and corrected", "[deid][numbers]") {
  check_rows("BANK_ACCOUNT", {{"每月仍從054050017734代扣", "054050017734"}, {"叫我從1208-979-001336匯49,985元", "1208-979-001336"}, {"扣款帳戶→華南112.20.056.4499", "112.20.056.4499"}, {"A/C No. 2068 10 0055821 8, holder", "2068 10 0055821 8"},
                              {"請匯她的帳00310450771827郵局", "00310450771827"}, {"自己的帳好50210 1177 4303（彰化銀行）", "50210 1177 4303"}, {"薪轉戶「8070-018-004-4872」", "8070-018-004-4872"}, {"退款入5302-01-0099875，", "5302-01-0099875"},
                              {"存摺帳號0041***0367722遭", "0041***0367722"}, {"帳號****-****-4499", "****-****-4499"}, {"上海商銀27102000061189，", "27102000061189"}});
  check_rows("BANK_ACCOUNT", {{"撥款帳戶 192.168.100.200", ""}, {"編號0041***0367722", ""}, {"單號90021708041504607168郵局", ""}, {"案號11300123456，郵局掛號", ""}, {"匯款至700-0021546-0318828 1,680元", "700-0021546-0318828"}});
  CHECK(test::found("帳號原寫20310500188213，正確是20310500188215", "BANK_ACCOUNT") == std::vector<std::string>{"20310500188213", "20310500188215"});
  CHECK(test::found("帳號20310500188213，應匯總額30421600299324", "BANK_ACCOUNT") == std::vector<std::string>{"20310500188213"});
}

TEST_CASE("Accounts are found behind a code in the line before and in the post office's two short numbers, those to be paid into are an office's", "[deid][numbers]") {
  check_rows("BANK_ACCOUNT", {{"國泰世華　（013）\n0285 0610 4473\n", "0285 0610 4473"}, {"玉山 808\n0123-456-789012\n", "0123-456-789012"},
                              {"母親林小芬郵局00612840 357091，", "00612840 357091"}, {"押標金匯自700-0001-0427-653908。", "700-0001-0427-653908"},
                              {"單號後補，匯兆豐02110588347。", "02110588347"}, {"繳費帳號他怕被盜 是兆豐02110588347，", "02110588347"}, 
                              {"退還押標金帳號045037091863。", "045037091863"}, {"分局0041285 帳冊", ""}});
  CHECK(test::found("我：局0041285 帳0339047\n", "BANK_ACCOUNT") == std::vector<std::string>{"0041285", "0339047"});
  CHECK(test::found("原帳戶0451-7280-36193已結清，改0451-7280-36204", "BANK_ACCOUNT") == std::vector<std::string>{"0451-7280-36193", "0451-7280-36204"});
  CHECK(test::found("帳號我念：零二八五、零六一零、四四七三", "BANK_ACCOUNT") == std::vector<std::string>{"零二八五、零六一零、四四七三"});
  CHECK(test::found("郵局（700）局004128-5，帳033904-7", "BANK_ACCOUNT") == std::vector<std::string>{"004128-5", "033904-7"});
}

TEST_CASE("Plates are found masked, dictated, in Chinese digits and where somebody points at a vehicle", "[deid][numbers]") {
  check_rows("PLATE", {{"焦先生開VHC 9339來", "VHC 9339"}, {"我只抄到RDQ/3379，", "RDQ/3379"}, {"我抄的是DYN八八九七，", "DYN八八九七"}, {"車輛NTW-8*27（", "NTW-8*27"}, {"車牌ABC-12○○，", "ABC-12○○"}, {"牌照VHC 933＊", "VHC 933＊"},
                       {"HA-83拖車", "HA-83"}, {"丟狗的車「P、M、N、九五三四」", "P、M、N、九五三四"}, {"車號唸得太快，他用簡訊補傳為MLF 5083", "MLF 5083"}, {"KXH.7199這輛改裝車", "KXH.7199"}, {"引擎蓋上粉筆寫GZ-887）", "GZ-887"}, {"6RT 383號機車", "6RT 383"}});
  check_rows("PLATE", {{"B2-1176號停車格", ""}, {"召開ABC 1234會議", ""}, {"代碼ABC一二三五", ""}, {"補傳為MLF 5083", ""}, {"KXH.7199版", ""}, {"案編AD-4004", ""}, {"識別證ST-0184", ""}, {"料號NTW-8*27", ""}});
  CHECK(test::found("車牌是QVJ-5907還是OVJ-5907", "PLATE") == std::vector<std::string>{"QVJ-5907", "OVJ-5907"});
  CHECK(test::found("名單：BKR-5533 6N-7153", "PLATE") == std::vector<std::string>{"BKR-5533", "6N-7153"});
}

TEST_CASE("A sole proprietor's number is found beside the word, a company's is not", "[deid][numbers]") {
  check_rows("UNIFIED_BUSINESS_NO", {{"我個人（獨資商號）：04595257", "04595257"}, {"04595257是我自己一個人開的獨資工作室，不是公司", "04595257"}, {"旅館獨資，Tax ID 60671691，", "60671691"}, {"獨資行號 統編 零四五九五二五七", "零四五九五二五七"},
                                     {"我們是獨資的小店，統遍04595257，", "04595257"}, {"獨資商號您來信有誤，經查商業登記應為04595257，", "04595257"}});
  check_rows("UNIFIED_BUSINESS_NO", {{"某某有限公司（統編04595257）改開獨資", ""}, {"獨資（20240506）設立", ""}, {"Tax ID 60671691", ""}, {"獨資商號04595258", ""}});
  check_rows("CREDIT_CARD", {{"Card：3543 4036 5082 4408，", "3543 4036 5082 4408"}, {"公開之5241 73**-****-1463及", "5241 73**-****-1463"}, {"編號3543 4036 5082 4408", ""}, {"5241 7345 **** 14", ""}, {"敬老卡 3543 4036 5082 4408", ""}});
  check_rows("MICROCHIP", {{"誤填成手機號碼，應填9000 5508 2681 814，", "9000 5508 2681 814"}, {"正確版本：900055004610712，", "900055004610712"}, {"版本：900055004610712，", ""}});
}

TEST_CASE("Births are found by what a document says, by signs, offspring and corrections, and with blanks or masks inside", "[deid][numbers]") {
  check_rows("BIRTH_DATE", {{"身分證印的是17.1.26，", "17.1.26"}, {"身分證寫國曆28/08/28，", "28/08/28"}, {"健保卡載民國97年2月○日（", "民國97年2月○日"}, {"我是西元1975年2月的水瓶座", "西元1975年2月"}, {"64年5月3日屬兔的", "64年5月3日"},
                            {"長女林安妤101-05-02、", "101-05-02"}, {"次子 林小安 104.5.3 ", "104.5.3"}, {"更正昭和16年3月21日之出生日期", "昭和16年3月21日"}, {"更正出生登記：原登載民國一○二年七月，", "民國一○二年七月"},
                            {"出生日期（yyyy/mm/dd）：1968 / 10 / 04 ", "1968 / 10 / 04"}, {"生日：79. 1. 2.", "79. 1. 2"}, {"D.O.B. 04/12/1970)", "04/12/1970"}, {"DOB：1989-Jan-23；", "1989-Jan-23"}, {"／生　七七、四、二五／", "七七、四、二五"},
                            {"報生日三六一二〇八 系統", "三六一二〇八"}, {"生日？\n我：四十一年 十一月 六\n", "四十一年 十一月 六"}, {"出生：74 年\n06 月 28 日\n", "74 年\n06 月 28 日"}, {"林小芬_830604.pdf", "830604"}, {"78年8月8日出世", "78年8月8日"}});
  check_rows("BIRTH_DATE", {{"身分證影本載明發證日期 94.5.6，", ""}, {"長子入學100.2.3、", ""}, {"施工期間 113 / 10 / 04", ""}, {"生日活動。問卷編號740628", ""}, {"民國112年9月○日函", ""}, {"學生：68年5月3日", ""}, {"出生登記，應為113年8月1日申辦", ""}, {"簽於1989-Jan-23；", ""}});
}

TEST_CASE("Births are found in months of long ago behind a name and in rows below another, ages with a joint", "[deid][numbers]") {
  check_rows("BIRTH_DATE", {{"申請人林小芬 38年10月 只記得月份", "38年10月"}, {"林小芬 112年10月 提案", ""}, {"我是65年3月的，", "65年3月"},
                            {"生日3/2/1976，", "3/2/1976"}, {"活動3/2/2024開始", ""}, {"林小芬(F, 65.3.2)", "65.3.2"},
                            {"清單\n王大明 41.11\n林小芬 56.8", ""}});
  CHECK(test::found("連署人：\n1. 王大明 41.11.02\n2. 林小芬 56.8\n", "BIRTH_DATE") == std::vector<std::string>{"41.11.02", "56.8"});
  check_rows("AGE_EXACT", {{"阿嬤九十又三歲了", "九十又三歲"}, {"阿公92 足歲，", "92 足歲"}, {"百歲敬老名冊核對", ""}, {"百歲壽星共三位", ""}, {"阿嬤今年百歲了", "百歲"}});
}

TEST_CASE("Telephone numbers are found behind a word's plus, in other brackets, dictated and called out", "[deid][numbers]") {
  check_rows("PHONE", {{"WhatsApp+84-98-556-2141，", "+84-98-556-2141"}, {"牛小姐07)8020458小港漢民路779巷24號", "07)8020458"}, {"電話：【07】8020458", "【07】8020458"}, {"市話七六一、二〇三六，", "七六一、二〇三六"},
                       {"口述：「洞九么六、二洞拐、四五六」", "洞九么六、二洞拐、四五六"}, {"(夜)7612036", "7612036"}});
  check_rows("PHONE", {{"1999叫我打07-7995679，", ""}, {"已轉07-7462369分機22", ""}, {"路面坑洞一二三四五六七八九個", ""}, {"X+123456789", ""}, {"三、二〇三六", ""}});
  check_rows("AGE_EXACT", {{"他母親都玖拾陸歲了", "玖拾陸歲"}, {"玖拾歲以上", ""}});
}

TEST_CASE("Plates and accounts of further spellings", "[deid][numbers]") {
  check_rows("PLATE", {{"牌號 MXN-7736", "MXN-7736"}, {"對方車牌好像是 RBK-77?6，", "RBK-77?6"}, {"車號RBK77□6", "RBK77□6"}, {"號牌 AKD 9 1 2 8", "AKD 9 1 2 8"}, {"機車 936一HBX", "936一HBX"}, {"輕機 H3B-553", "H3B-553"}, {"停了台 ZA6689", "ZA6689"}, {"那輛6689ZA很吵", "6689ZA"}});
  check_rows("PLATE", {{"R7-1124房", ""}, {"X5-2020 年式", ""}, {"停了三天 AB-12", ""}, {"頸牌MXN-7736", ""}, {"車號ABC-1235?", "ABC-1235"}});
  check_rows("BANK_ACCOUNT", {{"匯豐(081) 001-123456-834", "001-123456-834"}, {"HSBC acct 001 123456 834", "001 123456 834"}, {"台銀帳012004558872", "012004558872"}, {"保證金已匯還 0050 3300 776153", "0050 3300 776153"}, {"轉了三萬到 7001234567890124 這個人頭帳戶", "7001234567890124"},
                              {"世華銀行 客服 0800-818-001", ""}, {"序號 12345678901 請輸入帳號", ""}});
}

TEST_CASE("Births of further spellings", "[deid][numbers]") {
  check_rows("BIRTH_DATE", {{"born in Oct 1979", "Oct 1979"}, {"生日68.10月10日", "68.10月10日"}, {"生日是六十八年的十月十號", "六十八年的十月十號"}, {"她是68年次 10月10日生", "68年次 10月10日"}, {"68.10.11.生", "68.10.11"}, {"生日=1979_10_10", "1979_10_10"}, {"生日: 79'10'10", "79'10'10"}});
  check_rows("BIRTH_DATE", {{"毛小孩生日112.3.4", ""}, {"檔名79_10_10", ""}, {"簽於Oct 1979", ""}, {"68.10月10日到期", ""}});
}

TEST_CASE("Chips and cards dictated and masked, numbers abroad without a carrier", "[deid][numbers]") {
  check_rows("MICROCHIP", {{"晶片900，138，000，123，457", "900，138，000，123，457"}, {"晶片 900.138.000123457", "900.138.000123457"}, {"晶片 900138000*23457", "900138000*23457"}, {"芯片 0A1158 6C2F", "0A1158 6C2F"}, {"晶片共15碼，例如900XXXXXXXXXXXX。", ""}, {"流水號900，138，000，123，457", ""}});
  check_rows("CREDIT_CARD", {{"卡號 411111******1112", "411111******1112"}, {"格式4XXX-XXXX-XXXX-XXXX", ""}});
  check_rows("PHONE", {{"zalo 0084 903 117 563", "0084 903 117 563"}, {"序號0084 903 117 563", ""}});
}

TEST_CASE("A number like a named one, or listed behind it, is of its kind", "[deid][numbers]") {
  CHECK(test::found("護照號打錯了，應該是345590316才對，原本那個345590361請刪掉", "PASSPORT") == std::vector<std::string>{"345590316", "345590361"});
  CHECK(test::found("護照AT905423、AT905411、AS223941，", "PASSPORT") == std::vector<std::string>{"AT905423", "AT905411", "AS223941"});
  CHECK(test::found("病歷號不是7008965喔，那是妹妹的，本人是7008956", "MEDICAL_RECORD_NO") == std::vector<std::string>{"7008965", "7008956"});
  CHECK(test::found("護照345590316，另繳款345590361元，單號345590317", "PASSPORT") == std::vector<std::string>{"345590316"});
  CHECK(test::found("病歷號7008965。總計共2441130元", "MEDICAL_RECORD_NO") == std::vector<std::string>{"7008965"});
}

TEST_CASE("Chips and cards are found behind the paper that bears them, a passport that took another's place", "[deid][numbers]") {
  check_rows("MICROCHIP", {{"撿到柯基，掃出0006C8D41F，查無登記", "0006C8D41F"}, {"晶片讀不到，證書上的號碼\n9000\n73000482615\n", "9000\n73000482615"},
                           {"晶片貼紙條碼900073000482615", "900073000482615"}, {"晶片器材訂單編號900073000482615", ""}});
  check_rows("NHI_CARD", {{"健保卡遺失，太太找到舊收據，唸000092647713，", "000092647713"}, {"案件編號000092647713請查", ""}});
  CHECK(test::found("舊護照300618429須註銷，新號360027714", "PASSPORT") == std::vector<std::string>{"300618429", "360027714"});
  CHECK(test::found("護照原號300618429，換發後為360027714", "PASSPORT") == std::vector<std::string>{"300618429", "360027714"});
  CHECK(test::found("車號打錯，NQX-6027寫成NOX-6027", "PLATE") == std::vector<std::string>{"NQX-6027", "NOX-6027"});
  CHECK(test::found("健保卡號0000/1234/5678", "NHI_CARD") == std::vector<std::string>{"0000/1234/5678"});
  CHECK(test::found("病歷號7008965，總額改為2441130元", "MEDICAL_RECORD_NO") == std::vector<std::string>{"7008965"});
}

TEST_CASE("Labels as visitors, other tongues and hasty hands write them", "[deid][numbers]") {
  check_rows("PASSPORT", {{"我的戶照333590462掉了", "333590462"}, {"护照号码EJ3058762，", "EJ3058762"}, {"旅券番号TS7096423", "TS7096423"}, {"No. Paspor：X8056427", "X8056427"}, {"hộ chiếu số C7981605", "C7981605"},
                          {"證號（護照/居留）：K1940558E", "K1940558E"}, {"護照（證號欄C5021369）", "C5021369"}, {"店號C5021369", ""}});
  check_rows("HOUSEHOLD_NO", {{"户號是X6039652", "X6039652"}, {"戶籍編號E0245016", "E0245016"}, {"戶名簿_G2087256_牛", "G2087256"}});
  check_rows("NHI_CARD", {{"健康保險憑證號碼／000056039815／", "000056039815"}, {"憑證號碼123456039815", ""}});
  check_rows("LINE_ID", {{"孫女代留來ID pin20031108", "pin20031108"}, {"ㄌㄞˋ peiling.h 晚上", "peiling.h"}, {"不然加萊kitty.hsu也行", "kitty.hsu"}, {"來電的kitty.hsu檔", ""}});
}

TEST_CASE("Numbers masked in part are found by their label, identity numbers by their form", "[deid][numbers]") {
  check_rows("PASSPORT", {{"護照影本（3758***27）", "3758***27"}, {"單號3758***27", ""}});
  check_rows("HOUSEHOLD_NO", {{"（戶號A40586**）", "A40586**"}, {"批號A40586**", ""}});
  check_rows("NHI_CARD", {{"健保卡照片被擋住：0000194270**。", "0000194270**"}, {"共0000194270**", ""}});
  check_rows("MEDICAL_RECORD_NO", {{"病歷：709345***（", "709345***"}, {"病歷7093*", ""}});
  check_rows("NATIONAL_ID", {{"查林小芬（E1305****7）未設籍", "E1305****7"}, {"身分證A12345XXXX", "A12345XXXX"}, {"案號E1305****7", ""}, {"代碼E13****7", ""}});
  check_rows("RESIDENT_ID", {{"移工（A8001****7）", "A8001****7"}});
}

TEST_CASE("A label stands behind the number, the answer in another line, the number in a passport's last line", "[deid][numbers]") {
  check_rows("PASSPORT", {{"持第341107583號護照報到", "341107583"}, {"得標人TZ4902258（日本護照）", "TZ4902258"}, {"林小芬：395027710 這是護照", "395027710"}, {"共341107583，護照另附", ""}, {"編碼341107583（詳護照）", ""},
                          {"護照幾號？\nNguyễn Thị Lan：C1703348\n", "C1703348"}, {"護照已寄。\n共計：C1703348\n", ""}});
  CHECK(test::found("最底下那行\n3104820776TWN8802141F3003116E227183407<<<<86\n", "PASSPORT") == std::vector<std::string>{"310482077", "8802141F3003116E227183407<<<<86"});
  check_rows("MEDICAL_RECORD_NO", {{"爸的病歷號碼是多少？\n我找一下…\n8832104\n醫師說", "8832104"}, {"批號是多少？\n我找一下…\n8832104\n", ""}, {"病歷號多少？\n案號：8832104\n", ""}});
  check_rows("HOUSEHOLD_NO", {{"戶　號：E1270483，", "E1270483"}, {"要問戶號，他哪記得，其實是T-1930764，", "T-1930764"}, {"戶號請再唸一次。我：就是E九五一六三零八。", "E九五一六三零八"}, {"批　號：E1270483，", ""}});
  check_rows("NHI_CARD", {{"附母卡就醫，卡號000007315990，", "000007315990"}, {"項次000007315990", ""}});
  check_rows("RESIDENT_ID", {{"末碼誤植，原填E844718230）", "E844718230"}, {"案號TB-113-00926，誤繕為左營區", ""}});
}

TEST_CASE("LINE ids spelt, corrected, listed with names, masked or known to programs only", "[deid][numbers]") {
  check_rows("LINE_ID", {{"賴的ID我唸一次，小寫，mei 底線 snow 7，不要加錯", "mei 底線 snow 7"}, {"賴帳號是？我念喔，t、s、a、i、8、8、6，", "t、s、a、i、8、8、6"}, {"加LINE後選 a、b、c、d、e 五項", ""}, {"口味t、s、a、i、8、8、6", ""}});
  check_rows("LINE_ID", {{"我媽只看賴，她的是 fan_fan.yu。", "fan_fan.yu"}, {"她的是 fan_fan.yu。", ""}, {"看到請賴我🙏 3hua.mom 拍照", "3hua.mom"}, {"夏如意 L:xia_ruyi T:0926", "xia_ruyi"}, {"規格XL:xia_ruyi", ""},
                         {"請用Line找我，the ID is Minh.Tuan.95 (", "Minh.Tuan.95"}, {"the ID is Minh.Tuan.95 (", ""}, {"傳來的「加好友 smokeahming」截圖", "smokeahming"}, {"由「yeh-sl」傳至本處官方賴", "yeh-sl"}, {"由「yeh-sl」傳至本處", ""},
                         {"賴〔duan.xl〕。", "duan.xl"}, {"帳號我只記得doggy_**88，後面兩個8，賴的照片", "doggy_**88"}, {"LINE userId為U7c1e09a4b2d3385f6e90ab14cd72f508，", "U7c1e09a4b2d3385f6e90ab14cd72f508"},
                         {"（範例）LINE：your_line_id", ""}, {"用賴聯絡，蝦皮賣家帳號happy_dog_shop", ""}, {"請以e-mail或LINE聯絡", ""}});
  CHECK(test::found("LINE昨日登錄hung2255打錯了，應該是hong2255", "LINE_ID") == std::vector<std::string>{"hung2255", "hong2255"});
  CHECK(test::found("不是 joe-lee 是 joe_lee 啦，是底線，你加到別人了", "LINE_ID") == std::vector<std::string>{"joe-lee", "joe_lee"});
  CHECK(test::found("①林小芬jing0415②石嘉偉stone.wei。以上供LINE通知用", "LINE_ID") == std::vector<std::string>{"jing0415", "stone.wei"});
}

TEST_CASE("Pages of a person on any host, on hosts with a hyphen, in brackets and broken lines", "[deid][numbers]") {
  check_rows("URL_PERSONAL", {{"主頁 douyin.com/user/MS4wLjAB，", "douyin.com/user/MS4wLjAB"}, {"<couchsurfing.com/people/lin-b>,", "couchsurfing.com/people/lin-b"}, {"臉書zh-tw.facebook.com/lin.art貼文", "zh-tw.facebook.com/lin.art"},
                              {"網站〔https://siaofen.github.io〕及", "https://siaofen.github.io"}, {"我自己的網站https://siaofen.example.tw，", "https://siaofen.example.tw"}, {"公司網站https://siaofen.example.tw，", ""},
                              {"https://www.facebook.com/\nshunfa.kuo.7\n", "https://www.facebook.com/\nshunfa.kuo.7"}, {"見https://orcid.org/0000-0002-7713-4096；", "https://orcid.org/0000-0002-7713-4096"}, {"請至kcg.gov.tw/users/apply申請", ""}});
  CHECK(test::found("不是facebook.com/kaohsiungpets那個粉專", "URL_PERSONAL").empty());
  check_rows("URL_PERSONAL", {{"露天的，https://www.ruten.com.tw/store/siao_fen/。", "https://www.ruten.com.tw/store/siao_fen/"}, {"賣家頁面market.example/siao_fen?item=20 我說", "market.example/siao_fen?item=20"},
                              {"賣場在https://tw.bid.yahoo.com/booth/Y4410827，", "https://tw.bid.yahoo.com/booth/Y4410827"}, {"評論者https://www.google.com/maps/contrib/11223344/reviews，", "https://www.google.com/maps/contrib/11223344/reviews"},
                              {"https://example.com/userinfo.php?id=12345，", "https://example.com/userinfo.php?id=12345"}, {"https://example.com/#user=siaofen，", "https://example.com/#user=siaofen"}, {"https://siaofen.example.tw/a 是我的頁面", "https://siaofen.example.tw/a"},
                              {"https://www.facebook.com/profile.php?\nid=100012345 ", "https://www.facebook.com/profile.php?\nid=100012345"}, {"https://www.instagram.com/siao_fen 歡迎追蹤我家貓", "https://www.instagram.com/siao_fen"}, {"他小紅書 https://xhslink.example/a/abc123", "https://xhslink.example/a/abc123"}, {"寄他粉專訊息 facebook.com/siaofen.lin 不要", "facebook.com/siaofen.lin"}});
  check_rows("URL_PERSONAL", {{"動保處FB：https://www.facebook.com/kcg.animal/", ""}, {"協會IG https://www.instagram.com/some_club/", ""}, {"加入https://line.me/R/ti/p/@kcganimal", ""}, {"https://shop.example.com/member/login", ""},
                              {"https://epaper.kcg.gov.tw/unsub?uid=7726610&c=8f2d", ""}, {"賣場在https://www.kcg.gov.tw/market", ""}, {"按讚 https://www.facebook.com/some_page/ 即可抽獎", ""}, {"https://www.google.com/maps/@22.6,120.3,15z", ""}, {"https://www.example.com/items?id=12345", ""}});
}

TEST_CASE("LINE ids with rows of marks, over a line's end and with LINE named behind are found, an office's, a password and a path are not", "[deid][numbers]") {
  check_rows("LINE_ID", {{"LINE ID：siao__1957（對，兩個底線）", "siao__1957"}, {"LINE ID siao._.fen", "siao._.fen"}, {"LINE id是_siaofen88", "_siaofen88"}, {"LINE：siaofen\n_88", "siaofen\n_88"}, {"LINE：siaofen_\n88", "siaofen_\n88"},
                         {"剛剛貼錯，我的ID是siao-fen-7，", "siao-fen-7"}, {"ID搜siaofen88（LINE）", "siaofen88"}, {"用Line聯絡好嗎？帳號siaofen88", "siaofen88"}, {"賴找siaofen_88就有", "siaofen_88"}, {"賴的帳號換成siaofen88了", "siaofen88"},
                         {"通訊軟體：siaofen88", "siaofen88"}, {"有LINE嗎？有，siaofen88", "siaofen88"}, {"LINE顯示名稱「小芬」ID「siaofen88」", "siaofen88"}, {"siaofen88是我賴", "siaofen88"}, {"聯絡：賴/siaofen88", "siaofen88"}, {"LINE用android13", ""}, {"官方LINE加不進去，我LINE是siaofen.lin", "siaofen.lin"}, {"協會的陳小姐LINE：siaofen88", "siaofen88"}});
  check_rows("LINE_ID", {{"LINE社群密碼furry0615", ""}, {"官方LINE帳號kcg_animal", ""}, {"官方LINE：@some-dist；IG：some.dist；", ""}, {"LINE見https://www.facebook.com/some.animal", ""}, {"LINE見https://pets.kcg.gov.tw/line.aspx?id=some", ""},
                         {"玩家ID dragon_99", ""}, {"LINE Bot user_id欄位", ""}});
}

TEST_CASE("Numbers of records, households and businesses are found beside another one and behind more words, examples are not", "[deid][numbers]") {
  CHECK(test::found("病歷號碼：舊0771-552、新10771552，", "MEDICAL_RECORD_NO") == std::vector<std::string>{"0771-552", "10771552"});
  CHECK(test::found("病歷號3307158（市立聯合），另一家的是00-74-19-26。", "MEDICAL_RECORD_NO") == std::vector<std::string>{"3307158", "00-74-19-26"});
  CHECK(test::found("病歷號碼8830142不是她的 她的是8830124 收", "MEDICAL_RECORD_NO") == std::vector<std::string>{"8830142", "8830124"});
  CHECK(test::found("戶籍謄本戶號Q3306128，與申請書所填Q3306182不符", "HOUSEHOLD_NO") == std::vector<std::string>{"Q3306128", "Q3306182"});
  CHECK(test::found("病歷號3307158，改為0912345678", "MEDICAL_RECORD_NO") == std::vector<std::string>{"3307158"});
  check_rows("MEDICAL_RECORD_NO", {{"喊病歷號！我爸被喊「林小芬 6620184」", "6620184"}, {"喊號碼！我爸被喊「林小芬 6620184」", ""}, {"chart no 3307158", "3307158"}, {"病人編號3307158", "3307158"}, {"3307158是我的病歷號", "3307158"}, {"3307158是我的件數", ""}, {"病歷號欄位請填7碼，例：1234567", ""}});
  check_rows("HOUSEHOLD_NO", {{"Q3306128是我家戶號", "Q3306128"}, {"戶籍謄本上的號碼是Q3306128", "Q3306128"}, {"戶口號Q3306128", "Q3306128"}, {"戶號為1碼英文加7碼數字，例如Q3306128", ""}, {"戶籍謄本，收據編號A1234567", ""}});
  CHECK(test::found("原戶Q3306128，分戶後Q3306182", "HOUSEHOLD_NO") == std::vector<std::string>{"Q3306128", "Q3306182"});
  check_rows("UNIFIED_BUSINESS_NO", {{"統編是04595257，我一個人開的", "04595257"}, {"獨資 04595257", "04595257"}, {"稅編04595257 獨資", "04595257"}, {"獨資商號20240506設立", ""}});
}

TEST_CASE("Mailboxes spoken, side by side and over a line's end; names on a network are none", "[deid][numbers]") {
  check_rows("EMAIL", {{"mail chou7755小老鼠gmail點com 可", "chou7755小老鼠gmail點com"}, {"回覆至 anita [at] kuowrites [dot] com，", "anita [at] kuowrites [dot] com"}, {"lulu.ko@\ngmail.com\n", "lulu.ko@\ngmail.com"}, {"她IG @chiayu.eats 很少看", ""},
                       {"service at kcg.gov.tw", ""}, {"填name@example.com", ""}});
  CHECK(test::found("k.c.ma@ntu.edu.tw／kcma1961@hotmail.com。", "EMAIL") == std::vector<std::string>{"k.c.ma@ntu.edu.tw", "kcma1961@hotmail.com"});
}

TEST_CASE("Mailboxes are found broken by a line's end or a blank, with more spoken marks and with a service's name alone", "[deid][numbers]") {
  check_rows("EMAIL", {{"siaofen.lin@gmail\n.com\n", "siaofen.lin@gmail\n.com"}, {"siaofen.lin\n@gmail.com", "siaofen.lin\n@gmail.com"}, {"siaofen_\nlin@gmail.com", "siaofen_\nlin@gmail.com"}, {"siaofen.lin@gmail .com", "siaofen.lin@gmail .com"},
                       {"siaofen.lin@gmail.com\nLINE", "siaofen.lin@gmail.com"}, {"siaofen.lin@gmail.com. Thanks", "siaofen.lin@gmail.com"}, {"siaofen.lin@gmail。com", "siaofen.lin@gmail。com"}});
  check_rows("EMAIL", {{"siaofen.lin(a)gmail.com", "siaofen.lin(a)gmail.com"}, {"siaofen.lin【at】gmail.com", "siaofen.lin【at】gmail.com"}, {"siaofen.lin(小老鼠)gmail(點)com", "siaofen.lin(小老鼠)gmail(點)com"}, {"siaofen底線lin小老鼠gmail點com", "siaofen底線lin小老鼠gmail點com"},
                       {"信箱siaofen.lin加小老鼠gmail.com", "siaofen.lin加小老鼠gmail.com"}, {"信箱siaofen.lin@gmail，", "siaofen.lin@gmail"}, {"請於3點lin@gmail.com", "lin@gmail.com"}, {"work at gmail team", ""}});
  check_rows("EMAIL", {{"協會信箱catclub@gmail.com", ""}, {"活動信箱：some.event@gmail.com", ""}, {"寄件者 do-not-reply@kcg.gov.tw", ""}, {"她的信箱catclub@gmail.com", "catclub@gmail.com"}});
}

TEST_CASE("Network addresses with blanks, masked, spoken; those of offices, versions and the machine itself are none", "[deid][numbers]") {
  check_rows("IP", {{"固定ip125.228.40.7被封鎖", "125.228.40.7"}, {"IPv4 111.82.9.140、", "111.82.9.140"}, {"位址 114 . 25 . 176 . 3 連續", "114 . 25 . 176 . 3"}, {"表1 . 2 . 3 . 4", ""}, {"您的IP 220.132.x.x 已填答", "220.132.x.x"},
                    {"IP是125點228點40點7", "125點228點40點7"}, {"下午3點20點30點40", ""}, {"軟體更新至3.4.0.12。", ""}, {"127.0.0.1,系統", ""}, {"里辦公務電腦192.168.1.20無異常", ""}});
  check_rows("IP", {{"IP：114-38-62-7", "114-38-62-7"}, {"IP是114，38，62，7", "114，38，62，7"}, {"IP位址 114.38.\n62.7", "114.38.\n62.7"}, {"IP 114.38.62.●", "114.38.62.●"}, {"MAC 00-1A-2B-3C-4D-5E", "00-1A-2B-3C-4D-5E"},
                    {"114-38-62-7.dynamic-ip.example.net", "114-38-62-7"}, {"我家路由器對外114.38.62.7", "114.38.62.7"}, {"分機11-38-62-7", ""}, {"第1.2.\n3.4.", ""}, {"名額12，38，62，7", ""}});
  check_rows("IP", {{"主機：web02.kcg.local (10.20.3.15)", ""}, {"市府對外IP 210.69.40.1", ""}, {"error: connect to 203.0.113.9:3306 failed", ""}, {"203.0.113.9為機關內部主機", ""}, {"我家電腦192.168.1.20", "192.168.1.20"}, {"公司對外IP203.0.113.9也試過", "203.0.113.9"}});
}

TEST_CASE("Words of offices, shops and other services beside a person's own value do not hide it", "[deid][numbers]") {
  check_rows("PHONE", {{"民眾來電07-3456789洽詢補助", "07-3456789"}, {"電話：07-3456789 洽詢事項：補助", "07-3456789"}, {"電話07-345-6789（公司倒閉後改成家裡）", "07-345-6789"}, {"請1999回電給我07-345-6789", "07-345-6789"},
                       {"電話已轉 07-345-6789 請改打", "07-345-6789"}, {"管理員都不處理，請回電07-3456789", "07-3456789"}, {"檢舉家電行噪音，聯絡電話07-3456789", "07-3456789"}, {"公司那支不用了，打07-3456789", "07-3456789"},
                       {"大樓管理員林大明 電話07-3456789", "07-3456789"}, {"預約電話：07-3456789（林小芬）", "07-3456789"}, {"請協助轉知林小芬，電話07-345-6789", "07-345-6789"}});
  check_rows("PHONE", {{"管理員電話07-3456789", ""}, {"檢舉家電行電話07-3456789", ""}, {"預約電話：07-3456789", ""}, {"電話07-3456789（公司）", ""}});
  check_rows("UNIFIED_BUSINESS_NO", {{"我是獨資商號，公司統編04595257", "04595257"}, {"獨資商號林小芬，與公司往來，統編04595257", "04595257"}, {"獨資改為有限公司，統編04595257", ""}});
  check_rows("LINE_ID", {{"我的LINE ID：xxxmei520", "xxxmei520"}, {"LINE：my_line_88", "my_line_88"}, {"賴ID：mei_line_id", "mei_line_id"}, {"LINE同蝦皮帳號：siaofen_88", "siaofen_88"}, {"後改口用LINE傳證件 sunnylien77", "sunnylien77"}});
  check_rows("LINE_ID", {{"LINE ID：your_id", ""}, {"LINE ID：xxxx", ""}, {"申請人填表，step_1，完成", ""}, {"申請人(test_form)", ""}, {"帳號改為 gmail2024", ""}});
  check_rows("EMAIL", {{"church.lin@gmail.com", "church.lin@gmail.com"}, {"申請表請寄 lin.sf@kcg.gov.tw", "lin.sf@kcg.gov.tw"}});
  check_rows("EMAIL", {{"寫信到siaofen@mygov.taipei，", "siaofen@mygov.taipei"}, {"回 lin.sf小老鼠kcg.gov.tw", "lin.sf小老鼠kcg.gov.tw"}, {"回 mao.club [at] example.com", ""},
                       {"回 siao.fen.88小老鼠gmail點com，", "siao.fen.88小老鼠gmail點com"}, {"寫lin_0407 at kcg.gov.tw", "lin_0407 at kcg.gov.tw"}, {"since 2024 at example.com", ""}});
}

TEST_CASE("A plate keeps its word before a form's next field, a public vehicle's place and what only looks like a room", "[deid][numbers]") {
  check_rows("PLATE", {{"車牌號碼：ABC-1235 型式：自小客", "ABC-1235"}, {"車號：ABC-1235 年份：2018", "ABC-1235"}, {"車牌ABC-1235房東的車", "ABC-1235"}, {"機車ABC-1235年久失修", "ABC-1235"}, {"車牌ABC-1235型號VIOS違停", "ABC-1235"}});
  check_rows("PLATE", {{"車號ABC-1235公車格違停", "ABC-1235"}, {"車號ABC-1235消防車通道違停", "ABC-1235"}, {"我的車ABC-1235警車拖走", "ABC-1235"}, {"ABC-1235警車到場", "ABC-1235"}, {"車號KEH-0332垃圾車未停靠", ""}});
  check_rows("PLATE", {{"上午開A1-205會議室", ""}, {"開B2-105教室門", ""}, {"那台LG-550冷氣", ""}, {"修這台TP-300投影機", ""}, {"他開LG-550離開", "LG-550"}, {"那台LGA-5501離開", "LGA-5501"}, {"車牌LG-550", "LG-550"}});
}

TEST_CASE("Cards, addresses and accounts keep their word beside others' words", "[deid][numbers]") {
  check_rows("CREDIT_CARD", {{"悠遊卡遺失，信用卡卡號4123-4567-8901-2345", "4123-4567-8901-2345"}, {"會員卡可折扣，我刷卡卡號4123 4567 8901 2345", "4123 4567 8901 2345"}, {"會員卡卡號4123 4567 8901 2345", ""}});
  check_rows("IP", {{"我的IP 更新成114.32.5.7了", "114.32.5.7"}, {"IP升級至 114.32.5.7", "114.32.5.7"}, {"韌體更新至 114.32.5.7", ""}});
  check_rows("BANK_ACCOUNT", {{"從113050012345扣款", "113050012345"}, {"從113050012345扣除", ""}, {"由1130500124支付", ""}, {"郵件12345678901234郵局", ""}, {"00012240458831郵局", "00012240458831"}});
  check_rows("MEDICAL_RECORD_NO", {{"病人人數（1234567）", ""}, {"檢體數量(2025118)", ""}});
}

TEST_CASE("Numbers behind remarks, particulars, changes and whose they are", "[deid][numbers]") {
  check_rows("PASSPORT", {{"護照也要？\n我：對，舊的306627149，在夾層", "306627149"}, {"護照（沒帶身分證）351 207 648。", "351 207 648"}, {"泰籍，AA4471920，停留", "AA4471920"}, {"（印度籍，Z5310864；", "Z5310864"}, {"持旅行文件MB775103，", "MB775103"},
                          {"設籍，A1234567", ""}, {"收據也要？\n我：對，舊的306627149", ""}, {"收據（沒帶身分證）351 207 648", ""}});
  check_rows("HOUSEHOLD_NO", {{"戶籍擬設於夫之戶內，該戶編號E7058391。", "E7058391"}, {"客戶編號E7058391。", ""}});
  check_rows("MEDICAL_RECORD_NO", {{"病歷號由 990 換為 31860257 家屬", "31860257"}, {"別人的病歷影本寄給我，上面寫林小芬，K0092-717，", "K0092-717"}});
  check_rows("NHI_CARD", {{"民眾出生，持卡000030264851，", "000030264851"}, {"案件編號000030264851，", ""}});
  check_rows("UNIFIED_BUSINESS_NO", {{"攤位獨資登記04595257 問", "04595257"}, {"攤位登記04595257 問", ""}});
  check_rows("PHONE", {{"申訴人林小芬，七二二八三九一，晚上打。", "七二二八三九一"}, {"林小芬，2515-860", "2515-860"}, {"林小芬　49.7.30　7136-248\n", "7136-248"}, {"公所將致電07-6193324。", "07-6193324"}, {"本所無法聯繫，所留市話（07）556-1930為空號。", "（07）556-1930"},
                       {"傳真號碼07-6155-280為其家用", "07-6155-280"}, {"已致電衛生所07-6155280", ""}, {"共2515-860，晚上", ""}});
  check_rows("BIRTH_DATE", {{"生日49 0512 又問", "49 0512"}, {"生日1960/0512，", "1960/0512"}, {"生日呢\n48年2月29啦", "48年2月29"}, {"資料無誤，民國88年6月17日亦與戶役政相符。", "民國88年6月17日"}, {"健保卡 姓名林小芬 三十一年十月二日 告知", "三十一年十月二日"},
                            {"病歷上面寫林小芬，K0092-717，47-12-25。", "47-12-25"}, {"狗狗運動會\n妹：生日？\n我：85年5月十七啦", "85年5月十七"}, {"編號49 0512 又問", ""}, {"身分證，依35年12月25日公布", ""}, {"依姓名條例，42年3月7日，制定公布", ""}});
  check_rows("LINE_ID", {{"加我賴，帳號是siao_fen88。", "siao_fen88"}, {"請傳到她siao_fen.0471", "siao_fen.0471"}, {"人在siao.fen_88上都會回", "siao.fen_88"}, {"有個siao_fen99說可以代辦", "siao_fen99"}, {"加她 siaofen.1996", "siaofen.1996"}, {"通訊方式更新為siao.fen88；", "siao.fen88"},
                         {"留資料抽獎：0912.660.238、siao_fen、三民區", "siao_fen"}, {"檔名是siao_fen、三民區", ""}});
  check_rows("PLATE", {{"車號我兒子記成七三五八－Ｕ六，", "七三五八－Ｕ六"}, {"看車牌 九一五之ＫＴＦ\n", "九一五之ＫＴＦ"}, {"批號九一五之ＫＴＦ", ""}});
}

TEST_CASE("Whose number it is stands behind it, or a country, a mobile number or a question before it", "[deid][numbers]") {
  check_rows("PHONE", {{"本所電洽07-6193324，其女接聽", "07-6193324"}, {"里幹事請改打07-6193324找我", "07-6193324"}, {"社會局來電請打07-6193324", "07-6193324"}, {"七二二八三九一晚上在", "七二二八三九一"}, {"7228391(H)", "7228391"}, {"7228391 找我女兒", "7228391"},
                       {"社會局請打07-6193324", ""}, {"7228391 找錢", ""}});
  check_rows("BIRTH_DATE", {{"生日49年0512", "49年0512"}, {"生日49年5/12", "49年5/12"}, {"49年次5月12日", "49年次5月12日"}, {"生日？四九、五、十二", "四九、五、十二"}, {"領到49年0512", ""}});
  check_rows("PASSPORT", {{"越南籍林氏芬，C1234576", "C1234576"}, {"菲律賓籍 P1234576A", "P1234576A"}, {"日本籍TR1234576", "TR1234576"}, {"美國籍John，C1234576", "C1234576"}, {"國籍：越南 C1234576", "C1234576"}, {"P/P No. C1234576", "C1234576"}, {"戶籍 C1234576", ""}, {"越南籍，戶號C1234576", ""}});
  check_rows("HOUSEHOLD_NO", {{"同戶A1234576", "A1234576"}, {"戶政編號A1234576", "A1234576"}, {"用戶A1234576", ""}});
  check_rows("PLATE", {{"車號ABC之1235", "ABC之1235"}, {"批號ABC之1235", ""}});
  check_rows("LINE_ID", {{"林小芬 0912345687 siao_fen88", "siao_fen88"}, {"林小芬／0912345687／siao_fen", "siao_fen"}, {"照片傳siao_fen88", "siao_fen88"}, {"siao_fen88就是我", "siao_fen88"}, {"代碼 1130512345 step_one", ""}});
}

TEST_CASE("Pages of one's own without a scheme, words behind a page, accounts of wages and chips' numbers", "[deid][numbers]") {
  check_rows("URL_PERSONAL", {{"個人網站siaofen.blogspot.com，", "siaofen.blogspot.com"}, {"https://www.instagram.com/siao.fen/請勿追蹤", "https://www.instagram.com/siao.fen/"}, {"facebook.com/people/王小明/100001234", "facebook.com/people/王小明/100001234"}, {"www.blogspot.com", ""}});
  check_rows("BANK_ACCOUNT", {{"薪水戶822123456789012", "822123456789012"}, {"帳：1234567890123", "1234567890123"}});
  check_rows("MICROCHIP", {{"晶片上的編號900138000123456", "900138000123456"}, {"晶片器材訂單編號900138000123456", ""}});
}

TEST_CASE("An office that is asked, or lives next door, does not hide what is a citizen's own", "[deid][numbers]") {
  check_rows("ADDRESS", {{"我家在三民區大昌二路132號門市部樓上", "三民區大昌二路132號"}, {"住三民區大昌二路132號，請環保局收走垃圾", "三民區大昌二路132號"}, {"三民區大昌二路132號 環保局收", ""}});
  check_rows("PHONE", {{"家住派出所旁，07-6212345", "07-6212345"}, {"我住診所樓上，電話07-6212345", "07-6212345"}, {"派出所，電話07-6212345", ""}});
  check_rows("LINE_ID", {{"請本局加LINE：siaofen_88", "siaofen_88"}, {"本局LINE：kcg_animal", ""}});
  check_rows("URL_PERSONAL", {{"環保局請查臉書 https://www.facebook.com/siaofen.lin 亂丟", "https://www.facebook.com/siaofen.lin"}, {"請本局查https://www.facebook.com/siaofen.lin", "https://www.facebook.com/siaofen.lin"}, {"環保局臉書 https://www.facebook.com/some.page 公告", ""}});
  check_rows("EMAIL", {{"我的信箱lin.club@gmail.com", "lin.club@gmail.com"}});
  check_rows("IP", {{"203.0.113.7是我家的，不是主機", "203.0.113.7"}, {"203.0.113.7是本局主機", ""}});
  check_rows("AGE_EXACT", {{"阿嬤92歲壽宴", "92歲"}, {"92歲壽宴三桌", ""}, {"另有92歲長者發言", "92歲"}, {"屋內九十四歲老人送醫", "九十四歲"}, {"轄內92歲長者名冊", ""}, {"應該92歲長者可領", ""}, {"凡一位92歲長者補助", ""}});
  check_rows("LINE_ID", {{"LINE：win0815", "win0815"}, {"LINE ID：version88", "version88"}, {"LINE Android13", ""}});
  check_rows("URL_PERSONAL", {{"https://forum.example/user/home.lin", "https://forum.example/user/home.lin"}, {"https://forum.example/member/login.php", ""}, {"官方不理，facebook.com/siaofen.lin", "facebook.com/siaofen.lin"}});
  check_rows("PHONE", {{"請貴局電洽07-6212345", "07-6212345"}, {"請承辦打07-6212345", "07-6212345"}, {"我媽在醫院，07-6212345是我妹", "07-6212345"}, {"如有疑問請電洽07-6212345", ""}, {"請來電本所07-6212345", ""}});
  check_rows("BIRTH_DATE", {{"狗主林小芬79.5.6生", "79.5.6"}, {"貓生日79.5.6", ""}});
  check_rows("ADDRESS", {{"地址：三民區大昌二路132號活動中心", ""}});
}

TEST_CASE("A name beside a number does not make a rule take it for what the words around deny", "[deid][numbers]") {
  check_unknown_to_rules("BIRTH_DATE", {"林小芬 102.3.4 申訴", "林小芬（申訴，94.10.31）", "王大明 65年3月 完工"});
  check_unknown_to_rules("HOUSEHOLD_NO", {"需補存摺影本\n林小芬：F1234567"});
  check_unknown_to_rules("MEDICAL_RECORD_NO", {"零件影本寄給我，上面寫林小芬，K0092-717，"});
  check_unknown_to_rules("NATIONAL_ID", {"志工林小芬A12345678919911205"});
  check_unknown_to_rules("PASSPORT", {"英文名LIN, SIAO-FEN和號碼312345678"});
}

TEST_CASE("Chinese digits go on behind a letter, a blank or a line end", "[deid][numbers]") {
  test::check_rows("NATIONAL_ID", {{"身分證字號A 一二三 四五六 七八九，", "A 一二三 四五六 七八九"}, {"身分證：A 一 二 三 四 五 六 七 八 九，", "A 一 二 三 四 五 六 七 八 九"},
                                   {"身分證A-一二三-四五六-七八九。", "A-一二三-四五六-七八九"}, {"身分證字號A\n一二三四五六七八九，", "A\n一二三四五六七八九"}, {"方案A 一二三 四五六 七八九十", ""}});
  test::check_rows("RESIDENT_ID", {{"統一證號A八 零零零 零零零 一四，", "A八 零零零 零零零 一四"}, {"居留證AB-二三四五-六七八九，", "AB-二三四五-六七八九"}});
  test::check_rows("PLATE", {{"車牌ABC 五八五一，", "ABC 五八五一"}, {"車號：ABC\n五八五一。", "ABC\n五八五一"}});
  test::check_rows("HOUSEHOLD_NO", {{"戶號F 一二三 四五六七，", "F 一二三 四五六七"}, {"戶號：F\n一二三四五六七，", "F\n一二三四五六七"}});
  test::check_rows("PHONE", {{"手機零九一二\n三四五六七八，", "零九一二\n三四五六七八"}, {"手機零九一二\r\n三四五六七八，", "零九一二\r\n三四五六七八"}, {"第一二條\n三四五六七八", ""}});
  test::check_rows("PASSPORT", {{"護照號碼三 一 二 三 四 五 六 七 八，", "三 一 二 三 四 五 六 七 八"}, {"護照：三一二\n三四五六七八，", "三一二\n三四五六七八"}});
  test::check_rows("MEDICAL_RECORD_NO", {{"病歷號一二三四\n五六七八，", "一二三四\n五六七八"}, {"病歷號 一 二 三 四 五 六 七 八，", "一 二 三 四 五 六 七 八"}});
}

TEST_CASE("A number's line may end with a blank", "[deid][numbers]") {
  test::check_rows("NATIONAL_ID", {{"身分證字號A12345 \n6789，", "A12345 \n6789"}});
  test::check_rows("PHONE", {{"手機0912 \n345678", "0912 \n345678"}, {"電話07 \n3325909，", "07 \n3325909"}});
  test::check_rows("NHI_CARD", {{"健保卡0000 \n12345678，", "0000 \n12345678"}});
  test::check_rows("MICROCHIP", {{"晶片900 \r\n138000123456，", "900 \r\n138000123456"}});
}

TEST_CASE("Behind its label an account's line is full anywhere, and so is a birth's", "[deid][numbers]") {
  test::check_rows("BANK_ACCOUNT", {{"郵局帳號1895\n4467088130，請", "1895\n4467088130"}, {"帳號：89336660\n170660", "89336660\n170660"}, {"匯款帳號8933666017\r\n0660。", "8933666017\r\n0660"}, {"帳號1895 \n4467088130請退款", "1895 \n4467088130"},
                                    {"帳號89336660171\n3. 其他", "89336660171"}, {"帳號89336660171\n113年5月", "89336660171"}, {"帳號89336660171\n0912345678", "89336660171"},
                                    {"帳號1234567890\n10人報名", "1234567890"}, {"匯款帳號0012345678\n50台斤飼料", "0012345678"}});
  test::check_rows("BIRTH_DATE", {{"生日061\n0227，", "061\n0227"}, {"出生年月日：0790 \n102", "0790 \n102"}, {"生日0 7 9 0 1 0 2", "0 7 9 0 1 0 2"}, {"生日零七九 零一零二，", "零七九 零一零二"}, {"生日07913\n02", ""}, {"編號061\n0227", ""}});
}

TEST_CASE("Commas part a mobile number behind a person, too", "[deid][numbers]") {
  test::check_rows("PHONE", {{"池小姐，0911,204,557。", "0911,204,557"}, {"林小芬、0911、204、557", "0911、204、557"}, {"林小芬，0911,204,557,302", ""}, {"林小芬，0911,2045,57", ""}, {"林小芬 0,911,204,557", ""}, {"林小芬 0911,204", ""}});
}

TEST_CASE("An old resident number may begin like a label", "[deid][numbers]") {
  test::check_rows("RESIDENT_ID", {{"身分證字號ID12690600，", "ID12690600"}, {"她的ID12690600", "ID12690600"}, {"統編ID12690601", ""}, {"GUID12690600", ""}});
}

TEST_CASE("Hot lines and their mailboxes are nobody's, whoever is named beside them", "[deid][numbers]") {
  test::check_rows("PHONE", {{"王小明 A123456789 請打0800030598", ""}, {"陳情人王小明來電，0809-007-709占線", ""}, {"王小明 A123456789 請打0912345678", "0912345678"}});
  test::check_rows("EMAIL", {{"收件者：1999@kcg.gov.tw", ""}, {"王小明信箱110@mail.npa.gov.tw", ""}, {"王小明 1999@gmail.com", "1999@gmail.com"}, {"王小明 10234@kcg.gov.tw", "10234@kcg.gov.tw"}});
}

TEST_CASE("From one day to another is no number of a person's", "[deid][numbers]") {
  test::check_rows("BIRTH_DATE", {{"期間3/11–3/17，受訪者王小明", ""}, {"住院3/11-3/17 王小明 68歲", ""}});
}
