#include "index/best_match_source.hpp"

#include <cmath>
#include <map>
#include <opendata/search/index_updater.hpp>
#include <opendata/text.hpp>
#include <random>

#include "index/generation.hpp"
#include "index/matcher.hpp"
#include "index/query_terms.hpp"
#include "unit/search/sample_index.hpp"

using namespace opendata::search;

namespace {

/// Text of random characters, some of them far more frequent than others; now and then one many times.
class Texts {
 public:
  std::string make(std::size_t length) {
    std::string text;
    while (length-- > 0) append_character(text, random_() % 400 == 0 ? 300 : 1);
    return text;
  }

 private:
  void append_character(std::string& text, int times) {
    static const std::u32string characters =
        U"動物保護法寵登記飼主犬貓收容管理機關申請費用證明文件罰鍰違反規定書表項目辦繳納期限地方政府";
    const double place = std::pow(static_cast<double>(random_()) / static_cast<double>(std::mt19937::max()), 3);
    const auto at = static_cast<std::size_t>(place * static_cast<double>(characters.size() - 1));
    while (times-- > 0) opendata::text::append_utf8(text, characters[at]);
  }
  std::mt19937 random_{7};
};

/// So many that each of the two databases has several windows.
std::vector<Document> sample(Texts& texts) {
  std::vector<Document> documents;
  for (std::uint32_t i = 0; i < 11'000; ++i) {
    std::string body = texts.make(i % 97 + 3);
    documents.push_back(i % 2 == 0 ? test::faq("F" + std::to_string(i), texts.make(5), std::move(body))
                                   : test::article("T0000001", "動物保護法", i, 0, std::move(body)));
  }
  return documents;
}

struct Found {
  std::vector<double> weights;
  std::map<Xapian::docid, double> documents;
};

Found found(const Xapian::Database& database, const Xapian::Query& query, Xapian::doccount most) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(relevance_weight());
  const Xapian::MSet set = enquire.get_mset(0, most);
  Found out;
  for (auto it = set.begin(); it != set.end(); ++it) {
    out.weights.push_back(it.get_weight());
    out.documents[*it] = it.get_weight();
  }
  return out;
}

void check_alike(const Xapian::Database& database, const Xapian::Query& by_lists, const Xapian::Query& from_memory) {
  const Found all = found(database, by_lists, 20'000), same = found(database, from_memory, 20'000);
  REQUIRE(same.documents.size() == all.documents.size());
  for (const auto& [document, weight] : all.documents) {
    const auto at = same.documents.find(document);
    REQUIRE(at != same.documents.end());
    REQUIRE(std::abs(at->second - weight) < 1e-9);
  }
  const Found best = found(database, from_memory, 20);
  REQUIRE(best.weights.size() == std::min<std::size_t>(all.weights.size(), 20));
  for (std::size_t i = 0; i < best.weights.size(); ++i) REQUIRE(std::abs(best.weights[i] - all.weights[i]) < 1e-9);
}

/// Alone, where some other term is demanded, and where it is refused.
void check_everywhere(const Xapian::Database& database, const Xapian::Query& by_lists,
                      const Xapian::Query& from_memory) {
  check_alike(database, by_lists, from_memory);
  for (const auto how : {Xapian::Query::OP_FILTER, Xapian::Query::OP_AND_NOT, Xapian::Query::OP_AND_MAYBE})
    for (const char* other : {"XB动物", "XB地限", "XK"})
      check_alike(database, {how, by_lists, Xapian::Query(other)}, {how, from_memory, Xapian::Query(other)});
}

std::shared_ptr<const Generation> opened(const test::SampleIndex& index) {
  auto generation = Generation::open_current(index.path(), {});
  REQUIRE(generation);
  return std::move(*generation);
}

void check_questions(const test::SampleIndex& index, Texts& texts) {
  const auto generation = opened(index);
  const auto handle = generation->pool->lend();
  REQUIRE(handle);
  const FrequentTerms held(**handle, generation->parts, {}, 1);
  REQUIRE(held.size() > 0);
  for (const std::size_t length : {1U, 2U, 5U, 9U, 30U, 80U}) {
    const std::string question = texts.make(length);
    for (const Corpus corpus : {Corpus::texts, Corpus::articles, Corpus::both}) {
      const Xapian::Database& database = (*handle)->database(corpus);
      const auto terms = lookup_terms((*handle)->segmenter.segment(question), database);
      check_everywhere(database, best_match(terms), candidates(terms, held, database));
    }
  }
}

}  // namespace

TEST_CASE("Window by window the same documents are found, of the same weight, as by posting lists") {
  Texts texts;
  const test::SampleIndex index(sample(texts));
  check_questions(index, texts);
  auto updater = IndexUpdater::open(index.path());
  REQUIRE(updater);
  for (int i = 0; i < 50; ++i) REQUIRE(updater->add(test::faq("F" + std::to_string(i), texts.make(5), texts.make(40))));
  REQUIRE(updater->remove("F60"));
  REQUIRE(updater->commit());
  check_questions(index, texts);
}

TEST_CASE("Without frequent terms in memory candidates are found by posting lists") {
  Texts texts;
  const test::SampleIndex index({test::faq("F1", "飼主須知", "寵物登記"), test::faq("F2", "費用", "登記費用")});
  const auto generation = opened(index);
  const auto handle = generation->pool->lend();
  REQUIRE(handle);
  const Xapian::Database& database = (*handle)->texts;
  const auto terms = lookup_terms((*handle)->segmenter.segment("登記"), database);
  CHECK(found(database, candidates(terms, generation->frequent, database), 10).documents.size() == 2);
  CHECK(candidates({}, generation->frequent, database).empty());
}
