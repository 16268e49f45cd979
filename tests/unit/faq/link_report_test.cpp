#include <opendata/search/faq_check.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::search::faq;

TEST_CASE("Entries with dead or wrong links are found in the report of the link checker, others are not", "[faq]") {
  const test::TemporaryDirectory dir;
  auto store = Store::open(dir.path() / "faq.db").value();
  for (const char* id : {"A", "B", "C"}) REQUIRE(store.put({.id = id, .question = "問", .answer = "答"}, State::published, {.who = "甲"}));
  REQUIRE(store.put({.id = "D", .question = "問", .answer = "答"}, State::draft, {.who = "甲"}));
  const std::string report = dir.write("r.json", R"({"links":[
    {"address":"https://a.tw/1","standing":"dead","findings":["not-found"],
     "found_in":[{"kind":"faq","id":"B","field":"answer"},{"kind":"faq","id":"B","field":"links"},{"kind":"faq","id":"D"},
                 {"kind":"faq","id":"gone"},{"kind":"dataset","id":"A"}]},
    {"address":"tel:x","standing":"wrong","findings":["bad-tel"],"found_in":[{"kind":"faq","id":"A","field":"answer"}]},
    {"address":"https://a.tw/2","standing":"failing","findings":["not-found"],"found_in":[{"kind":"faq","id":"C"}]},
    {"address":"https://a.tw/3","standing":"good","findings":["ok"],"found_in":[{"kind":"faq","id":"C"}]}]})");
  std::string found;
  const std::vector<Finding> broken = broken_links(store, report).value();
  for (const Finding& finding : broken)
    found += finding.entry_id + " " + std::string(name(finding.decay)) + " " + finding.detail + ";";
  CHECK(found == "A link-broken tel:x bad-tel;B link-broken https://a.tw/1 not-found;");
  CHECK(broken_links(store, dir.write("x.json", "{}")).error().code() == Errc::bad_structure);
  CHECK(broken_links(store, dir.write("y.json", "{")).error().code() == Errc::bad_structure);
  CHECK(broken_links(store, "/nowhere").error().code() == Errc::not_found);
}
