#include <opendata/search/help.hpp>

#include "support/catch.hpp"
#include "support/texts.hpp"
#include "unit/api/indexed_site.hpp"
#include "unit/api/site_fixture.hpp"
#include "web/qr.hpp"

using test::site;
using namespace opendata;
using test::contains;
using test::count_of;

TEST_CASE("The home page has one search, themes with counts and what changed lately", "[api][website]") {
  const auto page = site().get("/").body;
  CHECK(count_of(page, "role=\"search\"") == 1);
  for (const char* part : {"href=\"/?kind=faq&amp;category=%E5%8B%95%E7%89%A9\">動物</a>", "最新問答", "href=\"/faq/faq-001\"", "最新資料",
                           "href=\"/datasets/animal-cases\"", "<time class=\"source\" datetime=\"2024-05-06\">"})
    CHECK(contains(page, part));
  CHECK_FALSE(contains(page, "id=\"results\""));
}

TEST_CASE("A site without an index has a home page without rooms for answers and laws", "[api][website]") {
  api::ServerOptions options;
  options.catalog = site().catalog().string();
  const auto server = api::Server::create(options);
  REQUIRE(server.has_value());
  api::Request request;
  request.method = "GET";
  request.path = "/";
  const auto response = server->handle(request);
  CHECK(response.status == 200);
  CHECK(contains(response.body, "開放資料</a> <span class=\"count\">2</span>"));
  for (const char* room : {"/?kind=faq", "/?kind=article", "最新問答"}) CHECK_FALSE(contains(response.body, room));
}

TEST_CASE("A first page is small", "[api][website]") {
  std::size_t bytes = 0;
  for (const char* address : {"/", "/assets/site.css", "/assets/site.js", "/assets/icon.svg"})
    bytes += site().get(address, {{"accept-encoding", "gzip"}}).body.size();
  CHECK(bytes < 100'000);
}

TEST_CASE("The form offers every way of searching that takes words, and keeps what was chosen", "[api][website]") {
  const auto page = site().get("/?q=狗&mode=keyword&kind=faq&validity=any&modified_from=2024-01-01&agency=動物保護處").body;
  for (const auto& help : search::mode_help()) {
    const auto option = "<option value=\"" + std::string(search::name(help.mode)) + "\"";
    CHECK(contains(page, option) == (help.mode != search::Mode::similar));
  }
  for (const char* part : {"<option value=\"keyword\" selected>", "<option value=\"faq\" selected>", "<option value=\"any\" selected>",
                           "name=\"modified_from\" value=\"2024-01-01\"", "<input type=\"hidden\" name=\"agency\" value=\"動物保護處\">",
                           "<details class=\"more\" open>"})
    CHECK(contains(page, part));
  for (const char* usual : {"/", "/help", "/?q=狗"}) CHECK(contains(site().get(usual).body, "<details class=\"more\">"));
}

TEST_CASE("A facet narrows, and can be taken away again", "[api][website]") {
  const auto wide = site().get("/?q=動物").body;
  CHECK(contains(wide, "href=\"/?q=%E5%8B%95%E7%89%A9&amp;kind=faq\" rel=\"nofollow\" data-live>常見問答</a>"));
  const auto narrow = site().get("/?q=動物&kind=faq&offset=0").body;
  CHECK(contains(narrow, "<p class=\"chosen\">常見問答 <a href=\"/?q=%E5%8B%95%E7%89%A9\" rel=\"nofollow\" data-live"));
}

TEST_CASE("Links of results say only what is not usual", "[api][website]") {
  const auto page = site().get("/?q=動物&mode=auto&kind=&validity=in-force&modified_from=&synonyms=false").body;
  CHECK(contains(page, "href=\"/?q=%E5%8B%95%E7%89%A9&amp;synonyms=false&amp;kind=faq\""));
}

TEST_CASE("A filter alone shows all that it holds", "[api][website]") {
  const auto page = site().get("/?category=動物").body;
  CHECK(contains(page, "<h1>檢索結果：動物</h1>"));
  CHECK(contains(page, "href=\"/faq/faq-001\""));
}

TEST_CASE("Who finds nothing is told what to do", "[api][website]") {
  const auto page = site().get("/?q=zzzzqqqq&kind=faq").body;
  for (const char* part : {"查無結果。", "取消所有篩選，改查全部", "href=\"/help\""}) CHECK(contains(page, part));
  CHECK_FALSE(contains(site().get("/?q=狗").body, "您可以這樣做"));
}

TEST_CASE("A cited article that is not there is named, with the law that is", "[api][website]") {
  CHECK(contains(site().get("/?q=動保法第99條").body, "該法規：<a href=\"/laws/M0060027\">動物保護法</a>"));
}

TEST_CASE("A search that cannot be understood is answered on its page", "[api][website]") {
  const auto response = site().get("/?q=((狗&mode=boolean");
  CHECK(response.status == 200);
  CHECK(contains(response.body, "role=\"alert\""));
}

TEST_CASE("Results are not for search engines, answers are", "[api][website]") {
  CHECK(contains(site().get("/?q=狗").body, "<meta name=\"robots\" content=\"noindex, follow\">"));
  CHECK_FALSE(contains(site().get("/faq/faq-001").body, "noindex"));
}

TEST_CASE("The help page has every way of searching, with examples that are searches", "[api][website]") {
  const auto* language = GENERATE("/help", "/help?lang=en");
  const auto page = site().get(language).body;
  for (const auto& help : search::mode_help()) {
    CHECK(contains(page, "id=\"" + std::string(search::name(help.mode)) + "\""));
    for (const auto& example : help.examples) CHECK_FALSE(example.query.empty());
  }
  CHECK(contains(page, "href=\"/?q=%E5%8B%95%E4%BF%9D%E6%B3%95%E7%AC%AC12%E6%A2%9D"));
  CHECK(count_of(page, "class=\"example\"") > search::mode_help().size());
}

TEST_CASE("An answer shows the text of the articles that it rests on, named or cited", "[api][website]") {
  const auto cited = site().get("/faq/faq-001").body;
  CHECK(contains(cited, "<details class=\"basis\"><summary>動物保護法第 11 條</summary>"));
  CHECK(contains(cited, "飼主對於受傷或罹病之動物，應給與必要之醫療。"));
  const auto named = site().get("/documents/page/with space").body;
  CHECK(contains(named, "<summary>動物保護法第 12 條</summary>"));
  CHECK(contains(named, "<p><a href=\"/laws/M0060027\">動物保護法</a> 第 99 條</p>"));  // the law is here, this article is not
  CHECK(contains(named, "<p>法規代碼 X0000001 第 8 條之 1</p>"));
  CHECK(contains(named, "<p>法規代碼 X0000002</p>"));
}

TEST_CASE("An answer stands below its category and tells its unit and date", "[api][website]") {
  const auto page = site().get("/faq/faq-001").body;
  for (const char* part : {"<a href=\"/?kind=faq&amp;category=%E5%8B%95%E7%89%A9\">動物</a>", "發布單位：動物保護處",
                           "<time datetime=\"2024-05-06\">", "<a href=\"/?category=%E5%8B%95%E7%89%A9%2F%E8%B5%B0%E5%A4%B1\">動物 › 走失</a>"})
    CHECK(contains(page, part));
}

TEST_CASE("What the site says of itself stands in both languages and has no gaps", "[api][website]") {
  const auto* path = GENERATE("/about", "/accessibility", "/privacy", "/site-map", "/about?lang=en", "/accessibility?lang=en",
                              "/privacy?lang=en", "/site-map?lang=en");
  CAPTURE(path);
  const auto response = site().get(path);
  CHECK(response.status == 200);
  CHECK(count_of(response.body, "<h2>") >= 2);
}

TEST_CASE("No link of a page leads to a host that the address was made to name", "[api][website]") {
  const auto* path = GENERATE("//elsewhere.example/faq", "///elsewhere.example/", "/\\elsewhere.example/");
  for (const std::string language : {"", "?lang=en"}) {
    const auto response = site().get(path + language);
    CHECK(response.status == 404);
    CHECK_FALSE(contains(response.body, "href=\"//"));
    CHECK_FALSE(contains(response.body, "href=\"/\\"));
    CHECK(contains(response.body, "elsewhere.example"));
  }
}

TEST_CASE("A problem page has ways on", "[api][website]") {
  for (const char* path : {"/nope", "/faq/nope", "/laws/無此法"}) {
    const auto response = site().get(path);
    CAPTURE(path);
    CHECK(response.status == 404);
    for (const char* part : {"role=\"search\"", "回首頁", "網站導覽"}) CHECK(contains(response.body, part));
  }
}

TEST_CASE("A person who is nowhere is not sent to a description for programs", "[api][website]") {
  CHECK_FALSE(contains(site().get("/nope").body, "此網址沒有資料；可用網址見"));
  CHECK(contains(site().get("/api/v1/nope").body, "openapi.json"));
}

TEST_CASE("A QR code is a picture of one of this site's own addresses", "[api][website][qr]") {
  const auto response = site().get("/qr?path=/faq/faq-001");
  CHECK(response.status == 200);
  CHECK(test::header(response, "Content-Type") == "image/svg+xml");
  CHECK(response.body == *api::web::qr_svg("http://data.example/faq/faq-001"));
  CHECK(site().get("/qr?path=/faq/狗").body == *api::web::qr_svg("http://data.example/faq/%E7%8B%97"));
}

TEST_CASE("No QR code leads elsewhere", "[api][website][qr]") {
  const auto* path = GENERATE("", "faq", "//evil.example/", "https://evil.example/", "/\\evil.example", "\\/evil.example");
  CAPTURE(path);
  CHECK(site().get(std::string("/qr?path=") + path).status == 400);
}

TEST_CASE("A QR code holds what fits and says when it does not", "[api][website][qr]") {
  const auto svg = api::web::qr_svg("x");
  REQUIRE(svg.has_value());
  CHECK(contains(*svg, "viewBox=\"0 0 29 29\""));  // version 1: 21 modules and the quiet zone
  CHECK(contains(*svg, "M4 4h7v1h-7z"));           // the edge of the first finder pattern
  CHECK(api::web::qr_svg(std::string(2331, 'x')).has_value());
  const auto long_one = api::web::qr_svg(std::string(2332, 'x'));
  REQUIRE_FALSE(long_one.has_value());
  CHECK(long_one.error().code() == Errc::limit_exceeded);
}

TEST_CASE("The site map has pages, datasets, questions and laws, in parts where one file cannot hold it", "[api][website]") {
  const auto map = site().get("/sitemap.xml").body;
  for (const char* page : {"/", "/statistics", "/datasets/parking-lots</loc><lastmod>2024-05-06", "/faq/faq-001</loc><lastmod>2024-05-06", "/laws/M0060027", "/laws/Z9900001"})
    CHECK(count_of(map, "<loc>http://data.example" + std::string(page) + "</lo") + count_of(map, "<loc>http://data.example" + std::string(page) + "</lastmod>") == 1);
  CHECK(count_of(map, "<loc>") == count_of(site().get("/sitemaps/1").body, "<loc>"));
  for (const char* wrong : {"/sitemaps/2", "/sitemaps/0", "/sitemaps/x", "/sitemaps/-1"}) CHECK(site().get(wrong).status == 404);
}

TEST_CASE("A large site's map lists its parts, and they hold each address once", "[api][website]") {
  constexpr std::size_t questions = 10'050;
  const test::IndexedSite large([](search::IndexBuilder& builder) {
    search::Document one;
    one.kind = "faq";
    one.title = "q";
    one.modified = "2024-05-06";
    for (std::size_t i = 0; i < questions; ++i) {
      one.id = "Q-" + std::to_string(i);
      REQUIRE(builder.add(one).has_value());
    }
  });
  const auto list = large.get("/sitemap.xml").body;
  CHECK(contains(list, "<sitemapindex "));
  CHECK(contains(list, "<loc>https://data.example/sitemaps/2</loc>"));
  CHECK(count_of(list, "<loc>") == 2);
  const auto first = large.get("/sitemaps/1").body, second = large.get("/sitemaps/2").body;
  CHECK(count_of(first, "<loc>") == 10'000);
  CHECK(count_of(first, "/faq/Q-") + count_of(second, "/faq/Q-") == questions);
  CHECK(contains(second, "/faq/Q-10049</loc><lastmod>2024-05-06</lastmod>"));
  CHECK_FALSE(contains(second, "/faq/Q-0<"));
  CHECK(large.get("/sitemaps/3").status == 404);
}

TEST_CASE("Browsers and crawlers are told the site's own names", "[api][website]") {
  CHECK(contains(site().get("/opensearch.xml").body, "<ShortName>開放資料檢索</ShortName>"));
  CHECK(contains(site().get("/sitemap.xml").body, "<loc>http://data.example/help</loc>"));
  CHECK(contains(site().get("/robots.txt").body, "Disallow: /qr"));
}
