#include <list>

#include "running_server.hpp"
#include "support/catch.hpp"

using namespace test;

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
