#include "quality/description.hpp"

#include "support/catch.hpp"

using namespace opendata;
using quality::Description;

namespace {

std::vector<Description> read(const std::string& text) {
  return quality::read_descriptions(json::parse(text, json::Dialect::strict).value(), catalog::CodeLists::load().value());
}

std::string names(const quality::DescribedFile& file) {
  std::string out;
  for (const auto& field : file.fields) out += (out.empty() ? "" : "|") + field.name;
  return out;
}

}  // namespace

TEST_CASE("Names in 主要欄位說明 are separated as agencies separate them", "[quality][description]") {
  CHECK(quality::split_fields("a、b，c,d；e;f\ng") == std::vector<std::string>{"a", "b", "c", "d", "e", "f", "g"});
  CHECK(quality::split_fields(" a 、、 b ") == std::vector<std::string>{"a", "b"});
  CHECK(quality::split_fields("").empty());
  CHECK(quality::split_fields("日期(西元年、月、日)、金額（元，含稅）、備註") == std::vector<std::string>{"日期(西元年、月、日)", "金額（元，含稅）", "備註"});
  CHECK(quality::split_fields("a((b,c),d)、e[f;g]") == std::vector<std::string>{"a((b,c),d)", "e[f;g]"});
  CHECK(quality::split_fields("a(b、c)d)、e") == std::vector<std::string>{"a(b、c)d)", "e"});
  CHECK(quality::split_fields("a(b、c") == std::vector<std::string>{"a(b", "c"});
  CHECK(quality::split_fields(std::string(1'000'000, '(')).size() == 1);  // and soon
}

TEST_CASE("Each kind of description is recognised by its own keys", "[quality][description]") {
  const auto v1 = read(R"({"title":"t","fieldDescription":"日期、數量","accrualPeriodicity":"每季","modified":"2024-05-06 01:02:03",
    "distribution":[{"format":"CSV","downloadURL":"https://e.tw/a.csv","characterSetCode":"BIG-5"}]})");
  REQUIRE(v1.size() == 1);
  CHECK(v1[0].kind == "data.gov.tw v1");
  CHECK(names(v1[0].files.at(0)) == "日期|數量");
  CHECK(v1[0].files[0].encoding == "BIG-5");
  CHECK(v1[0].metadata.update_unit == "月");
  CHECK(v1[0].metadata.update_every == 3);
  CHECK(v1[0].modified == "2024-05-06");

  const auto v2 = read(R"([{"title":"t","updateFrequency":{"regularupdate":"1","frequency":"2","unittime":"月"},
    "distribution":[{"resourceField":[{"name":"x","description":""},{"name":"y"}],"resourceFormat":"CSV","resourceDownloadUrl":"a.csv"},
                    {"resourceField":"Date,PMI","resourceFormat":"JSON","resourceDownloadUrl":"a.json"}]}])");
  REQUIRE(v2.size() == 1);
  CHECK(v2[0].kind == "data.gov.tw v2");
  CHECK(names(v2[0].files.at(0)) == "x|y");
  CHECK(names(v2[0].files.at(1)) == "Date|PMI");
  CHECK(v2[0].metadata.update_every == 2);

  const auto package = read(R"({"resources":[{"name":"r","path":["a.csv","b.csv"],"bytes":7,"hash":"sha256:ab","schema":{"fields":[{"name":"n","type":"integer"},{"name":"s","type":"string"}]}}]})");
  REQUIRE(package.size() == 1);
  CHECK(package[0].kind == "Frictionless");
  CHECK(package[0].files.size() == 2);
  CHECK(package[0].files[0].bytes == 7U);
  CHECK(package[0].files[0].fields[0].type == FieldType::integer);
  CHECK_FALSE(package[0].files[0].fields[1].type);

  const auto csvw = read(R"({"@context":["http://www.w3.org/ns/csvw",{}],"tables":[{"url":"a.csv","tableSchema":{"columns":[{"titles":{"zh":["甲"]},"datatype":{"base":"date"}},{"name":"b"}]}}]})");
  REQUIRE(csvw.size() == 1);
  CHECK(csvw[0].kind == "CSVW");
  CHECK(names(csvw[0].files.at(0)) == "甲|b");
  CHECK(csvw[0].files[0].fields[0].type == FieldType::date);

  const auto ckan = read(R"({"success":true,"result":{"title":"t","resources":[{"url":"https://e.tw/a.csv","format":"CSV"}]}})");
  REQUIRE(ckan.size() == 1);
  CHECK(ckan[0].kind == "CKAN");
}

TEST_CASE("Other JSON is no description", "[quality][description]") {
  for (const char* text : {"{}", "[]", "[1]", "3", "\"x\"", "{\"distribution\":[]}", "{\"resources\":{}}", "{\"result\":[1]}",
                           "{\"type\":\"FeatureCollection\",\"features\":[]}", "{\"@context\":\"http://schema.org\"}"}) {
    CAPTURE(text);
    CHECK(read(text).empty());
  }
}
