#include "support/catch.hpp"
#include "support/texts.hpp"
#include "unit/api/site_fixture.hpp"

using test::site;
using test::between;
using test::contains;
using test::count_of;

TEST_CASE("Charts say in words and in a table what they show", "[api][datasets]") {
  const auto page = site().get("/datasets/animal-cases").body;
  CHECK(contains(page,
                 "<svg class=\"bars\" role=\"img\" width=\"100%\" height=\"132\" "
                 "aria-labelledby=\"chart-district-title chart-district-desc\">"));
  CHECK(contains(page, "<title id=\"chart-district-title\">各行政區筆數</title>"));
  CHECK(contains(page, "3 個值，最多者為 三民區，計 3。"));
  CHECK(contains(page, "<td class=\"number\">3</td><td class=\"number\">60.0%</td>"));
  CHECK(contains(page, "href=\"/datasets/animal-cases?f.district=%E4%B8%89%E6%B0%91%E5%8D%80#preview\""));
  CHECK(contains(page, "<svg class=\"timeline\" role=\"img\""));
  for (const char* month : {"2024-01", "2024-02", "2024-03", "（未填）"})
    CHECK(contains(between(page, "id=\"chart-received\"", "</figure>"), month));
  CHECK_FALSE(contains(page, "chart-note"));
  CHECK_FALSE(contains(page, "style="));
}

TEST_CASE("One field's chart can be asked for alone", "[api][datasets]") {
  const auto page = site().get("/datasets/animal-cases?by=closed&lang=en").body;
  CHECK(contains(page, "Rows by closed"));
  CHECK_FALSE(contains(page, "chart-district-title"));
}

TEST_CASE("Charts of narrowed rows count those rows", "[api][datasets]") {
  const auto page = site().get("/datasets/animal-cases?f.district=三民區").body;
  CHECK(contains(between(page, "id=\"chart-closed\"", "</figure>"),
                 "<td class=\"number\">3</td><td class=\"number\">100.0%</td>"));
}

TEST_CASE("A dataset with places has a map in which one wrong place does not shrink Taiwan", "[api][datasets]") {
  const auto page = site().get("/datasets/parking-lots?lang=en").body;
  const auto map = between(page, "<svg class=\"map\"", "</svg>");
  CHECK(contains(map, "role=\"img\""));
  CHECK(count_of(map, "<circle") == 3);
  CHECK(contains(map, "1 rows (120.2206, 22.9970)"));
  CHECK(contains(map, " km</text>"));
  CHECK(contains(page, "3 rows in 3 places"));
  CHECK(contains(page, "2 rows have no place in Taiwan."));
  CHECK_FALSE(contains(site().get("/datasets/animal-cases").body, "<svg class=\"map\""));
  CHECK(count_of(between(site().get("/datasets/parking-lots?f.opened=2020").body, "<svg class=\"map\"", "</svg>"),
                 "<circle") == 1);
}
