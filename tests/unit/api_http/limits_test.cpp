#include <list>

#include "running_server.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"
#include "support/source_directory.hpp"

using namespace test;

namespace {

/// As docs/api.md writes numbers, sizes and times.
std::string count(std::size_t value) {
  auto digits = std::to_string(value);
  for (auto at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}
std::string size(std::size_t bytes) {
  return bytes < (1U << 20U) ? count(bytes >> 10U) + " KiB" : count(bytes >> 20U) + " MiB";
}
std::string time(milliseconds value) { return count(static_cast<std::size_t>(value.count() / 1000)) + " s"; }

}  // namespace

TEST_CASE("docs/api.md names option and default of every limit") {
  const ServerLimits limits;
  const auto page = read_text(test::source_directory() / "docs" / "api.md");
  const auto row = GENERATE_COPY(
      as<std::string>{},  //
      "threads | `--threads` | " + count(limits.threads),
      "request head: size, fields, time | `--head-bytes`, `--header-fields`, `--head-ms` | " + size(limits.head_bytes) + ", " +
          count(limits.header_fields) + ", " + time(limits.head_time),
      "address; its path | `--target-bytes`; fixed | " + size(limits.target_bytes) + "; " + size(limits.path_bytes),
      "request body: size, time (administration listener: always 1 MiB) | `--body-bytes`, `--body-ms` | " + size(limits.body_bytes) + ", " + time(limits.body_time),
      "idle connection | `--idle-ms` | " + time(limits.idle_time),
      "a reader's pace while an answer is written | `--write-ms` | 1 KiB/s in each " + time(limits.write_time),
      "requests of a connection | `--requests-per-connection` | " + count(limits.requests_per_connection),
      "connections | `--connections` | " + count(limits.connections),
      "connections of one address | `--connections-per-address` | " + count(limits.connections_per_address),
      "streamed answers at once | `--exports` | " + count(limits.exports),
      "answers being written, together | `--buffered-bytes` | " + size(limits.buffered_bytes),
      "waiting for a thread | `--queue-ms` | " + time(limits.queue_time),
      "draining at the end | `--drain-ms` | " + time(limits.drain_time));
  CAPTURE(row);
  CHECK(page.find("| " + row + " |") != std::string::npos);
}

TEST_CASE("over the limit of connections: 503 with Retry-After, closed at once, and room again later") {
  const bool per_address = GENERATE(false, true);
  CAPTURE(per_address);
  ServerLimits limits;
  (per_address ? limits.connections_per_address : limits.connections) = 5;
  RunningServer server(limits, [](const Request&) { return text("a"); });
  std::list<RawClient> clients;
  for (int n = 0; n < 5; ++n) CHECK(clients.emplace_back(server.port()).exchange(get("/")).status == 200);
  RawClient sixth(server.port());
  const auto reply = sixth.receive();
  CHECK(reply.status == 503);
  CHECK(!reply.header("Retry-After").empty());
  CHECK(reply.header("Connection") == "close");
  CHECK(sixth.closed_soon());
  CHECK(clients.front().exchange(get("/")).status == 200);
  clients.pop_front();
  CHECK(eventually([&] { return fetch(server.port(), get("/")).status == 200; }));
}

TEST_CASE("a connection ends after its number of requests, and says so") {
  ServerLimits limits;
  limits.requests_per_connection = 3;
  RunningServer server(limits, [](const Request&) { return text("a"); });
  RawClient client(server.port());
  CHECK(client.exchange(get("/")).header("Connection").empty());
  CHECK(client.exchange(get("/")).header("Connection").empty());
  CHECK(client.exchange(get("/")).header("Connection") == "close");
  CHECK(client.closed_soon());
}

TEST_CASE("a second server on the port is refused with a reason") {
  RunningServer server([](const Request&) { return text("a"); });
  HttpServer second(ServerLimits{}, [](const Request&) { return text("b"); });
  const auto bound = second.bind("127.0.0.1", server.port());
  REQUIRE_FALSE(bound.has_value());
  CHECK(bound.error().code() == opendata::Errc::io_failure);
  CHECK(bound.error().message().find("another program listens on this port") == 0);
  CHECK_FALSE(second.serve().has_value());
}

TEST_CASE("hosts that are no address of this machine are refused") {
  HttpServer server(ServerLimits{}, [](const Request&) { return text("a"); });
  const auto unknown = server.bind("no such host", 0);
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().code() == opendata::Errc::invalid_argument);
  const auto foreign = server.bind("192.0.2.1", 0);
  REQUIRE_FALSE(foreign.has_value());
  CHECK(foreign.error().code() == opendata::Errc::io_failure);
}

TEST_CASE("a port can be taken again at once after the server has ended") {
  std::uint16_t port = 0;
  {
    RunningServer server([](const Request&) { return text("a"); });
    port = server.port();
    CHECK(fetch(port, get("/")).status == 200);
  }
  HttpServer next(ServerLimits{}, [](const Request&) { return text("b"); });
  CHECK(next.bind("127.0.0.1", port).has_value());
}

TEST_CASE("when requests wait too long for a thread, new ones are told so at once, and it passes") {
  ServerLimits limits;
  limits.threads = 2;
  limits.queue_time = milliseconds(100);
  RunningServer server(limits, [](const Request&) {
    std::this_thread::sleep_for(milliseconds(40));
    return text("done");
  });
  std::vector<RawClient> clients;
  for (int n = 0; n < 60; ++n) {
    clients.emplace_back(server.port());
    REQUIRE(clients.back().send(get("/")));
  }
  int served = 0, shed = 0;
  for (auto& client : clients) {
    const auto reply = client.receive();
    if (reply.status == 200) ++served;
    if (reply.status != 503) continue;
    ++shed;
    CHECK(reply.header("Retry-After") == "2");
  }
  CHECK(served + shed == 60);
  CHECK(served > 0);
  CHECK(shed > 0);
  CHECK(eventually([&] { return fetch(server.port(), get("/")).status == 200; }));
}
