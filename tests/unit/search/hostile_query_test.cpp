#include <chrono>

#include "unit/search/sample_index.hpp"

using namespace opendata;
using namespace opendata::search;

namespace {

const test::SampleIndex& sample() {
  static const test::SampleIndex index([] {
    std::vector<Document> documents;
    for (int i = 0; i < 500; ++i)
      documents.push_back(
          test::faq("d" + std::to_string(i), "寵物登記", "飼主應於寵物出生後四個月內辦理登記" + std::to_string(i)));
    return documents;
  }());
  return index;
}

std::string repeat(const std::string& piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

std::string distinct_characters(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    const auto c = static_cast<char32_t>(0x4E00 + i);
    out += {static_cast<char>(0xE0U | (c >> 12U)), static_cast<char>(0x80U | ((c >> 6U) & 63U)),
            static_cast<char>(0x80U | (c & 63U))};
  }
  return out;
}

}  // namespace

TEST_CASE("Hostile text is answered or refused with the limit, in every mode and in bounded time") {
  static const Searcher searcher = sample().open();
  const std::string text =
      GENERATE(as<std::string>(), "", " ", "，。！？", "*", "寵*", "\x01\x02\x03", "\xFF\xFE\xE5", "()", "((((((((((",
               "\"", "AND", "NOT NOT NOT", "-寵物", "title:寵物", "第條", "§", std::string("a\0b", 3));
  for (const Mode mode : all_modes()) {
    CAPTURE(text, name(mode));
    Query query;
    query.text = text;
    query.mode = mode;
    const auto result = searcher.search(query);
    if (!result) CHECK((result.error().code() == Errc::bad_value || result.error().code() == Errc::limit_exceeded));
  }
}

TEST_CASE("Long and deep text costs bounded time") {
  static const Searcher searcher = sample().open();
  const std::string text =
      GENERATE(repeat("寵物登記", 250), repeat("(", 1000), repeat("NOT ", 249) + "狗", repeat("(狗 OR ", 100),
               repeat("狗 AND ", 140) + "貓", distinct_characters(1000), repeat("a b c ", 166), repeat("第一條", 300),
               repeat("動保法第一條至第九千條", 80), repeat("\"狗\" ", 200));
  for (const Mode mode : all_modes()) {
    CAPTURE(text.substr(0, 40), name(mode));
    Query query;
    query.text = text;
    query.mode = mode;
    const auto begin = std::chrono::steady_clock::now();
    const auto result = searcher.search(query);
    const auto taken = std::chrono::steady_clock::now() - begin;
    CHECK(taken < std::chrono::seconds(2));
    if (!result) CHECK((result.error().code() == Errc::bad_value || result.error().code() == Errc::limit_exceeded));
  }
}

TEST_CASE("Text, page and window over their limits are refused by name, at the limit they are not") {
  static const Searcher searcher = sample().open();
  const auto refused = [](const Query& query) {
    const auto result = searcher.search(query);
    return !result && result.error().code() == Errc::limit_exceeded;
  };
  Query query;
  query.text = repeat("狗", 1000);
  CHECK(!refused(query));
  query.text += "狗";
  CHECK(refused(query));
  query.text = std::string(100'000, 'x');
  CHECK(refused(query));
  query.text = "狗";
  query.limit = 100;
  CHECK(!refused(query));
  query.limit = 101;
  CHECK(refused(query));
  query.snippets = false;
  query.limit = 1000;
  CHECK(!refused(query));
  query.limit = 1001;
  CHECK(refused(query));
  query.limit = 10;
  query.offset = 9'990;
  CHECK(!refused(query));
  query.offset = 9'991;
  CHECK(refused(query));
  query.offset = static_cast<std::size_t>(-1);
  CHECK(refused(query));
}

TEST_CASE("Demanding more than 64 different words is refused by name") {
  static const Searcher searcher = sample().open();
  for (const Mode mode : {Mode::keyword, Mode::phrase}) {
    Query query;
    query.text = distinct_characters(300);
    query.mode = mode;
    const auto result = searcher.search(query);
    REQUIRE(!result);
    CHECK(result.error().code() == Errc::limit_exceeded);
  }
}

TEST_CASE("A search that takes longer than its time ends with an error that says what to do, and the next one works") {
  std::vector<Document> documents;
  for (int i = 0; i < 4'000; ++i) documents.push_back(test::faq("d" + std::to_string(i), "寵物登記", "飼主應辦理登記"));
  const test::SampleIndex index(documents);
  const Searcher searcher = index.open();
  Query query;
  query.text = "寵物登記";
  query.time_limit = std::chrono::milliseconds(-1);
  const auto stopped = searcher.search(query);
  REQUIRE(!stopped);
  CHECK(stopped.error().code() == Errc::limit_exceeded);
  query.time_limit = std::chrono::milliseconds(60'000);
  CHECK(searcher.search(query)->total == 4'000);
}
