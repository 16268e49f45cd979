#include <opendata/search/faq.hpp>

#include "support/catch.hpp"

using namespace opendata;
using namespace opendata::search::faq;

namespace {

Entry whole() {
  Entry entry{.id = "AP-001", .question = "養狗一定要登記嗎？", .answer = "是。\n請洽 \"本處\"。"};
  entry.variants = {"狗要不要辦登記", "寵物登記是強制的嗎"};
  entry.agency = "示範市動物保護處";
  entry.theme = "動物保護/寵物登記";
  entry.citations = {"M0060027/19"};
  entry.links = {{"登記站", "https://example.gov.tw/a?b=1"}};
  entry.review_due = "2027-03-02";
  entry.translations = {{"en", "Must dogs be registered?", "Yes."}};
  entry.extra = {{"view_count", "17"}};
  return entry;
}

}  // namespace

TEST_CASE("An entry comes back from JSON as it was, and equal entries give equal bytes", "[faq]") {
  const Entry entry = whole();
  const std::string json = format_entry(entry);
  REQUIRE(parse_entry(json));
  CHECK(*parse_entry(json) == entry);
  CHECK(format_entry(*parse_entry(json)) == json);
  CHECK(json.find('\n') == std::string::npos);
}

TEST_CASE("JSON that is no entry is refused with the key's name", "[faq]") {
  const auto refused = [](const char* json) { return parse_entry(json).error(); };
  CHECK(refused("[]").code() == Errc::bad_structure);
  CHECK(refused(R"({"id":"1","qestion":"?"})").code() == Errc::unknown_key);
  CHECK(refused(R"({"id":"1","qestion":"?"})").where().column == "qestion");
  CHECK(refused(R"({"id":1})").where().column == "id");
  CHECK(refused(R"({"variants":"a"})").where().column == "variants");
  CHECK(refused(R"({"links":["a"]})").where().column == "links");
}

TEST_CASE("An entry that cannot be published as it stands is refused with the field's name", "[faq]") {
  struct Row {
    const char* field;
    void (*damage)(Entry&);
    Errc code = Errc::bad_value;
  };
  const std::vector<Row> rows{
      {"id", [](Entry& e) { e.id.clear(); }},
      {"id", [](Entry& e) { e.id = std::string(201, 'x'); }, Errc::limit_exceeded},
      {"id", [](Entry& e) { e.id = "a\nb"; }},
      {"id", [](Entry& e) { e.id = "categories"; }},
      {"id", [](Entry& e) { e.id = "a/feedback"; }},
      {"id", [](Entry& e) { e.id = "a\\b"; }},
      {"id", [](Entry& e) { e.id = "/a"; }},
      {"id", [](Entry& e) { e.id = "a/"; }},
      {"id", [](Entry& e) { e.id = "a/../b"; }},
      {"question", [](Entry& e) { e.question = " \u3000"; }},
      {"question", [](Entry& e) { e.question = std::string(1'001, 'x'); }, Errc::limit_exceeded},
      {"answer", [](Entry& e) { e.answer = "a\x01"; }},
      {"answer", [](Entry& e) { e.answer = "\xFF"; }, Errc::bad_encoding},
      {"review_due", [](Entry& e) { e.review_due = "2026-02-30"; }},
      {"review_due", [](Entry& e) { e.review_due = "115/05/06"; }},
      {"valid_until", [](Entry& e) { e.valid_from = "2026-05-06", e.valid_until = "2026-05-05"; }},
      {"links", [](Entry& e) { e.links.push_back({"x", "javascript:alert(1)"}); }},
      {"variants", [](Entry& e) { e.variants.resize(101, "x"); }, Errc::limit_exceeded},
      {"related", [](Entry& e) { e.related = {""}; }},
      {"translations", [](Entry& e) { e.translations[0].language.clear(); }},
      {"extra", [](Entry& e) { e.extra["question"] = "x"; }},
      {"extra", [](Entry& e) { e.extra["related"] = "x"; }},
      {"extra", [](Entry& e) { e.extra["state"] = "published"; }},
      {"extra", [](Entry& e) { e.extra["answer:vi"] = "x"; }},
      {"translations", [](Entry& e) { e.translations[0].language = "e n"; }},
      {"translations", [](Entry& e) { e.translations[0].language = "\"><b>"; }},
  };
  REQUIRE(validate(whole()));
  for (const char* id : {"N/1 新", "a/feedback/b", "categories/a", "..a", "feedback"}) {
    Entry entry = whole();
    entry.id = id;
    CHECK(validate(entry));
  }
  for (const Row& row : rows) {
    Entry entry = whole();
    row.damage(entry);
    const auto checked = validate(entry);
    INFO(row.field);
    REQUIRE_FALSE(checked);
    CHECK(checked.error().code() == row.code);
    CHECK(checked.error().where().column == row.field);
  }
}
