#include "web/labels.hpp"

#include "support/catch.hpp"
#include "support/texts.hpp"
#include "unit/api/indexed_site.hpp"
#include "unit/api/site_fixture.hpp"

using namespace opendata;
using test::contains;

namespace {

search::Document dataset(const char* id, const char* category) {
  search::Document out;
  out.id = id;
  out.kind = "dataset";
  out.title = "停車場資料";
  out.category = category;
  out.facets["service"] = category;
  return out;
}

}  // namespace

TEST_CASE("A category is read from left to right, a code by its name", "[api][website]") {
  auto [path, chinese, english] = GENERATE(table<const char*, const char*, const char*>({
      {"I00", "公共資訊", "Public information"},
      {"動物保護/登記", "動物保護 › 登記", "動物保護 › 登記"},
      {"I00/登記", "I00 › 登記", "I00 › 登記"},
      {"Z99", "Z99", "Z99"},
      {"", "", ""},
  }));
  CHECK(api::web::category_label(path, Language::zh_tw) == chinese);
  CHECK(api::web::category_label(path, Language::en) == english);
}

TEST_CASE("Facets, results and headings show a code's name in the page's language, and addresses the code", "[api][website]") {
  const test::IndexedSite site([](search::IndexBuilder& builder) {
    REQUIRE(builder.add(dataset("animal-cases", "I00")).has_value());
    REQUIRE(builder.add(dataset("parking-lots", "E00")).has_value());
  });
  const auto english = site.get("/?q=停車場&lang=en").body;
  for (const char* facet : {"category", "service"})
    CHECK(contains(english, std::string("&amp;lang=en&amp;") + facet + "=I00\" rel=\"nofollow\" data-live>Public information</a>"));
  CHECK(contains(english, "<span class=\"part\">Public information</span>"));
  CHECK(contains(site.get("/?q=停車場").body, ">公共資訊</a>"));
  CHECK(contains(site.get("/?category=I00").body, "<h1>檢索結果：公共資訊</h1>"));
  CHECK_FALSE(contains(english, ">I00<"));
}

TEST_CASE("The words of a search stand in the heading as they were written", "[api][website]") {
  CHECK(contains(test::site().get("/?q=絕育/TNVR").body, "<h1>檢索結果：絕育/TNVR</h1>"));
}
