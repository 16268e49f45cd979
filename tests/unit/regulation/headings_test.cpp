#include "regulation/headings.hpp"

#include "support/catch.hpp"

using namespace opendata::search;

TEST_CASE("A heading's level is its unit word, and its blanks only where there is none", "[regulation][headings]") {
  auto [line, level, tidy] = GENERATE(table<std::string, std::size_t, std::string>({
      {"第 一 編 總則", 0, "第一編 總則"},
      {"   第 一 章 總綱", 1, "第一章 總綱"},
      {"      第 一 節 省", 2, "第一節 省"},
      {"         第 一 款 地方立法機關", 3, "第一款 地方立法機關"},
      {"            第 一 目  共同財產制", 4, "第一目 共同財產制"},
      {"第十章 罰則", 1, "第十章 罰則"},
      {"第 四 章之一 檢查", 1, "第四章之一 檢查"},
      {"   第 四 節 復審卷宗及文書送達", 2, "第四節 復審卷宗及文書送達"},
      {"　　第　二　章　附　則", 1, "第二章 附 則"},
      {"   壹 總則", 1, "壹 總則"},
      {"      甲 通則", 2, "甲 通則"},
      {"總則", 0, "總則"},
      {"   第 3 章 （刪除）", 1, "第3章 （刪除）"},
      {"                                        很深", 4, "很深"},
      {"", 0, ""},
  }));
  CAPTURE(line);
  CHECK(heading_level(line) == level);
  CHECK(tidy_heading(line) == tidy);
}

TEST_CASE("A coarser heading ends the finer ones above it", "[regulation][headings]") {
  Headings headings;
  CHECK(headings.path().empty());
  headings.add("第 一 編 總則");
  headings.add("   第 一 章 法例");
  headings.add("      第 一 節 通則");
  CHECK(headings.path() == "第一編 總則 / 第一章 法例 / 第一節 通則");
  headings.add("   第 二 章 人");
  CHECK(headings.path() == "第一編 總則 / 第二章 人");
  headings.add("第 二 編 債");
  CHECK(headings.path() == "第二編 債");
}
