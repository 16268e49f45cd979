#include "regulation/relative_citations.hpp"

#include "support/catch.hpp"

using namespace opendata::search;

TEST_CASE("A place named by its distance is read with that distance", "[citation]") {
  const auto [text, first, last] = GENERATE(table<const char*, int, int>({{"依前條規定", -1, -1},
                                                                          {"前二條之罪", -2, -1},
                                                                          {"前三條", -3, -1},
                                                                          {"前 二 條", -2, -1},
                                                                          {"前2條", -2, -1},
                                                                          {"依次條規定", 1, 1},
                                                                          {"前條第一項", -1, -1},
                                                                          {"前十條", -10, -1},
                                                                          {"前条", -1, -1}}));
  CAPTURE(text);
  const auto found = find_relative_citations(text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].first == first);
  CHECK(found[0].last == last);
}

TEST_CASE("What stays within the article or is another word is no such place", "[citation]") {
  const char* text = GENERATE("前項", "前款", "前二項", "之前條件", "前條件", "目前條文", "前九十條", "本條", "");
  CAPTURE(text);
  CHECK(find_relative_citations(text).empty());
}
