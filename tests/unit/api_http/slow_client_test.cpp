#include <fcntl.h>

#include <algorithm>
#include <atomic>
#include <list>
#include <vector>

#include "running_server.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace test;
using Clock = std::chrono::steady_clock;

namespace {

std::chrono::milliseconds time_of_new_client(std::uint16_t port) {
  const auto begin = Clock::now();
  REQUIRE(fetch(port, get("/")).status == 200);
  return std::chrono::duration_cast<milliseconds>(Clock::now() - begin);
}

// Unloaded it takes less than 10 ms; the rest is for machines that do other work. A thread held by a slow client would
// be held for a default deadline: 10 s and more.
constexpr milliseconds soon{5000};

/// Thirty clients that ask for more than the kernel buffers and take nothing of it: files, exports and plain bodies.
class StuckReaders {
 public:
  explicit StuckReaders(const ServerLimits& limits)
      : server_(limits, [this](const Request& request) { return answer(request); }) {
    for (const char* target : {"/file", "/export", "/body"}) {
      for (int n = 0; n < 10; ++n) readers_.emplace_back(server_.port(), 4096).send(get(target));
    }
  }
  [[nodiscard]] std::uint16_t port() const { return server_.port(); }
  [[nodiscard]] const std::list<RawClient>& readers() const { return readers_; }

 private:
  Response answer(const Request& request) const {
    if (request.path == "/") return text("a");
    Response response;
    if (request.path == "/file")
      response.file = opendata::api::FileBody{::open(path_.c_str(), O_RDONLY | O_CLOEXEC), 0, 20U << 20U};
    else if (request.path == "/export")
      response.generator = []() -> opendata::Result<std::string> { return std::string(60'000, 'a'); };
    else
      response.body = std::string(5U << 20U, 'a');
    return response;
  }

  const TemporaryDirectory directory_;
  const std::filesystem::path path_ = directory_.write("big", std::string(20U << 20U, 'a'));
  RunningServer server_;
  std::list<RawClient> readers_;
};

ServerLimits limits_of_stuck_readers(milliseconds write_time) {
  ServerLimits limits;
  limits.threads = 2;
  limits.exports = 100;
  limits.write_time = write_time;
  return limits;
}

}  // namespace

TEST_CASE("900 connections that are silent, halfway or dripping keep nobody waiting") {
  const auto begin = GENERATE(as<std::string>{}, "", "GET / HTTP/1.1\r\nHost: x\r\n",
                              "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nab");
  CAPTURE(begin);
  RunningServer server([](const Request&) { return text("a"); });
  std::list<RawClient> slow;
  for (int n = 0; n < 900; ++n) REQUIRE(slow.emplace_back(server.port()).send(begin));
  CHECK(time_of_new_client(server.port()) < soon);
  for (int round = 0; round < 3; ++round) {
    for (const auto& client : slow) client.send("A");
    CHECK(time_of_new_client(server.port()) < soon);
  }
}

TEST_CASE("deadlines: each phase ends when its time is over, dripping or not") {
  ServerLimits limits;
  limits.head_time = limits.body_time = limits.idle_time = milliseconds(400);
  RunningServer server(limits, [](const Request&) { return text("a"); });
  const auto begin = Clock::now();
  RawClient silent(server.port());
  RawClient half(server.port());
  half.send("GET / HTTP/1.1\r\n");
  RawClient body(server.port());
  body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
  RawClient idle(server.port());
  CHECK(idle.exchange(get("/")).status == 200);
  CHECK(eventually([&] { return !half.send("A: b\r\n") || half.ended_within(milliseconds(50)); }));
  CHECK(eventually([&] { return !body.send("a") || body.ended_within(milliseconds(50)); }));
  for (const auto* client : {&silent, &idle}) CHECK(client->ended_within(patience));
  CHECK(Clock::now() - begin >= milliseconds(400));
}

TEST_CASE("readers that take nothing hold no thread") {
  const StuckReaders stuck(limits_of_stuck_readers(ServerLimits{}.write_time));
  CHECK(time_of_new_client(stuck.port()) < soon);
}

TEST_CASE("readers that take nothing are closed") {
  const StuckReaders stuck(limits_of_stuck_readers(milliseconds(500)));
  for (const auto& reader : stuck.readers()) CHECK(reader.ended_within(patience));
}

TEST_CASE("a reader that is slow but steady gets all of it") {
  ServerLimits limits;
  limits.write_time = milliseconds(1000);
  const std::size_t size = 600'000;  // more than the kernel buffers, so that reading it takes more than one window
  RunningServer server(limits, [=](const Request&) { return text(std::string(size, 'a')); });
  RawClient reader(server.port(), 8192);
  reader.send(get("/", "Connection: close\r\n"));
  std::size_t received = 0;
  for (auto bytes = reader.read_some(10'000); !bytes.empty(); bytes = reader.read_some(10'000)) {
    received += bytes.size();
    std::this_thread::sleep_for(milliseconds(40));
  }
  CHECK(received > size);
}

TEST_CASE("64 clients that never pause are all served again and again") {
  RunningServer server([](const Request&) { return text("a"); });
  std::atomic<bool> go_on{true};
  std::vector<std::atomic<int>> served(64);
  std::vector<std::thread> clients;
  for (auto& count : served) {
    clients.emplace_back([&] {
      RawClient client(server.port());
      while (go_on && client.exchange(get("/")).status == 200) ++count;
    });
  }
  // No client leaves before each has had its share; with a thread per connection those without a thread would get none.
  CHECK(eventually(
      [&] { return std::all_of(served.begin(), served.end(), [](const auto& count) { return count >= 20; }); }));
  go_on = false;
  for (auto& client : clients) client.join();
}
