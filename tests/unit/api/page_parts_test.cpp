#include "support/catch.hpp"
#include "support/texts.hpp"
#include "unit/api/site_fixture.hpp"
#include "web/pager.hpp"
#include "web/terms.hpp"

using namespace opendata;
using namespace opendata::api::web;
using test::contains;
using test::site;

namespace {

std::string written(const Pager& pager) {
  Html html(Language::zh_tw);
  write_pager(html, pager);
  return html.str();
}

std::string linked(std::string_view address) {
  Html html(Language::zh_tw);
  write_web_link(html, address, "名");
  return html.str();
}

}  // namespace

TEST_CASE("A pager leads where there is something, and is not there for one page", "[api][website]") {
  CHECK(written({.place = "第 1 頁"}).empty());
  const auto first = written({.next = "/x?a=1&b=2", .place = "第 1 頁"});
  CHECK(contains(first, "rel=\"next\" href=\"/x?a=1&amp;b=2\">下一頁 →</a>"));
  CHECK_FALSE(contains(first, "rel=\"prev\""));
  CHECK(contains(written({.previous = "/x", .turning = Pager::Turning::in_place}), "href=\"/x\" data-live>← 上一頁</a>"));
}

TEST_CASE("A place in a list is said in the page's language", "[api][website]") {
  CHECK(page_place(Language::zh_tw, 20, 20, 41) == "第 2／3 頁");
  CHECK(page_place(Language::en, 0, 20, 20) == "Page 1 of 1");
  CHECK(page_place(Language::en, 40, 20) == "Page 3");
  CHECK(offset_before(40, 20) == "20");
  CHECK(offset_before(20, 20).empty());
  CHECK(offset_before(7, 20).empty());
}

TEST_CASE("Every list turns its pages in the same way", "[api][website]") {
  for (const char* list : {"/?q=動物&limit=1", "/faq?limit=1", "/datasets?limit=1"}) {
    CAPTURE(list);
    const auto pager = test::between(site().get(list).body, "<nav class=\"pager\" aria-label=\"分頁\">\n", "</nav>");
    CHECK(pager.starts_with("<span>第 1"));
    CHECK(contains(pager, "</span>\n<a class=\"button quiet\" rel=\"next\" href=\"/"));
  }
}

TEST_CASE("Only addresses of the web become links", "[api][website]") {
  CHECK(linked("https://a.example/") == "<a href=\"https://a.example/\">名</a>");
  for (const char* other : {"javascript:alert(1)", "data:text/html,x", "", "//a.example/", "ftp://a.example/"}) CHECK(linked(other) == "名");
}

TEST_CASE("Results that nothing narrows have no empty side bar, others a way to it on a phone", "[api][website]") {
  const auto none = site().get("/?q=qzxvqzxv").body;
  for (const char* part : {"class=\"facets\"", "class=\"to-side\""}) CHECK_FALSE(contains(none, part));
  for (const char* list : {"/?q=動物", "/datasets"}) {
    const auto page = site().get(list).body;
    CHECK(contains(page, "<p class=\"to-side\"><a href=\"#narrow\">縮小範圍</a></p>"));
    CHECK(contains(page, " id=\"narrow\""));
  }
}
