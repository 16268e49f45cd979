#include <opendata/json.hpp>
#include <opendata/risk_report.hpp>
#include <set>

#include "risk/class_chart.hpp"
#include "support/catch.hpp"
#include "support/near.hpp"

using namespace opendata;
using namespace opendata::privacy;

namespace {

ClassSizes sizes(const std::vector<std::uint64_t>& classes) {
  ClassSizes out;
  for (const std::uint64_t size : classes) out.add(size);
  return out;
}

RiskReport full_report() {
  RiskReport report;
  report.title = {"案件 <b>", "Cases & more"};
  report.k = 5;
  report.columns = {{"area", {"行政區", "District"}, "keep", 3.0, 3.0},
                    {"age", {"年齡", ""}, "generalize_number", 6.0, 1.5},
                    {"place", {"地點", "Place"}, "generalize_address", std::nullopt, 2.0}};
  report.released = sizes({5, 6, 40});
  report.exact = sizes({1, 1, 49});
  report.suppressed_rows = 4;
  report.combinations = {{{0}, 2, 0.1, 0.5, 0}, {{0, 1, 2}, 3, 0.2, 0.6, 0}};
  report.sampling_fraction = 0.5;
  report.sensitive = {{"illness", {"疾病", "Illness"}, {3, 1, 5, 1, 1.0, 0.4}}};
  report.attacks.emplace();
  report.attacks->linked_records = 51;
  report.attacks->smallest_candidates = 5;
  report.attacks->insensitive = {"days"};
  report.attacks->insensitive_classes = sizes({1, 1, 1});
  return report;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// Every start tag has its end tag, in order; void elements have none.
bool is_balanced(const std::string& html) {
  const std::set<std::string> alone{"meta", "rect", "!DOCTYPE"};
  std::vector<std::string> open;
  for (auto at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const bool ends = html[at + 1] == '/';
    const auto from = at + (ends ? 2 : 1);
    const std::string name = html.substr(from, html.find_first_of(" >\n/", from) - from);
    if (alone.contains(name)) continue;
    if (!ends) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return false;
    } else {
      open.pop_back();
    }
  }
  return open.empty();
}

}  // namespace

TEST_CASE("The page is one whole file in both languages, without scripts and without anything from elsewhere",
          "[risk][page]") {
  const std::string page = format_risk_page(full_report());
  CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-Hant-TW\">"));
  CHECK(is_balanced(page));
  for (const char* never : {"<script", "http:", "https:", "src=", "url(", "<b>"}) {
    CAPTURE(never);
    CHECK(page.find(never) == std::string::npos);
  }
  CHECK(count(page, " lang=\"en\"") == 2);  // the section and the link to it
  CHECK(page.find("案件 &lt;b&gt;") != std::string::npos);
  CHECK(page.find("Cases &amp; more") != std::string::npos);
}

TEST_CASE("The chart has a title for who cannot see it, and a table with the same figures beside it", "[risk][page]") {
  const std::string page = format_risk_page(full_report());
  CHECK(count(page, "role=\"img\" aria-labelledby=\"chart-") == 2);
  CHECK(page.find("<title id=\"chart-zh\">") != std::string::npos);
  CHECK(page.find("<title id=\"chart-en\">") != std::string::npos);
  CHECK(count(page, "<svg") == 2);
  CHECK(count(page, "<table") == count(page, "<caption>"));
  CHECK(count(page, "<table") == count(page, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label="));
  CHECK(count(page, "<th scope=\"row\">20–49</th>") == 2);
}

TEST_CASE("The page says what the figures mean and warns of columns that single out", "[risk][page]") {
  const std::string page = format_risk_page(full_report());
  CHECK(page.find("finds at least 5 records that fit") != std::string::npos);
  CHECK(page.find("猜中的機率最高為 5 分之一") != std::string::npos);
  CHECK(count(page, "class=\"warning\"") == 2);
  CHECK(page.find("4 records (7.27 %) were left out") != std::string::npos);
  auto harmless = full_report();
  harmless.attacks->insensitive_classes = sizes({3});
  CHECK(count(format_risk_page(harmless), "class=\"warning\"") == 0);
  auto alone = full_report();
  alone.released = sizes({1, 9});
  CHECK(format_risk_page(alone).find("10 records are described, and 1 of them are alone") != std::string::npos);
}

TEST_CASE("A report without quasi-identifiers or attacks is still a page and a document", "[risk][page]") {
  RiskReport none;
  CHECK(is_balanced(format_risk_page(none)));
  CHECK(json::parse(format_risk_json(none), json::Dialect::strict));
  none.attacks.emplace();
  CHECK(is_balanced(format_risk_page(none)));
}

TEST_CASE("The page of a table that no policy made names the option that it lacks and counts its suppressed rows",
          "[risk][page]") {
  RiskReport report = full_report();
  CHECK(format_risk_page(report).find("more records have") == std::string::npos);
  report.attacks.reset();
  report.sampling_fraction.reset();
  const std::string page = format_risk_page(report);
  CHECK(page.find("4 more records have") != std::string::npos);
  CHECK(page.find("--sampling-fraction") != std::string::npos);
  CHECK(page.find("policy") == std::string::npos);
  CHECK(page.find("All risks above assume that") != std::string::npos);
  report.population = {{1, 2}};
  CHECK(format_risk_page(report).find("All risks above assume that") == std::string::npos);
  CHECK(is_balanced(page));
}

TEST_CASE("risk.json holds the figures to nine digits", "[risk]") {
  const auto document = json::parse(format_risk_json(full_report()), json::Dialect::strict).value();
  CHECK(document.find("released")->find("prosecutor")->find("highest")->text() == "0.2");
  CHECK(document.find("released")->find("marketer")->text() == "0.0588235294");
  CHECK(document.find("exact")->find("uniques")->text() == "0.0392156863");
  const auto& columns = document.find("loss")->find("columns")->items();
  CHECK(columns.at(0).find("lost")->text() == "0");
  CHECK(columns.at(1).find("lost")->text() == "0.75");
  CHECK(columns.at(2).find("lost")->is(json::Kind::null));
  CHECK(document.find("population_uniques")->find("snb")->is(json::Kind::null));
  CHECK(document.find("attacks")->find("linkage")->find("counted")->text() == "records");
}

TEST_CASE("risk.json holds every digit of a discernibility", "[risk]") {
  auto large = full_report();
  large.released = sizes({149676, 150324});
  large.suppressed_rows = 0;
  const auto document = json::parse(format_risk_json(large), json::Dialect::strict).value();
  CHECK(document.find("loss")->find("discernibility")->text() == "45000209952");
}

TEST_CASE("Bands of class sizes hold every class once", "[risk]") {
  ClassSizes classes;
  for (std::uint64_t size = 1; size <= 1234; ++size) classes.add(size, 2);
  const auto bands = size_bands(classes);
  std::uint64_t expected_from = 1, all_classes = 0, rows = 0;
  for (const SizeBand& band : bands) {
    CHECK(band.from == expected_from);
    expected_from = band.to + 1;
    all_classes += band.classes;
    rows += band.rows;
  }
  CHECK(all_classes == classes.classes());
  CHECK(rows == classes.rows());
  CHECK(bands.at(3).label() == "4");
  CHECK(bands.at(4).label() == "5–9");
  CHECK(bands.back().label() == "1,000–1,999");
  CHECK(size_bands({}).empty());
}

TEST_CASE("l-diversity and t-closeness of a class agree with the worked example", "[risk]") {
  // A class with a:3, b:2, c:1 in a table with shares 0.5, 0.3, 0.2.
  TupleCounts tuples(2);
  const auto add = [&](const char* area, const char* value, int rows) {
    for (int i = 0; i < rows; ++i) tuples.add(std::vector<Cell>{area, value});
  };
  add("E", "a", 3), add("E", "b", 2), add("E", "c", 1);
  add("rest", "a", 2), add("rest", "b", 1), add("rest", "c", 1);
  const auto risk = sensitive_risk(tuples, 1);
  CHECK(risk.classes == 2);
  CHECK(risk.distinct_l == 3);
  CHECK(risk.entropy_l == test::near(2.7495, 1e-4));
  CHECK(risk.t == test::near(0.05));  // of the rest; that of E is 0.0333
  CHECK(risk.homogeneous_classes == 0);
  TupleCounts alike(2);
  for (const char* area : {"x", "y", "y"}) alike.add(std::vector<Cell>{area, area});
  const auto homogeneous = sensitive_risk(alike, 1);
  CHECK(homogeneous.homogeneous_classes == 2);
  CHECK(homogeneous.homogeneous_rows == 3);
  CHECK(homogeneous.t == test::near(2.0 / 3));
}
