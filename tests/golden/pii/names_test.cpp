#include "golden/pii/labelled.hpp"
#include "support/catch.hpp"

// Four batches, each written before the recognisers were seen at work on it: names that are words, rare and double
// family names, lists, masks, fragments of addresses. Far harder than mail; the floors are where the rules stand, below
// which a change has broken something.
TEST_CASE("Of texts full of names that are words the rules keep as much as they ever did", "[deid][golden]") {
  std::vector<test::Labelled> texts;
  for (const char* file : {"names_1.jsonl", "names_2.jsonl", "names_3.jsonl", "names_4.jsonl"})
    for (auto& text : test::read_labelled(file)) texts.push_back(std::move(text));
  REQUIRE(texts.size() >= 230);
  auto tally = test::tally_of(texts);
  CAPTURE(tally.leaked, tally.personal, tally.hit, tally.other, tally.strict["PERSON"].f1(),
          tally.strict["ADDRESS"].f1());
  CHECK(tally.leaked <= 0.195 * tally.personal);
  CHECK(tally.hit <= 0.015 * tally.other);
  CHECK(tally.strict["PERSON"].f1() >= 0.61);
  CHECK(tally.strict["ADDRESS"].f1() >= 0.93);
}
