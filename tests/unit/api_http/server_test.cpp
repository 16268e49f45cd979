#include "running_server.hpp"
#include "support/catch.hpp"

using namespace test;

namespace {

Response text(std::string body) {
  Response response;
  response.headers = {{"Content-Type", "text/plain"}};
  response.body = std::move(body);
  return response;
}

}  // namespace

TEST_CASE("a handler's answer reaches the client") {
  RunningServer server([](const Request& request) { return text(request.method + " " + request.path); });
  const auto reply = fetch(server.port(), "GET /a%20b?x=1 HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(reply.status == 200);
  CHECK(reply.body == "GET /a b");
  CHECK(reply.whole);
  CAPTURE(reply.head);
  CHECK(reply.header("Content-Length") == "8");
  CHECK(reply.header("Server") == "opendata");
  CHECK(server.stop());
}
