#include <opendata/built_in_hierarchy.hpp>
#include <opendata/table.hpp>

#include "privacy/built_in/label_rule.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using privacy::BuiltInHierarchy;
using privacy::Hierarchy;

namespace {

Result<Hierarchy> build(std::string_view source, const std::vector<Cell>& cells) {
  auto built = BuiltInHierarchy::create("column", source);
  if (!built) return failure(built.error());
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (auto added = built->add(cells[i], i + 2); !added) return failure(added.error());
  return built->finish();
}

/// The labels of one value, without itself and the top.
std::vector<std::string> labels_of(std::string_view source, const std::string& value) {
  const auto hierarchy = build(source, {value, std::nullopt});
  if (!hierarchy) FAIL(format_error(hierarchy.error(), Language::en));
  std::vector<std::string> labels;
  for (std::size_t level = 1; level < hierarchy->height(); ++level)
    labels.push_back(hierarchy->text(level, hierarchy->label(level, *hierarchy->leaf(value))));
  return labels;
}

}  // namespace

TEST_CASE("each built-in hierarchy generalizes a value step by step", "[privacy][built_in]") {
  struct Case {
    std::string source, value;
    std::vector<std::string> labels;
  };
  const auto row = GENERATE(values<Case>({
      {"date", "2024-05-06", {"2024-05-06", "2024-05", "2024Q2", "2024H1", "2024", "2020-2029"}},
      {"date", "113/12/31", {"2024-12-31", "2024-12", "2024Q4", "2024H2", "2024", "2020-2029"}},
      {"date", "1130506 07:08", {"2024-05-06", "2024-05", "2024Q2", "2024H1", "2024", "2020-2029"}},
      {"date:month,year", "中華民國一百一十三年五月六日", {"2024-05", "2024"}},
      {"roc-date",
       "79.1.2",
       {"民國79年1月2日", "民國79年1月", "民國79年第1季", "民國79年上半年", "民國79年", "民國70-79年"}},
      {"roc-date:half,decade", "2024-07-01", {}},
      {"roc-date:half,decade", "西元2024年7月1日", {"民國113年下半年", "民國110-119年"}},
      {"roc-date:year,decade", "民國前3年1月1日", {"民國前3年", "民國前1-9年"}},
      {"integer:5,10,20", "37", {"35-39", "30-39", "20-39"}},
      {"integer:5,10", "-3", {"-5--1", "-10--1"}},
      {"integer:1,10", "０３７", {"37", "30-39"}},
      {"address",
       "台北市中正區中正路12巷3號5樓",
       {"臺北市中正區中正路12巷", "臺北市中正區中正路", "臺北市中正區", "臺北市"}},
      {"address", "連江縣東引鄉樂華村5鄰115之1號", {"連江縣東引鄉其他", "連江縣東引鄉其他", "連江縣東引鄉", "連江縣"}},
      {"address", "三民區建工路415號", {"三民區建工路其他", "三民區建工路", "三民區", "其他"}},
      {"address:lane,road", "台南市安南區海佃路1段十二巷2號", {"臺南市安南區海佃路一段12巷", "臺南市安南區海佃路一段"}},
      {"address:lane,road", "臺南市安南區海佃路一段12巷2號", {"臺南市安南區海佃路一段12巷", "臺南市安南區海佃路一段"}},
      {"address:road", "高雄市新興區中正３路1號", {"高雄市新興區中正三路"}},
      {"address:road", "彰化縣福興鄉彰鹿路１０段1號", {"彰化縣福興鄉彰鹿路十段"}},
      {"address:road", "宜蘭縣冬山鄉冬山路五段209巷7號", {"宜蘭縣冬山鄉冬山路5段"}},
      {"address:road", "宜蘭縣冬山鄉冬山路5段209巷7號", {"宜蘭縣冬山鄉冬山路5段"}},
      {"address:village,town,county",
       "高雄市三民區興邦里12鄰建工路1號",
       {"高雄市三民區興邦里", "高雄市三民區", "高雄市"}},
      {"address:town", "高雄市三民區建工路1號", {"高雄市三民區"}},
      {"admin-code", "65000230-002", {"65000230", "65000"}},
      {"admin-code", "6502300", {"6502300", "65000"}},
      {"admin-code", "10013030S01", {"10013030", "10013"}},
      {"admin-code", "64000130-S06", {"64000130", "64000"}},
      {"admin-code", "1001605-007", {"1001605", "10016"}},
      {"admin-code", "65", {"65000其他", "65000"}},
      {"admin-code", "10016", {"10016其他", "10016"}},
      {"postal-code", "807", {"807", "80x", "8xx"}},
      {"postal-code", "80708", {"807", "80x", "8xx"}},
      {"postal-code", "807-001", {"807", "80x", "8xx"}},
      {"prefix:4,2", "AB1234", {"AB12…", "AB…"}},
      {"prefix:3,1", "動物保護", {"動物保…", "動…"}},
      {"prefix:4,2", "A", {"A", "A"}},
      {"prefix:4,1", "不詳", {"不詳", "不詳"}},
  }));
  CAPTURE(row.source, row.value);
  if (row.labels.empty()) {
    CHECK_FALSE(build(row.source, {row.value}));
  } else {
    CHECK(labels_of(row.source, row.value) == row.labels);
  }
}

TEST_CASE("a missing and an empty cell are one leaf, unknown at every level below the top", "[privacy][built_in]") {
  const auto hierarchy = build("date:month,year", {Cell("2024-05-06"), std::nullopt, Cell("")});
  REQUIRE(hierarchy);
  const auto leaf = hierarchy->leaf("");
  REQUIRE(leaf);
  CHECK(hierarchy->leaves() == 2);
  CHECK(hierarchy->text(1, hierarchy->label(1, *leaf)) == "不詳");
  CHECK(hierarchy->text(2, hierarchy->label(2, *leaf)) == "不詳");
  CHECK(hierarchy->text(3, hierarchy->label(3, *leaf)) == "*");
}

TEST_CASE("of prefixes, what says 不詳 stands with the missing cells", "[privacy][built_in]") {
  const auto hierarchy = build("prefix:4,1", {Cell("不詳"), std::nullopt, Cell("不明")});
  REQUIRE(hierarchy);
  for (const std::size_t level : {1, 2})
    CHECK(hierarchy->label(level, hierarchy->leaf("").value()) == hierarchy->label(level, hierarchy->leaf("不詳").value()));
  CHECK(hierarchy->labels(2) == 2);
}

TEST_CASE("a value without the form is an error that names row and column, never the value", "[privacy][built_in]") {
  struct Case {
    std::string source, value;
  };
  const auto row = GENERATE(values<Case>({
      {"date", "112/02/29"},
      {"date", "明天"},
      {"roc-date", "99.13.01"},
      {"integer:5", "3.5"},
      {"integer:5", "A123456789"},
      {"integer:5", "9999999999999999999"},
      {"address", "火車站對面"},
      {"admin-code", "12"},
      {"admin-code", "650002300"},
      {"admin-code", "6500A"},
      {"admin-code", "6500S01"},
      {"admin-code", "10013030A01"},
      {"admin-code", "100130S0001"},
      {"postal-code", "8070"},
      {"postal-code", "00700"},
      {"prefix:2", " AB"},
      {"prefix:2", "AB　"},
      {"prefix:2", "*"},
  }));
  CAPTURE(row.source, row.value);
  const auto built = build(row.source, {Cell(row.value)});
  REQUIRE_FALSE(built);
  CHECK(built.error().code() == Errc::bad_value);
  CHECK(built.error().where().row == 2);
  CHECK(built.error().where().column == "column");
  for (const auto language : {Language::en, Language::zh_tw})
    if (row.value != "*") CHECK(format_error(built.error(), language).find(row.value) == std::string::npos);
}

TEST_CASE("a rule that does not nest or is unknown is refused before any row is read", "[privacy][built_in]") {
  for (const std::string_view source :
       {"dates", "date:year,month", "date:month,month", "date:week", "date:month,", "integer",
        "integer:", "integer:5,12", "integer:10,5", "integer:0", "integer:x", "address:road,village",
        "address:village,road", "admin-code:town", "postal-code:3", "prefix", "prefix:2,4", "prefix:-1", ""}) {
    const auto built = BuiltInHierarchy::create("column", source);
    CAPTURE(source);
    REQUIRE_FALSE(built);
    CHECK(built.error().code() == Errc::invalid_argument);
    CHECK(built.error().where().column == "column");
  }
}

TEST_CASE("names of rules are told from names of files", "[privacy][built_in]") {
  CHECK(BuiltInHierarchy::is_name("date"));
  CHECK(BuiltInHierarchy::is_name("integer:5,10"));
  CHECK_FALSE(BuiltInHierarchy::is_name("./date"));
  CHECK_FALSE(BuiltInHierarchy::is_name("date.csv"));
  CHECK_FALSE(BuiltInHierarchy::is_name("C:date"));
}

TEST_CASE("the hierarchy does not depend on the order of the rows", "[privacy][built_in]") {
  const auto a = build("integer:10", {Cell("12"), Cell("7"), Cell("12"), std::nullopt});
  const auto b = build("integer:10", {std::nullopt, Cell("7"), Cell("12")});
  REQUIRE(a);
  REQUIRE(b);
  for (const std::string_view value : {"12", "7", ""}) CHECK(a->leaf(value) == b->leaf(value));
  CHECK(a->leaves() == 3);
}

TEST_CASE("a column without rows has no hierarchy", "[privacy][built_in]") {
  const auto built = build("date", {});
  REQUIRE_FALSE(built);
  CHECK(built.error().code() == Errc::bad_structure);
}

TEST_CASE("labels of door plates nest and never show a finer part", "[privacy][built_in]") {
  const auto directory = test::shared_data();
  const auto path = directory / "addresses" / "doorplates_2000.csv";
  if (directory.empty() || !std::filesystem::exists(path)) {
    WARN("skipped: no door plates (OPENDATA_SHARED)");
    return;
  }
  for (const std::string_view source :
       {"address", "address:village,town,county", "address:door_number,lane,road,town,county"}) {
    auto built = BuiltInHierarchy::create("FULL_ADDR", source);
    auto reader = open_reader(path, {});
    REQUIRE(reader);
    RawRecord record;
    while (*(*reader)->read(record)) REQUIRE(built->add(record.cells[0], record.row));
    const auto hierarchy = built->finish();
    CAPTURE(source);
    REQUIRE(hierarchy);
    const std::size_t first = source == "address:door_number,lane,road,town,county" ? 2 : 1;
    for (std::size_t level = first; level <= hierarchy->height(); ++level) {
      for (std::uint32_t label = 0; label < hierarchy->labels(level); ++label) {
        const std::string& text = hierarchy->text(level, label);
        CAPTURE(level, text);
        CHECK(text.find("號") == std::string::npos);
        CHECK(text.find("鄰") == std::string::npos);
      }
    }
  }
}
