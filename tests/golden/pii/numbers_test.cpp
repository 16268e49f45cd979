#include "golden/pii/labelled.hpp"
#include "support/catch.hpp"

using test::Labelled;
using test::Span;

namespace {

// Names and addresses have their own texts: here only what is a number counts.
bool is_number(const Span& span) { return test::is_number(std::get<2>(span)); }

std::size_t false_characters(const std::vector<Labelled>& texts, std::size_t& clean) {
  std::size_t hit = 0;
  for (const auto& t : texts) {
    if (!t.gold.empty()) continue;
    clean += t.text.size();
    for (const auto& span : t.predicted) hit += is_number(span) ? std::get<1>(span) - std::get<0>(span) : 0;
  }
  return hit;
}

}  // namespace

// Written batch by batch without looking at what the recognisers do.
TEST_CASE("Numbers of people in service texts are found, look-alikes are left", "[deid][golden]") {
  test::Counts all;
  std::size_t clean = 0, hit = 0, texts = 0;
  for (const char* file : {"numbers_1.jsonl", "numbers_2.jsonl", "numbers_3.jsonl", "numbers_4.jsonl"}) {
    const auto batch = test::read_labelled(file);
    const auto numbers = test::tally_of(batch).numbers;
    texts += batch.size();
    hit += false_characters(batch, clean);
    all = {all.right + numbers.right, all.gold + numbers.gold, all.predicted + numbers.predicted};
    CAPTURE(file, numbers.right, numbers.gold, numbers.predicted);
    CHECK(numbers.f1() >= 0.98);
  }
  CAPTURE(all.f1(), hit, clean);
  CHECK(texts >= 120);
  CHECK(all.f1() >= 0.98);
  CHECK(static_cast<double>(hit) <= 0.002 * static_cast<double>(clean));
}

// Half of the texts are of citizens who give no name, half of offices, with the same labels and forms of numbers. From the first ten batches the
// model of whose a lonely number is has learnt, from the others not.
TEST_CASE("Of numbers that stand alone in their texts, citizens' are found and most offices' are left", "[deid][golden]") {
  const std::tuple<const char*, std::size_t, double, double> batches[] = {{"alone_", 10, 0.015, 0.02}, {"held_alone_", 2, 0.035, 0.055}};
  for (const auto& [name, count, leaked, hit] : batches) {
    std::vector<Labelled> texts;
    for (std::size_t i = 1; i <= count; ++i)
      for (auto& text : test::read_labelled(name + std::to_string(i) + ".jsonl")) texts.push_back(std::move(text));
    const auto tally = test::tally_of(texts);
    CAPTURE(name, texts.size(), tally.leaked, tally.personal, tally.hit, tally.other);
    CHECK(texts.size() >= count * 85);
    CHECK(tally.leaked <= leaked * tally.personal);
    CHECK(tally.hit <= hit * tally.other);
  }
}
