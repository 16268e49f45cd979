#include "support/catch.hpp"
#include "support/texts.hpp"
#include "unit/api/site_fixture.hpp"

using test::at;
using test::header;
using test::site;
using test::contains;

TEST_CASE("Questions are listed by what is asked of them", "[api][faq]") {
  auto [query, total] = GENERATE(table<std::string, std::string>({{"", "4"},
                                                                  {"?category=動物", "4"},
                                                                  {"?category=動物/走失", "4"},
                                                                  {"?category=植物", "0"},
                                                                  {"?agency=動物保護處", "4"},
                                                                  {"?agency=別的機關", "0"},
                                                                  {"?theme=動物", "0"},
                                                                  {"?q=寵物遺失&category=植物", "0"}}));
  CAPTURE(query);
  const auto list = test::json_of(site().get("/api/v1/faq" + query));
  CHECK(at(list, "total") == total);
  for (const auto& entry : list.find("entries")->items()) CHECK(at(entry, "kind") == "faq");
  CHECK(at(test::json_of(site().get("/api/v1/faq?q=寵物遺失")), "entries.0.id") == "AP-008");
}

TEST_CASE("Pages of the list lead to one another", "[api][faq]") {
  const auto first = site().get("/api/v1/faq?limit=3");
  CHECK(test::json_of(first).find("entries")->items().size() == 3);
  CHECK(at(test::json_of(first), "next") == "/api/v1/faq?limit=3&offset=3");
  CHECK(header(first, "Link").starts_with("</api/v1/faq?limit=3&offset=3>; rel=\"next\""));
  const auto last = site().get("/api/v1/faq?limit=3&offset=3");
  CHECK(test::json_of(last).find("entries")->items().size() == 1);
  CHECK(at(test::json_of(last), "next") == "null");
  CHECK(site().get("/api/v1/faq?limit=101").status == 400);
}

TEST_CASE("Classifications are trees with counts", "[api][faq]") {
  const auto answer = test::json_of(site().get("/api/v1/faq/categories"));
  CHECK(at(answer, "classifications.0.parameter") == "category");
  CHECK(at(answer, "classifications.0.tree.0.label") == "動物");
  CHECK(at(answer, "classifications.0.tree.0.count") == "4");
  CHECK(at(answer, "classifications.0.tree.0.children.0.path") == "動物/走失");
  CHECK(at(answer, "classifications.1") == "(none)");
}

TEST_CASE("A question comes with its answer as HTML, its citations and its neighbours", "[api][faq]") {
  const auto answer = test::json_of(site().get("/api/v1/faq/faq-001"));
  CHECK(contains(at(answer, "answer_html"), "<p>"));
  CHECK(at(answer, "citations.0.id") == "M0060027/11");
  CHECK(at(answer, "citations.0.href") == "/api/v1/laws/M0060027/articles/11");
  REQUIRE(at(answer, "related.0.id") != "(none)");
  CHECK(at(answer, "related.0.href") == "/api/v1/faq/" + at(answer, "related.0.id"));
  const auto hostile = at(test::json_of(site().get("/api/v1/faq/faq-002")), "answer_html");
  CHECK(contains(hostile, "&lt;img"));
  CHECK_FALSE(contains(hostile, "<img"));
}

TEST_CASE("Who finds no question is led on", "[api][faq][pages]") {
  const auto searched = site().get("/faq?q=寵物遺失&category=植物").body;
  CHECK(contains(searched, "href=\"/?q=%E5%AF%B5%E7%89%A9%E9%81%BA%E5%A4%B1\">改查法規與資料集</a>"));
  CHECK_FALSE(contains(searched, "<ol class=\"hits\">"));
  CHECK(contains(site().get("/faq?category=植物&lang=en").body, "<a href=\"/faq?lang=en\">All questions</a>"));
}

TEST_CASE("The page of questions can be browsed and filtered without scripts", "[api][faq][pages]") {
  const auto page = site().get("/faq?lang=en&q=").body;
  for (const char* part : {"<nav class=\"tree\"", "category=%E5%8B%95%E7%89%A9%2F%E8%B5%B0%E5%A4%B1&amp;lang=en", "/faq/faq-003?lang=en", "role=\"search\""})
    CHECK(contains(page, part));
  CHECK_FALSE(contains(page, "<script>alert"));
  const auto chosen = site().get("/faq?category=動物").body;
  CHECK(contains(chosen, "aria-current=\"true\""));
  CHECK(contains(chosen, "href=\"/faq\""));
  CHECK(contains(site().get("/faq?limit=2").body, "rel=\"next\""));
  CHECK(contains(site().get("/faq?limit=2&offset=2").body, "rel=\"prev\""));
}

TEST_CASE("An answer whose law was amended after its last review says so, for programs and on its page", "[api][faq]") {
  const auto stale = test::json_of(site().get("/api/v1/faq/AP-008"));
  REQUIRE(stale.find("law_changed")->items().size() == 1);
  CHECK(at(stale, "law_changed.0.id") == "Z9900001/12");
  CHECK(at(stale, "law_changed.0.law_name") == "示範市動物保護自治條例");
  CHECK(at(stale, "law_changed.0.modified") == "2025-01-02");
  CHECK(at(stale, "law_changed.0.in_force") == "true");
  CHECK(site().get("/faq/AP-008").body.find("class=\"notice warn\"") != std::string::npos);
  CHECK(test::json_of(site().get("/api/v1/faq/faq-001")).find("law_changed")->items().empty());
  CHECK(site().get("/faq/faq-001").body.find("class=\"notice warn\"") == std::string::npos);
}
