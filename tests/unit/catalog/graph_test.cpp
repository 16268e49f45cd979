#include "catalog/graph.hpp"

#include "support/catch.hpp"
#include "unit/catalog/triples.hpp"

using namespace opendata;
using catalog::Graph;

TEST_CASE("Turtle and JSON-LD hold the same triples, whatever the texts are", "[catalog][graph]") {
  Graph graph;
  for (const char* text : {"一般", "\"quoted\" and \\back", "line\nbreak\r\ttab", "\x01\x1f\x7f", "", "@en", "🐶", "]}"}) {
    CAPTURE(text);
    graph.add("https://e.tw/d#1", "dct:title", catalog::in_language(text, "zh-Hant"));
    graph.add("https://e.tw/d#1", "dct:title", catalog::in_language(text, "en"));
    graph.add("https://e.tw/d#1", "dct:identifier", catalog::plain(text));
    graph.add("https://e.tw/d#1", "dcat:startDate", catalog::typed(text, "xsd:date"));
  }
  graph.add_node("https://e.tw/d#1", "dct:publisher", "urn:oid:2.16", "foaf:Agent");
  const auto turtle = test::triples_of_turtle(catalog::format_turtle(graph));
  CHECK(turtle.size() == 8 * 4 + 2);
  CHECK(turtle == test::triples_of_json_ld(catalog::format_json_ld(graph)));
  CHECK(turtle.contains("https://e.tw/d#1 http://purl.org/dc/terms/title \"🐶\"@zh-Hant"));
  CHECK(turtle.contains("urn:oid:2.16 http://www.w3.org/1999/02/22-rdf-syntax-ns#type <http://xmlns.com/foaf/0.1/Agent>"));
}

TEST_CASE("A triple that is added twice stands once", "[catalog][graph]") {
  Graph graph;
  graph.add_node("a:1", "dct:license", "https://data.gov.tw/license", "dct:LicenseDocument");
  graph.add_node("a:1", "dct:license", "https://data.gov.tw/license", "dct:LicenseDocument");
  graph.add("a:1", "dct:license", catalog::plain("https://data.gov.tw/license"));  // a text is another thing
  REQUIRE(graph.nodes().size() == 2);
  CHECK(graph.nodes()[0].triples.size() == 2);
  CHECK(graph.nodes()[1].types.size() == 1);
}

TEST_CASE("An address never ends its brackets early", "[catalog][graph]") {
  CHECK(catalog::iri_text("https://e.tw/a b<c>\"d\"{e}|f\\g^h`") == "https://e.tw/a%20b%3Cc%3E%22d%22%7Be%7D%7Cf%5Cg%5Eh%60");
  CHECK(catalog::iri_text("https://e.tw/資料?x=1&y=%20#z") == "https://e.tw/資料?x=1&y=%20#z");
}
