#include "golden/pii/labelled.hpp"
#include "support/catch.hpp"

TEST_CASE("Texts of many styles keep their people: leak, false positives and F1 stay beyond their limits", "[deid][golden]") {
  const std::string file = GENERATE(as<std::string>{}, "own.jsonl", "own_2.jsonl");  // the models have learnt from the first only
  CAPTURE(file);
  const auto texts = test::read_labelled(file);
  REQUIRE(texts.size() >= 60);
  auto tally = test::tally_of(texts);
  CAPTURE(tally.leaked, tally.personal, tally.hit, tally.other, tally.strict["PERSON"].f1(), tally.strict["ADDRESS"].f1(), tally.numbers.f1());
  CHECK(tally.leaked <= 0.01 * tally.personal);
  CHECK(tally.hit <= 0.002 * tally.other);
  CHECK(tally.strict["PERSON"].f1() >= 0.92);
  CHECK(tally.strict["ADDRESS"].f1() >= 0.95);
  CHECK(tally.numbers.f1() >= 0.98);
}
