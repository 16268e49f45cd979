#include "formats/csv.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"
#include "unit/formats/nasty.hpp"

using namespace opendata;

namespace {

Schema guarded() {
  Schema schema{{{"text", {"文字", ""}, {}, FieldType::string}, {"n", {"數", ""}, {}, FieldType::integer}}};
  schema.csv = {true, true};
  return schema;
}

const test::Rows rows{{"=1+1", "-1"}, {"+886", "2"}, {"-x", "3"}, {"@a", "4"},         {"'=1", "5"},
                      {"'", "6"},     {"", "7"},     {"a=b", "8"}, {std::nullopt, "9"}, {"\t=1", std::nullopt}};

std::filesystem::path write(const test::TemporaryDirectory& directory) {
  const auto path = directory.path() / "file.csv";
  auto writer = std::move(format::create_csv(path, guarded(), "test").value());
  for (const SafeRecord& record : test::safe_records(guarded(), rows)) REQUIRE(writer->write(record));
  REQUIRE(writer->finish());
  return path;
}

}  // namespace

TEST_CASE("The guard puts an apostrophe before what a spreadsheet would run, and numbers stay numbers", "[formats][csv]") {
  const test::TemporaryDirectory directory;
  CHECK(test::read_text(write(directory)) ==
        "\xEF\xBB\xBF文字,數\r\n'=1+1,-1\r\n'+886,2\r\n'-x,3\r\n'@a,4\r\n''=1,5\r\n'',6\r\n\"\",7\r\na=b,8\r\n,9\r\n'\t=1,\r\n");
}

TEST_CASE("The reader takes the guard off and gives every text back", "[formats][csv]") {
  const test::TemporaryDirectory directory;
  auto reader = std::move(format::open_csv(write(directory), guarded(), "test").value());
  CHECK(reader->columns() == std::vector<std::string>{"文字", "數"});
  RawRecord record;
  for (const auto& row : rows) {
    REQUIRE(reader->read(record).value());
    CHECK(record.cells == row);
  }
  CHECK_FALSE(reader->read(record).value());
}

TEST_CASE("A text without the guard that the dataset states is corrupt", "[formats][csv]") {
  const test::TemporaryDirectory directory;
  auto reader = std::move(format::open_csv(directory.write("a.csv", "文字,數\r\n=1,1\r\n"), guarded(), "test").value());
  RawRecord record;
  CHECK(reader->read(record).error().code() == Errc::corrupt);
}
