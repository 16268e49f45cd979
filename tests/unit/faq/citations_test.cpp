#include <opendata/search/faq_files.hpp>
#include <opendata/search/searcher.hpp>

#include "sample_laws.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::search;
using test::fill;
using test::joined;

namespace {

struct Row {
  const char* text;
  const char* ids;
  const char* unresolved;
};
const std::vector<Row> rows{
    {"依動物保護法第12條規定", "M1/12", ""},
    {"動保法第十二條至第十三條", "M1/12 M1/12-1 M1/13", ""},
    {"動保法第12條，同法施行細則第3條", "M1/12 M2/3", ""},
    {"動物保護法所稱寵物", "M1", ""},
    {"動物保護法所稱寵物，依動保法第13條", "M1/13", ""},
    {"動保法第12條及動保法第12條", "M1/12", ""},
    {"動保法第99條", "", "動保法第99條"},
    {"動保法第12條之1000", "", "動保法第12條之1000"},
    {"請看，本市自治條例第5條", "", "本市自治條例第5條"},
    {"第5條", "", "第5條"},
    {"沒有引用", "", ""},
};

}  // namespace

TEST_CASE("What a text cites is looked up the same way in law files and in an index", "[faq]") {
  LawRegister laws;
  fill(laws);
  const test::TemporaryDirectory dir;
  auto builder = IndexBuilder::create(dir.path() / "index").value();
  fill(builder);
  REQUIRE(builder.finish());
  const auto searcher = Searcher::open(dir.path() / "index").value();
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto of_files = laws.citations(row.text);
    const auto of_index = searcher.citations(row.text).value();
    CHECK(joined(of_files.ids) == row.ids);
    CHECK(joined(of_files.unresolved) == row.unresolved);
    CHECK(of_index.ids == of_files.ids);
    CHECK(of_index.unresolved == of_files.unresolved);
  }
}

TEST_CASE("An import adds what the texts cite to what the file says, and tells what the laws do not have", "[faq]") {
  const test::TemporaryDirectory dir;
  LawRegister laws;
  fill(laws);
  const auto file = dir.write("faq.csv",
                              "id,question,answer,citations\n"
                              "1,動保法第12條罰多少？,同法施行細則第3條,X1/1\n"
                              "2,問,見動保法第99條,動物保護法第13條\n"
                              "3,問,沒有引用,某法第一條\n");
  auto store = faq::Store::open(dir.path() / "faq.db").value();
  faq::ImportOptions options{.file = file, .edit = {.who = "甲"}};
  options.find_citations = [&](std::string_view text) -> Result<TextCitations> { return laws.citations(text); };
  const auto report = faq::import_entries(store, options).value();
  CHECK(joined(store.find("1")->entry.citations) == "X1/1 M1/12 M2/3");
  CHECK(joined(store.find("2")->entry.citations) == "M1/13");
  CHECK(joined(store.find("3")->entry.citations) == "某法第一條");
  CHECK(report.citations == 2);
  REQUIRE(report.unresolved.size() == 2);
  CHECK(report.unresolved[0].entry_id == "2");
  CHECK(report.unresolved[0].text == "動保法第99條");
  CHECK(report.unresolved[0].where.row == 3);
  CHECK(report.unresolved[0].where.column == "answer");
  CHECK(report.unresolved[1].text == "某法第一條");
  CHECK(report.unresolved[1].where.column == "citations");

  const auto again = faq::import_entries(store, options).value();
  CHECK(again.unchanged == 3);
  CHECK(again.changed == 0);
}

TEST_CASE("An edit adds what a changed text cites, and what the editor took out stays out", "[faq]") {
  LawRegister laws;
  fill(laws);
  const faq::FindCitations find = [&](std::string_view text) -> Result<TextCitations> { return laws.citations(text); };
  faq::Entry entry{.id = "1", .question = "問", .answer = "見動保法第12條"};
  entry.citations = {"動物保護法第13條"};
  const auto added = faq::update_citations(entry, {}, find).value();
  CHECK(joined(entry.citations) == "M1/13 M1/12");
  CHECK(added.count == 1);
  const auto before = entry;
  entry.citations = {"M1/13", "動保法第99條"};
  const auto again = faq::update_citations(entry, before, find).value();
  CHECK(joined(entry.citations) == "M1/13 動保法第99條");
  CHECK(again.count == 0);
  REQUIRE(again.unresolved.size() == 1);
  CHECK(again.unresolved[0].first == "citations");
  entry.variants = {"動保法第12條"};
  REQUIRE(faq::update_citations(entry, before, find));
  CHECK(joined(entry.citations) == "M1/13 動保法第99條 M1/12");
  entry.citations.clear();
  for (int i = 0; i <= 100; ++i) entry.citations.push_back("X1/" + std::to_string(i));
  REQUIRE(faq::update_citations(entry, before, find));
  CHECK(entry.citations.size() == 101);  // not cut in silence: validate() refuses it
  entry.citations = {"M1/13"};
  const auto failing = [](std::string_view) -> Result<TextCitations> { return failure(Errc::io_failure, {"", ""}); };
  entry.answer = "別的";
  CHECK_FALSE(faq::update_citations(entry, before, failing));
  CHECK(joined(entry.citations) == "M1/13");
}

TEST_CASE("What an editor took out of the citations stays out when the file is imported again", "[faq]") {
  const test::TemporaryDirectory dir;
  LawRegister laws;
  fill(laws);
  auto store = faq::Store::open(dir.path() / "faq.db").value();
  faq::ImportOptions options{.file = dir.write("faq.csv", "id,question,answer\n1,問,見動保法第12條與第13條\n"), .edit = {.who = "甲"}};
  CHECK(faq::import_entries(store, options).value().added == 1);
  options.find_citations = [&](std::string_view text) -> Result<TextCitations> { return laws.citations(text); };
  CHECK(faq::import_entries(store, options).value().citations == 2);  // none had been looked up before
  auto entry = store.find("1").value().entry;
  CHECK(joined(entry.citations) == "M1/12 M1/13");
  entry.citations = {"M1/13"};
  REQUIRE(store.put(entry, faq::State::published, {.who = "乙"}));
  const auto again = faq::import_entries(store, options).value();
  CHECK(again.unchanged == 1);
  CHECK(again.citations == 0);
  CHECK(joined(store.find("1")->entry.citations) == "M1/13");
}

TEST_CASE("Citations follow a text that a file changes, but for those that the file states or an editor took out", "[faq]") {
  const test::TemporaryDirectory dir;
  LawRegister laws;
  fill(laws);
  auto store = faq::Store::open(dir.path() / "faq.db").value();
  const auto take = [&](const std::string& csv) {
    faq::ImportOptions options{.file = dir.write("faq.csv", csv), .edit = {.who = "甲"}};
    options.find_citations = [&](std::string_view text) -> Result<TextCitations> { return laws.citations(text); };
    REQUIRE(faq::import_entries(store, options));
    return joined(store.find("1")->entry.citations);
  };
  CHECK(take("id,question,answer\n1,問,見動保法第12條\n") == "M1/12");
  CHECK(take("id,question,answer\n1,問,見動保法第13條\n") == "M1/13");
  CHECK(take("id,question,answer\n1,問,見動保法第12條\n") == "M1/12");  // it is back, and nobody took it out
  CHECK(take("id,question,answer\n1,動保法第12條？,見動保法第13條\n") == "M1/12 M1/13");
  auto entry = store.find("1").value().entry;
  entry.citations = {"X1/1", "M1/12"};
  REQUIRE(store.put(entry, faq::State::published, {.who = "乙"}));
  CHECK(take("id,question,answer\n1,動保法第12條？,又見動保法第13條\n") == "X1/1 M1/12");
  CHECK(take("id,question,answer\n1,問,又見動保法第13條\n") == "X1/1");
  CHECK(take("id,question,answer,citations\n1,問,見動保法第12條,動保法第12條\n") == "M1/12");
  CHECK(take("id,question,answer,citations\n1,問,沒有了,動保法第12條\n") == "M1/12");
  CHECK(take("id,question,answer,citations\n1,問,沒有了,\n") == "");
}

TEST_CASE("Citations that an editor took out stay out of a store without notes of an import, also when the file writes them out", "[faq]") {
  const test::TemporaryDirectory dir;
  LawRegister laws;
  fill(laws);
  faq::ImportOptions options{.file = dir.write("faq.csv", "id,question,answer,citations\n1,問,見動保法第13條,動保法第12條\n"), .edit = {.who = "甲"}};
  options.find_citations = [&](std::string_view text) -> Result<TextCitations> { return laws.citations(text); };
  auto first = faq::Store::open(dir.path() / "first.db").value();
  REQUIRE(faq::import_entries(first, options));
  auto entry = first.find("1").value().entry;
  CHECK(joined(entry.citations) == "M1/12 M1/13");
  entry.citations = {"X1/1"};
  REQUIRE(first.put(entry, faq::State::published, {.who = "乙"}));
  REQUIRE(faq::write_history(first, (dir.path() / "h.jsonl").string()));
  auto store = faq::Store::open(dir.path() / "faq.db").value();
  REQUIRE(faq::read_history(store, (dir.path() / "h.jsonl").string()));
  CHECK(faq::import_entries(store, options).value().unchanged == 1);
  CHECK(joined(store.find("1")->entry.citations) == "X1/1");
}

TEST_CASE("An import leaves alone what is not published though its text cites what had not been looked up", "[faq]") {
  const test::TemporaryDirectory dir;
  LawRegister laws;
  fill(laws);
  auto store = faq::Store::open(dir.path() / "faq.db").value();
  faq::ImportOptions options{.file = dir.write("faq.csv", "id,question,answer\n1,問,見動保法第12條\n2,問,見動保法第12條\n3,問,見動保法第12條\n"), .edit = {.who = "甲"}};
  REQUIRE(faq::import_entries(store, options));
  for (const auto& [id, state] : {std::pair("2", faq::State::retired), {"3", faq::State::draft}})
    REQUIRE(store.put(store.find(id)->entry, state, {.who = "乙"}));
  options.find_citations = [&](std::string_view text) -> Result<TextCitations> { return laws.citations(text); };
  const auto report = faq::import_entries(store, options).value();
  CHECK(report.changed == 1);
  CHECK(report.unchanged == 2);
  CHECK(report.citations == 1);
  for (const auto* id : {"2", "3"}) {
    CHECK(store.find(id)->revision == 2);
    CHECK(store.find(id)->entry.citations.empty());
  }
  options.state = faq::State::draft;
  CHECK(faq::import_entries(store, options).value().citations == 2);
}

TEST_CASE("An import without laws leaves citations as the file has them", "[faq]") {
  const test::TemporaryDirectory dir;
  const auto file = dir.write("faq.csv", "id,question,answer,citations\n1,問,動保法第12條,X1/1\n");
  auto store = faq::Store::open(dir.path() / "faq.db").value();
  const auto report = faq::import_entries(store, {.file = file, .edit = {.who = "甲"}}).value();
  CHECK(report.unresolved.empty());
  CHECK(joined(store.find("1")->entry.citations) == "X1/1");
}
