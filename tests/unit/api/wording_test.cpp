#include "web/wording.hpp"

#include "support/catch.hpp"
#include "support/texts.hpp"
#include "unit/api/indexed_site.hpp"
#include "unit/api/site_fixture.hpp"

using namespace opendata;
using test::at;
using test::contains;

namespace {

search::Document question(const char* id, std::vector<search::DocumentTranslation> translations) {
  search::Document out;
  out.id = id;
  out.kind = "faq";
  out.title = "寵物登記要帶什麼？";
  out.body = "請攜帶身分證。";
  out.category = "動物";
  out.modified = "2024-05-06";
  out.translations = std::move(translations);
  return out;
}

const test::IndexedSite& translated_site() {
  static const test::IndexedSite site([](search::IndexBuilder& builder) {
    REQUIRE(builder.add(question("F1", {{"en", "What do I <b>need</b> to register a pet?", "Bring your **identity card**."}})).has_value());
    REQUIRE(builder.add(question("F2", {{"vi", "Đăng ký", "Mang theo"}, {"en", "Only a title", ""}})).has_value());
  });
  return site;
}

}  // namespace

TEST_CASE("An English page shows the entry's English version, a Chinese one the original", "[api][website]") {
  const auto english = translated_site().get("/faq/F1?lang=en").body;
  CHECK(contains(english, "<article class=\"entry\" lang=\"en\">\n<h1>What do I &lt;b&gt;need&lt;/b&gt; to register a pet?</h1>"));
  CHECK(contains(english, "Bring your <strong>identity card</strong>."));
  CHECK(contains(english, "\"inLanguage\":\"en\""));
  CHECK_FALSE(contains(english, "請攜帶身分證"));
  const auto chinese = translated_site().get("/faq/F1").body;
  CHECK(contains(chinese, "<article class=\"entry\" lang=\"zh-Hant-TW\">\n<h1>寵物登記要帶什麼？</h1>"));
  CHECK_FALSE(contains(chinese, "identity card"));
}

TEST_CASE("Half a translation is none", "[api][website]") {
  const auto page = translated_site().get("/faq/F2?lang=en").body;
  CHECK(contains(page, "<article class=\"entry\" lang=\"zh-Hant-TW\">"));
  CHECK_FALSE(contains(page, "Only a title"));
}

TEST_CASE("Entries are found by their English words and listed by their English titles", "[api][website]") {
  for (const char* list : {"/?q=identity card&lang=en", "/faq?lang=en", "/?lang=en"}) {
    CAPTURE(list);
    CHECK(contains(translated_site().get(list).body, "<a href=\"/faq/F1?lang=en\">What do I &lt;b&gt;need&lt;/b&gt; to register a pet?</a>"));
  }
  CHECK(contains(translated_site().get("/faq").body, "<a href=\"/faq/F1\">寵物登記要帶什麼？</a>"));
}

TEST_CASE("The API gives an entry's translations with their text as HTML", "[api][faq]") {
  const auto entry = test::json_of(translated_site().get("/api/v1/faq/F1"));
  CHECK(at(entry, "title") == "寵物登記要帶什麼？");
  CHECK(at(entry, "translations.0.language") == "en");
  CHECK(contains(at(entry, "translations.0.answer_html"), "<strong>identity card</strong>"));
  CHECK(at(test::json_of(translated_site().get("/api/v1/faq/F2")), "translations.1.title") == "Only a title");
}

TEST_CASE("What stands in another language than the page says so", "[api][website]") {
  for (const char* list : {"/?q=登記&lang=en", "/faq?lang=en"}) {
    const auto page = translated_site().get(list).body;
    CAPTURE(list);
    CHECK(contains(page, "<li><h2 lang=\"zh-Hant-TW\"><a href=\"/faq/F2?lang=en\">"));
    CHECK(contains(page, "<li><h2><a href=\"/faq/F1?lang=en\">"));
  }
  CHECK_FALSE(contains(translated_site().get("/faq").body, "<h2 lang="));
  CHECK(contains(translated_site().get("/?lang=en").body, "<span lang=\"zh-Hant-TW\"><a href=\"/faq/F2?lang=en\">"));
}
