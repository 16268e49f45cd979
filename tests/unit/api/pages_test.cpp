#include "support/catch.hpp"
#include "support/texts.hpp"
#include "unit/api/site_fixture.hpp"
#include "web/html.hpp"

using test::site;
using test::contains;

TEST_CASE("Every page has what assistive technology needs and nothing that runs", "[api][pages]") {
  const auto* path =
      GENERATE("/", "/?q=狗", "/faq/faq-001", "/faq/faq-002", "/laws/動保法", "/laws/動保法/articles/12", "/datasets",
               "/datasets/animal-cases", "/documents/page/with space", "/nope", "/problems/not-found", "/help",
               "/about", "/site-map");
  CAPTURE(path);
  const auto response = site().get(path);
  CHECK(contains(response.body, "<!DOCTYPE html>\n<html lang=\"zh-Hant-TW\">"));
  for (const char* part : {"<title>", "class=\"skip\" href=\"#main\"", "<main id=\"main\"", "<nav aria-label=", "<h1",
                           "width=device-width", "<footer"})
    CHECK(contains(response.body, part));
  for (const char* part : {"<script>", "style=", " onclick", "javascript:", "<img src=x"})
    CHECK_FALSE(contains(response.body, part));
  CHECK(contains(test::header(response, "Content-Security-Policy"), "default-src 'none'"));
  CHECK(test::header(response, "Content-Type") == "text/html; charset=utf-8");
  CHECK(test::header(response, "Referrer-Policy") == "same-origin");
}

TEST_CASE("Text from data and from the request is shown, never run", "[api][pages]") {
  const auto faq = site().get("/faq/faq-002").body;
  CHECK(contains(faq, "&lt;/script&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot;引號&quot;問題"));
  CHECK(contains(faq, "&lt;img src=x onerror=alert(1)&gt;"));
  const auto search = site().get("/?q=\"><script>alert(1)</script>狗").body;
  CHECK(contains(search, "value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;狗\""));
  const auto dataset = site().get("/datasets/animal-cases").body;
  CHECK(contains(dataset, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; 統計"));
  CHECK(contains(dataset, "&lt;b&gt;&quot;貓&quot;&lt;/b&gt;"));
}

TEST_CASE("Results mark what matched, put the cited article first and keep the question in every link",
          "[api][pages]") {
  const auto faq = site().get("/?q=狗走丟").body;
  CHECK(contains(faq, "<mark>"));
  CHECK(contains(faq, "href=\"/faq/faq-001\""));
  const auto cited = site().get("/?q=動保法第12條").body;
  CHECK(cited.find("class=\"cited\"") < cited.find("class=\"hits\""));
  CHECK(contains(cited, "href=\"/laws/M0060027/articles/12\""));
  const auto paged = site().get("/?q=動物&limit=1&lang=en").body;
  CHECK(contains(paged, "rel=\"next\" href=\"/?q=%E5%8B%95%E7%89%A9&amp;limit=1&amp;lang=en&amp;offset=1\""));
  CHECK(contains(site().get("/?q=zzzzqqqq").body, "查無結果"));
}

TEST_CASE("The search page links a law named as a whole, and says when only the closest were found", "[api][pages]") {
  const auto law = site().get("/?q=動保法").body;
  CHECK(contains(law, "href=\"/laws/M0060027\">動物保護法</a>"));
  CHECK(law.find("href=\"/laws/M0060027\"") < law.find("class=\"hits\""));
  CHECK_FALSE(contains(law, "class=\"notice relaxed\""));
  CHECK(contains(site().get("/?q=走丟 AND 木星").body,
                 "<p class=\"notice relaxed\">沒有同時符合所有詞的結果，以下為最接近者。</p>"));
}

TEST_CASE("The page's language follows the address, then the browser, then Traditional Chinese", "[api][pages]") {
  auto [path, accept, lang] = GENERATE(table<std::string, std::string, std::string>({{"/", "", "zh-TW"},
                                                                                     {"/", "en-US,en;q=0.9", "en"},
                                                                                     {"/", "en;q=0.5,zh-TW", "zh-TW"},
                                                                                     {"/?lang=en", "zh-TW", "en"},
                                                                                     {"/?lang=zh-TW", "en", "zh-TW"},
                                                                                     {"/", "fr", "zh-TW"},
                                                                                     {"/", "*", "zh-TW"}}));
  CAPTURE(path, accept);
  CHECK(test::header(site().get(path, {{"accept-language", accept}}), "Content-Language") == lang);
}

TEST_CASE("A reader who chose a language keeps it in every link", "[api][pages]") {
  const auto* path = GENERATE("/?q=狗走丟&lang=en", "/faq/faq-001?lang=en", "/documents/page/with space?lang=en",
                              "/laws/動保法?lang=en", "/laws/動保法/articles/12?lang=en", "/datasets?lang=en",
                              "/datasets/animal-cases?lang=en", "/nope?lang=en", "/faq/nope?lang=en");
  CAPTURE(path);
  const auto body = site().get(path).body;
  CHECK(contains(body, "<html lang=\"en\">"));
  CHECK(contains(body, "lang=zh-TW\" lang=\"zh-Hant-TW\""));
  for (std::size_t begin = 0; (begin = body.find("<a href=\"/", begin)) != std::string::npos;) {
    begin += 9;
    const auto address = body.substr(begin, body.find('"', begin) - begin);
    CAPTURE(address);
    const bool is_page = !address.starts_with("/api/") && !contains(address, "/current/");
    CHECK((!is_page || contains(address, "lang=")));
  }
}

TEST_CASE("The text of a law is marked as Chinese on an English page", "[api][pages]") {
  const auto law = site().get("/laws/動保法?lang=en").body;
  CHECK(contains(law, "<h1 lang=\"zh-Hant-TW\">動物保護法</h1>"));
  CHECK(contains(law, "<h2 lang=\"zh-Hant-TW\">第二章 動物之一般保護</h2>"));
  CHECK(contains(site().get("/laws/動保法/articles/12?lang=en").body, "lang=\"zh-Hant-TW\"><p>對動物不得任意宰殺。</p>"));
}

TEST_CASE("A page ignores parameters that links from elsewhere add", "[api][pages]") {
  CHECK(site().get("/datasets?utm_source=x").status == 200);
  CHECK(site().get("/?q=&kind=&fbclid=1").status == 200);
  CHECK(site().get("/?q=狗&limit=abc").status == 400);
}

TEST_CASE("A source address that a browser would run is not a link", "[api][pages]") {
  CHECK_FALSE(contains(site().get("/documents/page/with space").body, "alert(1)"));
}

TEST_CASE("Html escapes what could end text or an attribute", "[api][pages]") {
  opendata::api::web::Html html(opendata::Language::en);
  CHECK(html.text("<a href='x'>&\"").str() == "&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
  opendata::api::web::Html numbers(opendata::Language::en);
  CHECK(numbers.number(1234567).raw(" ").number(999).str() == "1,234,567 999");
  opendata::api::web::Html lines(opendata::Language::en);
  CHECK(lines.paragraphs("a\r\n\nb").str() == "<p>a</p>\n<p>b</p>\n");
}
