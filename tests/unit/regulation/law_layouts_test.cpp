#include <algorithm>
#include <opendata/search/sources.hpp>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::search;

namespace {

constexpr const char* api_law =
    R"({"LawLevel":"法律","LawName":"寵物保護法","LawURL":"https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=M0060099",
"LawCategory":"行政＞農業部＞動物保護目","LawModifiedDate":"20240506","LawEffectiveDate":"99991231","LawEffectiveNote":"第 2 條施行日期另定。",
"LawAbandonNote":"","EngLawName":"Pet Act","LawAttachements":[{"FileName":"附表一.pdf","FileURL":"https://law.moj.gov.tw/f1"}],
"LawHistories":"1.中華民國八十七年十一月四日總統令制定公布\r\n  全文 3 條\r\n2.中華民國一百十三年五月六日總統令修正","LawForeword":"前言文字",
"LawArticles":[{"ArticleType":"C","ArticleNo":"","ArticleContent":"   第 一 章 總則"},{"ArticleType":"A","ArticleNo":"第 1 條","ArticleContent":"甲。\r\n乙。"},
{"ArticleType":"A","ArticleNo":"第 1-1 條","ArticleContent":"丙。"}]})";

constexpr const char* old_law =
    R"({"法規性質":"法律","法規名稱":"寵物保護法","法規網址":"https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=M0060099","法規類別":"行政＞農業部＞動物保護目",
"最新異動日期":"20240506","英文法規名稱":"Pet Act","沿革內容":"1.中華民國八十七年十一月四日總統令制定公布","法規內容":[{"編章節":"第 一 章 總則"},
{"條號":"第 1 條","條文內容":"甲。\r\n乙。"},{"條號":"第 1-1 條","條文內容":"丙。"}]})";

constexpr const char* arranged_law =
    R"({"pcode":"M0060099","LawLevel":"法律","name":"寵物保護法","category":["行政","農業部","動物保護目"],"LawModifiedDate":"20240506","EngLawName":"Pet Act",
"histories":["八十七年十一月四日總統令制定公布"],"divisions":[{"type":"章","number":100,"title":"總則","start":100,"end":101}],
"articles":[{"number":100,"content":[{"text":"甲。"},{"text":"乙。"}]},{"number":101,"content":[{"text":"丙。"}]}]})";

constexpr const char* xml_law = R"(<?xml version="1.0" encoding="UTF-8"?>
<法規>
<法規性質>法律</法規性質>
<法規名稱>寵物保護法</法規名稱>
<法規網址>https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=M0060099</法規網址>
<法規類別>行政＞農業部＞動物保護目</法規類別>
<最新異動日期>20240506</最新異動日期>
<廢止註記>
</廢止註記>
<英文法規名稱>Pet Act</英文法規名稱>
<附件 />
<沿革內容><![CDATA[1.中華民國八十七年十一月四日總統令制定公布]]></沿革內容>
<法規內容>
  <編章節>   第 一 章 總則</編章節>
  <條文>
    <條號>第 1 條</條號>
    <條文內容><![CDATA[甲。
乙。]]></條文內容>
  </條文>
  <條文><條號>第 1-1 條</條號><條文內容>丙。</條文內容></條文>
</法規內容>
</法規>)";

std::string law_line(const std::string& id, const std::string& name, const std::string& day, const std::string& op,
                     const std::string& text = "條文。") {
  return R"({"LawName":")" + name + R"(","LawURL":"?pcode=)" + id + R"(","LawModifiedDate":")" + day +
         R"(","LawArticles":[{"ArticleType":"A","ArticleNo":"第 1 條","ArticleContent":")" + text + R"("}],"_pcode":")" +
         id + R"(","_op":")" + op + "\"}\n";
}

std::string bare_line(const std::string& id, const std::string& op) {
  return R"({"_pcode":")" + id + R"(","_op":")" + op + "\"}\n";
}

std::string body_of(const test::CollectingSink& sink, const std::string& id) {
  const Document* found = sink.find(id);
  return found == nullptr ? "(none)" : found->body;
}

/// Writes down what a live index would be told.
class RecordingSink final : public LawUpdateSink {
 public:
  std::vector<std::string> log;
  Result<void> replace(const LawInfo& law, const std::vector<Document>& articles) override {
    log.push_back("replace " + law.id + " " + std::to_string(articles.size()));
    return {};
  }
  Result<void> remove(const std::string& law_id) override {
    log.push_back("remove " + law_id);
    return {};
  }
  [[nodiscard]] opendata::Result<std::string> modified(const std::string& law_id) override {
    return law_id == "Z0000002" ? "2024-07-01" : "";
  }
};

}  // namespace

TEST_CASE("Every official layout of a law gives the same articles", "[regulation][source]") {
  const auto [name, content] = GENERATE(table<const char*, const char*>({{"api.json", api_law},
                                                                         {"old.json", old_law},
                                                                         {"arranged.json", arranged_law},
                                                                         {"law.xml", xml_law}}));
  CAPTURE(name);
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  const auto counts = read_regulations(dir.write(name, content), "", sink);
  REQUIRE(counts);
  REQUIRE(sink.laws.size() == 1);
  const LawInfo& law = sink.laws[0];
  CHECK((law.id == "M0060099" && law.name == "寵物保護法" && law.level == "法律" && law.in_force));
  CHECK((law.category == "行政/農業部/動物保護目" && law.modified == "2024-05-06" && law.english_name == "Pet Act"));
  CHECK(law.enacted == "1998-11-04");
  REQUIRE(sink.documents.size() == 2);
  CHECK((sink.documents[0].id == "M0060099/1" && sink.documents[0].body == "甲。\n乙。"));
  CHECK((sink.documents[1].id == "M0060099/1-1" && sink.documents[1].chapter == "第一章 總則"));
  CHECK((sink.documents[1].valid_from == "1998-11-04" && sink.documents[1].valid_until.empty()));
}

TEST_CASE("History, attachments, foreword and the day of taking effect are kept", "[regulation][source]") {
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  REQUIRE(read_regulations(dir.write("api.json", api_law), "", sink));
  const LawInfo& law = sink.laws[0];
  CHECK(law.history == std::vector<std::string>{"中華民國八十七年十一月四日總統令制定公布全文 3 條",
                                                "中華民國一百十三年五月六日總統令修正"});
  REQUIRE(law.attachments.size() == 1);
  CHECK((law.attachments[0].name == "附表一.pdf" && law.attachments[0].url == "https://law.moj.gov.tw/f1"));
  CHECK((law.effective == "9999-12-31" && law.effective_note == "第 2 條施行日期另定。" && law.foreword == "前言文字"));
  CHECK(sink.documents[0].effective == "9999-12-31");
}

TEST_CASE("A file of many laws in XML, an array, and lines are read alike", "[regulation][source]") {
  test::TemporaryDirectory dir;
  const std::string xml(xml_law);
  const std::string one = xml.substr(xml.find("<法規>"));
  std::string other = one;
  other.replace(other.find("M0060099"), 8, "M0060098");
  const auto [name, content] = GENERATE_COPY(table<std::string, std::string>(
      {{"laws.xml", "<LAWS UpdateDate='2024/1/1'>" + one + other + "</LAWS>"},
       {"laws.json", "\xEF\xBB\xBF[" + std::string(api_law) + "," + law_line("M0060098", "他法", "20240101", "M") + "]"},
       {"laws.ndjson", law_line("M0060099", "寵物保護法", "20240101", "A") + law_line("M0060098", "他法", "20240101", "M")}}));
  CAPTURE(name);
  test::CollectingSink sink;
  const auto counts = read_regulations(dir.write(name, content), "", sink);
  REQUIRE(counts);
  CHECK(counts->laws == 2);
}

TEST_CASE("A large object whose laws stand a line each is no file of lines", "[regulation][source]") {
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  const std::string file = "{\"UpdateDate\": \"2024/10/11\", \"Laws\": [\n" + std::string(api_law) + "\n]}\n";
  const auto counts = read_regulations(dir.write("ChLaw.json", file), "", sink);
  REQUIRE(counts);
  CHECK(counts->laws == 1);
}

TEST_CASE("Weekly updates are applied: added, amended, deleted, and the older text never wins", "[regulation][update]") {
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  const auto base = dir.write("base.ndjson", law_line("Z0000001", "甲法", "20240101", "M", "甲舊。") +
                                                 law_line("Z0000002", "乙法", "20240701", "M", "乙新。") +
                                                 law_line("Z0000003", "丙法", "20240101", "M", "丙。"));
  const auto week1 = dir.write("w1.ndjson", law_line("Z0000001", "甲法", "20240601", "M", "甲中。") +
                                                law_line("Z0000002", "乙法", "20240601", "M", "乙舊。") +
                                                law_line("Z0000004", "丁法", "20240601", "A", "丁。"));
  const auto week2 = dir.write("w2.ndjson", law_line("Z0000001", "甲法", "20240608", "M", "甲新。") +
                                                bare_line("Z0000003", "D") + bare_line("Z0000009", "D"));
  const auto counts = read_regulations({base}, {week1, week2}, "", sink);
  REQUIRE(counts);
  CHECK(counts->laws == 3);
  CHECK(body_of(sink, "Z0000001/1") == "甲新。");
  CHECK(body_of(sink, "Z0000002/1") == "乙新。");
  CHECK(body_of(sink, "Z0000003/1") == "(none)");
  CHECK(body_of(sink, "Z0000004/1") == "丁。");
}

TEST_CASE("A live index is told what changed and is spared what it has newer", "[regulation][update]") {
  test::TemporaryDirectory dir;
  RecordingSink sink;
  const auto week = dir.write("w.ndjson", law_line("Z0000001", "甲法", "20240601", "A") +
                                              law_line("Z0000002", "乙法", "20240601", "M") + bare_line("Z0000003", "D"));
  const auto counts = read_law_updates(week, "", sink);
  REQUIRE(counts);
  CHECK((counts->laws == 1 && counts->skipped == 1));
  CHECK(sink.log == std::vector<std::string>{"replace Z0000001 1", "remove Z0000003"});
}

TEST_CASE("A broken file of laws is refused with its place", "[regulation][source]") {
  const auto [name, content, code, row] = GENERATE(table<const char*, std::string, Errc, int>({
      {"a.xml", "<法規>\n<法規名稱>甲</法規>", Errc::bad_structure, 2},
      {"b.xml", "<!DOCTYPE a [<!ENTITY x 'y'>]>\n<法規/>", Errc::bad_structure, 1},
      {"c.xml", "<a>\n</a>", Errc::bad_structure, 1},
      {"d.xml", "<法規>\n<法規名稱>甲法</法規名稱></法規>", Errc::bad_value, 1},
      {"e.xml", "<法規><法規名稱>甲法</法規名稱><法規網址>?pcode=A1</法規網址><法規內容><條文><條號>x</條號></條文></法規內容></法規>",
       Errc::bad_value, 1},
      {"f.xml", "", Errc::bad_structure, 0},
      {"g.ndjson", law_line("Z1", "甲法", "20240101", "X"), Errc::bad_value, 1},
      {"h.ndjson", law_line("Z1", "甲法", "20240101", "A") + "{\n", Errc::bad_structure, 2},
      {"i.ndjson", "{\"_op\":\"D\"}\n", Errc::bad_value, 1},
      {"j.ndjson", "{\"_op\":\"A\",\"_pcode\":\"Z1\"}\n", Errc::bad_structure, 1},
      {"k.json", "{\"LawName\":\"甲法\"}", Errc::bad_structure, 1},
  }));
  CAPTURE(name);
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  const auto counts = read_regulations(dir.write(name, content), "", sink);
  REQUIRE_FALSE(counts);
  CHECK(counts.error().code() == code);
  CHECK(counts.error().where().file.find(name) != std::string::npos);
  if (row > 0) CHECK(counts.error().where().row == static_cast<std::size_t>(row));
}

TEST_CASE("XML nested too deep is refused", "[regulation][source]") {
  std::string deep;
  for (int i = 0; i < 40; ++i) deep += "<a>";
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  const auto counts = read_regulations(dir.write("deep.xml", deep), "", sink);
  REQUIRE_FALSE(counts);
  CHECK(counts.error().code() == Errc::limit_exceeded);
}

TEST_CASE("The samples of the real layouts agree article by article", "[regulation][source][shared]") {
  const auto root = test::shared_data();
  if (root.empty()) return;
  for (const char* law : {"M0060027", "I0020026"}) {
    const auto read = [&](const std::string& ending) {
      test::CollectingSink sink;
      REQUIRE(read_regulations((root / "laws" / "samples" / (law + ending)).string(), "", sink));
      return sink;
    };
    const test::CollectingSink expected = read(".split.json");
    REQUIRE(expected.documents.size() > 20);
    for (const char* ending : {".xml", ".oldjson.json", ".arranged.json"}) {
      const test::CollectingSink sink = read(ending);
      CAPTURE(law, ending);
      REQUIRE(sink.documents.size() == expected.documents.size());
      for (std::size_t i = 0; i < sink.documents.size(); ++i) {
        CHECK(sink.documents[i].id == expected.documents[i].id);
        CHECK(sink.documents[i].chapter == expected.documents[i].chapter);
      }
    }
  }
}
