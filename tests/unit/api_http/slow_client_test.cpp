#include <fcntl.h>

#include <list>

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

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr int slowdown = 15;
#else
constexpr int slowdown = 1;
#endif
// Unloaded it is below 10 ms; the rest is for machines that do other work. A thread held by a slow client would cost seconds, or for ever.
constexpr milliseconds soon{300 * slowdown};

}  // namespace

TEST_CASE("900 connections that are silent, halfway or dripping keep nobody waiting") {
  const auto begin = GENERATE(as<std::string>{}, "", "GET / HTTP/1.1\r\nHost: x\r\n", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nab");
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
  limits.head_time = milliseconds(400);
  limits.body_time = milliseconds(400);
  limits.idle_time = milliseconds(400);
  RunningServer server(limits, [](const Request&) { return text("a"); });
  RawClient silent(server.port());
  RawClient half(server.port());
  half.send("GET / HTTP/1.1\r\n");
  RawClient body(server.port());
  body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
  RawClient idle(server.port());
  CHECK(idle.exchange(get("/")).status == 200);
  for (int n = 0; n < 12; ++n) {
    half.send("A: b\r\n");
    body.send("a");
    std::this_thread::sleep_for(milliseconds(100));
  }
  for (auto* client : {&silent, &half, &body, &idle}) CHECK(client->closed_within(milliseconds(100)));
}

TEST_CASE("readers that take nothing hold no thread and are closed") {
  const TemporaryDirectory directory;
  const auto path = directory.write("big", std::string(20U << 20U, 'a'));
  ServerLimits limits;
  limits.threads = 2;
  limits.write_time = milliseconds(700);
  limits.exports = 100;
  RunningServer server(limits, [&](const Request& request) {
    Response response;
    if (request.path == "/") return text("a");
    if (request.path == "/file") response.file = opendata::api::FileBody{::open(path.c_str(), O_RDONLY | O_CLOEXEC), 0, 20U << 20U};
    else if (request.path == "/export") response.generator = []() -> opendata::Result<std::string> { return std::string(60'000, 'a'); };
    else response.body = std::string(5U << 20U, 'a');
    return response;
  });
  std::list<RawClient> readers;
  for (const char* target : {"/file", "/export", "/body"}) {
    for (int n = 0; n < 10; ++n) readers.emplace_back(server.port(), 4096).send(get(target));
  }
  CHECK(time_of_new_client(server.port()) < soon);
  // What the kernels' buffers took at first counts as reading, so the second window may be the one that ends it.
  std::this_thread::sleep_for(milliseconds(2500));
  for (auto& reader : readers) CHECK(reader.closed_within(milliseconds(1000)));
}

TEST_CASE("a reader that is slow but steady gets all of it") {
  ServerLimits limits;
  limits.write_time = milliseconds(500);
  const std::size_t size = 600'000;
  RunningServer server(limits, [=](const Request&) { return text(std::string(size, 'a')); });
  RawClient reader(server.port(), 8192);
  reader.send(get("/", "Connection: close\r\n"));
  std::size_t received = 0;
  for (auto bytes = reader.read_some(10'000); !bytes.empty(); bytes = reader.read_some(10'000)) {
    received += bytes.size();
    std::this_thread::sleep_for(milliseconds(20));
  }
  CHECK(received > size);
}

TEST_CASE("64 clients at once are all served, none far behind the others") {
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
  std::this_thread::sleep_for(milliseconds(1000));
  go_on = false;
  for (auto& client : clients) client.join();
  int least = served[0];
  int most = served[0];
  for (const auto& count : served) {
    least = std::min(least, count.load());
    most = std::max(most, count.load());
  }
  CAPTURE(least, most);
  CHECK(least > 0);
  CHECK(least * 4 * slowdown > most);  // the scheduler of a busy machine has a part in it
}
