#include <functional>
#include <opendata/search/faq_files.hpp>

#include "sample_laws.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::search;
using test::joined;

namespace {

/// A store into which files of one entry are imported.
struct Sample {
  Sample() { test::fill(laws); }
  faq::ImportReport take(const std::string& name, const std::string& content, const faq::FindCitations& lookup) {
    return faq::import_entries(store, {.file = dir.write(name, content), .edit = {.who = "匯入"}, .find_citations = lookup}).value();
  }
  faq::ImportReport take(const std::string& csv) { return take("faq.csv", csv, find); }
  faq::ImportReport take_without_laws(const std::string& csv) { return take("faq.csv", csv, {}); }
  void edit(const std::vector<std::string>& citations) {
    auto entry = store.find("1").value().entry;
    entry.citations = citations;
    REQUIRE(store.put(entry, faq::State::published, {.who = "乙"}));
  }
  /// The same entries in a store that no import has left a note in.
  void forget_imports() {
    REQUIRE(faq::write_history(store, (dir.path() / "h.jsonl").string()));
    store = faq::Store::open(dir.path() / "without_notes.db").value();
    REQUIRE(faq::read_history(store, (dir.path() / "h.jsonl").string()));
  }
  [[nodiscard]] std::string cited() const { return joined(store.find("1")->entry.citations); }

  test::TemporaryDirectory dir;
  LawRegister laws;
  faq::FindCitations find = [this](std::string_view text) -> Result<TextCitations> { return laws.citations(text); };
  faq::Store store = faq::Store::open(dir.path() / "faq.db").value();
};

}  // namespace

TEST_CASE("Citations that file and store write out are found whatever was imported before, and counted once", "[faq]") {
  Sample sample;
  sample.take("id,question,answer,citations\n1,問,見動保法第12條,動保法第12條\n");
  CHECK(sample.cited() == "M1/12");
  const std::string both = "id,question,answer,citations\n1,問,見動保法第12條,動保法第12條;動保法第13條\n";
  sample.take_without_laws(both);
  CHECK(sample.cited() == "動保法第12條 動保法第13條");
  const auto report = sample.take(both);
  CHECK(sample.cited() == "M1/12 M1/13");
  CHECK(report.citations == 0);
}

TEST_CASE("An editor who writes a citation out takes nothing out", "[faq]") {
  const std::string csv = "id,question,answer\n1,問,見動保法第12條\n";
  Sample sample;
  CHECK(sample.take(csv).citations == 1);
  sample.edit({"動物保護法第十二條"});
  CHECK(sample.take(csv).citations == 0);
  CHECK(sample.cited() == "M1/12");
}

TEST_CASE("A citation that an earlier revision wrote out stays out too when an editor has taken it out", "[faq]") {
  const std::string csv = "id,question,answer\n1,問,見動保法第12條\n";
  Sample sample;
  sample.take_without_laws("id,question,answer,citations\n1,問,見動保法第12條,動保法第12條\n");
  sample.edit({});
  CHECK(sample.take(csv).citations == 0);
  CHECK(sample.cited() == "");
}

TEST_CASE("What an editor took out stays out also where the file says something new, unless the file states it", "[faq]") {
  const auto [name, content, cited] = GENERATE(table<const char*, const char*, const char*>({
      {"a.csv", "id,question,answer,citations\n1,問,見動保法第12條與第13條,X1/1\n", "X1/1 M1/13"},
      {"a.csv", "id,question,answer,citations\n1,問,見動保法第12條與第13條,動保法第12條\n", "M1/12 M1/13"},
      {"a.csv", "id,question,answer,citations\n1,問,又見動保法第12條與第13條,M1/12\n", "M1/12 M1/13"},
      {"a.csv", "id,question,answer,state\n1,問,見動保法第12條與第13條,published\n", "M1/13"},
      {"a.csv", "id,question,answer,citations,state\n1,問,見動保法第12條與第13條,,published\n", "M1/13"},
      {"a.csv", "id,question,answer,citations,state\n1,問,見動保法第12條與第13條,M1/12,published\n", "M1/12 M1/13"},
      {"a.jsonl", R"({"entry": {"id": "1", "question": "問", "answer": "見動保法第12條與第13條"}})", "M1/13"},
  }));
  CAPTURE(content);
  Sample sample;
  sample.take("id,question,answer,citations\n1,問,見動保法第12條與第13條,\n");
  sample.edit({"M1/13"});
  sample.take(name, content, sample.find);
  CHECK(sample.cited() == cited);
}

TEST_CASE("Into a store without notes a file that states fewer citations takes them out, but for those of the texts", "[faq]") {
  const auto [citations, cited] = GENERATE(table<const char*, const char*>({
      {"X1/1;X1/2", "X1/1 X1/2 M1/12"},
      {"X1/2;X1/1;動保法第12條", "X1/1 X1/2 M1/12"},
      {"X1/1", "X1/1 M1/12"},
      {"", "M1/12"},
  }));
  CAPTURE(citations);
  Sample sample;
  sample.take("id,question,answer,citations\n1,問,見動保法第12條,X1/1;X1/2\n");
  sample.take("id,question,answer,agency\n1,問,見動保法第12條,甲局\n");
  sample.forget_imports();
  sample.take("id,question,answer,citations\n1,問,見動保法第12條," + std::string(citations) + "\n");
  CHECK(sample.cited() == cited);
}

TEST_CASE("Without laws a store without notes is changed by other ids, and by what nobody can take for its ids", "[faq]") {
  const auto [stored, edited, citations, cited] = GENERATE(table<const char*, const char*, const char*, const char*>({
      {"M1/12", "X1/1", "動保法第12條", "X1/1"},
      {"M1/12", "X1/1", "M1/12", "X1/1"},
      {"M1/12", "X1/1", "", ""},
      {"M1/12;M1/13", "X1/1", "M1/13;M1/12", "X1/1"},
      {"M1/12;M1/13", "X1/1", "M1/12", "M1/12"},
      {"M1/12", "X1/1", "M1/13", "M1/13"},
      {"動保法第12條", "X1/1", "動保法第12條", "X1/1"},
      {"動保法第12條", "某法第一條", "動保法第13條", "動保法第13條"},
      {"動保法第12條", "", "動保法第13條", "動保法第13條"},
  }));
  CAPTURE(stored, edited, citations);
  const std::string head = "id,question,answer,citations\n1,問,答,";
  Sample sample;
  sample.take_without_laws(head + stored + "\n");
  sample.edit(*edited == 0 ? std::vector<std::string>() : std::vector<std::string>{edited});
  sample.forget_imports();
  sample.take_without_laws(head + citations + "\n");
  CHECK(sample.cited() == cited);
}
