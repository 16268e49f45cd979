#include "release/fan_out.hpp"

#include <atomic>
#include <stdexcept>

#include "support/catch.hpp"

using namespace opendata;
using release::FanOut;

namespace {

FanOut<int>::Consumer adding(std::vector<int>& seen) {
  return {[&seen](const std::vector<int>& batch) -> Result<void> {
            seen.insert(seen.end(), batch.begin(), batch.end());
            return {};
          },
          {}};
}

FanOut<int>::Consumer failing() {
  return {[](const std::vector<int>&) -> Result<void> { return failure(Errc::io_failure, {"cannot be written", "無法寫入"}); }, {}};
}

}  // namespace

TEST_CASE("Every consumer sees every item in order", "[release][fan_out]") {
  const auto count = GENERATE(0, 1, 511, 512, 513, 20'000);
  std::vector<int> first, second;
  FanOut<int> fan({adding(first), adding(second)});
  std::vector<int> expected;
  for (int i = 0; i < count; ++i) {
    REQUIRE(fan.push(i));
    expected.push_back(i);
  }
  REQUIRE(fan.finish());
  CHECK(first == expected);
  CHECK(second == expected);
}

TEST_CASE("The end comes after the last batch, and only by finish()", "[release][fan_out]") {
  std::atomic<int> ends = 0;
  std::vector<int> seen;
  const auto consumer = [&] {
    auto out = adding(seen);
    out.end = [&]() -> Result<void> {
      ends = static_cast<int>(seen.size());
      return {};
    };
    return out;
  };
  {
    FanOut<int> abandoned({consumer()});
    REQUIRE(abandoned.push(1));
  }
  CHECK(ends == 0);
  FanOut<int> fan({consumer()});
  for (int i = 0; i < 1000; ++i) REQUIRE(fan.push(i));
  REQUIRE(fan.finish());
  CHECK(ends == 1000);
}

TEST_CASE("A consumer that fails stops the rest, and its error is the outcome", "[release][fan_out]") {
  std::vector<int> seen;
  FanOut<int> fan({adding(seen), failing()});
  int pushed = 0;
  while (pushed < 1'000'000 && fan.push(pushed)) ++pushed;
  CHECK(pushed < 1'000'000);
  const auto outcome = fan.finish();
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code() == Errc::io_failure);
}

TEST_CASE("What a consumer throws is thrown by finish()", "[release][fan_out]") {
  FanOut<int> fan({{[](const std::vector<int>&) -> Result<void> { throw std::runtime_error("no memory"); }, {}}});
  static_cast<void>(fan.push(1));
  CHECK_THROWS_AS(static_cast<void>(fan.finish()), std::runtime_error);
}
