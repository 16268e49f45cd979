#include <algorithm>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"
#include "unit/table/read_all.hpp"

using namespace opendata;
using test::read_all;

namespace {

InputOptions options(void (*change)(InputOptions&)) {
  InputOptions out;
  change(out);
  return out;
}

struct Good {
  const char* bytes;
  const char* expected;
};

/// A fault, the option that forgives it, what is then read, and how often the option is counted.
struct Fault {
  const char* bytes;
  std::size_t row;
  const char* column;
  const char* leniency;
  void (*forgive)(InputOptions&);
  const char* expected;
  std::uint64_t count;
};

}  // namespace

TEST_CASE("RFC 4180 is read as it is written, with any line end and with or without the last one") {
  const auto row = GENERATE(values<Good>({
      {"a,b\r\n1,2\r\n", "1|2|\n"},
      {"a,b\n1,2\n", "1|2|\n"},
      {"a,b\r1,2\r", "1|2|\n"},
      {"a,b\r\n1,2\n3,4\r5,6", "1|2|\n3|4|\n5|6|\n"},
      {"a,b\n", ""},
      {"a,b", ""},
      {"a,b\n,\"\"\n", "~||\n"},
      {"a,b\n\"x,y\",\"say \"\"hi\"\"\"\n", "x,y|say \"hi\"|\n"},
      {"a,b\n\"line\r\nbreak\",\"\n\"\n", "line\r\nbreak|\n|\n"},
      {"a,b\n 1 ,　2　\n", " 1 |　2　|\n"},
      {"\xEF\xBB\xBF"
       "a,b\n1,2\n",
       "1|2|\n"},
      {"a\n\nx\n", "~|\nx|\n"},
      {"\"a\",\"b\"\n\"\"\"\",1\n", "\"|1|\n"},
      {"姓名,電話\n王小明,0912345678\n", "王小明|0912345678|\n"},
      {"a,b\n007,1e5\n", "007|1e5|\n"},
  }));
  for (const std::size_t piece : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{1} << 20U}) {
    CAPTURE(row.bytes, piece);
    const auto all = read_all(row.bytes, {}, piece);
    CHECK_FALSE(all.error);
    CHECK(all.text() == row.expected);
    CHECK(all.report.counts.empty());
    CHECK(all.report.records == all.records.size());
  }
}

TEST_CASE("each fault is an error with row and column, and the named option forgives and counts it") {
  const auto fault = GENERATE(values<Fault>({
      {"清冊\na,b\n1,2\n", 2, "清冊", "title_rows", [](InputOptions& o) { o.title_rows = 1; }, "1|2|\n", 1},
      {"a,b\n1\n3,4\n", 2, "b", "pad_short_rows", [](InputOptions& o) { o.pad_short_rows = true; }, "1|~|\n3|4|\n", 1},
      {"a,b\n1,2,\n3,4,,\n", 2, "b", "drop_trailing_empty", [](InputOptions& o) { o.drop_trailing_empty = true; },
       "1|2|\n3|4|\n", 2},
      {"a,b,\n1,2,\n", 1, "#3", "drop_trailing_empty", [](InputOptions& o) { o.drop_trailing_empty = true; }, "1|2|\n",
       2},
      {"a,b\n\n1,2\n\n", 2, "b", "skip_blank_rows", [](InputOptions& o) { o.skip_blank_rows = true; }, "1|2|\n", 2},
      {"a,b\n1,x\"y\n", 2, "b", "bare_quotes", [](InputOptions& o) { o.bare_quotes = true; }, "1|x\"y|\n", 1},
      {"a,b\n\"1\" ,2\n", 2, "a", "trim", [](InputOptions& o) { o.trim = true; }, "1|2|\n", 1},
      {"a,b\n1, \"2\"\n", 2, "b", "trim", [](InputOptions& o) { o.trim = true; }, "1|2|\n", 1},
      {"a,b\n1, \"2\" \n", 2, "b", "trim", [](InputOptions& o) { o.trim = true; }, "1|2|\n", 1},
      {"a,b\n1,\"2\" ", 2, "b", "trim", [](InputOptions& o) { o.trim = true; }, "1|2|\n", 1},
      {"a, \"b\"\n1,2\n", 1, "#2", "trim", [](InputOptions& o) { o.trim = true; }, "1|2|\n", 1},
  }));
  CAPTURE(fault.bytes);
  const auto strict = read_all(fault.bytes);
  REQUIRE(strict.error);
  CHECK(strict.error->code() == Errc::bad_structure);
  CHECK(strict.error->where().file == "cases.csv");
  CHECK(strict.error->where().row == fault.row);
  CHECK(strict.error->where().column == fault.column);
  const auto lenient = read_all(fault.bytes, options(fault.forgive));
  CHECK_FALSE(lenient.error);
  CHECK(lenient.text() == fault.expected);
  CHECK(lenient.count(fault.leniency) == fault.count);
}

TEST_CASE("padding blanks are dropped only on request, with U+3000 and inside quotes, and counted by the cell") {
  const std::string bytes = "a,b\n 1 ,　王　小明　\n\" x \",2\n　,3\n";
  CHECK(read_all(bytes).text() == " 1 |　王　小明　|\n x |2|\n　|3|\n");
  const auto trimmed = read_all(bytes, options([](InputOptions& o) { o.trim = true; }));
  CHECK(trimmed.text() == "1|王　小明|\nx|2|\n~|3|\n");
  CHECK(trimmed.count("trim") == 4);
}

TEST_CASE("of two header rows the first names the columns and the second is left out") {
  const auto all = read_all("姓名,電話,\nname,phone,\n甲,1,\n", options([](InputOptions& o) {
                              o.header_rows = 2;
                              o.drop_trailing_empty = true;
                            }));
  CHECK_FALSE(all.error);
  CHECK(all.columns == std::vector<std::string>{"姓名", "電話"});
  CHECK(all.text() == "甲|1|\n");
  CHECK(all.count("header_rows") == 1);
}

TEST_CASE("under a second header row that divides merged cells both together may name a column, and must then agree") {
  const auto given = [](std::vector<std::string> names) {
    InputOptions options;
    options.header_rows = 2;
    options.drop_trailing_empty = true;
    options.columns = std::move(names);
    return options;
  };
  const std::string rows = "甲,1,2,3\n";
  const std::string bytes = "區,人口,,\n,男,女,戶數\n" + rows;
  const auto all = read_all(bytes, given({"區", "人口-男", "人口-女", "戶"}));
  CHECK_FALSE(all.error);
  CHECK(all.columns == std::vector<std::string>{"區", "人口-男", "人口-女", "戶"});
  CHECK(all.text() == "甲|1|2|3|\n");
  CHECK_FALSE(read_all(bytes, given({"區", "人口", "女", "戶數"})).error);
  const std::vector<std::pair<std::string, std::string>> moved{{"區,人口,,\n,女,男,戶數\n", "人口-男"},
                                                               {"區,人口,,\n,男,,戶數\n", "人口-女"},
                                                               {"區,人口數,,\n,男,女,戶數\n", "人口-男"}};
  for (const auto& [headers, column] : moved) {
    CAPTURE(headers);
    const auto refused = read_all(headers + rows, given({"區", "人口-男", "人口-女", "戶數"}));
    REQUIRE(refused.error);
    CHECK(refused.error->where().column == column);
  }
}

TEST_CASE("content in a column without a name is said to be that, and a name may be given to it") {
  const auto dropped = read_all("區,數,\n甲,1,x\n", options([](InputOptions& o) { o.drop_trailing_empty = true; }));
  REQUIRE(dropped.error);
  CHECK(dropped.error->where().column == "#3");
  CHECK(dropped.error->message().find("no name") != std::string::npos);
  const auto named = read_all("區,數,\n甲,1,x\n", options([](InputOptions& o) {
                                o.drop_trailing_empty = true;
                                o.columns = {"區", "數", "註"};
                              }));
  CHECK_FALSE(named.error);
  CHECK(named.text() == "甲|1|x|\n");
}

TEST_CASE("header rows that come again are left out only on request") {
  const std::string bytes = "a,b,\n1,2,\na,b,\n3,4,\n";
  const auto all = read_all(bytes, options([](InputOptions& o) {
                              o.skip_repeated_header = true;
                              o.drop_trailing_empty = true;
                            }));
  CHECK(all.text() == "1|2|\n3|4|\n");
  CHECK(all.count("skip_repeated_header") == 1);
  CHECK(read_all("a,b\na,b\n").text() == "a|b|\n");
}

TEST_CASE("column names are trimmed, made one line and unique") {
  CHECK(read_all("\" a \",\"統計\n日期\",\"date\nof birth\"\n").columns ==
        std::vector<std::string>{"a", "統計日期", "date of birth"});
  const auto twice = read_all("a,b,a \n1,2,3\n");
  REQUIRE(twice.error);
  CHECK(twice.error->where().column == "#3");  // the text may be a record's when the header is missing
  const auto nameless = read_all("a,,c\n1,2,3\n", options([](InputOptions& o) { o.drop_trailing_empty = true; }));
  REQUIRE(nameless.error);
  CHECK(nameless.error->where().column == "#2");
  CHECK(read_all("").error->code() == Errc::bad_structure);
}

TEST_CASE("columns of a file without a header row have the names that are given, by position") {
  const auto named = [](InputOptions& o) {
    o.header_rows = 0;
    o.columns = {"編號", "姓名"};
  };
  const auto all = read_all("1,甲\n2,乙\n", options(named));
  CHECK_FALSE(all.error);
  CHECK(all.columns == std::vector<std::string>{"編號", "姓名"});
  CHECK(all.text() == "1|甲|\n2|乙|\n");
  CHECK(all.count("columns") == 2);
  CHECK(read_all("", options(named)).text().empty());
  const auto header = read_all("編號,姓名\n1,甲\n", options(named));
  REQUIRE(header.error);
  CHECK(header.error->where().row == 1);
  CHECK(read_all("1,甲,x\n", options(named)).error->code() == Errc::bad_structure);
  CHECK(read_all("1\n", options(named)).error->code() == Errc::bad_structure);
}

TEST_CASE("names by position are for columns that the header leaves unnamed or calls alike, and for no others") {
  const auto given = [](std::vector<std::string> names) {
    InputOptions options;
    options.columns = std::move(names);
    return options;
  };
  const auto all = read_all("a,b,b,\n1,2,3,4\n", given({"a", "b", "b2", "c"}));
  CHECK_FALSE(all.error);
  CHECK(all.columns == std::vector<std::string>{"a", "b", "b2", "c"});
  CHECK(all.count("columns") == 2);
  const auto moved = read_all("b,a\n1,2\n", given({"a", "b"}));
  REQUIRE(moved.error);
  CHECK(moved.error->where().column == "a");
  CHECK(read_all("a,b,c\n1,2,3\n", given({"a", "b"})).error->code() == Errc::bad_structure);
  CHECK(read_all("a,a\n1,2\n", given({"a", "a"})).error->code() == Errc::invalid_argument);
  CHECK(read_all("a,a\n1,2\n", given({"a", ""})).error->code() == Errc::invalid_argument);
  CHECK(read_all("1,2\n", options([](InputOptions& o) { o.header_rows = 0; })).error->code() == Errc::invalid_argument);
}

TEST_CASE("faults that no option forgives stay errors") {
  const auto bytes = GENERATE("a,b\n1,2,3\n", "a,b\n1,\"2\n", "a,b\n1,\"2\"x\n", "a,b\n1,\"2\"\"\n");
  CAPTURE(bytes);
  const auto all = read_all(bytes, options([](InputOptions& o) {
                              o.trim = o.pad_short_rows = o.drop_trailing_empty = o.skip_blank_rows = true;
                              o.skip_repeated_header = o.bare_quotes = true;
                            }));
  REQUIRE(all.error);
  CHECK(all.error->code() == Errc::bad_structure);
  CHECK(all.error->where().row == 2);
}

TEST_CASE("texts that the options call missing become missing, quoted or not") {
  const auto all = read_all("a,b,c\n-,NULL,\"-\"\n--,null,x\n", options([](InputOptions& o) {
                              o.missing_values = {"-", "NULL"};
                            }));
  CHECK(all.text() == "~|~|~|\n--|null|x|\n");
}

TEST_CASE("semicolons and tabs are delimiters when stated, and other characters are refused") {
  CHECK(read_all("a;b\n1,5;2\n", options([](InputOptions& o) { o.delimiter = ';'; })).text() == "1,5|2|\n");
  CHECK(read_all("a\tb\n1\t\t\n", options([](InputOptions& o) {
                   o.delimiter = '\t';
                   o.drop_trailing_empty = true;
                 }))
            .text() == "1|~|\n");
  CHECK(read_all("a|b\n", options([](InputOptions& o) { o.delimiter = '|'; })).error->code() == Errc::invalid_argument);
  CHECK(read_all("a\n", options([](InputOptions& o) { o.header_rows = 0; })).error->code() == Errc::invalid_argument);
}

TEST_CASE("an undecodable byte is an error at its record and column, after the records before it") {
  const std::string bytes = "姓名,備註\n甲,\"一\n二\"\n乙,三\xFF\n";
  for (const std::size_t piece : {std::size_t{1}, std::size_t{1} << 20U}) {
    const auto all = read_all(bytes, options([](InputOptions& o) { o.encoding = text::Encoding::utf8; }), piece);
    REQUIRE(all.error);
    CHECK(all.error->code() == Errc::bad_encoding);
    CHECK(all.error->where().row == 3);
    CHECK(all.error->where().column == "備註");
    CHECK(all.text() == "甲|一\n二|\n");
  }
}

TEST_CASE("a Big5 file is read with the reason for its encoding, or with the stated encoding") {
  const std::string bytes = "\xA9\x6D\xA6\x57,\xB9\x71\xB8\xDC\r\n\xB3\x5C\xA5\x5C,1\r\n";
  const auto all = read_all(bytes);
  CHECK(all.columns == std::vector<std::string>{"姓名", "電話"});
  CHECK(all.text() == "許功|1|\n");
  CHECK(all.report.encoding == text::Encoding::cp950);
  CHECK_FALSE(all.report.encoding_reason_zh.empty());
  CHECK(read_all(bytes, options([](InputOptions& o) { o.encoding = text::Encoding::utf8; })).error->code() ==
        Errc::bad_encoding);
}

TEST_CASE("a file that begins with a megabyte of ASCII has the encoding of its first other byte") {
  std::string ascii = "id,name\n";
  for (int i = 0; ascii.size() < (5U << 20U); ++i) ascii += std::to_string(i) + ",abcdefghijklmnop\n";
  const std::size_t lines = static_cast<std::size_t>(std::count(ascii.begin(), ascii.end(), '\n'));
  const auto big5 = read_all(ascii + "1,\xB0\xAA\xB6\xAF\xA5\xAB\n");
  REQUIRE_FALSE(big5.error);
  CHECK(big5.records.back().at(1) == "高雄市");
  CHECK(big5.records.size() == lines);
  CHECK(big5.records.front().at(0) == "0");
  CHECK(read_all(ascii + "1,高雄市\n").report.encoding == text::Encoding::utf8);
  CHECK(read_all(ascii).report.encoding == text::Encoding::utf8);
  const auto neither = read_all(ascii + "1,\xFF\xFF\n");
  REQUIRE(neither.error);
  CHECK(neither.error->code() == Errc::bad_encoding);
  CHECK(neither.error->where().row == lines + 1);
}

TEST_CASE("an undecodable byte is held against the stated encoding only where one was stated") {
  const auto said = [](const InputOptions& all) {
    return std::string(read_all("甲,乙\n" + std::string(2U << 20U, 'x') + ",\xFF\n", all).error->message());
  };
  CHECK(said({}).find("detected") != std::string::npos);
  CHECK(said(options([](InputOptions& o) { o.encoding = text::Encoding::utf8; })).find("stated") != std::string::npos);
}

TEST_CASE("cells, records and columns over their limits are errors that name the limit") {
  const std::string long_cell((16U << 20U) + 1, 'x');
  const auto cell = read_all("a,b\n1," + long_cell + "\n");
  REQUIRE(cell.error);
  CHECK(cell.error->code() == Errc::limit_exceeded);
  CHECK(cell.error->where().column == "b");
  CHECK(read_all("a,b\n1,\"" + long_cell).error->code() == Errc::limit_exceeded);
  CHECK(read_all(std::string(5000, ',')).error->code() == Errc::limit_exceeded);
  const std::string full_cell(15U << 20U, 'x');
  std::string record = "a,b,c,d,e\n";
  for (int i = 0; i < 5; ++i) record += full_cell + (i < 4 ? "," : "\n");
  CHECK(read_all(record).error->code() == Errc::limit_exceeded);
}

TEST_CASE("files are opened by path, and a missing file or a directory is an error with its path") {
  const test::TemporaryDirectory directory;
  const auto path = directory.write("x.csv", "a\n1\n");
  auto reader = open_reader(path, {});
  REQUIRE(reader);
  RawRecord record;
  CHECK(*(*reader)->read(record));
  CHECK(record.row == 2);
  CHECK_FALSE(*(*reader)->read(record));
  CHECK(open_reader(directory.path() / "y.csv", {}).error().code() == Errc::not_found);
  CHECK(open_reader(directory.path(), {}).error().code() == Errc::io_failure);
}
