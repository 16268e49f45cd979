#include "support/catch.hpp"
#include "unit/api/site_fixture.hpp"

using test::at;
using test::site;

TEST_CASE("A search that is refused names the parameter at fault", "[api][search]") {
  const auto [query, parameter] = GENERATE(table<std::string, std::string>({
      {"q=狗&modified_from=2024-13-01", "modified_from"},
      {"q=狗&modified_until=2024-02-30", "modified_until"},
      {"q=狗&as_of=xx", "as_of"},
      {"q=狗&offset=9999&limit=100", "offset"},
      {"q=(狗&mode=boolean", "q"},
  }));
  CAPTURE(query);
  const auto response = test::site().get("/api/v1/search?" + query);
  CHECK(response.status == 400);
  CHECK(test::at(test::json_of(response), "errors.0.parameter") == parameter);
}

TEST_CASE("A question finds its FAQ, with the words that matched as parts", "[api][search]") {
  const auto body = test::json_of(site().get("/api/v1/search?q=狗走丟了"));
  CHECK(at(body, "hits.0.id") == "faq-001");
  CHECK(at(body, "hits.0.href") == "/api/v1/faq/faq-001");
  const auto* parts = body.find("hits")->items().at(0).find("title_parts");
  std::string whole, marked;
  for (const auto& part : parts->items()) {
    whole += part.text_of("text");
    if (at(part, "mark") == "true") marked += part.text_of("text");
  }
  CHECK(whole == "狗走丟了怎麼辦？");
  CHECK(marked.find("狗") != std::string::npos);
  CHECK(marked.size() < whole.size());
}

TEST_CASE("Hits of laws that were changed after the chosen day say so", "[api][search]") {
  const std::string address = "/api/v1/search?q=示範市動物保護自治條例第12條";
  CHECK(at(test::json_of(site().get(address + "&as_of=2020-01-01")), "hits.0.changed_since") == "true");
  CHECK(at(test::json_of(site().get(address)), "hits.0.changed_since") == "false");
}

TEST_CASE("A cited article comes first, whole", "[api][search]") {
  const auto* text = GENERATE("動物保護法第12條之1", "動保法第十二條之一", "動保法12-1");
  CAPTURE(text);
  const auto body = test::json_of(site().get(std::string("/api/v1/search?q=") + text));
  CHECK(at(body, "cited.0.id") == "M0060027/12-1");
  CHECK(at(body, "cited.0.body") == "主管機關得派員查核。");
  CHECK(at(body, "mode") == "citation");
}

TEST_CASE("A law named without an article stands above its articles, with a link", "[api][search]") {
  const auto body = test::json_of(site().get("/api/v1/search?q=動保法"));
  CHECK(at(body, "laws.0.id") == "M0060027");
  CHECK(at(body, "laws.0.name") == "動物保護法");
  CHECK(at(body, "laws.0.in_force") == "true");
  CHECK(at(body, "laws.0.href") == "/api/v1/laws/M0060027");
  CHECK(at(body, "hits.0.id").starts_with("M0060027/"));
  CHECK(test::json_of(site().get("/api/v1/search?q=動保法12")).find("laws")->items().empty());
}

TEST_CASE("An answer says when nothing had all of the words and the closest are given", "[api][search]") {
  const auto closest = test::json_of(site().get("/api/v1/search?q=走丟 AND 木星"));
  CHECK(at(closest, "relaxed") == "true");
  CHECK(at(closest, "hits.0.id") == "faq-001");
  CHECK(at(test::json_of(site().get("/api/v1/search?q=走丟&mode=keyword")), "relaxed") == "false");
}

TEST_CASE("Kinds, agency and paging narrow the answer", "[api][search]") {
  const auto faqs = test::json_of(site().get("/api/v1/search?q=動物&kind=faq"));
  for (const auto& hit : faqs.find("hits")->items()) CHECK(hit.text_of("kind") == "faq");
  CHECK(at(test::json_of(site().get("/api/v1/search?q=狗&agency=沒有這個機關")), "total") == "0");
  const auto response = site().get("/api/v1/search?q=動物&limit=1");
  const auto first = test::json_of(response);
  CHECK(first.find("hits")->items().size() == 1);
  CHECK(at(first, "next").find("offset=1") != std::string::npos);
  CHECK(test::header(response, "Link").find("rel=\"next\"") != std::string::npos);
  CHECK(at(test::json_of(site().get("/api/v1/search?q=動物&limit=1&offset=50")), "next") == "null");
}

TEST_CASE("Laws and articles are found by pcode, name and short name", "[api][laws]") {
  const auto* law = GENERATE("M0060027", "動物保護法", "動保法");
  CAPTURE(law);
  const std::string base = std::string("/api/v1/laws/") + law;
  CHECK(at(test::json_of(site().get(base)), "name") == "動物保護法");
  const auto list = test::json_of(site().get(base + "/articles"));
  CHECK(at(list, "articles.1.number") == "12");
  CHECK(at(list, "articles.2.number") == "12-1");
  const auto* number = GENERATE("12-1", "第12-1條", "第十二條之一");
  const auto article = test::json_of(site().get(base + "/articles/" + number));
  CHECK(at(article, "body") == "主管機關得派員查核。");
  CHECK(at(article, "previous") == "/api/v1/laws/M0060027/articles/12");
  CHECK(at(article, "next") == "null");
}

TEST_CASE("An entry is found by its id, whatever characters it has", "[api][search]") {
  CHECK(at(test::json_of(site().get("/api/v1/faq/faq-001")), "agency") == "動物保護處");
  CHECK(at(test::json_of(site().get("/api/v1/documents/page/with space")), "kind") == "page");
  CHECK(at(test::json_of(site().get("/api/v1/suggest?q=狗")), "suggestions.0") == "狗走丟了怎麼辦？");
}

TEST_CASE("Without an index the data is served and searching says so", "[api][search]") {
  opendata::api::ServerOptions options;
  options.catalog = site().catalog().string();
  auto server = opendata::api::Server::create(options);
  REQUIRE(server);
  opendata::api::Request request;
  request.method = "GET";
  request.path = "/api/v1/datasets";
  CHECK(server->handle(request).status == 200);
  request.path = "/api/v1/laws/動保法";
  CHECK(server->handle(request).status == 503);
  request.path = "/";
  CHECK(server->handle(request).status == 200);
}

TEST_CASE("A search says what may help, and entries lead to others", "[api][search]") {
  const auto found = test::json_of(site().get("/api/v1/search?q=動物"));
  for (const char* member : {"corrections", "missing", "expansions", "advice"}) CHECK(found.find(member) != nullptr);
  CHECK(site().get("/api/v1/search?q=動物&validity=never").status == 400);
  CHECK(site().get("/api/v1/related/faq-001").status == 200);
  CHECK(site().get("/api/v1/related/nope").status == 404);
  CHECK(at(test::json_of(site().get("/api/v1/citations/faq-001")), "cites.0.id") == "M0060027/11");
}
