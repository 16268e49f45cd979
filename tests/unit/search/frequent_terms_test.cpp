#include "index/frequent_terms.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <opendata/search/index_updater.hpp>

#include "index/frequent_source.hpp"
#include "index/generation.hpp"
#include "index/matcher.hpp"
#include "index/term_weight.hpp"
#include "unit/search/sample_index.hpp"

using namespace opendata::search;

namespace {

/// 寵 stands in every document, 犬 in every fourth and 貓 in every fortieth, up to 300 times; 罕 in two.
std::vector<Document> sample() {
  std::vector<Document> documents;
  for (int i = 0; i < 640; ++i) {
    std::string body = "寵物登記第" + std::to_string(i) + "號";
    if (i % 4 == 0)
      for (int times = 0; times < (i % 200 == 8 ? 300 : i % 60 + 1); ++times) body += "犬";
    if (i % 40 == 0)
      for (int times = 0; times < (i % 80 == 0 ? 1 : 255 + i / 40); ++times) body += "貓";
    if (i % 320 == 5) body += "罕";
    for (int pad = 0; pad < i % 7; ++pad) body += "之規定事項";
    const auto number = static_cast<std::uint32_t>(i + 1);
    documents.push_back(i % 2 == 0 ? test::faq("F" + std::to_string(i), "飼主須知", body)
                                   : test::article("T0000001", "動物保護法", number, 0, body));
  }
  return documents;
}

std::shared_ptr<const Generation> opened(const test::SampleIndex& index) {
  auto generation = Generation::open_current(index.path(), {});
  REQUIRE(generation);
  return std::move(*generation);
}

/// Score by document of what has 寵物, weighed besides by `weighed`.
std::map<Xapian::docid, double> scores(const Xapian::Database& database, const Xapian::Query& weighed) {
  Xapian::Enquire enquire(database);
  enquire.set_query({Xapian::Query::OP_AND_MAYBE, Xapian::Query("XB宠物"), weighed});
  enquire.set_weighting_scheme(relevance_weight());
  const Xapian::MSet set = enquire.get_mset(0, 1'000);
  std::map<Xapian::docid, double> found;
  for (auto it = set.begin(); it != set.end(); ++it) found[*it] = it.get_weight();
  return found;
}

void check_alike(const Xapian::Database& database, const FrequentTerms& held) {
  std::vector<FrequentSource::Wanted> wanted;
  std::vector<Xapian::Query> terms;
  const std::vector<std::pair<std::string, Xapian::termcount>> asked{{"XU犬", 1}, {"XU宠", 2},   {"XU规", 1},
                                                                     {"XU猫", 1}, {"XB规定", 3}, {"登记", 1}};
  for (const auto& [term, times] : asked) {
    REQUIRE(held.find(term));
    terms.emplace_back(term, times);
    wanted.push_back({*held.find(term), greatest_weight(database.get_termfreq(term), database.get_doccount(), times)});
  }
  const auto by_lists = scores(database, Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  const auto from_memory =
      scores(database, Xapian::Query((new FrequentSource(held, wanted, database.get_avlength()))->release()));
  REQUIRE(by_lists.size() == database.get_doccount());
  REQUIRE(from_memory.size() == by_lists.size());
  for (const auto& [document, score] : by_lists) CHECK(std::abs(from_memory.at(document) - score) < 1e-9);
}

}  // namespace

TEST_CASE("Frequent terms are weighed from memory as their posting lists weigh them") {
  const test::SampleIndex index(sample());
  const auto generation = opened(index);
  const auto handle = generation->pool->lend();
  REQUIRE(handle);
  const FrequentTerms held(**handle, generation->parts, {}, 1);
  for (const Corpus corpus : {Corpus::texts, Corpus::articles, Corpus::both})
    check_alike((*handle)->database(corpus), held);
  for (const Corpus corpus : {Corpus::texts, Corpus::articles, Corpus::both})
    for (const char* term : {"XU犬", "XU猫", "XB规定", "登记"})
      CHECK(held.frequency(term, corpus) == (*handle)->database(corpus).get_termfreq(term));
  CHECK_FALSE(held.frequency("XU罕", Corpus::both));
}

TEST_CASE("Rare terms, filters and small indexes have none in memory") {
  const test::SampleIndex index(sample());
  const auto generation = opened(index);
  const auto handle = generation->pool->lend();
  REQUIRE(handle);
  const FrequentTerms held(**handle, generation->parts, {}, 640);
  for (const char* term : {"XU宠", "XB宠物", "宠物"}) CHECK(held.find(term));
  for (const char* term : {"XU罕", "XKarticle", "XLT0000001", "QF4", ""}) CHECK_FALSE(held.find(term));
  CHECK(FrequentTerms(**handle, generation->parts, {}, 641).size() == 0);
  CHECK(generation->frequent.size() == 0);
}

TEST_CASE("After an update what was built is taken over and what was updated is read again") {
  const test::SampleIndex index(sample());
  auto updater = IndexUpdater::open(index.path());
  REQUIRE(updater);
  REQUIRE(updater->add(test::faq("F0", "飼主須知", "犬犬犬寵物規定")));
  REQUIRE(updater->commit());
  const auto before = opened(index);
  const auto old_handle = before->pool->lend();
  REQUIRE(old_handle);
  const FrequentTerms known(**old_handle, before->parts, {}, 1);
  REQUIRE(updater->add(test::faq("F2", "飼主須知", "犬寵物規規規定")));
  REQUIRE(updater->commit());
  const auto now = opened(index);
  const auto handle = now->pool->lend();
  REQUIRE(handle);
  const FrequentTerms held(**handle, now->parts, known, 1);
  check_alike((*handle)->database(Corpus::both), held);
  std::size_t taken_over = 0;
  for (const Part& part : now->parts) taken_over += held.of(part.uuid) == known.of(part.uuid) ? 1 : 0;
  CHECK(taken_over == 2);
}

TEST_CASE("In a large index the score is still the sum of what each term gives") {
  std::vector<Document> documents;
  for (int i = 0; i < 20'000; ++i)
    documents.push_back(
        test::faq("F" + std::to_string(i), "須知", "飼主辦理寵物登記應備證件及收費標準" + std::to_string(i)));
  const test::SampleIndex index(documents);
  REQUIRE(opened(index)->frequent.find("XU宠"));
  Query query;
  query.text = "飼主辦理寵物登記應備證件及收費標準";
  query.mode = Mode::full_text;
  query.explain = true;
  query.limit = 3;
  const auto result = index.open().search(query);
  REQUIRE(result);
  REQUIRE(result->hits.size() == 3);
  for (const Hit& hit : result->hits) {
    const auto& parts = hit.explanation;
    CHECK(std::any_of(parts.begin(), parts.end(), [](const ScorePart& part) { return part.name == "XU宠"; }));
    CHECK(
        std::none_of(parts.begin(), parts.end(), [](const ScorePart& part) { return part.name == score_parts::mode; }));
  }
}
