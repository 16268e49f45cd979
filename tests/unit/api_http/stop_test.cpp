#include <csignal>

#include "running_server.hpp"
#include "support/catch.hpp"

using namespace test;
using Clock = std::chrono::steady_clock;

namespace {

HttpServer* signalled = nullptr;

milliseconds time_to_stop(RunningServer& server) {
  const auto begin = Clock::now();
  CHECK(server.stop());
  return std::chrono::duration_cast<milliseconds>(Clock::now() - begin);
}

}  // namespace

TEST_CASE("stop closes idle connections at once") {
  RunningServer server([](const Request&) { return text("a"); });
  RawClient idle(server.port());
  CHECK(idle.exchange(get("/")).status == 200);
  RawClient silent(server.port());
  CHECK(time_to_stop(server) < milliseconds(500));
  CHECK(idle.closed_within(milliseconds(100)));
  CHECK(silent.closed_within(milliseconds(100)));
  CHECK_FALSE(RawClient(server.port()).connected());
}

TEST_CASE("stop lets running requests finish and says Connection: close") {
  std::atomic<bool> running{false};
  RunningServer server([&](const Request&) {
    running = true;
    std::this_thread::sleep_for(milliseconds(300));
    return text("done");
  });
  RawClient busy(server.port());
  RawClient sending(server.port());
  busy.send(get("/"));
  sending.send("GET / HTTP/1.1\r\n");
  while (!running) std::this_thread::sleep_for(milliseconds(1));
  server.ask_to_stop();
  std::this_thread::sleep_for(milliseconds(50));
  CHECK_FALSE(RawClient(server.port()).connected());
  CHECK(busy.receive().body == "done");
  const auto reply = sending.exchange("Host: x\r\n\r\n");
  CHECK(reply.body == "done");
  CHECK(reply.header("Connection") == "close");
  CHECK(time_to_stop(server) < milliseconds(2000));
}

TEST_CASE("after drain_time clients that have not finished are dropped") {
  ServerLimits limits;
  limits.drain_time = milliseconds(300);
  RunningServer server(limits, [](const Request&) {
    Response response;
    response.generator = []() -> opendata::Result<std::string> { return std::string(60'000, 'a'); };
    return response;
  });
  RawClient endless(server.port(), 4096);
  endless.send(get("/"));
  CHECK(!endless.read_some(10).empty());
  const auto time = time_to_stop(server);
  CHECK(time >= milliseconds(250));
  CHECK(time < milliseconds(1500));
}

TEST_CASE("stop may come before serve, twice, and from a signal handler") {
  HttpServer server(ServerLimits{}, [](const Request&) { return text("a"); });
  REQUIRE(server.bind("127.0.0.1", 0).has_value());
  signalled = &server;
  const auto previous = std::signal(SIGUSR1, [](int) { signalled->stop(); });
  std::thread serving([&] { CHECK(server.serve().has_value()); });
  std::raise(SIGUSR1);
  serving.join();
  std::signal(SIGUSR1, previous);
  server.stop();
}
