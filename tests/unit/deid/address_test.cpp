#include <opendata/address.hpp>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"
#include "unit/deid/rows.hpp"

using namespace opendata;
using test::Row;

namespace {

std::string parts(std::string_view text) {
  const auto a = text::parse_address(text);
  if (!a) return "none";
  std::string joined;
  for (const auto& part : {a->postal_code, a->county, a->town, a->village, a->neighborhood, a->road, a->section, a->lane, a->alley, a->number, a->rest}) {
    joined += part + "|";
  }
  return joined;
}

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, separator);) cells.push_back(cell);
  return cells;
}

}  // namespace

TEST_CASE("An address is taken apart as written", "[text][address]") {
  auto [text, expected] = GENERATE(table<const char*, const char*>({
      {"南投縣水里鄉水里村5鄰水里一路6巷10弄13號", "|南投縣|水里鄉|水里村|5鄰|水里一路||6巷|10弄|13號||"},
      {"南投縣國姓鄉大旗村10鄰竹坑巷12號", "|南投縣|國姓鄉|大旗村|10鄰|竹坑巷||||12號||"},
      {"澎湖縣望安鄉西坪村5鄰28號", "|澎湖縣|望安鄉|西坪村|5鄰|||||28號||"},
      {"連江縣東引鄉樂華村5鄰115之1號", "|連江縣|東引鄉|樂華村|5鄰|||||115之1號||"},
      {"白沙鄉通梁村3鄰36號之1", "||白沙鄉|通梁村|3鄰|||||36號之1||"},
      {"潮洋里1鄰青海南街33號九樓之6", "none"},
      {"鳳山區五甲三路136巷8之3號", "||鳳山區|||五甲三路||136巷||8之3號||"},
      {"苓雅區一心一路22巷33弄23號三樓之3", "||苓雅區|||一心一路||22巷|33弄|23號三樓之3||"},
      {"臺北市中正區東門里3鄰徐州路4號地下", "|臺北市|中正區|東門里|3鄰|徐州路||||4號地下||"},
      {"台中市南屯區向上路二段163號", "|台中市|南屯區|||向上路|二段|||163號||"},
      {"807高雄市三民區建工路１２號", "807|高雄市|三民區|||建工路||||１２號||"},
      {"桃園市龜山區新路里36鄰中華街一段29號二樓", "|桃園市|龜山區|新路里|36鄰|中華街|一段|||29號二樓||"},
      {"高雄市橋頭區筆秀里14鄰林頭路自立巷18號", "|高雄市|橋頭區|筆秀里|14鄰|林頭路||自立巷||18號||"},
      {"彰化縣埔鹽鄉豐澤村3鄰大園路臨79號", "|彰化縣|埔鹽鄉|豐澤村|3鄰|大園路||||臨79號||"},
      {"巷1號", "|||||巷||||1號||"},  // a unit that stands alone
      {"鳳山區光華東路115巷24號頂樓之1", "||鳳山區|||光華東路||115巷||24號頂樓之1||"},
      {"高雄市大社區嘉誠路99巷甲4號", "|高雄市|大社區|||嘉誠路||99巷||甲4號||"},
      {"鹽埕區大仁路 88 之 4 號 3 樓", "||鹽埕區|||大仁路||||88 之 4 號 3 樓||"},
      {"東港鎮豐漁街30巷之6號", "||東港鎮|||豐漁街||30巷||之6號||"},
      {"關西鎮南和里四鄰湖肚七十三號", "||關西鎮|南和里|四鄰|湖肚||||七十三號||"},
      {"高市苓雅區三多二路7弄4號", "|高市|苓雅區|||三多二路|||7弄|4號||"},
      {"高市長的路", "none"},
      {"今天天氣很好", "none"},
      {"", "none"},
  }));
  CAPTURE(text);
  if (std::string_view(text) == "潮洋里1鄰青海南街33號九樓之6") {
    CHECK(text::parse_address(text).has_value());
  } else {
    CHECK(parts(text) == expected);
  }
}

TEST_CASE("No level leaves anything finer", "[text][address]") {
  const auto a = text::parse_address("高雄市鳳山區福興里18鄰五甲三路二段136巷8弄3號5樓").value();
  using text::AddressLevel;
  CHECK(text::generalize_address(a, AddressLevel::county) == "高雄市");
  CHECK(text::generalize_address(a, AddressLevel::town) == "高雄市鳳山區");
  CHECK(text::generalize_address(a, AddressLevel::village) == "高雄市鳳山區福興里");
  CHECK(text::generalize_address(a, AddressLevel::road) == "高雄市鳳山區五甲三路二段");
  CHECK(text::generalize_address(a, AddressLevel::lane) == "高雄市鳳山區五甲三路二段136巷");
  CHECK(text::generalize_address(a, AddressLevel::door_number) == "高雄市鳳山區福興里18鄰五甲三路二段136巷8弄3號5樓");
  for (const auto level : {AddressLevel::county, AddressLevel::town, AddressLevel::village, AddressLevel::road, AddressLevel::lane}) {
    const std::string kept = text::generalize_address(a, level);
    for (const char* finer : {"8弄", "3號", "5樓", "18鄰"}) CHECK(kept.find(finer) == std::string::npos);
    CHECK(text::parse_address_level(text::name(level)) == level);
  }
  CHECK_FALSE(text::parse_address_level("street").has_value());
}

TEST_CASE("Real door plates are taken apart", "[text][address]") {
  const auto shared = test::shared_data();
  if (shared.empty()) {
    WARN("skipped: no shared data");
    return;
  }
  std::ifstream in(shared / "addresses" / "doorplates_2000.csv");
  std::string line;
  std::getline(in, line);
  int rows = 0, right = 0;
  while (std::getline(in, line)) {
    if (line.ends_with('\r')) line.pop_back();
    auto f = split(line, ',');
    f.resize(12);
    const auto a = text::parse_address(f[0]);
    ++rows;
    right += a && a->neighborhood == f[4] && a->road == f[5] && a->section == f[6] && a->lane == f[7] && a->alley == f[8] &&
                     a->sub_alley == f[9] && a->number == f[11]
                 ? 1
                 : 0;
  }
  CAPTURE(rows, right);
  std::printf("door plates with all fields right: %d of %d\n", right, rows);
  CHECK(right * 100 >= rows * 99);
}

TEST_CASE("Addresses of homes are found in text, roads and lanes of an incident are not", "[deid][address]") {
  const std::vector<Row> rows{{"我住鳳山區瑞竹路58巷2弄11號，", "鳳山區瑞竹路58巷2弄11號"}, {"地址：青年路二段４８５巷１１號", "青年路二段４８５巷１１號"},
                              {"住金門縣金沙鎮光前里后宅7號附近", "金門縣金沙鎮光前里后宅7號"}, {"三民區裕民街 233 號旁平房", "三民區裕民街 233 號"},
                              {"鹽埕區五福四路二三○號八樓", "鹽埕區五福四路二三○號八樓"}, {"岡山區大德二路臨26號", "岡山區大德二路臨26號"},
                              {"東區安樂東路二段179/181號 佔用", "東區安樂東路二段179/181號"}, {"安樂路66+98/100號前", "安樂路66+98/100號"}, {"及東和路147號前", "東和路147號"}, {"比數3/4號碼", ""},
                              {"三民區的民眾", ""}, {"建工路上有狗", ""}, {"國道10號交流道", ""}, {"左營大路479巷3弄口有狗", ""}, {"第12條第3項", ""}, {"2號車出勤", ""},
                              {"住自立一路366巷9號的", "自立一路366巷9號"}, {"萬安街五十八巷底左轉第三間12號是危樓", "萬安街五十八巷底左轉第三間12號"},
                              {"住三民區建工東路 9 0 號 B棟 6樓，", "三民區建工東路 9 0 號 B棟 6樓"}, {"三民區建工路1 2 3 巷 4 號，", "三民區建工路1 2 3 巷 4 號"}, {"共 9 0 號", ""},
                              {"高雄市 三民區 建工路 34 號", "高雄市 三民區 建工路 34 號"}, {"三民區建工路123巷⑫號，", "三民區建工路123巷⑫號"}, {"三民區建工路123巷①號，", "三民區建工路123巷①號"}, {"三民區建工路123巷⑪號，", "三民區建工路123巷⑪號"}, {"三民區建工路8號12樓之1室", "三民區建工路8號12樓之1室"},
                              {"建工路112巷9號旁工寮2樓，", "建工路112巷9號旁工寮2樓"}, {"三民區建工路372巷菜市場後面25號2樓", "三民區建工路372巷菜市場後面25號2樓"}, {"茂林區萬山里３鄰（會所旁）５６號", "茂林區萬山里３鄰（會所旁）５６號"},
                              {"馬公市鎖港里26鄰鎖管港一之三號，", "馬公市鎖港里26鄰鎖管港一之三號"}, {"是住C棟8樓之2那位", "C棟8樓之2"}, {"三民區建工路34之3，", "三民區建工路34之3"}, {"三民區建工路34號2、3樓，", "三民區建工路34號2、3樓"},
                              {"高雄市三民區建工路34\n號，", "高雄市三民區建工路34\n號"}, {"高雄市807三民區建工路34號", "高雄市807三民區建工路34號"}, {"建工路比34之2重要", ""}, {"5月19日國道5號頭城", ""}, {"安南區國道8號到", ""}, {"內門縣道184號12K", ""},
                              {"住永和街85巷尾3號。", "永和街85巷尾3號"}, {"忠孝路一七二號後面那間的三樓 屋主", "忠孝路一七二號後面那間的三樓"}, {"草衙二路258巷底平房3之2號，", "草衙二路258巷底平房3之2號"},
                              {"延吉街131巷那邊的地下室", "延吉街131巷那邊的地下室"}, {"左營大路479巷口3號公車", ""}, {"左營大路479巷口3號出口", ""},
                              {"籃城里2鄰籃城路\n八十七之六號，", "籃城里2鄰籃城路\n八十七之六號"}, {"濱海二路17巷2號\n之1，", "濱海二路17巷2號\n之1"},
                              {"德民路936巷12號頂樓加蓋", "德民路936巷12號"}, {"我住的國宅一樓有人", ""}, {"苓雅區某網咖2樓查獲", ""}, {"鼓山區明誠大樓12樓有異味", ""},
                              {"住苓雅區龍門大廈12樓之3。", "苓雅區龍門大廈12樓之3"}, {"鼓山區明誠大樓12樓之3，", "鼓山區明誠大樓12樓之3"}, {"鼓山區明誠大廈3樓302室", "鼓山區明誠大廈3樓302室"}, {"住C棟8樓", "C棟8樓"}, {"我是方小姐，同棟11樓。", "11樓"},
                              {"rent at 5F.-3, No. 118, Ln. 240, Ziyou 2nd Rd., Zuoying Dist. and", "5F.-3, No. 118, Ln. 240, Ziyou 2nd Rd., Zuoying Dist."},
                              {"at No. 9-1, Aly. 22, Ln. 310, Minzu S. Rd., Luzhu Dist., Kaohsiung City. Landlady", "No. 9-1, Aly. 22, Ln. 310, Minzu S. Rd., Luzhu Dist., Kaohsiung City"},
                              {"at No. 118, Ln. 240,\nZiyou 2nd Rd., Zuoying Dist. and", "No. 118, Ln. 240,\nZiyou 2nd Rd., Zuoying Dist."}, {"No. 5, please", ""}, {"Bus No. 5, Zuoying Dist.", ""},
                              {"通訊處三民區建工路一段ㄧ五八號，", "三民區建工路一段ㄧ五八號"}, {"三民區建工路８６巷１ー５號。", "三民區建工路８６巷１ー５號"}, {"三民區建工路一百號－二樓。", "三民區建工路一百號－二樓"}, {"三民區建工路30號宿舍A棟512室，", "三民區建工路30號宿舍A棟512室"},
                              {"三民區建工路30號學生宿舍OA3棟412室", "三民區建工路30號學生宿舍OA3棟412室"}, {"三民區建工路 30 之 2 號宿舍 402 室，", "三民區建工路 30 之 2 號宿舍 402 室"}, {"民眾住三民區建工路415，電話", "三民區建工路415"}, {"住三民區建工路1,200", ""}, {"三民區建工路60巷內 9 之 2 號，", "三民區建工路60巷內 9 之 2 號"}, {"三民區建工路 30 號 7 樓 B 室 回電", "三民區建工路 30 號 7 樓 B 室"}, {"三民區建工路30號宿舍A棟", "三民區建工路30號"}, {"三民區建工路 ５００ 巷 ㄧ 號", "三民區建工路 ５００ 巷 ㄧ 號"},
                              {"三民區建工路一段臨６１４巷３號。", "三民區建工路一段臨６１４巷３號"}, {"建工路34號，三樓有人", "建工路34號"}, {"建工路34號，3樓，", "建工路34號，3樓"}, {"林小芬（12號三樓）提案", "12號三樓"}, {"（12號）", ""}, {"新搬來6號4樓的林先生", "6號4樓"}, {"公車6號4樓", ""}, {"現居建工路34號", "建工路34號"}, {"住居安街34號", "居安街34號"},
                              {"水林段618之4地號", ""}, {"水林段618之4、619地號土地", ""}, {"地號：水林段618之4", ""}, {"改由二樓3號櫃台受理", ""}, {"地下一樓1號至6號車位", ""}, {"三民區建工路110巷全體住戶", ""}, {"三民區建工路110巷天天有狗", ""}, {"住三民區建工路110巷", "三民區建工路110巷"},
                              {"建工路12號至36號", ""}, {"集合地點：建工路34號", ""}, {"公司地址：高雄市三民區建工路34號", ""}, {"市立醫院（建工路34號）", ""}, {"林小芬（建工路34號）", "建工路34號"}, {"租屋處地址：建工路34號", "建工路34號"},
                              {"住臺南市永康區中華路1巷2弄3號肆樓之貳」", "臺南市永康區中華路1巷2弄3號肆樓之貳"}, {"寄到家裡：\n旗津中洲三路\n502巷41號\n", "旗津中洲三路\n502巷41號"}, {"三民區鼎力路(國小旁)255巷3之1號。", "三民區鼎力路(國小旁)255巷3之1號"},
                              {"請寄：高雄市/三民區/鼎力路/63巷/5號，", "高雄市/三民區/鼎力路/63巷/5號"}, {"中山路/中正路口", ""}, {"住址:高雄市三民區建工路壹佰貳拾號參樓", "高雄市三民區建工路壹佰貳拾號參樓"}, {"三民區建工路\n415號\n3樓", "三民區建工路\n415號\n3樓"}, {"高雄市|三民區|建工路|415號", "高雄市|三民區|建工路|415號"}, {"住址建工路415-1號3樓", "建工路415-1號3樓"}, {"2024-05-06號", ""},
                              {"at No. 12 Jiangong Rd., Sanmin Dist. and", "No. 12 Jiangong Rd., Sanmin Dist."}, {"live at 12 Jiangong Rd, Sanmin District.", "12 Jiangong Rd, Sanmin District"}, {"12 Jiangong Apartments", ""},
                              {"三民區鼎力路(國小旁)路燈不亮", ""}, {"小姐8020457小港漢民路779巷24號", "小港漢民路779巷24號"},
                              {"服務單位：衛生局 地址：高雄市三民區鼎力路63巷5號", "高雄市三民區鼎力路63巷5號"}, {"出院地址：三民區鼎力路63巷5號", "三民區鼎力路63巷5號"}, {"我住建工路5號電梯大樓", "建工路5號"},
                              {"他住三民區鼎力路63巷5號，12地號", "三民區鼎力路63巷5號"}, {"家住鼎力路63巷5號至7號", "鼎力路63巷5號"}, {"施工地點：三民區鼎力路63巷5號3樓住戶裝潢", "三民區鼎力路63巷5號3樓"},
                              {"家住大昌二路12號，3樓後面", "大昌二路12號，3樓"}, {"服務據點：公園路15-1號1樓，可搭20路", ""}, {"洽公地址：中正路100號", ""}, {"光復路二段132號4樓大禮堂", ""},
                              {"住建工路34號活動中心旁", "建工路34號"}, {"工藝館位於三民區建工路34號，", ""}, {"我住所位於三民區建工路34號，", "三民區建工路34號"},
                              {"請寄：三民區建工路34號7樓 都發局收", ""}, {"請寄三民區建工路34號7樓王大明收", "三民區建工路34號7樓"}, {"2023 Silk Road Forum", ""},
                              {"本人住三民區建工路34号3樓，", "三民區建工路34号3樓"}, {"住三民區建工路34号。", "三民區建工路34号"}, {"住三民區建工路六十一 三樓，", "三民區建工路六十一 三樓"}, {"住三民區建工路61 3樓，", "三民區建工路61 3樓"},
                              {"住三民區建工路61,3F，", "三民區建工路61,3F"}, {"住三民區新安五十二弄6號，", "三民區新安五十二弄6號"},
                              {"live at No. 58, Qingnian 1st Rd., Lingya Dist., Kaohsiung. Landlady", "No. 58, Qingnian 1st Rd., Lingya Dist., Kaohsiung"}, {"at No. 58, Qingnian 1st Rd., Lingya Dist., Kaohsiung 802", "No. 58, Qingnian 1st Rd., Lingya Dist., Kaohsiung"},
                              {"住三民區建工\n路34號。", "三民區建工\n路34號"}, {"三民區建\n工路二段34號3樓", "三民區建\n工路二段34號3樓"}, {"三民區公所\n公園路上有狗", ""},
                              {"報名地點：三民區公所\n家住建工路34號", "建工路34號"}, {"服務據點：三民區衛生所\n林小芬家建工路34號3樓", "建工路34號3樓"}, {"三民區清潔隊\n本人住建工路34號3樓", "建工路34號3樓"},
                              {"at No. 58, Qingnian 1st Rd., Kaohsiung Exhibition opens", "No. 58, Qingnian 1st Rd."}};
  test::check_rows("ADDRESS", rows);
}
