#include "index/frequent_characters.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <opendata/search/index_updater.hpp>

#include "index/character_source.hpp"
#include "index/generation.hpp"
#include "index/matcher.hpp"
#include "unit/search/sample_index.hpp"

using namespace opendata::search;

namespace {

/// 寵 stands in every document, 犬 in every fourth, up to 300 times.
std::vector<Document> sample() {
  std::vector<Document> documents;
  for (int i = 0; i < 64; ++i) {
    std::string body = "寵物登記第" + std::to_string(i) + "號";
    if (i % 4 == 0)
      for (int times = 0; times < (i == 8 ? 300 : i + 1); ++times) body += "犬";
    if (i == 5) body += "罕";
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

void check_alike(const Xapian::Database& database, const FrequentCharacters& characters) {
  std::vector<CharacterSource::Wanted> wanted;
  std::vector<Xapian::Query> terms;
  for (const auto& [term, times] : {std::pair{"XU犬", 1U}, std::pair{"XU宠", 2U}, std::pair{"XU规", 1U}}) {
    REQUIRE(characters.find(term));
    terms.emplace_back(term, times);
    wanted.push_back({*characters.find(term), greatest_weight(database, term, times)});
  }
  const auto by_lists = scores(database, Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  const auto from_memory =
      scores(database, Xapian::Query((new CharacterSource(characters, wanted, database.get_avlength()))->release()));
  REQUIRE(by_lists.size() == database.get_doccount());
  REQUIRE(from_memory.size() == by_lists.size());
  for (const auto& [document, score] : by_lists) CHECK(std::abs(from_memory.at(document) - score) < 1e-9);
}

}  // namespace

TEST_CASE("Frequent characters are weighed from memory as their posting lists weigh them") {
  const test::SampleIndex index(sample());
  const auto generation = opened(index);
  const auto handle = generation->pool->lend();
  REQUIRE(handle);
  const FrequentCharacters characters(**handle, generation->parts, {}, 1);
  for (const Corpus corpus : {Corpus::texts, Corpus::articles, Corpus::both})
    check_alike((*handle)->database(corpus), characters);
}

TEST_CASE("Rare characters, other terms and small indexes have none in memory") {
  const test::SampleIndex index(sample());
  const auto generation = opened(index);
  const auto handle = generation->pool->lend();
  REQUIRE(handle);
  const FrequentCharacters characters(**handle, generation->parts, {}, 64);
  CHECK(characters.find("XU宠"));
  CHECK_FALSE(characters.find("XU罕"));
  CHECK_FALSE(characters.find("XB宠物"));
  CHECK_FALSE(FrequentCharacters(**handle, generation->parts, {}, 65).find("XU宠"));
  CHECK_FALSE(generation->characters.find("XU宠"));
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
  const FrequentCharacters known(**old_handle, before->parts, {}, 1);
  REQUIRE(updater->add(test::faq("F2", "飼主須知", "犬寵物規規規定")));
  REQUIRE(updater->commit());
  const auto now = opened(index);
  const auto handle = now->pool->lend();
  REQUIRE(handle);
  const FrequentCharacters characters(**handle, now->parts, known, 1);
  check_alike((*handle)->database(Corpus::both), characters);
  std::size_t taken_over = 0;
  for (const Part& part : now->parts) taken_over += characters.of(part.uuid) == known.of(part.uuid) ? 1 : 0;
  CHECK(taken_over == 2);
}

TEST_CASE("In a large index the score is still the sum of what each term gives") {
  std::vector<Document> documents;
  for (int i = 0; i < 20'000; ++i)
    documents.push_back(test::faq("F" + std::to_string(i), "須知", "飼主辦理寵物登記應備證件及收費標準" + std::to_string(i)));
  const test::SampleIndex index(documents);
  REQUIRE(opened(index)->characters.find("XU宠"));
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
    CHECK(std::none_of(parts.begin(), parts.end(), [](const ScorePart& part) { return part.name == score_parts::mode; }));
  }
}
