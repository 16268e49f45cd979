#include "index/held_source.hpp"

#include "index/generation.hpp"
#include "index/matcher.hpp"
#include "index/terms.hpp"
#include "unit/search/sample_index.hpp"

using namespace opendata::search;

namespace {

/// Every third article is abolished; the texts are preferred, the articles not. 罕 stands in few, far apart.
std::vector<Document> sample() {
  std::vector<Document> documents;
  for (std::uint32_t i = 1; i <= 300; ++i) {
    const std::string end = i < 4 || i > 296 ? "罕" : "";
    documents.push_back(test::faq("F" + std::to_string(i), "寵物登記", (i % 7 == 0 ? "費用" : "飼主") + end));
    documents.push_back(test::article("T0000001", "動物保護法", i, 0, (i % 5 == 0 ? "費用" : "飼主") + end));
    documents.back().in_force = i % 3 != 0;
  }
  return documents;
}

std::vector<Xapian::docid> found(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  std::vector<Xapian::docid> documents;
  const Xapian::MSet set = enquire.get_mset(0, 1'000);
  for (auto it = set.begin(); it != set.end(); ++it) documents.push_back(*it);
  return documents;
}

}  // namespace

TEST_CASE("Filters from memory leave what their posting lists leave") {
  const test::SampleIndex index(sample());
  auto generation = Generation::open_current(index.path(), {});
  REQUIRE(generation);
  const auto handle = (*generation)->pool->lend();
  REQUIRE(handle);
  const FrequentTerms held(**handle, (*generation)->parts, {}, 1), none;
  using Query = Xapian::Query;
  for (const std::string_view term :
       {terms::abolished, terms::preferred, std::string_view("XU罕"), std::string_view("费用")})
    for (const Corpus corpus : {Corpus::texts, Corpus::articles, Corpus::both})
      for (const auto how : {Query::OP_AND_NOT, Query::OP_FILTER, Query::OP_AND, Query::OP_OR, Query::OP_XOR})
        for (const char* other : {"费用", "饲主", "XKfaq"}) {
          REQUIRE(held.find(std::string(term)));
          const Xapian::Database& database = (*handle)->database(corpus);
          CHECK(found(database, Query(how, Query(other), documents_with(term, held))) ==
                found(database, Query(how, Query(other), documents_with(term, none))));
        }
}

TEST_CASE("A filter that no document of a database has ends a search whose matches are estimated at none") {
  const test::SampleIndex index(sample());
  auto generation = Generation::open_current(index.path(), {});
  REQUIRE(generation);
  const auto handle = (*generation)->pool->lend();
  REQUIRE(handle);
  const FrequentTerms held(**handle, (*generation)->parts, {}, 1);
  using Query = Xapian::Query;
  const Query few = Query("XU罕") & (Query("QF1") | Query("QF2") | Query("QF3"));
  const Query weighed(Query::OP_AND_MAYBE, few, Query("宠物"));
  for (const Corpus corpus : {Corpus::texts, Corpus::both}) {
    const Xapian::Database& database = (*handle)->database(corpus);
    CHECK(found(database, weighed).size() == 3);
    CHECK(found(database, {Query::OP_FILTER, weighed, documents_with(terms::abolished, held)}).empty());
  }
}

TEST_CASE("Filters of which no document has any are no terms in memory") {
  const test::SampleIndex index({test::article("T0000001", "動物保護法", 1, 0, "飼主")});
  auto generation = Generation::open_current(index.path(), {});
  REQUIRE(generation);
  const auto handle = (*generation)->pool->lend();
  REQUIRE(handle);
  const FrequentTerms held(**handle, (*generation)->parts, {}, 1);
  CHECK_FALSE(held.find(std::string(terms::abolished)));
  CHECK(found((*handle)->all, documents_with(terms::abolished, held)).empty());
}
