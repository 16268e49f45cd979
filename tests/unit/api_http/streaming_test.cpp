#include <fcntl.h>

#include <atomic>
#include <list>
#include <mutex>

#include "http/reading_pace.hpp"
#include "running_server.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace test;
using opendata::Errc;
using opendata::failure;
using opendata::Result;
using opendata::api::FileBody;

namespace {

/// `pieces` pieces of 10,000 bytes, then the end, or an error when `fails`.
Response stream(int pieces, bool fails = false) {
  Response response;
  response.headers = {{"Content-Type", "text/csv"}};
  response.generator = [=, sent = 0]() mutable -> Result<std::string> {
    if (sent++ < pieces) return std::string(10'000, 'a');
    if (fails) return failure(Errc::corrupt, {"broken", "損壞"});
    return std::string();
  };
  return response;
}

Response file(const std::string& path, std::uint64_t offset, std::uint64_t length) {
  Response response;
  response.file = FileBody{::open(path.c_str(), O_RDONLY | O_CLOEXEC), offset, length};
  return response;
}

std::size_t open_descriptors() {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) ++count;
  return count;
}

}  // namespace

TEST_CASE("a generator's pieces arrive as chunks, and the connection goes on") {
  RunningServer server([](const Request& request) { return request.path == "/none" ? stream(0) : stream(500); });
  RawClient client(server.port());
  const auto reply = client.exchange(get("/"));
  CHECK(reply.header("Transfer-Encoding") == "chunked");
  CHECK(reply.header("Content-Length").empty());
  CHECK(reply.whole);
  CHECK(reply.body == std::string(5'000'000, 'a'));
  CHECK(client.exchange(get("/none")).whole);
  CHECK(client.exchange("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n", "HEAD").status == 200);
  CHECK(client.exchange(get("/none")).whole);
}

TEST_CASE("for HTTP/1.0 the end of the connection ends a generated body") {
  RunningServer server([](const Request&) { return stream(3); });
  const auto reply = fetch(server.port(), "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  CHECK(reply.header("Transfer-Encoding").empty());
  CHECK(reply.header("Connection") == "close");
  CHECK(reply.body == std::string(30'000, 'a'));
}

TEST_CASE("a generator that fails or throws midway drops the connection: a cut export cannot look complete") {
  RunningServer server([](const Request& request) {
    if (request.path == "/error") return stream(3, true);
    Response response;
    response.generator = []() -> Result<std::string> { throw std::runtime_error("secret"); };
    return response;
  });
  for (const char* path : {"/error", "/throw"}) {
    CAPTURE(path);
    RawClient client(server.port());
    const auto reply = client.exchange(get(path));
    CHECK_FALSE(reply.whole);
    CHECK(client.closed_soon());
  }
  RawClient old(server.port());
  old.send("GET /error HTTP/1.0\r\n\r\n");
  std::string received;
  char bytes[4096];
  ssize_t count = 0;
  while ((count = ::recv(old.descriptor(), bytes, sizeof bytes, 0)) > 0)
    received.append(bytes, static_cast<std::size_t>(count));
  CHECK(count < 0);  // a reset, where an orderly end would say that the body is whole
}

TEST_CASE("a part of a file is sent and its descriptor closed, on every way out") {
  const TemporaryDirectory directory;
  std::string content;
  for (int n = 0; n < 300'000; ++n) content += std::to_string(n) + "\n";
  const auto path = directory.write("rows.csv", content);
  RunningServer server([&](const Request& request) {
    if (request.path == "/none") return text("no file");
    if (request.path == "/part") return file(path, 1000, 50);
    if (request.path == "/empty") return file(path, 0, 0);
    if (request.path == "/short") return file(path, 0, content.size() + 1);
    auto response = file(path, 0, content.size());
    if (request.path == "/304") response.status = 304;
    return response;
  });
  RawClient client(server.port());
  CHECK(client.exchange(get("/none")).whole);
  std::size_t before = 0;
  const auto are_settled = [&] {  // none is open that a start opens for a moment
    const std::size_t last = std::exchange(before, open_descriptors());
    return last == before;
  };
  REQUIRE(eventually(are_settled));
  CHECK(client.exchange(get("/empty")).whole);
  CHECK(client.exchange(get("/")).body == content);
  CHECK(client.exchange(get("/part")).body == content.substr(1000, 50));
  CHECK(client.exchange(get("/304")).status == 304);
  const auto head = client.exchange("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n", "HEAD");
  CHECK(head.header("Content-Length") == std::to_string(content.size()));
  CHECK(client.exchange(get("/part")).whole);
  CHECK_FALSE(fetch(server.port(), get("/short")).whole);
  // The client has the last byte a moment before the server closes the file.
  CHECK(eventually([&] { return open_descriptors() == before; }));
}

TEST_CASE("over the limit of exports: 503, and a finished export makes room") {
  ServerLimits limits;
  limits.exports = 2;
  RunningServer server(limits,
                       [](const Request& request) { return request.path == "/small" ? text("a") : stream(2000); });
  {
    RawClient first(server.port(), 4096);
    RawClient second(server.port(), 4096);
    first.send(get("/"));
    second.send(get("/"));
    REQUIRE(!first.read_some(10).empty());
    REQUIRE(!second.read_some(10).empty());
    RawClient third(server.port());
    const auto refused = third.exchange(get("/"));
    CHECK(refused.status == 503);
    CHECK(!refused.header("Retry-After").empty());
    CHECK(third.exchange(get("/small")).status == 200);
  }
  CHECK(eventually([&] { return fetch(server.port(), get("/")).status == 200; }));
}

TEST_CASE("one client that reads slowly has no more than half of the exports, and leaves those of others") {
  ServerLimits limits;
  limits.exports = 4;
  RunningServer server(
      limits, [](const Request&) { return stream(2000); }, [](const Request& request) { return request.path; });
  std::list<RawClient> slow;
  for (int n = 0; n < 2; ++n) {
    slow.emplace_back(server.port(), 4096).send(get("/a"));
    REQUIRE(!slow.back().read_some(10).empty());
  }
  const auto refused = fetch(server.port(), get("/a"));
  CHECK(refused.status == 503);
  CHECK(!refused.header("Retry-After").empty());
  CHECK(fetch(server.port(), get("/b")).whole);
  slow.clear();
  CHECK(eventually([&] { return fetch(server.port(), get("/a")).status == 200; }));
}

TEST_CASE("the pace of a reader counts the time in which it was waited for, and what it has") {
  using Pace = opendata::api::http::ReadingPace;
  const Pace::Clock::time_point begin(std::chrono::hours(1));
  const auto at = [&](int seconds) { return begin + std::chrono::seconds(seconds); };
  Pace pace;
  pace.start();
  pace.end_turn(at(0), 100'000);
  const auto is_below = [&](int seconds, std::uint64_t unacknowledged) {
    return pace.is_below(1000, std::chrono::seconds(30), unacknowledged, at(seconds));
  };
  CHECK_FALSE(is_below(30, 100'000));  // within its grace
  CHECK(is_below(31, 100'000));        // it took nothing
  CHECK_FALSE(is_below(99, 0));        // 100,000 bytes in 99 seconds
  CHECK(is_below(101, 0));
  pace.begin_turn(at(31));
  CHECK(is_below(5000, 100'000));
  CHECK_FALSE(is_below(5000, 0));  // since then the server was busy, not the client
  pace.end_turn(at(5000), 100'000);
  CHECK_FALSE(is_below(5068, 0));
  CHECK(is_below(5070, 0));
  pace.start();
  CHECK_FALSE(is_below(9000, 0));
}

TEST_CASE("a wait is not counted twice by whoever asks while it ends") {
  using Pace = opendata::api::http::ReadingPace;
  constexpr std::size_t waits = 20'000;
  const Pace::Clock::time_point begin(std::chrono::hours(1)), end = begin + std::chrono::seconds(20);
  std::vector<Pace> paces(waits);
  std::atomic<std::size_t> place{0}, asked{waits};
  std::atomic<bool> is_twice{false};
  std::thread asking([&] {
    for (std::size_t i = 0; (i = place.load()) < waits; asked = i)
      if (paces[i].is_below(1000, std::chrono::seconds(30), 0, end)) is_twice = true;
  });
  for (std::size_t i = 0; i < waits; ++i) {
    paces[i].end_turn(begin, 0);
    place = i;
    while (asked != i) std::this_thread::yield();
    paces[i].begin_turn(end);
  }
  place = waits;
  asking.join();
  CHECK_FALSE(is_twice);
}

TEST_CASE("over the budget of buffered answers: 503") {
  ServerLimits limits;
  limits.buffered_bytes = 5'000'000;
  RunningServer server(
      limits, [](const Request& request) { return text(std::string(request.path == "/big" ? 3'000'000 : 10, 'a')); });
  RawClient slow(server.port(), 4096);
  slow.send(get("/big"));
  REQUIRE(!slow.read_some(10).empty());
  CHECK(fetch(server.port(), get("/big")).status == 503);
  CHECK(fetch(server.port(), get("/")).status == 200);
}
