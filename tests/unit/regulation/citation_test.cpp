#include <chrono>
#include <opendata/search/citation.hpp>

#include "support/catch.hpp"

using namespace opendata::search;

namespace {

LawNames sample_names() {
  LawNames names;
  const auto add = [&](const char* id, std::vector<const char*> all) {
    for (const char* name : all) names.add(name, id, true);
  };
  add("animal", {"動物保護法", "動保法"});
  add("animal-rules", {"動物保護法施行細則"});
  add("civil", {"民法", "我國民法"});
  add("criminal", {"中華民國刑法", "刑法"});
  add("civil-procedure", {"民事訴訟法", "民訴法"});
  add("criminal-procedure", {"刑事訴訟法", "刑訴法"});
  add("data", {"個人資料保護法", "個資法"});
  add("information", {"政府資訊公開法"});
  add("court", {"法院組織法"});
  add("admin-court", {"行政法院組織法"});
  add("insurance", {"保險法"});
  add("health-insurance", {"全民健康保險法"});
  add("labour", {"勞動基準法", "勞基法"});
  add("taiwan", {"臺灣地區與大陸地區人民關係條例", "兩岸條例"});
  add("election", {"總統副總統選舉罷免法（舊 36.03.31 制定）"});
  add("748", {"司法院釋字第七四八號解釋施行法"});
  add("rates", {"勞動事件法第四十條第二項委任律師酬金支給標準"});
  add("city", {"示範市動物保護自治條例"});
  add("points", {"示範市調解委員會設置要點"});
  return names;
}

/// "animal:12-1/1.3.2" - law, article, 項.款.目; "6~8" is a range; a law alone is "animal:".
std::string show(const std::vector<Citation>& citations) {
  std::string out;
  for (const Citation& c : citations) {
    out += (out.empty() ? "" : " ") + c.law + ":";
    if (c.article) out += format_article_number(*c.article);
    if (c.last) out += "~" + format_article_number(*c.last);
    if (c.paragraph + c.subparagraph + c.item != 0) out += "/" + std::to_string(c.paragraph);
    if (c.subparagraph + c.item != 0) out += "." + std::to_string(c.subparagraph);
    if (c.item != 0) out += "." + std::to_string(c.item);
  }
  return out;
}

struct Row {
  const char* text;
  const char* expected;
};

void check_rows(const std::vector<Row>& rows, const CitationContext& context = {}) {
  const LawNames names = sample_names();
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(show(parse_citations(row.text, names, context)) == row.expected);
  }
}

}  // namespace

TEST_CASE("Every way of writing one place gives the same target", "[regulation][citation]") {
  check_rows({
      {"動物保護法第十二條第一項第三款", "animal:12/1.3"},
      {"動物保護法第12條第1項第3款", "animal:12/1.3"},
      {"動保法第12條第1項第3款", "animal:12/1.3"},
      {"動保法第１２條第１項第３款", "animal:12/1.3"},
      {"動保法 第 12 條 第 1 項 第 3 款", "animal:12/1.3"},
      {"動保法第十二條\n第一項\n第三款", "animal:12/1.3"},
      {"動保法12條1項3款", "animal:12/1.3"},
      {"動保法12 I ③", "animal:12/1.3"},
      {"動保法12I③", "animal:12/1.3"},
      {"動保法12Ⅰ③", "animal:12/1.3"},
      {"動保法 12 I 3", "animal:12/1.3"},
      {"動保法第12條第Ⅰ項第3款", "animal:12/1.3"},
      {"動保法第12條Ⅰ③", "animal:12/1.3"},
      {"動保法§12Ⅰ③", "animal:12/1.3"},
      {"動保法 § 12 I ③", "animal:12/1.3"},
      {"《動物保護法》第12條第1項第3款", "animal:12/1.3"},
      {"「動物保護法」第十二條第一項第三款", "animal:12/1.3"},
      {"動物保護法之第12條第1項第3款", "animal:12/1.3"},
      {"動物保護法的第12條第1項第3款", "animal:12/1.3"},
      {"動物保護法中第12條第1項第3款", "animal:12/1.3"},
      {"動物保護法（以下簡稱本法）第十二條第一項第三款", "animal:12/1.3"},
      {"動物保護法(112年5月修正)第12條第1項第3款", "animal:12/1.3"},
      {"動 物 保 護 法 第十二條第一項第三款", "animal:12/1.3"},
      {"動物\n保護法第\n十二條第一項第三款", "animal:12/1.3"},
      {"动物保护法第十二条第一项第三款", "animal:12/1.3"},
      {"動物保護法第 十　二 條第一項第三款", "animal:12/1.3"},
      {"動物保護法第十二條第ㄧ項第三款", "animal:12/1.3"},
      {"動物保護法第十二條第—項第三款", "animal:12/1.3"},
      {"請問動物保護法第十二條第一項第三款規定什麼？", "animal:12/1.3"},
      {"動物保護法罰則章第十二條第一項第三款", "animal:12/1.3"},
  });
}

TEST_CASE("Parts of a law between its name and the number do not hide the law", "[regulation][citation]") {
  check_rows({
      {"民法親屬編第1052條", "civil:1052"},
      {"民法第四編第1052條", "civil:1052"},
      {"民法第四編親屬編第二章第1052條", "civil:1052"},
      {"民法總則第12條", "civil:12"},
      {"刑法分則第十六章第221條", "criminal:221"},
      {"民法第二章", "civil:"},
      {"民法親屬編", "civil:"},
      {"民法親屬編 離婚", "civil:"},
      {"民法及刑法分則第221條", "civil: criminal:221"},
      {"民法修正第1052條", "civil: :1052"},
  });
}

TEST_CASE("A name of one character is no law within a word that ends like a part of one", "[regulation][citation]") {
  LawNames names;
  for (const char* name : {"民法", "民"}) names.add(name, "civil", true);
  for (const Row& row : std::vector<Row>{{"民眾簽章", ""},
                                         {"民眾於春節期間可以申請嗎", ""},
                                         {"民宿業者編號", ""},
                                         {"依民規定", "civil:"},
                                         {"民184", "civil:184"},
                                         {"民法親屬編", "civil:"}}) {
    CAPTURE(row.text);
    CHECK(show(parse_citations(row.text, names)) == row.expected);
  }
}

TEST_CASE("A numbered point is a place behind what is called as rules are", "[regulation][citation]") {
  check_rows({{"虛構要點第5點", ":5"},
              {"請問「補助作業規定」第5點", ":5"},
              {"虚构要点（112年修正）第3点", ":3"},
              {"同規定第5點", ":5"},
              {"這篇報告的第3點", ""},
              {"依規定第3點", ""},
              {"申請方法第2點", ""}});
}

TEST_CASE("A numbered point behind an everyday word is no place, and one behind the name of rules is", "[regulation][citation]") {
  check_rows({{"狗亂大便的解決辦法的第3點", ""},
              {"飲水機的使用守則第3點", ""},
              {"收費標準第3點", ""},
              {"民眾常問的參考標準第1點", ""},
              {"要點第3點", ""},
              {"「要點」第3點", ""},
              {"衛教綱要第2點看不懂", ""},
              {"虛構條例第3點", ""},
              {"補助作業規定第5點", ":5"},
              {"臨時攤販收費標準第3點", ":3"},
              {"《收費標準》第3點", ":3"},
              {"虛構注意事項第3點", ":3"},
              {"虛構要點（依虛構法）第3點", ":3"}});
}

TEST_CASE("A statute has no points", "[regulation][citation]") {
  check_rows({{"民法第3點", "civil:"},
              {"民第3點", ""},
              {"動保法第12條及第3點", "animal:12"},
              {"動保法第12條至第14點", "animal:12"},
              {"動保法第12條，同法第3點", "animal:12"},
              {"示範市調解委員會設置要點第3點及第5點", "points:3 points:5"}});
}

TEST_CASE("跟 joins articles as 和 does", "[regulation][citation]") {
  check_rows({{"民法184跟185", "civil:184 civil:185"},
              {"民法第184條跟第185條", "civil:184 civil:185"},
              {"民法第184條跟3人", "civil:184"}});
}

TEST_CASE("The number of an article is read in every form", "[regulation][citation]") {
  check_rows({
      {"動物保護法第十二條", "animal:12"},
      {"動保法12", "animal:12"},
      {"動保法 12", "animal:12"},
      {"動保法第12", "animal:12"},
      {"動保法第十二", "animal:12"},
      {"動保法12條", "animal:12"},
      {"動保法第12條之1", "animal:12-1"},
      {"動保法第十二條之一", "animal:12-1"},
      {"動保法第 12-1 條", "animal:12-1"},
      {"動保法第12之1條", "animal:12-1"},
      {"動保法第十二之一條", "animal:12-1"},
      {"動保法12-1", "animal:12-1"},
      {"動保法12之1", "animal:12-1"},
      {"動保法12條之1", "animal:12-1"},
      {"動保法12條之1第2項", "animal:12-1/2"},
      {"動保法§12-1", "animal:12-1"},
      {"動保法§12之1", "animal:12-1"},
      {"動保法第12條-1", "animal:12-1"},
      {"民法一八四", "civil:184"},
      {"民法第一八四條", "civil:184"},
      {"民法第一百八十四條", "civil:184"},
      {"民法第壹佰捌拾肆條", "civil:184"},
      {"民184", "civil:184"},
      {"民 184", "civil:184"},
      {"民§184", "civil:184"},
      {"民第184條", "civil:184"},
      {"依民184", "civil:184"},
      {"民184Ⅰ", "civil:184/1"},
      {"民184條第1項前段", "civil:184/1"},
      {"刑訴159-1", "criminal-procedure:159-1"},
      {"民訴 247 I", "civil-procedure:247/1"},
      {"民法第一千二百二十五條", "civil:1225"},
      {"民法第一百○五條", "civil:105"},
      {"民法第廿一條", "civil:21"},
      {"民法第一條", "civil:1"},
      {"民法第ㄧ條", "civil:1"},
      {"民法第—條", "civil:1"},
      {"民法第二十—條", "civil:21"},
      {"民法第—百八十四條", "civil:184"},
      {"動保法第七條之一", "animal:7-1"},
      {"動保法第七條第一項", "animal:7/1"},
      {"動保法第7條之10", "animal:7-10"},
  });
}

TEST_CASE("項, 款 and 目 are told apart from 之", "[regulation][citation]") {
  check_rows({
      {"動保法第12條第3款", "animal:12/0.3"},
      {"動保法第12條③", "animal:12/0.3"},
      {"動保法第12條第1項第3款第2目", "animal:12/1.3.2"},
      {"動保法第12條之1第1項第3款第2目", "animal:12-1/1.3.2"},
      {"動保法第12條之第1項", "animal:12/1"},
      {"動保法第12條第2項前段", "animal:12/2"},
      {"動保法第12條第1項但書", "animal:12/1"},
      {"動保法第12條第十項", "animal:12/10"},
      {"動保法第12條Ⅳ", "animal:12/4"},
      {"動保法第12條IX", "animal:12/9"},
      {"動保法第12條第1、2項", "animal:12/1 animal:12/2"},
      {"動保法第12條第1項、第2項", "animal:12/1 animal:12/2"},
      {"動保法第12條第1項及第3項", "animal:12/1 animal:12/3"},
      {"動保法第12條第1項第1款、第3款", "animal:12/1.1 animal:12/1.3"},
      {"動保法第12條第1項第1款至第3款", "animal:12/1.1 animal:12/1.2 animal:12/1.3"},
      {"動保法第12條第1項至第3項", "animal:12/1 animal:12/2 animal:12/3"},
      {"動保法第12條第1至3項", "animal:12/1 animal:12/2 animal:12/3"},
      {"動保法第12條第1項第2款及第2項第3款", "animal:12/1.2 animal:12/2.3"},
      {"動保法第12條，同條第2項", "animal:12 animal:12/2"},
      {"動保法第12條第1項規定，同條第2項第3款", "animal:12/1 animal:12/2.3"},
  });
}

TEST_CASE("Every combination of law, number and part gives the target it was made from", "[regulation][citation]") {
  const LawNames names = sample_names();
  for (const std::string law : {"動物保護法", "動保法", "《動物保護法》", "动物保护法"})
    for (const auto& [article, number] : {std::pair<std::string, std::string>{"第十二條", "12"},
                                          {"第12條", "12"},
                                          {" 第 12 條 ", "12"},
                                          {"§12", "12"},
                                          {"第十二條之一", "12-1"},
                                          {"第12-1條", "12-1"},
                                          {"第 12 條之 1", "12-1"},
                                          {"第一百零五條", "105"}})
      for (const auto& [part, place] : {std::pair<std::string, std::string>{"", ""},
                                        {"第一項", "/1"},
                                        {"第2項第3款", "/2.3"},
                                        {"第二項\n第三款", "/2.3"},
                                        {" II ③", "/2.3"},
                                        {"第三款第四目", "/0.3.4"}}) {
        const std::string text = "依" + law + article + part + "規定辦理。";
        CAPTURE(text);
        CHECK(show(parse_citations(text, names)) == "animal:" + number + place);
      }
}

TEST_CASE("Ranges and lists give every place", "[regulation][citation]") {
  check_rows({
      {"個資法第6條至第8條", "data:6~8"},
      {"個資法第六條至第八條", "data:6~8"},
      {"個資法第6至8條", "data:6~8"},
      {"個資法第6條~第8條", "data:6~8"},
      {"個資法第6條～第8條", "data:6~8"},
      {"個資法第6～8條", "data:6~8"},
      {"個資法第6條-第8條", "data:6~8"},
      {"個資法第6條—第8條", "data:6~8"},
      {"個資法第6—8條", "data:6~8"},
      {"個資法第六—八條", "data:6~8"},
      {"個資法第6條到第8條", "data:6~8"},
      {"個資法6至8條", "data:6~8"},
      {"個資法第6、第8條", "data:6 data:8"},
      {"個資法第6至第8條", "data:6~8"},
      {"個資法第6條第1、第2項", "data:6/1 data:6/2"},
      {"個資法6~8", "data:6~8"},
      {"個資法第6條之1至第6條之3", "data:6-1~6-3"},
      {"個資法第6條之1至之3", "data:6-1~6-3"},
      {"個資法第6條至第8條之1", "data:6~8-1"},
      {"個資法6、8、11條", "data:6 data:8 data:11"},
      {"個資法第6、8、11條", "data:6 data:8 data:11"},
      {"個資法6、8、11", "data:6 data:8 data:11"},
      {"個資法第6條、第8條", "data:6 data:8"},
      {"個資法第六條、第八條", "data:6 data:8"},
      {"個資法第六條及第八條", "data:6 data:8"},
      {"個資法第六條與第八條", "data:6 data:8"},
      {"個資法第六條或第八條", "data:6 data:8"},
      {"個資法第六條，以及第八條", "data:6 data:8"},
      {"個資法第6條、8條", "data:6 data:8"},
      {"個資法第六條、第八條至第十條", "data:6 data:8~10"},
      {"個資法第6條第1項及第8條第2項", "data:6/1 data:8/2"},
      {"個資法第6條第1項、第2項、第8條", "data:6/1 data:6/2 data:8"},
      {"個資法第六條規定及第八條規定", "data:6 data:8"},
      {"個資法第6條之1、之2", "data:6-1 data:6-2"},
      {"個資法第6條之1、第6條之2", "data:6-1 data:6-2"},
      {"個資法第6、8至10條", "data:6 data:8~10"},
      {"個資法§6、§8", "data:6 data:8"},
      {"個資法§§6, 8", "data:6 data:8"},
      {"民法第184條、個資法第28條", "civil:184 data:28"},
      {"民法第184條及個資法第28條、第29條", "civil:184 data:28 data:29"},
      {"民184、刑320", "civil:184 criminal:320"},
  });
}

TEST_CASE("The longest name of a law that ends at the number is meant", "[regulation][citation]") {
  check_rows({
      {"行政法院組織法第1條", "admin-court:1"},
      {"法院組織法第1條", "court:1"},
      {"全民健康保險法第1條", "health-insurance:1"},
      {"保險法第1條", "insurance:1"},
      {"動物保護法施行細則第3條", "animal-rules:3"},
      {"動保法施行細則第3條", "animal-rules:3"},
      {"動保法施行細則3", "animal-rules:3"},
      {"個資法施行細則第3條", ":3"},
      {"中華民國刑法第320條", "criminal:320"},
      {"刑法第320條", "criminal:320"},
      {"我國民法第184條", "civil:184"},
      {"臺灣地區與大陸地區人民關係條例第1條", "taiwan:1"},
      {"台灣地區與大陸地區人民關係條例第1條", "taiwan:1"},
      {"總統副總統選舉罷免法（舊 36.03.31 制定）第二條", "election:2"},
      {"總統副總統選舉罷免法(舊36.03.31制定)第二條", "election:2"},
      {"司法院釋字第七四八號解釋施行法第4條", "748:4"},
      {"勞動事件法第四十條第二項委任律師酬金支給標準第2條", "rates:2"},
      {"示範市動物保護自治條例第7條", "city:7"},
      {"依違反勞動基準法第24條", "labour:24"},
      {"移民法第3條", ":3"},
      {"國民法官", ""},
      {"死刑法定", ""},
  });
}

TEST_CASE("A law named before is meant by 同法, 該法 and 本法", "[regulation][citation]") {
  check_rows({
      {"動保法第12條，依同法第5條", "animal:12 animal:5"},
      {"動保法第12條，同法施行細則第3條", "animal:12 animal-rules:3"},
      {"違反動物保護法者，依該法第27條第1項", "animal: animal:27/1"},
      {"示範市動物保護自治條例，依該自治條例第5條", "city: city:5"},
      {"動物保護法（以下簡稱本法）。依本法第五條", "animal: animal:5"},
      {"民法第1條。動保法第2條。同法第3條", "civil:1 animal:2 animal:3"},
      {"同法第5條", ":5"},
      {"該法很好", ""},
  });
}

TEST_CASE("A law named before is meant by its own kind only", "[regulation][citation]") {
  check_rows({
      {"示範市動物保護自治條例第3條，民法第1條，該條例第5條", "city:3 civil:1 city:5"},
      {"示範市動物保護自治條例第3條，同條例第5條", "city:3 city:5"},
      {"依兩岸條例第3條及民法第1條，該條例第5條，同法第2條", "taiwan:3 civil:1 taiwan:5 civil:2"},
      {"民法第1條，示範市動物保護自治條例第3條，同法第5條", "civil:1 city:3 civil:5"},
      {"示範市動物保護自治條例第3條，同法第5條", "city:3 city:5"},
      {"示範市調解委員會設置要點，民法第1條，該要點第5點", "points: civil:1 points:5"},
      {"總統副總統選舉罷免法（舊 36.03.31 制定）第二條，該條例第3條", "election:2 :3"},
      {"依示範市動物保護自治條例申請補助。該須知第5點列有應備文件", "city: :5"},
      {"示範市動物保護自治條例。該基準第3點", "city: :3"},
      {"動保法第12條，本公約第5條", "animal:12 :5"},
      {"動保法第12條，依該規定第12條之1", "animal:12 :12-1"},
      {"動保法第12條，該標準第5條，該要點第3點", "animal:12 :5 :3"},
      {"動保法施行細則第3條，該細則第5條，同法第7條", "animal-rules:3 animal-rules:5 animal:7"},
      {"動保法第12條，同法施行細則第3條，該細則第5條", "animal:12 animal-rules:3 animal-rules:5"},
  });
}

TEST_CASE("A law of that kind that nobody knows is not taken for another", "[regulation][citation]") {
  check_rows({
      {"示範市動物保護自治條例第3條，虛構自治條例第5條，該自治條例第7條", "city:3 :5 :7"},
      {"動保法施行細則第3條，個資法施行細則第5條，該細則第7條", "animal-rules:3 :5 :7"},
      {"動保法第12條，申請方法第3條，同法第5條", "animal:12 :3 animal:5"},
      {"示範市動物保護自治條例第3條，依條例第5條，該條例第7條", "city:3 :5 city:7"},
  });
}

TEST_CASE("In a law's own text an article without a name is the law's own", "[regulation][citation]") {
  check_rows({{"依第五條規定", "own:5"},
              {"本細則第三條", "own:3"},
              {"本辦法第三條", "own:3"},
              {"本法第二十條第一項", "parent:20/1"},
              {"本條例第二十條", "parent:20"},
              {"民法第12條", "civil:12"},
              {"第三點第二款", "own:3/0.2"},
              {"第十條至第十二條", "own:10~12"}},
             {"own", "parent"});
  check_rows({{"本法第五條", "own:5"}, {"本條例第五條第二項", "own:5/2"}}, {"own", ""});
}

TEST_CASE("A place without a law is found when it surely is one", "[regulation][citation]") {
  check_rows({
      {"第12條", ":12"},
      {"第七條之一", ":7-1"},
      {"第七條第一項", ":7/1"},
      {"§12-1", ":12-1"},
      {"12條之1第2項", ":12-1/2"},
      {"12條第2項", ":12/2"},
      {"12條", ":12"},
      {"第三點第二款", ":3/0.2"},
      {"第　一　條", ":1"},
      {"第\n三條", ":3"},
      {"第&nbsp;一&nbsp;條", ":1"},
      {"示範市調解委員會設置要點第三點第二款", "points:3/0.2"},
      {"示範市調解委員會設置要點第3點", "points:3"},
  });
}

TEST_CASE("A law named without an article is reported as the law", "[regulation][citation]") {
  check_rows({
      {"動保法", "animal:"},
      {"什麼是動物保護法？", "animal:"},
      {"動物保護法第二章", "animal:"},
      {"動保法第3次修正", "animal:"},
      {"民法113年修正", "civil:"},
      {"民法一般規定", "civil:"},
      {"民法的規定", "civil:"},
      {"動保法113/5/6修正", "animal:"},
      {"動保法112年5月", "animal:"},
      {"動保法和民法", "animal: civil:"},
      {"動物保護法施行細則", "animal-rules:"},
      {"個資法及動保法第12條", "data: animal:12"},
      {"違反動保法處3萬元", "animal:"},
      {"動保法5萬元", "animal:"},
  });
}

TEST_CASE("What only looks like a citation is none", "[regulation][citation]") {
  check_rows({
      {"", ""},
      {"第三次", ""},
      {"第二章", ""},
      {"第一項", ""},
      {"公民184人", ""},
      {"居民184", ""},
      {"居民第184號", ""},
      {"民113年", ""},
      {"民國113年5月6日", ""},
      {"共12條魚", ""},
      {"一條狗", ""},
      {"兩條狗走丟", ""},
      {"下午第3點", ""},
      {"第條", ""},
      {"第0條", ""},
      {"第9999999999999999999條", ""},
      {"第三條款", ""},
      {"第三條例", ""},
      {"12345", ""},
      {"電話 02-1234-5678", ""},
      {"第第第第", ""},
      {"§", ""},
      {"、、及至", ""},
      {"狗走丟了怎麼辦", ""},
  });
}

TEST_CASE("A citation knows its place in the original text", "[regulation][citation]") {
  const LawNames names = sample_names();
  const auto found = parse_citations("請看 動保法\n第 12 條、第１５條！", names);
  REQUIRE(found.size() == 2);
  CHECK((found[0].begin == 3 && found[0].end == 13));
  CHECK((found[1].begin == 14 && found[1].end == 18));
}

TEST_CASE("A law in force wins a name over an abolished one", "[regulation][citation]") {
  LawNames names;
  names.add("寵物法", "old", false);
  names.add("寵物法", "new", true);
  names.add("寵物法", "other", true);
  names.add("台灣寵物法", "taiwan", false);
  CHECK(names.find("寵物法") == "new");
  CHECK(names.find("臺灣寵物法") == "taiwan");
  CHECK(names.find(" 寵 物 法 ") == "new");
  CHECK_FALSE(names.find("物法"));
  CHECK_FALSE(names.find(""));
  CHECK(names.find("宠物法") == "new");
}

TEST_CASE("A city's law is found without the city's name, unless two cities have it or a law is called so", "[regulation][citation]") {
  LawNames names;
  names.add("示範市動物保護自治條例", "animals", true);
  names.add("示範市公寓大廈管理條例", "city-flats", true);
  names.add("公寓大廈管理條例", "flats", true);
  names.add("甲乙縣路燈管理要點", "lamps-one", true);
  names.add("示範市路燈管理要點", "lamps-two", true);
  names.add("第三市路燈管理要點", "lamps-three", true);
  CHECK(names.find("動物保護自治條例") == "animals");
  CHECK(names.find("公寓大廈管理條例") == "flats");
  CHECK(names.find("示範市公寓大廈管理條例") == "city-flats");
  CHECK_FALSE(names.find("路燈管理要點"));
  CHECK(names.find("第三市路燈管理要點") == "lamps-three");
  const auto found = parse_citations("依本市動物保護自治條例第9條", names);
  REQUIRE(found.size() == 1);
  CHECK(found[0].law == "animals");
}

TEST_CASE("A law of another place is not taken for the city's own", "[regulation][citation]") {
  LawNames names;
  names.add("示範市動物保護自治條例", "animals", true);
  const auto [text, law] = GENERATE(table<const char*, const char*>({
      {"動物保護自治條例第9條", "animals"},
      {"依該市動物保護自治條例第9條", "animals"},
      {"示範市動物保護自治條例第9條", "animals"},
      {"他山市動物保護自治條例第9條", ""},
      {"依他山縣 動物保護自治條例第9條", ""},
      {"某某鎮動物保護自治條例第9條", ""},
  }));
  CAPTURE(text);
  std::string found;
  for (const Citation& citation : parse_citations(text, names)) found += citation.law;
  CHECK(found == law);
}

TEST_CASE("Where a name only looks as if it began with a city it is not found without its beginning", "[regulation][citation]") {
  LawNames names;
  for (const char* name : {"零售市場管理條例", "鄉鎮市調解業務督導辦法", "直轄市選舉委員會組織規程", "民選縣市長成績考核辦法", "示範市市場管理規則"})
    names.add(name, name, true);
  for (const char* rest : {"場管理條例", "調解業務督導辦法", "選舉委員會組織規程", "市長成績考核辦法", "市場管理規則"}) CHECK_FALSE(names.find(rest));
  for (const Citation& citation : parse_citations("停車場管理條例第3條", names)) CHECK(citation.law == "");
}

TEST_CASE("Of two editions of a city's law the one in force is found without the city's name", "[regulation][citation]") {
  const bool old_first = GENERATE(true, false);
  LawNames names;
  if (old_first) names.add("示範市路燈管理要點", "old", false);
  names.add("示範市路燈管理要點", "new", true);
  if (!old_first) names.add("示範市路燈管理要點", "old", false);
  CHECK(names.find("路燈管理要點") == "new");
  names.add("第三市路燈管理要點", "third", true);
  CHECK_FALSE(names.find("路燈管理要點"));
}

TEST_CASE("Hostile text costs linear time", "[regulation][citation]") {
  const LawNames names = sample_names();
  const std::string piece = GENERATE(as<std::string>(), "第", "一", "第1、", "1、", "1至", "第1至", "動保法",
                                     "動保法第1條至", "第一項至第五十項", "民法(", "同法", "〇", "法", "I",
                                     "動保法第1條、第2項", "1條之", "—", "&nbsp;", "第1項、1、", "規定", "》", "第1點", "要點(第1點");
  const auto seconds = [&](std::size_t copies) {
    std::string text;
    for (std::size_t i = 0; i < copies; ++i) text += piece;
    const auto start = std::chrono::steady_clock::now();
    (void)parse_citations(text, names);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  const double small = seconds(5'000), large = seconds(50'000);
  CAPTURE(piece, small, large);
  CHECK(large < 30 * small + 0.2);
}
