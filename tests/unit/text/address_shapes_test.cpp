#include <fstream>
#include <opendata/address.hpp>
#include <random>
#include <sstream>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using text::AddressLevel;

namespace {

struct Row {
  const char* text;
  const char* parts;  // each followed by |; "none" = no address
};

// Invented door plates of the shapes that real registers have. The parts: postal code, county, town, village,
// neighbourhood, place, road, section, lane, alley, sub-alley, number, rest.
constexpr auto hard_shapes = std::to_array<Row>({
    {"南投縣水里鄉水里村3鄰水里路12號", "|南投縣|水里鄉|水里村|3鄰||水里路|||||12號||"},
    {"(807)高雄市三民區建工路1號", "807|高雄市|三民區||||建工路|||||1號||"},
    {"（32001） 桃園市中壢區中正路1號", "32001|桃園市|中壢區||||中正路|||||1號||"},
    {"臺灣省彰化縣彰化市中山路二段1號", "|彰化縣|彰化市||||中山路|二段||||1號||"},
    {"(893)福建省金門縣金城鎮民生路1號", "893|金門縣|金城鎮||||民生路|||||1號||"},
    {"台灣省澎湖縣馬公市案山里15鄰民樂街58號", "|澎湖縣|馬公市|案山里|15鄰||民樂街|||||58號||"},
    {"(80)高雄市三民區建工路1號", "none"},
    {"(二樓)高雄市三民區建工路1號", "none"},
    {"南投縣水里鄉民和村2鄰民和巷7號", "|南投縣|水里鄉|民和村|2鄰||民和巷|||||7號||"},
    {"苗栗縣後龍鎮大山里1鄰大山5號", "|苗栗縣|後龍鎮|大山里|1鄰||大山|||||5號||"},
    {"高雄市大樹區水寮里4鄰水寮路9號", "|高雄市|大樹區|水寮里|4鄰||水寮路|||||9號||"},
    {"臺南市安南區城南里2鄰城南路10號", "|臺南市|安南區|城南里|2鄰||城南路|||||10號||"},
    {"屏東縣里港鄉大平村5鄰大平路66號", "|屏東縣|里港鄉|大平村|5鄰||大平路|||||66號||"},
    {"屏東縣里港鄉里港里1鄰里港路3號", "|屏東縣|里港鄉|里港里|1鄰||里港路|||||3號||"},
    {"新北市八里區大崁里2鄰中山路二段5號", "|新北市|八里區|大崁里|2鄰||中山路|二段||||5號||"},
    {"新北市萬里區萬里里6鄰瑪鋉路12號", "|新北市|萬里區|萬里里|6鄰||瑪鋉路|||||12號||"},
    {"臺中市大里區大里里3鄰大里路8號", "|臺中市|大里區|大里里|3鄰||大里路|||||8號||"},
    {"臺中市大里區大里路8號", "|臺中市|大里區||||大里路|||||8號||"},
    {"臺中市后里區后里里1鄰甲后路一段3號", "|臺中市|后里區|后里里|1鄰||甲后路|一段||||3號||"},
    {"臺南市佳里區佳里里2鄰新生路6號", "|臺南市|佳里區|佳里里|2鄰||新生路|||||6號||"},
    {"高雄市鳳山區五甲三路136巷8之3號", "|高雄市|鳳山區||||五甲三路||136巷|||8之3號||"},
    {"高雄市苓雅區一心一路22巷33弄23號三樓之3", "|高雄市|苓雅區||||一心一路||22巷|33弄||23號三樓之3||"},
    {"高雄市三民區十全一路100號", "|高雄市|三民區||||十全一路|||||100號||"},
    {"高雄市左營區重愛路十全巷8號", "|高雄市|左營區||||重愛路||十全巷|||8號||"},
    {"高雄市楠梓區後昌路七十巷二弄三號", "|高雄市|楠梓區||||後昌路||七十巷|二弄||三號||"},
    {"臺中市西屯區四川一街二段6號", "|臺中市|西屯區||||四川一街|二段||||6號||"},
    {"臺中市南屯區五權西路二段666號八樓", "|臺中市|南屯區||||五權西路|二段||||666號八樓||"},
    {"嘉義市東區六合一村3號", "|嘉義市|東區||||六合一村|||||3號||"},
    {"彰化縣鹿港鎮三條街十二號", "|彰化縣|鹿港鎮||||三條街|||||十二號||"},
    {"臺北市信義區松仁路二十二號之一", "|臺北市|信義區||||松仁路|||||二十二號之一||"},
    {"臺北市大安區和平東路三段1號十二樓之五", "|臺北市|大安區||||和平東路|三段||||1號十二樓之五||"},
    {"臺北市中正區八德路一段一百二十三號", "|臺北市|中正區||||八德路|一段||||一百二十三號||"},
    {"新竹市東區光復路二段101巷5弄6號", "|新竹市|東區||||光復路|二段|101巷|5弄||6號||"},
    {"新竹市香山區中華路五段420巷12號", "|新竹市|香山區||||中華路|五段|420巷|||12號||"},
    {"桃園市桃園區中正路2之3號", "|桃園市|桃園區||||中正路|||||2之3號||"},
    {"桃園市中壢區永興路一街7號", "|桃園市|中壢區||||永興路一街|||||7號||"},
    {"桃園市龜山區文化三路三段12號", "|桃園市|龜山區||||文化三路|三段||||12號||"},
    {"彰化縣員林市祥和一路東段15號", "|彰化縣|員林市||||祥和一路東段|||||15號||"},
    {"彰化縣社頭鄉員集路二段東巷9號", "|彰化縣|社頭鄉||||員集路|二段|東巷|||9號||"},
    {"屏東縣屏東市慶安南三路18號", "|屏東縣|屏東市||||慶安南三路|||||18號||"},
    {"雲林縣斗六市斗中路東青新村6號", "|雲林縣|斗六市||||斗中路東青新村|||||6號||"},
    {"雲林縣虎尾鎮林森路一段3號之2", "|雲林縣|虎尾鎮||||林森路|一段||||3號之2||"},
    {"澎湖縣白沙鄉通梁村3鄰36號之1", "|澎湖縣|白沙鄉|通梁村|3鄰|||||||36號之1||"},
    {"澎湖縣望安鄉東安村5鄰28號", "|澎湖縣|望安鄉|東安村|5鄰|||||||28號||"},
    {"澎湖縣湖西鄉龍門村1鄰1號之143", "|澎湖縣|湖西鄉|龍門村|1鄰|||||||1號之143||"},
    {"連江縣東引鄉樂華村5鄰115之1號", "|連江縣|東引鄉|樂華村|5鄰|||||||115之1號||"},
    {"連江縣南竿鄉介壽村12鄰240號", "|連江縣|南竿鄉|介壽村|12鄰|||||||240號||"},
    {"連江縣北竿鄉塘岐村3鄰101號二樓", "|連江縣|北竿鄉|塘岐村|3鄰|||||||101號二樓||"},
    {"連江縣莒光鄉青帆村2鄰7之2號", "|連江縣|莒光鄉|青帆村|2鄰|||||||7之2號||"},
    {"金門縣金湖鎮新湖里4鄰林森路12號", "|金門縣|金湖鎮|新湖里|4鄰||林森路|||||12號||"},
    {"金門縣金寧鄉榜林村5鄰38之6號二樓", "|金門縣|金寧鄉|榜林村|5鄰|||||||38之6號二樓||"},
    {"金門縣烈嶼鄉上岐村8鄰青岐22號", "|金門縣|烈嶼鄉|上岐村|8鄰||青岐|||||22號||"},
    {"臺東縣蘭嶼鄉紅頭村9鄰19之3號", "|臺東縣|蘭嶼鄉|紅頭村|9鄰|||||||19之3號||"},
    {"花蓮縣秀林鄉崇德村6鄰崇德66號", "|花蓮縣|秀林鄉|崇德村|6鄰||崇德|||||66號||"},
    {"花蓮縣花蓮市國聯里8鄰國聯五路12號", "|花蓮縣|花蓮市|國聯里|8鄰||國聯五路|||||12號||"},
    {"臺北市中正區東門里3鄰徐州路4號地下", "|臺北市|中正區|東門里|3鄰||徐州路|||||4號地下||"},
    {"臺北市中山區民生東路一段23號地下1層", "|臺北市|中山區||||民生東路|一段||||23號地下1層||"},
    {"臺北市中山區民生東路一段23號地下一樓之2", "|臺北市|中山區||||民生東路|一段||||23號地下一樓之2||"},
    {"臺北市松山區八德路四段8號B1", "|臺北市|松山區||||八德路|四段||||8號B1||"},
    {"基隆市仁愛區愛三路5號地下室", "|基隆市|仁愛區||||愛三路|||||5號地下室||"},
    {"新北市板橋區文化路一段18號3F", "|新北市|板橋區||||文化路|一段||||18號3F||"},
    {"新北市板橋區文化路一段18號3樓之7", "|新北市|板橋區||||文化路|一段||||18號3樓之7||"},
    {"新北市永和區永貞路7號12樓A室", "|新北市|永和區||||永貞路|||||7號12樓A室||"},
    {"新北市中和區景平路3號之2五樓", "|新北市|中和區||||景平路|||||3號之2五樓||"},
    {"新北市新莊區中正路臨88號", "|新北市|新莊區||||中正路|||||臨88號||"},
    {"高雄市岡山區大德二路臨26號", "|高雄市|岡山區||||大德二路|||||臨26號||"},
    {"嘉義縣民雄鄉建國路附3號", "|嘉義縣|民雄鄉||||建國路|||||附3號||"},
    {"臺南市永康區中山路66號附2", "|臺南市|永康區||||中山路|||||66號附2||"},
    {"臺南市東區長榮路一段建12號", "|臺南市|東區||||長榮路|一段||||建12號||"},
    {"臺南市中西區民權路二段179/181號", "|臺南市|中西區||||民權路|二段||||179/181號||"},
    {"苗栗縣苑裡鎮海岸里10鄰臨海路民有巷50號", "|苗栗縣|苑裡鎮|海岸里|10鄰||臨海路民有巷|||||50號||"},
    {"苗栗縣頭份鎮中興里15鄰大勇街54號", "|苗栗縣|頭份鎮|中興里|15鄰||大勇街|||||54號||"},
    {"苗栗縣頭份市中興里15鄰大勇街56巷8號", "|苗栗縣|頭份市|中興里|15鄰||大勇街||56巷|||8號||"},
    {"宜蘭縣蘇澳鎮南正里5鄰陽明巷10之15號", "|宜蘭縣|蘇澳鎮|南正里|5鄰||||陽明巷|||10之15號||"},
    {"宜蘭縣羅東鎮仁德里13鄰忠義巷60號", "|宜蘭縣|羅東鎮|仁德里|13鄰||||忠義巷|||60號||"},
    {"宜蘭縣頭城鎮城北里1鄰西一巷12號", "|宜蘭縣|頭城鎮|城北里|1鄰||||西一巷|||12號||"},
    {"宜蘭縣冬山鄉群英村70鄰冬山路五段209巷19弄7號", "|宜蘭縣|冬山鄉|群英村|70鄰||冬山路|5段|209巷|19弄||7號||"},
    {"台中市北屯區北京里22鄰國校巷17號", "|台中市|北屯區|北京里|22鄰|國校巷||||||17號||"},
    {"臺中市新社區慶西里9鄰上坪10之3號", "|臺中市|新社區|慶西里|9鄰|上坪||||||10之3號||"},
    {"臺中市西屯區西平里21鄰華夏巷西五弄63號四樓之4", "|臺中市|西屯區|西平里|21鄰|華夏巷||||西五弄||63號四樓之4||"},
    {"臺中市西屯區上石里6鄰上石南八巷31弄6號四樓", "|臺中市|西屯區|上石里|6鄰|上石南八巷||||31弄||6號四樓||"},
    {"臺中市西區公益路12號", "|臺中市|西區||||公益路|||||12號||"},
    {"南投縣國姓鄉大旗村10鄰竹坑巷12號", "|南投縣|國姓鄉|大旗村|10鄰||竹坑巷|||||12號||"},
    {"南投縣鹿谷鄉清水村3鄰廖宗巷5號", "|南投縣|鹿谷鄉|清水村|3鄰||廖宗巷|||||5號||"},
    {"南投縣竹山鎮雲林里29鄰前山路一段187號", "|南投縣|竹山鎮|雲林里|29鄰||前山路|1段||||187號||"},
    {"南投縣埔里鎮籃城里6鄰籃城三巷3號", "|南投縣|埔里鎮|籃城里|6鄰|籃城三巷||||||3號||"},
    {"南投縣信義鄉愛國村1鄰愛國巷41號", "|南投縣|信義鄉|愛國村|1鄰|愛國巷||||||41號||"},
    {"嘉義市東區宣信里3鄰國光新村12號", "|嘉義市|東區|宣信里|3鄰||國光新村|||||12號||"},
    {"嘉義市西區文化里1鄰中央第一商場7號", "|嘉義市|西區|文化里|1鄰||中央第一商場|||||7號||"},
    {"新竹縣竹北市興豐山莊8號", "|新竹縣|竹北市||||興豐山莊|||||8號||"},
    {"新竹縣寶山鄉雙溪村4鄰三峰路一段12巷3弄1衖5號", "|新竹縣|寶山鄉|雙溪村|4鄰||三峰路|一段|12巷|3弄|1衖|5號||"},
    {"雲林縣斗六市湖山里13鄰[木羡]林路43號", "|雲林縣|斗六市|湖山里|13鄰||[木羡]林路|||||43號||"},
    {"臺東縣達仁鄉台?村7鄰6號", "|臺東縣|達仁鄉|台?村|7鄰|||||||6號||"},
    {"新北市林口區南勢里7鄰南勢二街158之6號(管理員室)", "|新北市|林口區|南勢里|7鄰||南勢二街|||||158之6號(管理員室)||"},
    {"高雄市橋頭區西林里17鄰里林西路文明巷10號", "|高雄市|橋頭區|西林里|17鄰||里林西路||文明巷|||10號||"},
    {"澎湖縣馬公市中央里13鄰保安街烽火巷6號", "|澎湖縣|馬公市|中央里|13鄰||保安街||烽火巷|||6號||"},
    {"屏東縣三地門鄉國光新村二十三號", "|屏東縣|三地門鄉||||國光新村|||||二十三號||"},
    {"雲林縣東勢鄉雙新村中山路3號", "|雲林縣|東勢鄉|雙新村|||中山路|||||3號||"},
    {"臺南市南區南都里新都路6號", "|臺南市|南區|南都里|||新都路|||||6號||"},
    {"高雄市三民區五鄰里林西路臨307號", "|高雄市|三民區||五鄰||里林西路|||||臨307號||"},
    {"807高雄市三民區建工路415號", "807|高雄市|三民區||||建工路|||||415號||"},
    {"80778高雄市三民區建工路415號", "80778|高雄市|三民區||||建工路|||||415號||"},
    {"807 高雄市三民區建工路415號", "807|高雄市|三民區||||建工路|||||415號||"},
    {"高雄市三民區建工路４１５號", "|高雄市|三民區||||建工路|||||４１５號||"},
    {"高雄市三民區建工路 415 號 3 樓", "|高雄市|三民區||||建工路|||||415 號 3 樓||"},
    {"台北市中正區重慶南路1段122號", "|台北市|中正區||||重慶南路|1段||||122號||"},
    {"台北縣板橋市中山路1段161號", "|台北縣|||||板橋市中山路|1段||||161號||"},
    {"鼓山區明誠三路5號", "||鼓山區||||明誠三路|||||5號||"},
    {"潮洋里1鄰青海南街33號九樓之6", "|||潮洋里|1鄰||青海南街|||||33號九樓之6||"},
    {"興邦里12鄰", "none"},
    {"中正路12巷3號5樓", "||||||中正路||12巷|||3號5樓||"},
    {"五福四路", "none"},
    {"巷1號", "||||||巷|||||1號||"},
    {"1鄰", "none"},
    {"高雄市", "|高雄市||||||||||||"},
    {"高雄火車站對面", "none"},
    {"在中山路和五福路口", "none"},
    {"807-78 高雄市三民區建工路415號", "807-78|高雄市|三民區||||建工路|||||415號||"},
    {"807-778高雄市三民區建工路415號", "807-778|高雄市|三民區||||建工路|||||415號||"},
    {"807-7高雄市三民區建工路415號", "none"},
    {"高雄市三民區建工路415号3樓", "|高雄市|三民區||||建工路|||||415号3樓||"},
    {"高雄市三民區建工路415 3樓", "|高雄市|三民區||||建工路|||||415 3樓||"},
    {"高雄市三民區建工路二段４１５　1樓之2", "|高雄市|三民區||||建工路|二段||||４１５　1樓之2||"},
    {"高雄市三民區建工路12巷5 3樓", "|高雄市|三民區||||建工路||12巷|||5 3樓||"},
    {"高雄市三民區建工路四一五 三樓", "|高雄市|三民區||||建工路|||||四一五 三樓||"},
    {"高雄市三民區建工路415,3F", "|高雄市|三民區||||建工路|||||415,3F||"},
    {"桃園市中壢區新安五十二弄6號", "|桃園市|中壢區||||新安|||五十二弄||6號||"},
    {"桃園市中壢區下湖四零七巷3弄6號", "|桃園市|中壢區||||下湖||四零七巷|3弄||6號||"},
    {"臺南市安平區國平路2號，近公園", "|臺南市|安平區||||國平路|||||2號|，近公園|"},
});

std::string parts(std::string_view text) {
  const auto a = text::parse_address(text);
  if (!a) return "none";
  std::string joined;
  for (const auto& part : {a->postal_code, a->county, a->town, a->village, a->neighborhood, a->place, a->road,
                           a->section, a->lane, a->alley, a->sub_alley, a->number, a->rest}) {
    joined += part + "|";
  }
  return joined;
}

// What an address is made of, known to whoever wrote it, from coarse to fine.
struct Written {
  std::string county, town, village, neighborhood, road, section, lane, alley, number;
  [[nodiscard]] std::string text() const {
    return county + town + village + neighborhood + road + section + lane + alley + number;
  }
};

std::vector<std::string> finer_than(const Written& a, AddressLevel level) {
  switch (level) {
    case AddressLevel::county:
      return {a.town, a.village, a.neighborhood, a.road, a.section, a.lane, a.alley, a.number};
    case AddressLevel::town:
      return {a.village, a.neighborhood, a.road, a.section, a.lane, a.alley, a.number};
    case AddressLevel::village:
      return {a.neighborhood, a.road, a.section, a.lane, a.alley, a.number};
    case AddressLevel::road:
      return {a.neighborhood, a.lane, a.alley, a.number};
    case AddressLevel::lane:
      return {a.neighborhood, a.alley, a.number};
    default:
      return {};
  }
}

// Every level that leaves a finer part, by name.
std::string leaking_levels(const Written& written, const std::string& text) {
  const auto address = text::parse_address(text);
  if (!address) return {};
  std::string leaking;
  for (const auto level :
       {AddressLevel::county, AddressLevel::town, AddressLevel::village, AddressLevel::road, AddressLevel::lane}) {
    const std::string kept = text::generalize_address(*address, level);
    for (const std::string& part : finer_than(written, level)) {
      if (!part.empty() && kept.find(part) != std::string::npos) leaking.append(text::name(level)).append(" ");
    }
  }
  return leaking;
}

class Writer {
 public:
  Written address() {
    const bool rural = coin();
    Written a;
    a.county = rural ? "屏東縣" : "高雄市";
    a.town =
        rural ? pick({"萬丹鄉", "里港鄉", "三地門鄉", "琉球鄉"}) : pick({"三民區", "鳳山區", "那瑪夏區", "大社區"});
    a.village = coin() ? pick(rural ? std::vector<std::string>{"水泉村", "里嶺村", "五村村"}
                                    : std::vector<std::string>{"興邦里", "五甲里", "路竹里"})
                       : "";
    a.neighborhood = coin() ? number() + "鄰" : "";
    a.road = pick({"中正路", "五甲三路", "十全一路", "慶安南三路", "永興路一街", "一心一路", "國光新村", "大道公街",
                   "里林西路", ""});
    const bool road = a.road.ends_with("路") || a.road.ends_with("街");
    a.section = road && coin() ? pick({"一段", "2段", "東段"}) : "";
    a.lane = road && coin() ? number() + "巷" : "";
    a.alley = !a.lane.empty() && coin() ? number() + "弄" : "";
    a.number = pick({"", "臨"}) + number() +
               pick({"號", "號之3", "之5號", "號二樓", "號3樓之7", "號地下", "號B1", "號12樓A室", "號(後棟)"});
    return a;
  }
  std::string disturbed(std::string text) {
    if (coin()) text = "807" + text;
    if (coin()) text += pick({"", "，近公園", " 旁", "（本人親收）"});
    return text;
  }

 private:
  bool coin() { return random_() % 2 == 0; }
  std::string pick(const std::vector<std::string>& choices) { return choices[random_() % choices.size()]; }
  std::string number() { return pick({"1", "12", "307", "１２", "五", "十二", "二十三", "0012"}); }
  std::mt19937 random_{20240506};
};

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
  cells.resize(12);
  return cells;
}

}  // namespace

TEST_CASE("An address is generalized the same whether or not it was taken apart before", "[text][address]") {
  constexpr std::array levels{AddressLevel::door_number, AddressLevel::lane, AddressLevel::road,
                              AddressLevel::village,     AddressLevel::town, AddressLevel::county};
  std::vector<std::string> texts{"", "路", "示範路", "示範路12號", "807 高雄市三民區", "80777高雄市三民區建工路415號", "　台北縣板橋市文化路1段1號 ",
                                 "高雄　市三民區", "三民區建工路", "狗走丟了", "高\xE2\x80\x8B雄市三民區建工路415號", "市", "12號"};
  for (const Row& row : hard_shapes) texts.emplace_back(row.text);
  for (const std::string& text : texts) {
    CAPTURE(text);
    const auto address = text::parse_address(text);
    for (const AddressLevel level : levels)
      CHECK(text::generalize_address(text, level) == (address ? text::generalize_address(*address, level) : std::string()));
  }
}

TEST_CASE("Door plates of hard shapes are taken apart", "[text][address]") {
  REQUIRE(hard_shapes.size() >= 100);
  for (const Row& row : hard_shapes) {
    CAPTURE(row.text);
    CHECK(parts(row.text) == row.parts);
  }
}

TEST_CASE("No level leaves a finer part of a generated address", "[text][address]") {
  Writer writer;
  for (int i = 0; i < 5000; ++i) {
    const Written written = writer.address();
    for (const std::string& text :
         {written.text(), writer.disturbed(written.text()),
          written.town + written.text().substr(written.county.size() + written.town.size())}) {
      CAPTURE(text);
      CHECK(leaking_levels(written, text).empty());
    }
  }
}

TEST_CASE("No level leaves a door's number that has no word of its own, or a part of it", "[text][address]") {
  for (const std::string number : {"61", "198", "５", "四一五"}) {
    for (const std::string floor : {" 3樓", "　3樓之2", " 3 樓", "号3樓", "号", ",3F", " B1", "-3F", " A棟", ""}) {
      for (const std::string before : {"中山路", "中山路二段", "中山路12巷"}) {
        const std::string text = "高雄市三民區" + before + number + floor;
        CAPTURE(text);
        CHECK(text::generalize_address(text, AddressLevel::road) == (before.ends_with("巷") ? "高雄市三民區中山路" : "高雄市三民區" + before));
        CHECK(text::generalize_address(text, AddressLevel::lane) == "高雄市三民區" + before);
      }
    }
  }
}

TEST_CASE("No level leaves a finer part of a real door plate", "[text][address]") {
  const auto shared = test::shared_data();
  if (shared.empty()) {
    WARN("skipped: no shared data");
    return;
  }
  std::ifstream in(shared / "addresses" / "doorplates_2000.csv");
  std::string line;
  std::getline(in, line);
  std::size_t leaking = 0;
  while (std::getline(in, line)) {
    if (line.ends_with('\r')) line.pop_back();
    const auto f = split(line);
    leaking += leaking_levels({.county = {},
                               .town = {},
                               .village = {},
                               .neighborhood = f[4],
                               .road = f[5],
                               .section = f[6],
                               .lane = f[7],
                               .alley = f[8],
                               .number = f[11]},
                              f[0])
                       .empty()
                   ? 0
                   : 1;
  }
  CHECK(leaking == 0);
}
