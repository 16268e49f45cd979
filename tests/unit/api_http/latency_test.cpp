#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "running_server.hpp"
#include "support/catch.hpp"

using namespace test;
using Clock = std::chrono::steady_clock;

namespace {

/// How the bytes of one request after the other reach the server.
enum class Shape { whole, two_packets, across_requests };

/// Times of `count` requests over one connection, the shortest first. Fewer when the connection fails.
std::vector<milliseconds> times_of(std::uint16_t port, Shape shape, const std::string& target, std::size_t count) {
  const auto request = get(target);
  const auto half = shape == Shape::whole ? 0 : request.size() / 2;
  const auto first = request.substr(0, half);
  const auto rest = request.substr(half);
  RawClient client(port);
  std::vector<milliseconds> times;
  if (shape == Shape::across_requests) client.send(first);
  while (times.size() < count) {
    const auto begin = Clock::now();
    if (shape == Shape::two_packets) client.send(first);
    if (!client.exchange(shape == Shape::across_requests ? rest + first : rest).whole) break;
    times.push_back(std::chrono::duration_cast<milliseconds>(Clock::now() - begin));
  }
  std::sort(times.begin(), times.end());
  return times;
}

/// Three pieces, each a send of its own.
Response in_pieces() {
  Response response;
  response.generator = [left = 3]() mutable -> opendata::Result<std::string> {
    return left-- > 0 ? std::string(100, 'a') : std::string();
  };
  return response;
}

Response answer(const Request& request) {
  return request.path == "/pieces" ? in_pieces() : text(std::string(1024, 'a'));
}

// Without other load the worst of 20,000 is below 1 ms; a busy machine adds the time that it gives to others. A wake-up
// that is lost between reading and arming would last until the idle connection is closed, 15 s.
constexpr milliseconds lost{2000};
// A delayed acknowledgement adds 40 ms to each answer; load does so to some.
constexpr milliseconds delayed{30};

}  // namespace

TEST_CASE("of 20,000 requests over one connection none is forgotten") {
  const auto shape = GENERATE(Shape::whole, Shape::two_packets, Shape::across_requests);
  CAPTURE(static_cast<int>(shape));
  ServerLimits limits;
  limits.requests_per_connection = 20'001;
  RunningServer server(limits, answer);
  const auto times = times_of(server.port(), shape, "/", 20'000);
  REQUIRE(times.size() == 20'000);
  CHECK(times[times.size() / 2] < delayed);
  CHECK(times.back() < lost);
}

TEST_CASE("no request is forgotten when more connections than workers take turns") {
  ServerLimits limits;
  limits.threads = 4;
  RunningServer server(limits, answer);
  std::vector<std::vector<milliseconds>> times(12);
  std::vector<std::thread> clients;
  for (auto& each : times) clients.emplace_back([&] { each = times_of(server.port(), Shape::two_packets, "/", 900); });
  for (auto& client : clients) client.join();
  for (const auto& each : times) {
    REQUIRE(each.size() == 900);
    CHECK(each.back() < lost);
  }
}

TEST_CASE("Nagle's algorithm delays no answer, not even one that leaves in several sends") {
  const auto target = GENERATE(as<std::string>{}, "/", "/pieces");
  CAPTURE(target);
  RunningServer server(answer);
  const auto times = times_of(server.port(), Shape::whole, target, 200);
  REQUIRE(times.size() == 200);
  CHECK(times[100] < delayed);
}

TEST_CASE("A quick request is answered while all workers but one are held by slow ones, however few or many the cores") {
  constexpr milliseconds slow{2000};
  ServerLimits limits;
  limits.threads = std::max(2U, std::thread::hardware_concurrency()) + 6;  // more than wait for events
  RunningServer server(limits, [&](const Request& request) {
    if (request.path == "/slow") std::this_thread::sleep_for(slow);
    return text("done");
  });
  std::vector<RawClient> clients;
  for (std::size_t i = 1; i < limits.threads; ++i) {
    clients.emplace_back(server.port());
    clients.back().send(get("/slow"));
  }
  for (int i = 0; i < 5; ++i) {
    const auto begin = Clock::now();
    CHECK(RawClient(server.port()).exchange(get("/")).whole);
    CHECK(Clock::now() - begin < slow / 4);
  }
}
