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
