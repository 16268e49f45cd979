#include <opendata/plain_table.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;

TEST_CASE("A row of another width than the heading is refused, and the old file stays", "[formats]") {
  const test::TemporaryDirectory directory;
  Schema schema;
  schema.fields = {{"a", {"甲", {}}, {}, FieldType::string}, {"b", {"乙", {}}, {}, FieldType::string}};
  for (const char* name : {"t.csv", "t.ods"}) {
    CAPTURE(name);
    const auto path = directory.write(name, "old");
    for (const PlainRow& row : {PlainRow{"1"}, PlainRow{"1", "2", "3"}}) {
      const std::vector<PlainRow> rows{{"1", "2"}, row};
      const auto refused = write_plain_table(path, schema, "t", rows);
      REQUIRE_FALSE(refused);
      CHECK(refused.error().code() == Errc::bad_structure);
      CHECK(refused.error().where().row == 2);
      CHECK(refused.error().where().file == path);
    }
    CHECK(test::read_text(path) == "old");
  }
  CHECK(std::distance(std::filesystem::directory_iterator(directory.path()), {}) == 2);
}
