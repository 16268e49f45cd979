#include <opendata/error.hpp>
#include <set>

#include "support/catch.hpp"

using namespace opendata;

TEST_CASE("Every error code has its own stable name", "[core][error]") {
  std::set<std::string_view> names;
  for (int i = 1; i <= static_cast<int>(Errc::internal); ++i) names.insert(name(static_cast<Errc>(i)));
  CHECK(names.size() == static_cast<std::size_t>(Errc::internal));
  CHECK(names.count("") == 0);
}

TEST_CASE("An error names file, row and column, in both languages", "[core][error]") {
  const Error e(Errc::bad_value, {"is no date", "不是日期"}, {"in.csv", 7, "生日"});
  CHECK(format_error(e, Language::en) == "in.csv:7: column \"生日\": is no date");
  CHECK(format_error(e, Language::zh_tw) == "in.csv:7: 欄位「生日」: 不是日期");
}

TEST_CASE("A name from a file cannot steer the terminal or break the line", "[core][error]") {
  const Error e(Errc::bad_value, {"is no date", "不是日期"}, {"in\n.csv", 7, "\x1B[31m生日\x7F"});
  CHECK(format_error(e, Language::en) == "in?.csv:7: column \"?[31m生日?\": is no date");
}

TEST_CASE("A place is filled in only where there was none", "[core][error]") {
  const Error e = Error(Errc::bad_value, {"x", "x"}, {"", 7, ""}).at({"in.csv", 9, "a"});
  CHECK(e.where().file == "in.csv");
  CHECK(e.where().row == 7);
  CHECK(e.where().column == "a");
}

TEST_CASE("A library's error type is shown behind our words", "[core][error]") {
  const Error e =
      Error::from_library(Errc::io_failure, {"the index cannot be opened", "無法開啟索引"}, "DatabaseOpeningError");
  CHECK(format_error(e, Language::en) == "the index cannot be opened (DatabaseOpeningError)");
}
