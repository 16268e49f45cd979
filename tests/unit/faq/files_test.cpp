#include <functional>
#include <opendata/plain_table.hpp>
#include <opendata/search/faq_files.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::search::faq;

namespace {

Entry whole() {
  Entry entry{.id = "AP-001", .question = "養狗一定要登記嗎？", .answer = "=1+1\n請洽 \"本處\"，"};
  entry.variants = {"狗要不要辦登記；多少錢", "'第二種"};
  entry.agency = "示範市動物保護處";
  entry.theme = "動物保護/寵物登記";
  entry.citations = {"M0060027/19", "M0060029/3"};
  entry.links = {{"登記 站", "https://example.gov.tw/a?b=1"}, {"", "tel:1999"}};
  entry.review_due = "2027-03-02";
  entry.translations = {{"en", "Must dogs be registered?", "Yes."}};
  entry.extra = {{"view_count", "17"}};
  return entry;
}

struct Sample {
  test::TemporaryDirectory dir;
  Store store = Store::open(dir.path() / "faq.db").value();
  /// As an import that asks for no state.
  ImportReport take(const std::string& name, const std::string& content) {
    return import_entries(store, {.file = dir.write(name, content), .edit = {.who = "匯入"}}).value();
  }
  Stored edit(const std::string& id, const std::function<void(Entry&)>& change, State state = State::published) {
    Entry entry = store.find(id).value().entry;
    change(entry);
    return store.put(entry, state, {.who = "甲"}).value();
  }
  Result<ImportReport> import(const std::string& file, const std::string& map = {}) {
    return import_entries(store, {file, map, State::published, {.who = "甲"}});
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (dir.path() / name).string(); }
};

}  // namespace

TEST_CASE("What is exported comes back as it was, in every format, with its state", "[faq]") {
  for (const char* ending : {".csv", ".ods", ".json", ".jsonl"}) {
    INFO(ending);
    Sample from, to;
    REQUIRE(from.store.put(whole(), State::published, {.who = "甲"}));
    REQUIRE(from.store.put({.id = "2", .question = "問", .answer = "答"}, State::draft, {.who = "甲"}));
    const auto file = from.path("out" + std::string(ending));
    CHECK(write_entries(from.store, View::latest, file) == 2U);
    REQUIRE(to.import(file));
    CHECK(to.store.find("AP-001")->entry == whole());
    CHECK(to.store.find("AP-001")->state == State::published);
    CHECK(to.store.find("2")->state == State::draft);
    CHECK(write_entries(from.store, View::published, file) == 1U);
  }
}

TEST_CASE("A spreadsheet comes back with apostrophes, line breaks and blanks as they were; its first row must name columns", "[faq]") {
  Sample from, to;
  Entry entry{.id = "1", .question = "'=1+1 是什麼", .answer = "一  二\n\n\t三 & <四>"};
  entry.agency = "'甲局";
  REQUIRE(from.store.put(entry, State::published, {.who = "甲"}));
  REQUIRE(write_entries(from.store, View::published, from.path("a.ods")));
  REQUIRE(to.import(from.path("a.ods")));
  CHECK(to.store.find("1")->entry == entry);

  const std::vector<PlainRow> rows{{"1", "問", "答"}};
  const Schema twice{{{"id", {"id", ""}, {}, FieldType::string}, {"a", {"question", ""}, {}, FieldType::string}, {"b", {"question", ""}, {}, FieldType::string}}};
  REQUIRE(write_plain_table(from.path("b.ods"), twice, "faq", rows));
  CHECK(to.import(from.path("b.ods")).error().code() == Errc::bad_structure);
  const Schema lacking{{{"id", {"id", ""}, {}, FieldType::string}, {"q", {"question", ""}, {}, FieldType::string}, {"x", {"x", ""}, {}, FieldType::string}}};
  REQUIRE(write_plain_table(from.path("c.ods"), lacking, "faq", rows));
  CHECK(to.import(from.path("c.ods")).error().code() == Errc::missing_column);
}

TEST_CASE("What tools lay out anew is still our own form", "[faq]") {
  const std::vector<std::pair<const char*, const char*>> rows{
      {"a.json", "[\n    {\n        \"state\": \"draft\",\n        \"entry\": {\"id\": \"1\", \"question\": \"問\", \"answer\": \"答\"}\n    }\n]"},
      {"b.json", R"([{"entry": {"answer": "答", "question": "問", "id": "1"}, "state": "draft"}])"},
      {"c.jsonl", "\n  {\"entry\" : {\"id\":\"1\",\"question\":\"問\",\"answer\":\"答\"}, \"state\":\"draft\"}\n"},
      {"d.json", R"([{"id": "1", "question": "問", "answer": "答", "state": "draft"}])"},
  };
  for (const auto& [name, content] : rows) {
    CAPTURE(name);
    Sample sample;
    REQUIRE(sample.import(sample.dir.write(name, content)));
    CHECK(sample.store.find("1")->entry == Entry{.id = "1", .question = "問", .answer = "答"});
    CHECK(sample.store.find("1")->state == State::draft);
  }
  Sample sample;
  const auto file = sample.dir.write("e.json", R"([{"number": "1"}])");
  const auto refused = sample.import(file);
  CHECK(refused.error().code() == Errc::missing_column);
  CHECK(refused.error().where().file == file);
}

TEST_CASE("An exported cell is no formula to a spreadsheet", "[faq]") {
  Sample sample;
  REQUIRE(sample.store.put(whole(), State::published, {.who = "甲"}));
  REQUIRE(write_entries(sample.store, View::latest, sample.path("a.csv")));
  const std::string csv = test::read_text(sample.path("a.csv"));
  CHECK(csv.find("\"=1") == std::string::npos);
  CHECK(csv.find("\"'=1+1") != std::string::npos);

  Sample other;
  Entry tabbed = whole();
  tabbed.answer = "\t=1+1";
  REQUIRE(other.store.put(tabbed, State::published, {.who = "甲"}));
  REQUIRE(write_entries(other.store, View::latest, other.path("b.csv")));
  CHECK(test::read_text(other.path("b.csv")).find("\"\t=") == std::string::npos);
  REQUIRE(sample.import(other.path("b.csv")));
  CHECK(sample.store.find("AP-001")->entry == tabbed);
}

TEST_CASE("A file is imported by its own columns or through a map; others are kept", "[faq]") {
  Sample sample;
  const auto file = sample.dir.write("a.csv", "\xEF\xBB\xBF編號,題目,答案,日期,點閱\r\n1,問,\"答\r\n二\",113/05/06,9\r\n");
  const auto map = sample.dir.write("map.json", R"({"id":"編號","question":"題目","answer":"答案","modified":"日期"})");
  const auto report = sample.import(file, map);
  REQUIRE(report);
  CHECK(report->added == 1);
  const Entry entry = sample.store.find_published("1")->entry;
  CHECK(entry.answer == "答\n二");
  CHECK(entry.modified == "2024-05-06");
  CHECK(entry.extra == std::map<std::string, std::string>{{"點閱", "9"}});
  CHECK(sample.import(file, map)->unchanged == 1);
  CHECK(sample.store.history("1")->size() == 1);
  sample.dir.write("a.csv", "編號,題目,答案,日期,點閱\r\n1,問,新,113/05/06,9\r\n");
  CHECK(sample.import(file, map)->changed == 1);
}

TEST_CASE("A file with one bad entry changes nothing and says where", "[faq]") {
  Sample sample;
  const auto refused = [&](const std::string& csv) {
    const auto done = sample.import(sample.dir.write("bad.csv", csv));
    REQUIRE_FALSE(done);
    CHECK_FALSE(sample.store.find("1"));
    return done.error();
  };
  const Error empty = refused("id,question,answer\n1,問,答\n2,,答\n");
  CHECK(empty.where().row == 3);
  CHECK(empty.where().column == "question");
  CHECK(refused("id,question,answer,review_due\n1,問,答,\n2,問,答,明天\n").where().column == "review_due");
  CHECK(refused("id,question,answer,state\n1,問,答,\n2,問,答,做好了\n").where().column == "state");
  CHECK(refused("id,question\n1,問\n").code() == Errc::missing_column);
}

TEST_CASE("What a file does not say, or says as it did the last time, stays as editors have it", "[faq]") {
  const std::string csv = "id,question,answer,agency\n1,問一,答一,甲局\n2,問二,答二,乙局\n";
  Sample sample;
  CHECK(sample.take("a.csv", csv).added == 2);
  sample.edit("1", [](Entry& entry) {
    entry.answer = "改過的答";
    entry.owner = "承辦";
    entry.review_due = "2027-01-01";
    entry.variants = {"另一問法"};
    entry.extra["點閱"] = "9";
  });
  const Entry edited = sample.store.find("1")->entry;
  const auto again = sample.take("a.csv", csv);
  CHECK(again.unchanged == 2);
  CHECK(again.kept == 1);
  CHECK(sample.store.find("1")->entry == edited);

  const auto newer = sample.take("a.csv", "id,question,answer,agency\n1,問一,答一,\n2,問二,新答二,乙局\n");
  CHECK(newer.changed == 2);
  CHECK(newer.kept == 1);
  Entry expected = edited;
  expected.agency.clear();  // an empty cell empties
  CHECK(sample.store.find("1")->entry == expected);
  CHECK(sample.store.find("2")->entry.answer == "新答二");

  sample.take("b.csv", "id,question,answer\n1,問一,檔案的新答\n");
  expected.answer = "檔案的新答";
  CHECK(sample.store.find("1")->entry == expected);
  sample.edit("1", [](Entry& entry) { entry.answer = "又改"; });
  sample.take("c.jsonl", R"({"id":"1","question":"問一","answer":"又新"})" "\n" R"({"id":"2","question":"問二","answer":"新答二","agency":null})" "\n");
  expected.answer = "又新";
  CHECK(sample.store.find("1")->entry == expected);
  CHECK(sample.store.find("2")->entry.agency == "乙局");
}

TEST_CASE("The first import into a store without notes of one undoes no edits", "[faq]") {
  const std::string csv = "id,question,answer,agency\n1,問一,答一,甲局\n2,問二,答二,乙局\n";
  Sample from, sample;
  from.take("a.csv", csv);
  from.edit("1", [](Entry& entry) { entry.answer = "改過的答"; });
  from.edit("1", [](Entry& entry) { entry.agency.clear(); });
  REQUIRE(write_history(from.store, from.path("h.jsonl")));
  REQUIRE(read_history(sample.store, from.path("h.jsonl")));
  const auto report = sample.take("a.csv", csv);
  CHECK(report.unchanged == 2);
  CHECK(report.kept == 1);
  CHECK(sample.store.find("1")->entry == from.store.find("1")->entry);
  CHECK(sample.take("a.csv", csv).kept == 1);

  Sample newer;
  REQUIRE(read_history(newer.store, from.path("h.jsonl")));
  CHECK(newer.take("a.csv", "id,question,answer,agency\n1,問一,檔案的新答,甲局\n2,新問二,答二,乙局\n").changed == 2);
  CHECK(newer.store.find("1")->entry.answer == "檔案的新答");
  CHECK(newer.store.find("1")->entry.agency.empty());
  CHECK(newer.store.find("2")->entry.question == "新問二");
}

TEST_CASE("An import leaves alone what is retired or being drafted, unless a state is asked for", "[faq]") {
  const std::string csv = "id,question,answer\n1,問一,答一\n2,問二,答二\n3,問三,答三\n";
  Sample sample;
  sample.take("a.csv", csv);
  sample.edit("1", [](Entry&) {}, State::retired);
  sample.edit("2", [](Entry& entry) { entry.answer = "草稿"; }, State::draft);
  const auto same = sample.take("a.csv", csv);
  CHECK(same.unchanged == 3);
  CHECK(same.left_alone.empty());
  CHECK(sample.store.find("1")->state == State::retired);
  CHECK_FALSE(sample.store.find_published("1"));
  CHECK(sample.store.find("2")->entry.answer == "草稿");
  CHECK(sample.store.find_published("2")->entry.answer == "答二");

  const std::string news = "id,question,answer\n1,問一,新\n2,問二,新\n3,問三,新\n4,問四,新\n";
  const auto report = sample.take("a.csv", news);
  CHECK(report.added == 1);
  CHECK(report.changed == 1);
  REQUIRE(report.left_alone.size() == 2);
  CHECK(report.left_alone[0].state == State::retired);
  CHECK(report.left_alone[1].entry_id == "2");
  CHECK(report.left_alone[1].where.row == 3);
  CHECK(sample.store.find("2")->entry.answer == "草稿");
  CHECK(sample.take("a.csv", news).left_alone.size() == 2);  // told until it is settled
  sample.edit("2", [](Entry&) {}, State::published);
  CHECK(sample.take("a.csv", news).changed == 1);
  CHECK(sample.store.find_published("2")->entry.answer == "新");

  REQUIRE(sample.import(sample.dir.write("a.csv", news)));
  CHECK(sample.store.find_published("1")->entry.answer == "新");
  sample.take("a.csv", "id,question,answer,state\n1,問一,新,retired\n3,問三,新,draft\n");
  CHECK(sample.store.find("1")->state == State::retired);
  CHECK(sample.store.find("3")->state == State::draft);
}

TEST_CASE("A whole entry without a state leaves alone what is retired or being drafted too", "[faq]") {
  Sample sample;
  sample.take("a.csv", "id,question,answer\n1,問一,答一\n2,問二,答二\n3,問三,答三\n");
  sample.edit("1", [](Entry&) {}, State::retired);
  sample.edit("2", [](Entry& entry) { entry.answer = "草稿"; }, State::draft);
  const auto lines = [](const std::string& state) {
    std::string text;
    for (const auto* number : {"1", "2", "3"})
      text += "{" + state + R"("entry": {"id": ")" + number + R"(", "question": "問", "answer": "新"}})" + "\n";
    return text;
  };
  const auto report = sample.take("a.jsonl", lines(""));
  CHECK(report.changed == 1);
  REQUIRE(report.left_alone.size() == 2);
  CHECK(report.left_alone[0].state == State::retired);
  CHECK(report.left_alone[1].entry_id == "2");
  CHECK(report.left_alone[1].where.row == 2);
  CHECK(sample.store.find("1")->revision == 2);
  CHECK(sample.store.find("2")->entry.answer == "草稿");
  CHECK(sample.take("a.jsonl", lines(R"("state": "published", )")).changed == 2);
  CHECK(sample.store.find_published("2")->entry.answer == "新");
}

TEST_CASE("Of two columns that mean one field the one that holds something counts", "[faq]") {
  Sample sample;
  for (int i = 0; i < 2; ++i) {
    sample.take("a.csv", "id,question,answer,theme,category\n1,問,答,動保,\n2,問,答,,交通\n");
    CHECK(sample.store.find("1")->entry.theme == "動保");
    CHECK(sample.store.find("2")->entry.theme == "交通");
  }
}

TEST_CASE("An id that stands in a file twice is refused in every format, with the place of the second", "[faq]") {
  for (const auto& [name, content] : std::vector<std::pair<const char*, const char*>>{
           {"a.csv", "id,question,answer\n1,問,答\n2,問,答\n1,別問,答\n"},
           {"a.json", "[\n{\"id\":\"1\",\"question\":\"問\",\"answer\":\"答\"},\n{\"id\":\"2\",\"question\":\"問\",\"answer\":\"答\"},\n{\"id\":\"1\",\"question\":\"問\",\"answer\":\"答\"}]"},
           {"b.jsonl", "\n{\"entry\":{\"id\":\"1\",\"question\":\"問\",\"answer\":\"答\"}}\n{\"entry\":{\"id\":\"2\",\"question\":\"問\",\"answer\":\"答\"}}\n{\"entry\":{\"id\":\"1\",\"question\":\"問\",\"answer\":\"答\"}}\n"}}) {
    CAPTURE(name);
    Sample sample;
    const auto refused = sample.import(sample.dir.write(name, content));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == Errc::bad_value);
    CHECK(refused.error().where().row == (std::string(name) == "a.json" ? 3U : 4U));
    CHECK_FALSE(sample.store.find("2"));
  }
}

TEST_CASE("A history restores every revision into an empty store, and only there", "[faq]") {
  Sample from, to;
  REQUIRE(from.store.save(whole(), {.who = "甲", .why = "新"}));
  REQUIRE(from.store.move_to("AP-001", State::in_review, {.who = "乙", .based_on = 1}));
  REQUIRE(from.store.move_to("AP-001", State::published, {.who = "丙", .based_on = 2}));
  CHECK(write_history(from.store, from.path("h.jsonl")) == 3U);
  CHECK(read_history(to.store, from.path("h.jsonl")) == 3U);
  CHECK(write_history(to.store, to.path("h.jsonl")) == 3U);
  CHECK(test::read_text(to.path("h.jsonl")) == test::read_text(from.path("h.jsonl")));
  CHECK(to.store.find_published("AP-001")->revision == 3);
  CHECK(read_history(to.store, from.path("h.jsonl")).error().code() == Errc::conflict);
  Sample broken;
  const auto file = broken.dir.write("h.jsonl", test::read_text(from.path("h.jsonl")) + "{\"revision\":9}\n");
  CHECK(read_history(broken.store, file).error().where().row == 4);
  CHECK(broken.store.changes(0, 10)->empty());
}
