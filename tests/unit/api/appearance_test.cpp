#include "web/appearance.hpp"

#include <opendata/files.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"
#include "support/texts.hpp"
#include "site.hpp"
#include "unit/api/site_fixture.hpp"

using namespace opendata;
using namespace opendata::api;
using test::contains;

namespace {

void write(const std::filesystem::path& path, std::string_view content) {
  REQUIRE(write_file_atomically(path, content).has_value());
}

/// A server over the shared catalogue with a site directory of its own.
Result<Server> server_with(const std::filesystem::path& directory) {
  ServerOptions options;
  options.catalog = test::site().catalog().string();
  options.site_dir = directory.string();
  return Server::create(options);
}

Response get(const Server& server, const std::string& path, std::vector<std::pair<std::string, std::string>> query = {}) {
  Request request;
  request.method = "GET";
  request.path = path;
  request.query = std::move(query);
  return server.handle(request);
}

constexpr const char* named = R"json({
  // what citizens see at the top
  "name": {"zh-TW": "動保處 <便民>", "en": "Animal Office"},
  "agency": {"zh-TW": "某市動物保護處", "en": "Animal Protection Office"},
  "agency_url": "https://www.example.gov.tw/",
  "contact": {"telephone": "07-0000000", "email": "office@example.gov.tw", "address": {"zh-TW": "某市某路1號"}},
  "colours": {"light": {"accent": "#7a1f5c"}},
})json";

}  // namespace

TEST_CASE("Contrast is that of WCAG 2.1", "[api][appearance]") {
  CHECK(web::contrast("#000000", "#ffffff") == Approx(21.0));
  CHECK(web::contrast("#777777", "#ffffff") == Approx(4.48).margin(0.01));
  CHECK(web::contrast("#ffffff", "#ffffff") == Approx(1.0));
}

TEST_CASE("The pages' own colours can be read on each other, light and dark", "[api][appearance]") {
  CHECK(web::faint_pair(web::default_palette().light) == nullptr);
  CHECK(web::faint_pair(web::default_palette().dark) == nullptr);
  auto faint = web::default_palette().light;
  faint["soft"] = "#999999";
  REQUIRE(web::faint_pair(faint) != nullptr);
  CHECK(web::faint_pair(faint)->text == "soft");
}

TEST_CASE("A mistake in site.json is told with its key and line", "[api][appearance]") {
  auto [document, code, key, line] = GENERATE(table<std::string, Errc, std::string, std::size_t>(
      {{R"({"title": {"zh-TW": "x"}})", Errc::unknown_key, "title", 1},
       {"{\n\"name\": \"x\"}", Errc::bad_structure, "name", 2},
       {R"({"name": {"en": "x"}})", Errc::bad_value, "name", 1},
       {R"({"name": {"zh-TW": "x", "jp": "y"}})", Errc::unknown_key, "name.jp", 1},
       {R"({"name": {"zh-TW": 1}})", Errc::bad_structure, "name.zh-TW", 1},
       {R"({"short_name": {"zh-TW": "一二三四五六七八九十一二三四五六七"}})", Errc::limit_exceeded, "short_name.zh-TW", 1},
       {R"j({"agency_url": "javascript:alert(1)"})j", Errc::bad_value, "agency_url", 1},
       {R"({"contact": {"fax": "1"}})", Errc::unknown_key, "contact.fax", 1},
       {R"({"colours": {"light": {"accent": "red"}}})", Errc::bad_value, "colours.light.accent", 1},
       {R"({"colours": {"light": {"accent": "#12345g"}}})", Errc::bad_value, "colours.light.accent", 1},
       {R"({"colours": {"light": {"pink": "#ff00ff"}}})", Errc::unknown_key, "colours.light.pink", 1},
       {R"({"colours": {"dusk": {}}})", Errc::unknown_key, "colours.dusk", 1},
       {"{\n\n\"colours\": {\"dark\": {\"ink\": \"#333333\"}}}", Errc::bad_value, "colours.dark.ink / paper", 3},
       {R"([1])", Errc::bad_structure, "", 1},
       {R"({"name": )", Errc::bad_structure, "", 1}}));
  CAPTURE(document);
  web::Appearance appearance;
  appearance.palette = web::default_palette();
  const auto read = web::read_site_json(document, "site.json", appearance);
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().code() == code);
  CHECK(read.error().where().file == "site.json");
  CHECK(read.error().where().column == key);
  CHECK(read.error().where().row == line);
}

TEST_CASE("A piece of a page holds nothing that the pages' policy blocks", "[api][appearance]") {
  const auto* good = GENERATE("", "<div class=\"city\"><a href=\"https://www.example.gov.tw/\">市政府</a></div>",
                              "<p>on = off; season=1</p>", "<img src=\"/assets/logo.svg\" alt=\"\">");
  CAPTURE(good);
  CHECK(web::check_fragment(good, "header.html").has_value());
}

TEST_CASE("A piece of a page that would be blocked is refused with its line", "[api][appearance]") {
  const auto* bad = GENERATE("<SCRIPT>1</SCRIPT>", "<p style=\"color:red\">", "<a href=\"JavaScript:x\">", "<style>p{}</style>",
                             "<img src=\"https://a.example/b.png\">", "<img src=\"//a.example/b.png\">", "<iframe>",
                             "<p onclick=\"x\">", "<p class=\"a\"onmouseover=\"x\">", "<body>", "<link rel=stylesheet>", "<meta>");
  CAPTURE(bad);
  const auto checked = web::check_fragment(std::string("<p>\n") + bad, "header.html");
  REQUIRE_FALSE(checked.has_value());
  CHECK(checked.error().code() == Errc::bad_value);
  CHECK(checked.error().where().row == 2);
  CHECK_FALSE(web::check_fragment("\xff", "header.html").has_value());
}

TEST_CASE("A theme loads nothing from elsewhere", "[api][appearance]") {
  CHECK(web::check_stylesheet(".brand { background: url(/assets/logo.svg); }", "theme.css").has_value());
  const auto* bad = GENERATE("@import 'x.css';", "a{background:url(https://a.example/x)}", "a{background:URL('//a.example')}");
  CHECK_FALSE(web::check_stylesheet(bad, "theme.css").has_value());
}

TEST_CASE("An agency's names, colours, logo and pieces stand in the pages", "[api][appearance]") {
  const test::TemporaryDirectory directory;
  write(directory.path() / "site.json", named);
  write(directory.path() / "theme.css", ".brand { color: teal; }\n");
  write(directory.path() / "logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
  write(directory.path() / "header.html", "<p class=\"city\">市府橫幅</p>");
  write(directory.path() / "footer.html", "<p>頁尾聲明</p>");
  write(directory.path() / "footer.en.html", "<p>Footer notice</p>");
  const auto server = server_with(directory.path());
  REQUIRE(server.has_value());
  const auto page = get(*server, "/datasets").body;
  for (const char* part : {"<title>資料集｜動保處 &lt;便民&gt;</title>", "某市動物保護處", "<a class=\"nobreak\" href=\"tel:07-0000000\">", "市府橫幅", "頁尾聲明",
                           "<img class=\"logo\" src=\"/assets/logo.svg?v=", "href=\"https://www.example.gov.tw/\""})
    CHECK(contains(page, part));
  const auto english = get(*server, "/datasets", {{"lang", "en"}}).body;
  for (const char* part : {"Animal Office", "Footer notice", "市府橫幅", "某市某路1號"}) CHECK(contains(english, part));
  const auto css = get(*server, "/assets/site.css").body;
  for (const char* part : {"--accent:#7a1f5c;", ".brand { color: teal; }", ".banner {"}) CHECK(contains(css, part));
  CHECK(test::header(get(*server, "/assets/logo.svg"), "Content-Type") == "image/svg+xml");
}

TEST_CASE("A site directory with a mistake keeps the server from starting", "[api][appearance]") {
  const test::TemporaryDirectory directory;
  write(directory.path() / "site.json", R"({"titel": {}})");
  const auto server = server_with(directory.path());
  REQUIRE_FALSE(server.has_value());
  CHECK(server.error().where().file == (directory.path() / "site.json").string());
  CHECK(server.error().where().column == "titel");
  CHECK(server_with(directory.path() / "nowhere").error().code() == Errc::not_found);
}

TEST_CASE("A changed site directory is taken over when told to look; a mistaken one leaves the pages as they are", "[api][appearance]") {
  const test::TemporaryDirectory directory;
  write(directory.path() / "site.json", R"({"name": {"zh-TW": "舊名"}})");
  ServerOptions options;
  options.catalog = test::site().catalog().string();
  options.site_dir = directory.path().string();
  const auto opened = Site::open(options);
  REQUIRE(opened.has_value());
  write(directory.path() / "site.json", R"({"name": {"zh-TW": "新名"}})");
  CHECK((*opened)->appearance()->name.zh_tw == "舊名");
  CHECK((*opened)->reload_appearance().has_value());
  CHECK((*opened)->appearance()->name.zh_tw == "新名");
  write(directory.path() / "site.json", "{");
  CHECK_FALSE((*opened)->reload_appearance().has_value());
  CHECK((*opened)->appearance()->name.zh_tw == "新名");
}

TEST_CASE("An agency's own statements stand in place of the built-in ones, as text", "[api][appearance]") {
  const test::TemporaryDirectory directory;
  write(directory.path() / "about.md", "## 本處\n\n**服務** <script>");
  const auto server = server_with(directory.path());
  REQUIRE(server.has_value());
  CHECK(contains(get(*server, "/about").body, "<strong>服務</strong> &lt;script&gt;"));
  CHECK(contains(get(*server, "/privacy").body, "不使用 Cookie"));
}

TEST_CASE("A file of the site directory that is too large is named", "[api][appearance]") {
  const test::TemporaryDirectory directory;
  write(directory.path() / "theme.css", std::string(web::largest_site_file + 1, ' '));
  const auto loaded = web::load_appearance(directory.path());
  REQUIRE_FALSE(loaded.has_value());
  CHECK(loaded.error().code() == Errc::limit_exceeded);
  CHECK(loaded.error().where().file == (directory.path() / "theme.css").string());
}

TEST_CASE("Another appearance is another version, so that no cache keeps the old pages", "[api][appearance]") {
  const test::TemporaryDirectory directory;
  const auto version = [&] { return (*web::load_appearance(directory.path()))->version; };
  const auto before = version();
  CHECK(version() == before);
  write(directory.path() / "footer.html", "<p>1</p>");
  const auto with_footer = version();
  CHECK(with_footer != before);
  write(directory.path() / "theme.css", "a{}");
  CHECK(version() != with_footer);
}
