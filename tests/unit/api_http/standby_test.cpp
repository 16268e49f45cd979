#include <atomic>
#include <chrono>
#include <future>
#include <thread>
#include <vector>

#include "http/standby.hpp"
#include "support/catch.hpp"

using opendata::api::http::Standby;

namespace {

constexpr std::chrono::seconds long_enough{20};

/// Somebody who stands by. For who was called before they came, `call` is made again until they are back, as the server does.
template <class Call>
bool comes_back(Standby& standby, Call call) {
  auto back = std::async(std::launch::async, [&] { standby.stand_by(); });
  const auto end = std::chrono::steady_clock::now() + long_enough;
  while (std::chrono::steady_clock::now() < end) {
    call();
    if (back.wait_for(std::chrono::milliseconds(1)) == std::future_status::ready) return true;
  }
  standby.dismiss();
  return false;
}

}  // namespace

TEST_CASE("no more workers wait than may, and who had an event makes room for another") {
  Standby standby(2);
  CHECK(standby.begin_waiting());
  CHECK_FALSE(standby.all_wait());
  CHECK(standby.begin_waiting());
  CHECK(standby.all_wait());
  CHECK_FALSE(standby.begin_waiting());
  standby.end_waiting();
  CHECK_FALSE(standby.all_wait());
  CHECK(standby.begin_waiting());
}

TEST_CASE("however many ask at once, no more wait than may") {
  Standby standby(3);
  std::atomic<int> waiting{0};
  std::atomic<bool> too_many{false};
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread)
    threads.emplace_back([&] {
      for (int turn = 0; turn < 20'000; ++turn) {
        if (!standby.begin_waiting()) continue;
        if (++waiting > 3) too_many = true;
        --waiting;
        standby.end_waiting();
      }
    });
  for (auto& thread : threads) thread.join();
  CHECK_FALSE(too_many);
}

TEST_CASE("who stands by comes back when called; after the end nobody stands by") {
  Standby standby(1);
  CHECK(comes_back(standby, [&] { standby.call(); }));
  CHECK(comes_back(standby, [&] { standby.dismiss(); }));
  CHECK(comes_back(standby, [] {}));
}
