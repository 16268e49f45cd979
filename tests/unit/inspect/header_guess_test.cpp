#include "inspect/header_guess.hpp"

#include <sstream>

#include "support/catch.hpp"

using namespace opendata;

namespace {

struct Sample {
  const char* what;
  std::string rows;  ///< cells by ',', rows by '\n'
  std::size_t title_rows, header_rows;
  std::string columns = {};  ///< joined by '|'; empty: as the header has them
};

std::vector<inspect::SampledRow> rows_of(const std::string& text) {
  std::vector<inspect::SampledRow> rows;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    auto& row = rows.emplace_back();
    std::istringstream cells(line + ",");
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
  }
  return rows;
}
std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "|") + name;
  return out;
}
void check(const Sample& sample) {
  CAPTURE(sample.what);
  const auto guess = inspect::guess_header(rows_of(sample.rows));
  CHECK(guess.title_rows == sample.title_rows);
  CHECK(guess.header_rows == sample.header_rows);
  CHECK(joined(guess.columns) == sample.columns);
}

}  // namespace

TEST_CASE("a first row that is somebody's record is no header: its columns are numbered") {
  check(GENERATE(values<Sample>({
      {"a case with name, day and address",
       "A000,王小明,114/01/10,高雄市三民區建國路0號,300\nA001,陳美玲,114/02/11,高雄市苓雅區建國路1號,310", 0, 0,
       "欄1|欄2|欄3|欄4|欄5"},
      {"a name and a district", "王小明,三民區\n陳美玲,苓雅區\n林志豪,左營區", 0, 0, "欄1|欄2"},
      {"names alone", "王小明\n陳美玲\n林志豪", 0, 0, "欄1"},
      {"a courtesy title behind the name", "王小明先生,好\n陳美玲小姐,壞\n林志豪先生,差", 0, 0, "欄1|欄2"},
      {"nothing but one record", "王小明,三民區", 0, 0, "欄1|欄2"},
      {"a day that has days below it", "甲,2024-05-06\n乙,2024-05-07\n丙,2024-06-01", 0, 0, "欄1|欄2"},
      {"an address alone", "甲,中山路十二號\n乙,民生街3號", 0, 0, "欄1|欄2"},
      {"values that come again", "三民區,路燈,待處理\n苓雅區,噪音,待處理\n三民區,路燈,已處理", 0, 0, "欄1|欄2|欄3"},
      {"a value that ends like a heading, often", "甲級,好\n甲級,壞\n甲級,差\n甲級,中", 0, 0, "欄1|欄2"},
      {"codes of one form", "A-01,紅\nA-02,黃\nA-03,綠", 0, 0, "欄1|欄2"},
      {"small figures above small figures", "三民區,12\n苓雅區,11\n左營區,7", 0, 0, "欄1|欄2"},
      {"a value that ends like a heading beside one that does not", "路燈類,三民區\n噪音類,苓雅區\n環境類,左營區", 0, 0,
       "欄1|欄2"},
      {"what people are, beside a district", "學生,三民區\n教師,苓雅區\n軍人,左營區", 0, 0, "欄1|欄2"},
      {"how people wrote, beside a district", "電話,三民區\n信箱,苓雅區\n臨櫃,左營區", 0, 0, "欄1|欄2"},
      {"a column's name that is a value below", "類別,三民區\n路燈,苓雅區\n類別,左營區", 0, 0, "欄1|欄2"},
      {"rows that are all equal", "甲,乙\n甲,乙\n甲,乙\n甲,乙", 0, 0, "欄1|欄2"},
      {"below a title", "清冊,,\n王小明,三民區,3\n陳美玲,苓雅區,4", 1, 0, "欄1|欄2|欄3"},
  })));
}

TEST_CASE("a header of words stays one, whatever stands below it") {
  check(GENERATE(values<Sample>({
      {"words",
       "案號,姓名,日期,地址,金額\nA000,王小明,114/01/10,高雄市三民區建國路0號,300\nA001,陳美玲,114/02/11,建國路1號,310",
       0, 1},
      {"a cell repeats a word of the header", "行政區,備註\n三民區,備註\n苓雅區,無", 0, 1},
      {"two cells of a row repeat words", "品名,規格,備註\n管,規格,備註\n線,大,無\n燈,小,無", 0, 1},
      {"a header that comes again with a page's number", "區,狀況,頁\n三民區,好,\n區,狀況,2\n苓雅區,壞,", 0, 1},
      {"parts of an address", "縣市,路街巷弄號,面積\n高雄市,建國路1號,3\n高雄市,建國路2號,4", 0, 1},
      {"days side by side", "行政區,2024/01/01,2024/01/02,2024/01/03\n三民區,1,0,2\n苓雅區,3,1,0", 0, 1},
      {"years side by side", "行政區,111,112,113\n三民區,100,120,111\n苓雅區,130,111,140", 0, 1},
      {"one year", "國家,2020\n日本,12\n韓國,30", 0, 1},
      {"candidates above their votes", "投開票所,王小明,陳美玲\n第一所,300,212\n第二所,280,199", 0, 1},
      {"divisions side by side", "年度,三民區,苓雅區\n112,3,4\n113,5,6", 0, 1},
      {"a village that a name could be", "年度,吳江村,王田里\n112,3,4\n113,5,6", 0, 1},
      {"Latin words above Han ones", "county,town\n高雄市,三民區\n高雄市,苓雅區\n屏東縣,屏東市", 0, 1},
      {"a column's name beside a word that looks like its values", "里別,社區\n中里,海光社區\n東里,明德社區\n西里,建國社區", 0, 1},
      {"a column's name beside a value", "站名,市區\n甲站,郊區\n乙站,山區\n丙站,市區", 0, 1},
      {"a column's name beside a code", "類別,A1\n路燈,A2\n噪音,A3\n環境,A4", 0, 1},
      {"a column's name in Latin letters beside a code", "type,A1\nlamp,A2\nnoise,A3", 0, 1},
      {"a storey's name beside a storey's code", "樓層,B1\n一樓,B2\n二樓,B3", 0, 1},
      {"only a header", "案號,姓名,日期", 0, 1},
      {"nothing that tells", "甲,乙\n丙,丁", 0, 1},
      {"only the line that tells the delimiter", "sep=;", 0, 1},
      {"nothing at all", ",\n,\n,\n,", 0, 1},
  })));
}

TEST_CASE("a header with merged cells is no title, and what it does not name is numbered") {
  check(GENERATE(values<Sample>({
      {"named at both ends", "案號,,,,金額\nA000,王小明,114/01/10,建國路0號,300\nA001,陳美玲,114/02/11,建國路1號,310",
       0, 1, "案號|欄2|欄3|欄4|金額"},
      {"above equal rows", "案號,,,金額\n1,a,b,3\n1,a,b,3\n1,a,b,3\n1,a,b,3", 0, 1, "案號|欄2|欄3|金額"},
      {"below a title", "統計表,,,,\n案號,,,,金額\nA000,甲,丙,戊,300\nA001,乙,丁,己,310", 1, 1,
       "案號|欄2|欄3|欄4|金額"},
      {"a title with a unit at the right", "統計表,,,單位：元\n行政區,件數,面積,金額\n三民區,1,2,3\n苓雅區,4,5,6", 1,
       1},
      {"the last column has no name", "行政區,件數,\n三民區,10,備註0\n苓雅區,11,備註1", 0, 1, "行政區|件數|欄3"},
      {"a comma too many", "行政區,件數,\n三民區,10,\n苓雅區,11,", 0, 1},
      {"the line that tells Excel the delimiter", "sep=;\n號,字\n1,甲\n2,乙", 1, 1},
  })));
}

TEST_CASE("a second header row that divides merged cells gives its names to them") {
  check(GENERATE(values<Sample>({
      {"a district over both rows", "地區,人口,,住宅,\n,男,女,戶數,面積\n三民區,1,2,3,4\n苓雅區,5,6,7,8", 0, 2,
       "地區|人口-男|人口-女|住宅-戶數|住宅-面積"},
      {"the district twice", "地區,人口,\n地區,男,女\n三民區,1,2\n苓雅區,5,6", 0, 2, "地區|人口-男|人口-女"},
      {"an upper row with few cells", "統計表,,,,\n地區,人口,,,\n,男,女,老,幼\n三民區,1,2,3,4\n苓雅區,5,6,7,8", 1, 2,
       "地區|人口-男|人口-女|人口-老|人口-幼"},
      {"a translation is none", "縣市,數量\nCounty,Count\n甲,1\n乙,2", 0, 2},
      {"a record that fills the gap is none", "行政區,狀況,\n三民區,良好,備註\n苓雅區,不良,無", 0, 1,
       "行政區|狀況|欄3"},
      {"a record without its first cell is none", "行政區,件數,\n,10,甲\n苓雅區,11,乙", 0, 1, "行政區|件數|欄3"},
  })));
}
