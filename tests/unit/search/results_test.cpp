#include <set>

#include "unit/search/sample_index.hpp"

using namespace opendata;
using namespace opendata::search;
using test::article;
using test::faq;

namespace {

/// 60 entries that say the same, so that their scores are equal; agencies alternate.
std::vector<Document> alike() {
  std::vector<Document> documents;
  for (int i = 60; i-- > 0;) {
    Document document = faq("doc-" + std::string(i < 10 ? "0" : "") + std::to_string(i), "寵物登記", "同樣的內容");
    document.agency = i % 3 == 0 ? "動物保護處" : "區公所";
    document.category = i % 2 == 0 ? "動物/登記" : "動物/收容";
    documents.push_back(document);
  }
  return documents;
}

SearchResult must_search(const Searcher& searcher, const Query& query) {
  auto result = searcher.search(query);
  REQUIRE(result);
  return std::move(*result);
}

Query about(std::string text) {
  Query query;
  query.text = std::move(text);
  return query;
}

}  // namespace

TEST_CASE("Pages follow one another without gaps or repetition, ties by id") {
  const test::SampleIndex index(alike());
  const Searcher searcher = index.open();
  std::vector<std::string> seen;
  Query query = about("寵物登記");
  query.limit = 7;
  for (query.offset = 0; query.offset < 70; query.offset += 7) {
    const SearchResult page = must_search(searcher, query);
    CHECK(page.total == 60);
    CHECK(page.total_is_exact);
    for (const std::string& id : test::ids(page)) seen.push_back(id);
  }
  REQUIRE(seen.size() == 60);
  CHECK(std::is_sorted(seen.begin(), seen.end()));
}

TEST_CASE("Facets count kinds, agencies and categories of all matches, most frequent first") {
  const test::SampleIndex index(alike());
  const Searcher searcher = index.open();
  SearchResult result = must_search(searcher, about("寵物"));
  REQUIRE(result.facets["agency"].size() == 2);
  CHECK(result.facets["agency"][0].value == "區公所");
  CHECK(result.facets["agency"][0].count == 40);
  CHECK(result.facets["agency"][1].count == 20);
  REQUIRE(result.facets["category"].size() == 2);
  CHECK(result.facets["category"][0].value == "動物/收容");
  CHECK(result.facets["kind"][0].count == 60);
}

TEST_CASE("Filters narrow by kind, agency and category levels in any spelling") {
  std::vector<Document> documents = alike();
  documents.push_back(article("T0000001", "動物保護法", 1, 0, "寵物登記。"));
  documents[0].agency = "臺南市政府";
  const test::SampleIndex index(documents);
  const Searcher searcher = index.open();
  Query query = about("寵物登記");
  query.kinds = {"article"};
  CHECK(must_search(searcher, query).total == 1);
  query.kinds = {"faq"};
  CHECK(must_search(searcher, query).total == 60);
  query.kinds = {"faq", "article"};
  CHECK(must_search(searcher, query).total == 61);
  query.kinds = {"dataset"};
  CHECK(must_search(searcher, query).total == 0);
  query.kinds.clear();
  query.agency = "台南市政府";
  CHECK(must_search(searcher, query).total == 1);
  query.agency.clear();
  query.category = "動物";
  CHECK(must_search(searcher, query).total == 60);
  query.category = "動物/登記";
  CHECK(must_search(searcher, query).total == 30);
  query.category = "動";
  CHECK(must_search(searcher, query).total == 0);
}

TEST_CASE("A document comes back whole by its id, with every field") {
  Document document = article("T0000001", "動物保護法", 12, 1, "條文\r\n第二行");
  document.url = "https://example.org/12-1";
  document.agency = "動物保護處";
  document.category = "動物";
  document.modified = "2024-05-06";
  document.chapter = "第一章 總則";
  document.in_force = false;
  document.facets = {{"level", "法律"}, {"note", ""}};
  const test::SampleIndex index({document});
  const auto found = index.open().get("T0000001/12-1");
  REQUIRE(found);
  CHECK(found->body == document.body);
  CHECK(found->title == document.title);
  CHECK(found->url == document.url);
  CHECK(found->chapter == document.chapter);
  CHECK(found->article_order == 12001);
  CHECK(found->in_force == false);
  CHECK(found->facets == document.facets);
  const auto absent = index.open().get("T0000001/99");
  REQUIRE(!absent);
  CHECK(absent.error().code() == Errc::not_found);
}

TEST_CASE("The articles of a law come in numeric order, 7-10 after 7-9") {
  const test::SampleIndex index(
      {article("T0000001", "動物保護法", 12, 0, "a"), article("T0000001", "動物保護法", 7, 10, "b"),
       article("T0000001", "動物保護法", 7, 9, "c"), article("T0000001", "動物保護法", 7, 0, "d"),
       article("T0000003", "別的法", 1, 0, "e")});
  const Searcher searcher = index.open();
  const auto articles = searcher.articles("T0000001");
  REQUIRE(articles);
  std::vector<std::string> numbers;
  for (const Document& document : *articles) numbers.push_back(document.article_number);
  CHECK(numbers == std::vector<std::string>{"7", "7-9", "7-10", "12"});
  CHECK(!searcher.articles("T9999999"));
  // One article knows the same neighbours as the whole list.
  for (std::size_t i = 0; i < articles->size(); ++i) {
    const auto placed = searcher.article((*articles)[i].id);
    REQUIRE(placed);
    CHECK(placed->document.id == (*articles)[i].id);
    CHECK(placed->previous == (i == 0 ? std::string() : (*articles)[i - 1].id));
    CHECK(placed->next == (i + 1 == articles->size() ? std::string() : (*articles)[i + 1].id));
  }
  CHECK(searcher.article("T0000001/8").error().code() == Errc::not_found);
}

TEST_CASE("A law is found by id, name and short name in any spelling") {
  const test::SampleIndex index({faq("a", "b", "c")});
  const Searcher searcher = index.open();
  for (const char* name : {"T0000001", "動物保護法", "動保法", "动物保护法"}) {
    CAPTURE(name);
    const auto found = searcher.find_law(name);
    REQUIRE(found);
    CHECK(*found == "T0000001");
  }
  CHECK(!searcher.find_law("動物法"));
  CHECK(!searcher.find_law(""));
}

TEST_CASE("Suggestions begin with what was typed, then contain it") {
  std::vector<Document> documents{faq("a", "動物走失怎麼辦", "x"), faq("b", "如何認養動物", "x"),
                                  faq("c", "戶籍謄本", "x")};
  documents[0].category = "動物保護/走失";
  const test::SampleIndex index(documents);
  const Searcher searcher = index.open();
  const auto suggested = searcher.suggest("动物", 10);
  REQUIRE(suggested);
  CHECK(*suggested ==
        std::vector<std::string>{"動物保護法", "動物保護/走失", "動物走失怎麼辦", "如何認養動物", "舊動物登記辦法"});
  CHECK(searcher.suggest("動物", 2)->size() == 2);
  CHECK(searcher.suggest("火星", 10)->empty());
  CHECK(searcher.suggest("", 10)->empty());
}

TEST_CASE("Statistics count documents by kind, laws and bytes") {
  const test::SampleIndex index({faq("a", "b", "c"), faq("d", "e", "f"), article("T0000001", "動物保護法", 1, 0, "x")});
  const auto stats = index.open().stats();
  REQUIRE(stats);
  CHECK(stats->documents == 3);
  CHECK(stats->by_kind.at("faq") == 2);
  CHECK(stats->by_kind.at("article") == 1);
  CHECK(stats->laws == 2);
  CHECK(stats->bytes_on_disk > 0);
  CHECK(stats->generation == "gen-000001");
}

TEST_CASE("An index without documents answers with nothing") {
  const test::SampleIndex index(std::vector<Document>{});
  const Searcher searcher = index.open();
  for (const Mode mode : all_modes()) {
    // These read texts of a form of their own: a citation, sounds, an id.
    if (mode == Mode::citation || mode == Mode::reading || mode == Mode::similar) continue;
    Query query = about("寵物");
    query.mode = mode;
    CAPTURE(name(mode));
    CHECK(must_search(searcher, query).hits.empty());
  }
}
