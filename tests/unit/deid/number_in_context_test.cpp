#include <algorithm>
#include <deid/recognizers/numbers/lonely_numbers.hpp>
#include <deid/recognizers/numbers/loose_number.hpp>
#include <deid/recognizers/numbers/number_evidence.hpp>
#include <deid/recognizers/numbers/number_model.hpp>
#include <deid/recognizers/numbers/written_day.hpp>

#include "unit/deid/rows.hpp"

using namespace opendata;
using namespace opendata::deid;
using test::check_rows;

namespace {

// What is read of the first token that begins a number.
std::string loose_number(std::string_view text) {
  const text::Folded folded = text::fold(text::to_utf32(text), text::Folding::identifiers);
  const Scan scan(folded.text);
  for (const Token& token : scan.tokens())
    if (const auto number = loose_number_at(scan, token)) return text::to_utf8(folded.text.substr(number->first, number->last - number->first));
  return "";
}

bool is_recent_day(std::u32string_view text) { return begins_recent_day(Scan(text), 0); }

// The scores that are left of those found in a text.
std::vector<double> scores_of(std::u32string_view text, std::vector<Finding> findings) {
  const text::Folded folded = text::fold(text, text::Folding::identifiers);
  const Scan scan(folded.text);
  settle_lonely_numbers({text, folded, &scan}, findings, std::pmr::get_default_resource());
  std::vector<double> scores;
  for (const Finding& finding : findings) scores.push_back(finding.score);
  return scores;
}

constexpr std::u32string_view announcement =
    U"為維護環境衛生，本市每週三、週六收運大型廢棄家具，民眾請於前一日下午五時前預約，逾期不予受理，聯絡電話07-3368333，服務時間上午八時至下午五時。";
Finding number_in(std::u32string_view text, std::u32string_view number, std::string_view type, double score) {
  const std::size_t start = text.find(number);
  return {start, start + number.size(), type, score};
}

}  // namespace

TEST_CASE("A number is read with what joins its parts", "[deid][numbers]") {
  const std::pair<const char*, const char*> rows[] = {
      {"打07-123 4567找", "07-123 4567"},     {"（04）2359-7716#382", "(04)2359-7716#382"},     {"０７－１２３４５６７", "07-1234567"},
      {"加siao_fen.88喔", "siao_fen.88"},     {"生於49年7月，", "49年7月"},                      {"看https://example.tw/some-one。", "https://example.tw/some-one"},
      {"0912-3○5-678", "0912-3○5-678"},      {"證號A12345○○○○", "A12345○○○○"},                 {"七二二八三一九", "七二二八三一九"},
      {"打07-1234567 分機 3，", "07-1234567 分機 3"}, {"車N6B-\n882摔", "N6B-\n882"}, {"生於民國49年7月，", "民國49年7月"},
      {"在郵局(013)\n0285 0610", "(013)\n0285 0610"}, {"some.one", "some.one"}};
  for (const auto& [text, number] : rows) {
    CAPTURE(text);
    CHECK(loose_number(text) == number);
  }
  for (const char* text : {"第2024年", "共3456789元", "Android", "Wi-Fi", "12:30", "113年5月6日", "1130506", "三人"}) {
    CAPTURE(text);
    CHECK(loose_number(text).empty());
  }
  CHECK(loose_number(std::string(1000, '7')).size() == longest_loose_number);
  std::string joined(119, '1');
  joined += '-';
  joined.append(200, '2');
  CHECK(loose_number(joined).size() <= longest_loose_number);
}

TEST_CASE("A day of recent years is told from other numbers by its first digits", "[deid][numbers]") {
  for (const auto* text : {U"113/5/6", U"2024-05-06", U"113年5月", U"1130506", U"20240506", U"106.12.31"}) CHECK(is_recent_day(text));
  for (const auto* text : {U"78/5/6", U"1990-05-06", U"1131306", U"1130532", U"113/13", U"2024", U"113-456", U"2965-7738", U"1140", U"113"}) CHECK_FALSE(is_recent_day(text));
}

TEST_CASE("A number beside a person is found though no label tells what it is", "[deid][numbers]") {
  check_rows("PHONE", {{"陳情人林小芬，白天在店裡，找她打7136284，晚上不接。", "7136284"}});
  check_rows("BIRTH_DATE", {{"申請人名冊：林小芬，68.3.26，戶籍鳳山區，領敬老禮金。", "68.3.26"}});
}

TEST_CASE("Of a number that goes on into one already found, what stands before that is looked at", "[deid][numbers]") {
  CHECK(test::found("陳情人林小芬，電話：6315-008／0919 203 557，晚上再打。", "PHONE") == std::vector<std::string>{"6315-008", "0919 203 557"});
}

TEST_CASE("A number of which nothing personal stands near is left to the rules", "[deid][numbers]") {
  for (const char* text : {"園區於68.3.26啟用，設有步道與廁所，假日開放參觀，門票免費。", "零件編號7136284已到貨，請於三日內領取並完成安裝測試，逾期退回原廠。"}) {
    CAPTURE(text);
    CHECK(Analyzer().find(text).empty());
  }
}

TEST_CASE("An office's telephone that stands alone in an announcement is nobody's", "[deid][numbers]") {
  const Finding phone = number_in(announcement, U"07-3368333", "PHONE", 0.9);
  CHECK(scores_of(announcement, {phone}) == std::vector{0.4});
  const std::u32string_view two =
      U"為維護環境衛生，本市每週三、週六收運大型廢棄家具，民眾請於前一日下午五時前預約，逾期不予受理，聯絡電話07-3368333，服務時間上午八時至下午五時，夜間請撥07-3368334。";
  const Finding first = number_in(two, U"07-3368333", "PHONE", 0.9), second = number_in(two, U"07-3368334", "PHONE", 0.9);
  CHECK(scores_of(two, {first, second}) == std::vector{0.4, 0.4});  // no company for one another
}

TEST_CASE("Numbers joined into one have one owner", "[deid][numbers]") {
  for (const char* joint : {"/", " "}) {
    CAPTURE(joint);
    const std::string both = std::string("07-7458213") + joint + "07-7458214";
    const std::string complaint = "流浪狗群聚，追逐機車騎士，請派員捕捉，里辦公處電話" + both + "，捕捉完成後請告知，我家門口常有狗群。";
    CHECK(test::found(complaint, "PHONE").size() == 2);
    const std::string notice = "為維護環境衛生，本市每週三、週六收運大型廢棄家具，民眾請於前一日下午五時前預約，逾期不予受理，聯絡電話" + both + "，服務時間上午八時至下午五時。";
    CHECK(test::found(notice, "PHONE").empty());
  }
}

TEST_CASE("What its writer calls the own is found, whatever else the text gives", "[deid][numbers]") {
  const std::string offices[] = {"本局服務電話07-3368333轉12", "貴局專線07-3368333", "本局服務電話07-3368333或07-3368334轉12", "里辦公處07-3368333、07-3368335轉21"};
  const std::string own[] = {"我家電話07-7458213", "我的電話是07-7458213", "家裡電話：07-7458213", "住家電話07-7458213", "本人電話07-7458213", "我家07-7458213", "電話07-7458213（住家）", "電話07-7458213是我家電話"};
  const std::string ends[] = {"。", "，請於期限內回覆。", "，晚上回電，狗叫聲很吵無法睡覺，請派員處理謝謝。"};
  for (const std::string& office : offices)
    for (const std::string& number : own)
      for (const std::string& end : ends) {
        const std::string text = office + "，" + number + end;
        CAPTURE(text);
        const auto found = test::found(text, "PHONE");
        CHECK(std::count(found.begin(), found.end(), "07-7458213") == 1);
      }
  CHECK(test::found("為維護環境衛生，本市每週三、週六收運大型廢棄家具，逾期不予受理，聯絡電話07-3368333/07-7458213是我家電話。", "PHONE") == std::vector<std::string>{"07-3368333", "07-7458213"});
  CHECK(test::found("媽：電話幾號\n我：你要幹嘛\n媽：退稅啊單子不見了\n我：07-2281904那支是總機，按3\n媽：好，謝謝你，等一下就打", "PHONE").empty());
}

TEST_CASE("Nothing is taken back beside a name, from a mobile number, from other types or where few words stand", "[deid][numbers]") {
  const Finding phone = number_in(announcement, U"07-3368333", "PHONE", 0.9);
  CHECK(scores_of(announcement, {phone, {2, 5, "PERSON", 0.8}}) == std::vector{0.9, 0.8});
  CHECK(scores_of(announcement, {phone, {2, 5, "PERSON", 0.4}}) == std::vector{0.4, 0.4});
  CHECK(scores_of(announcement, {number_in(announcement, U"07-3368333", "PHONE", 1.0)}) == std::vector{1.0});
  CHECK(scores_of(announcement, {number_in(announcement, U"07-3368333", "PASSPORT", 0.9)}) == std::vector{0.9});
  const std::u32string_view line = announcement.substr(announcement.find(U"逾期"));
  CHECK(scores_of(line, {number_in(line, U"07-3368333", "PHONE", 0.9)}) == std::vector{0.9});
}

// Somebody else's recogniser.
class Bulky final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "BULKY"; }
  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    if (const std::size_t at = input.original.find(U"大型"); at != input.original.npos) findings.push_back({at, at + 2, type(), 0.9});
  }
};

TEST_CASE("What a recogniser of the caller's own finds is company, too", "[deid][numbers]") {
  const std::string text = text::to_utf8(announcement);
  const auto has_phone = [&](const Analyzer& analyzer) {
    const auto findings = analyzer.find(text);
    return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.type == "PHONE"; });
  };
  Analyzer with_own;
  with_own.add(std::make_unique<Bulky>());
  CHECK(has_phone(with_own));
  CHECK_FALSE(has_phone(Analyzer()));
}

TEST_CASE("A citizen who gives no name keeps the number that the text leaves", "[deid][numbers][privacy]") {
  for (const char* text :
       {"巷口路燈壞了兩個禮拜都沒人來修，晚上回家很危險，請盡快處理，聯絡電話：07-7458213，請於上班時間聯繫。", "申請補助的公文收到了，可是金額跟當初說的不一樣，想請問要找哪一位承辦人，我家電話是07-7458213，請回電。",
        "路燈不亮，請派員維修。陳情人電話：07-7458213。地點在公園東側步道入口旁的第三盞燈，晚上運動很危險。", "社區旁空地雜草叢生，蚊蟲很多，擔心登革熱，請派員清理，聯絡電話：07-7458213。",
        "流浪狗群聚，追逐機車騎士，請派員捕捉，聯絡電話：07-7458213，捕捉完成後請告知。", "路口號誌秒數太短，長輩根本走不完，希望能延長綠燈時間，聯絡電話：07-7458213，請於上班時間聯繫。",
        "民眾來電反映路燈不亮，不願留名，電話07-7458213，已轉本所工務課派員查修，三日內回報。", "有人在騎樓堆放雜物影響通行，已向本局反映多次仍未改善，電話07-7458213，晚上七點後在家。",
        "公園籃球場夜間噪音擾人，住戶無法入睡，建議十點關燈並公告，電話07-7458213，盼改善。", "樹木倒塌壓到我家圍牆，請公園處派員處理並賠償，連絡電話：07-7458213，謝謝。",
        "陽台漏水是樓上造成，請建管處協調，我住二樓，聯絡電話：07-7458213，協調時間請安排在假日。", "學校午餐常常有異物，請教育局查明，家長電話是07-7458213，請回電告知處理情形，謝謝。",
        "停水通知沒有事先公告，造成店家損失，請自來水公司說明並改善，聯絡電話：07-7458213，謝謝。", "路面坑洞多處，機車族行經危險，建議重新鋪設柏油，聯絡電話07-7458213，聯絡時間平日下午，逾期未修將再申訴。",
        "電話07-7458213，住三樓，昨晚又有人在樓下放鞭炮，警察來了就跑，今天早上地上都是紙屑，沒有人清掃。", "預約的長照服務一直沒有人來，等了三個星期，聯絡電話07-7458213，平日上午在家，地址之前填過了。",
        "免費健檢報名表已寄出，聯絡電話07-7458213，因為視力不好所以字寫得大，若看不清楚再打電話問。"}) {
    CAPTURE(text);
    CHECK(test::found(text, "PHONE") == std::vector<std::string>{"07-7458213"});
  }
  check_rows("BANK_ACCOUNT", {{"家母領取敬老津貼的帳戶已變更，新的帳號是高雄銀行 016-210123456789，請承辦人更新資料，以免下個月款項匯錯，謝謝。", "016-210123456789"}});
}

TEST_CASE("An office that gives its own number in what it writes tells of nobody", "[deid][numbers]") {
  for (const char* text :
       {"本市動物之家開放認養時間為週二至週日上午十時至下午四時，每月最後一個週一休園，洽詢電話07-5519059，請攜帶身分證件。", "本所自下月起受理敬老卡換發，請備身分證、印章及一吋照片，申辦地點為一樓三號櫃台，聯絡電話07-3351500分機208。",
        "承租人應於每月五日前繳納租金，逾期加收違約金，匯款帳號為臺灣銀行 012-045-001234，戶名本處，如有疑問電話04-22289111轉3102。",
        "您好，經查該路段雨水下水道已列入本年度清疏計畫，預計月底完工，如仍有積水情形，請逕洽本局水利工程科，電話06-2991111分機8210，謝謝您的來信。",
        "會議結論：一、請各里幹事於週五前回報名冊。二、場地由活動中心提供。三、便當統一由本所訂購，店家電話07-7019988。"}) {
    CAPTURE(text);
    CHECK(Analyzer().find(text).empty());
  }
}

TEST_CASE("What the words around say of a number does not depend on where in the text it stands", "[deid][numbers]") {
  CHECK(owner_features::window_of(0, 1000) == owner_features::Window{0, 264});
  CHECK(owner_features::window_of(63, 1000) == owner_features::window_of(0, 1000));
  CHECK(owner_features::window_of(256, 1000) == owner_features::Window{56, 520});
  CHECK(owner_features::window_of(999, 1000) == owner_features::Window{760, 1000});
  CHECK(owner_features::window_of(5, 10) == owner_features::Window{0, 10});
}

TEST_CASE("What is found is looked up by where it stands", "[deid][numbers]") {
  FoundRanges found(std::pmr::get_default_resource());
  for (const auto& [start, end, type] : {std::tuple{40, 50, "PHONE"}, {10, 13, "PERSON"}, {12, 20, "PLATE"}, {300, 310, "EMAIL"}})
    found.add({static_cast<std::size_t>(start), static_cast<std::size_t>(end), type});
  found.settle();
  CHECK(found.count_near({14, 16, {}}, 200, 9) == 2);  // one overlaps it, one is too far away
  CHECK(found.count_near({60, 70, {}}, 200, 2) == 2);
  CHECK(found.count_near({60, 70, {}}, 10, 9) == 0);
  CHECK(found.overlaps({19, 21, {}}));
  CHECK_FALSE(found.overlaps({20, 40, {}}));
  CHECK(*found.type_before(21, 3) == "PLATE");
  CHECK(found.type_before(25, 3) == nullptr);
  CHECK(*found.type_behind(38, 3) == "PHONE");
  CHECK(found.type_behind(30, 3) == nullptr);
  FoundRanges::Cover covered(found);
  CHECK_FALSE(covered(9));
  CHECK(covered(12));
  CHECK(covered(19));
  CHECK_FALSE(covered(20));
  CHECK(covered(40));
}

TEST_CASE("The model tells of any text and number within its bounds", "[deid][numbers]") {
  for (const std::u32string& text : {std::u32string(U"1234567"), std::u32string(300, U'7'), std::u32string(U"\n12345\n"), std::u32string(U"a_1.b_2.c_3.d_4.e_5.f_6@example.tw")}) {
    const Scan scan(text);
    for (const Token& token : scan.tokens()) {
      const auto number = loose_number_at(scan, token);
      if (number) CHECK(number_model::weigh(scan, *number, {3, 2, 20, 20}).odds < 100 * number_model::unit);
    }
  }
}
