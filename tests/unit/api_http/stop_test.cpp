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

// Far below the default drain_time of 10 s, far above what it takes.
constexpr milliseconds at_once{5000};

}  // namespace

TEST_CASE("stop closes idle connections at once") {
  RunningServer server([](const Request&) { return text("a"); });
  RawClient idle(server.port());
  CHECK(idle.exchange(get("/")).status == 200);
  RawClient silent(server.port());
  CHECK(time_to_stop(server) < at_once);
  CHECK(idle.closed_soon());
  CHECK(silent.closed_soon());
  CHECK_FALSE(RawClient(server.port()).connected());
}

TEST_CASE("stop lets running requests finish and says Connection: close") {
  std::atomic<bool> running{false};
  std::atomic<bool> may_finish{false};
  ServerLimits limits;
  limits.threads = 1;  // has left the turn of one connection when it runs a request of another
  limits.drain_time = std::chrono::minutes(1);
  RunningServer server(limits, [&](const Request& request) {
    running = request.path == "/long";
    while (running && !may_finish) std::this_thread::sleep_for(milliseconds(1));
    return text("done");
  });
  RawClient sending(server.port());
  CHECK(sending.exchange(get("/") + "GET / HTTP/1.1\r\n").body == "done");
  RawClient busy(server.port());
  busy.send(get("/long"));
  REQUIRE(eventually([&] { return running.load(); }));
  server.ask_to_stop();
  CHECK(eventually([&] { return !RawClient(server.port()).connected(); }));
  may_finish = true;
  CHECK(busy.receive().body == "done");
  const auto reply = sending.exchange("Host: x\r\n\r\n");
  CHECK(reply.body == "done");
  CHECK(reply.header("Connection") == "close");
  CHECK(time_to_stop(server) < at_once);
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
  CHECK(time >= limits.drain_time);
  CHECK(time < at_once);
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
