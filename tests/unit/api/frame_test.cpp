#include <deque>
#include <set>

#include "support/catch.hpp"
#include "support/texts.hpp"
#include "unit/api/site_fixture.hpp"
#include "web/assets.hpp"

using test::site;
using namespace opendata::api;
using test::contains;
using test::count_of;

namespace {

int digit(char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; }

/// An address as it stands in an attribute, as the connection layer hands it on.
std::string decoded(const std::string& attribute) {
  std::string out;
  for (std::size_t i = 0; i < attribute.size(); ++i) {
    if (attribute.compare(i, 5, "&amp;") == 0) {
      out += '&';
      i += 4;
    } else if (attribute[i] == '%' && i + 2 < attribute.size()) {
      out += static_cast<char>(digit(attribute[i + 1]) * 16 + digit(attribute[i + 2]));
      i += 2;
    } else {
      out += attribute[i];
    }
  }
  return out.substr(0, out.find('#'));
}

/// Addresses of this site in a page's href, src and action attributes.
std::vector<std::string> links_of(const std::string& page) {
  std::vector<std::string> found;
  for (const std::string attribute : {" href=\"/", " src=\"/", " action=\"/"}) {
    for (std::size_t at = 0; (at = page.find(attribute, at)) != std::string::npos;) {
      at += attribute.size() - 1;
      found.push_back(decoded(page.substr(at, page.find('"', at) - at)));
    }
  }
  return found;
}

bool is_page(const Response& response) { return test::header(response, "Content-Type").starts_with("text/html"); }

}  // namespace

TEST_CASE("Every link of every page that can be reached leads somewhere", "[api][frame]") {
  const auto* start = GENERATE("/", "/?lang=en", "/?q=動物", "/nope");
  constexpr std::size_t most_pages = 600;
  std::set<std::string> seen{start};
  std::deque<std::string> waiting{start};
  for (std::size_t pages = 0; !waiting.empty() && pages < most_pages; ++pages) {
    const auto address = waiting.front();
    waiting.pop_front();
    const auto response = site().get(address);
    CAPTURE(address);
    CHECK((response.status == 200 || address.starts_with("/nope")));
    test::read_file_body(response);
    if (!is_page(response)) continue;
    for (const auto& link : links_of(response.body))
      if (seen.insert(link).second) waiting.push_back(link);
  }
  CHECK(seen.size() > 10);
}

TEST_CASE("Every page has the landmarks of Taiwan's accessibility guideline, each letter once", "[api][frame]") {
  const auto* path = GENERATE("/", "/?q=狗", "/datasets/animal-cases?lang=en", "/laws/動保法", "/nope");
  CAPTURE(path);
  const auto page = site().get(path).body;
  for (const char* landmark : {"id=\"U\" href=\"#U\" accesskey=\"U\"", "id=\"C\" href=\"#C\" accesskey=\"C\"", "id=\"B\" href=\"#B\" accesskey=\"B\""})
    CHECK(count_of(page, landmark) == 1);
  CHECK(count_of(page, ">:::</a>") == 3);
  for (const char* once : {"<header", "<main ", "<footer", "<h1"}) CHECK(count_of(page, once) == 1);
}

TEST_CASE("A page says where it stands, home does not", "[api][frame]") {
  CHECK(contains(site().get("/datasets").body, "<li><span aria-current=\"page\">資料集</span></li>"));
  CHECK_FALSE(contains(site().get("/").body, "class=\"path\""));
  CHECK(contains(site().get("/datasets").body, "href=\"/datasets\" aria-current=\"page\""));
}

TEST_CASE("A page names itself in both languages with whole addresses, results are not for search engines", "[api][frame]") {
  const auto page = site().get("/datasets").body;
  CHECK(contains(page, "<link rel=\"alternate\" hreflang=\"en\" href=\"http://data.example/datasets?lang=en\">"));
  CHECK(contains(page, "<link rel=\"alternate\" hreflang=\"zh-Hant-TW\" href=\"http://data.example/datasets?lang=zh-TW\">"));
  CHECK_FALSE(contains(page, "noindex"));
}

TEST_CASE("A page without data of its own is as new as the newest release", "[api][frame]") {
  CHECK(contains(site().get("/docs").body, "<time datetime=\"2024-05-06\">2024-05-06</time>"));
}

TEST_CASE("The policy of pages allows nothing inline and nothing from elsewhere", "[api][frame]") {
  const auto policy = test::header(site().get("/"), "Content-Security-Policy");
  CHECK(contains(policy, "default-src 'none'; script-src 'self'; style-src 'self'"));
  for (const char* part : {"unsafe", "http", "*", "data:"}) CHECK_FALSE(contains(policy, part));
}

TEST_CASE("An asset under the address that pages give may be kept for ever", "[api][frame][assets]") {
  const auto page = site().get("/").body;
  const auto begin = page.find("/assets/site.css?v=");
  REQUIRE(begin != std::string::npos);
  const auto named = site().get(page.substr(begin, page.find('"', begin) - begin));
  CHECK(named.status == 200);
  CHECK(test::header(named, "Cache-Control") == "public, max-age=31536000, immutable");
  for (const char* address : {"/assets/site.css", "/assets/site.css?v=0123"})
    CHECK(contains(test::header(site().get(address), "Cache-Control"), "max-age=60"));
}

TEST_CASE("Every embedded asset is served with its type and a strong entity tag", "[api][frame][assets]") {
  REQUIRE(web::embedded_assets().size() >= 3);
  for (const auto& asset : web::embedded_assets()) {
    CAPTURE(asset.name);
    const auto response = site().get("/assets/" + asset.name);
    CHECK(response.status == 200);
    CHECK_FALSE(web::media_type_of(asset.name).empty());
    CHECK(test::header(response, "Content-Type") == web::media_type_of(asset.name));
    const auto tag = test::header(response, "ETag");
    CHECK(tag.starts_with("\""));
    CHECK(site().get("/assets/" + asset.name, {{"if-none-match", tag}}).status == 304);
  }
}

TEST_CASE("Only assets are served as assets", "[api][frame][assets]") {
  const auto* name = GENERATE("/assets/nope.css", "/assets/site.cs", "/assets/SITE.CSS", "/assets/..");
  CHECK(site().get(name).status == 404);
}

TEST_CASE("A large asset is compressed for whoever accepts it", "[api][frame][assets]") {
  const auto plain = site().get("/assets/site.css");
  const auto packed = site().get("/assets/site.css", {{"accept-encoding", "gzip"}});
  CHECK(test::header(packed, "Content-Encoding") == "gzip");
  CHECK(packed.body.size() < plain.body.size() / 2);
  CHECK(test::header(packed, "ETag") != test::header(plain, "ETag"));
}
