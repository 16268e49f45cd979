#include "index/law_file.hpp"

#include "support/catch.hpp"

using namespace opendata::search;

TEST_CASE("A law is known under its name without the edition that the register adds") {
  const auto [register_name, name, known] = GENERATE(table<const char*, const char*, bool>({
      {"最低工資法（112.12.27制定）", "最低工資法", true},
      {"道路交通事故處理辦法（92.09.24  訂定）", "道路交通事故處理辦法", true},
      {"最低工資法（112.12.27制定）", "最低工資法（112.12.27制定）", true},
      {"緊急命令（九二一震災）", "緊急命令", false},
      {"法定）", "法", false},
      {"動物保護法", "動物保護法", true},
  }));
  CAPTURE(register_name, name);
  LawNames names;
  add_names(names, {.id = "T0000001", .name = register_name});
  CHECK(names.find(name).has_value() == known);
}

TEST_CASE("The edition in force has the name, whichever is added first") {
  LawNames names;
  add_names(names, {.id = "T0000001", .name = "選舉罷免法（舊 36.03.31 制定）", .in_force = false});
  add_names(names, {.id = "T0000002", .name = "選舉罷免法（新 84.08.09 制定）"});
  CHECK(names.find("選舉罷免法") == "T0000002");
}
