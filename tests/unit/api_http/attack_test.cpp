#include <fcntl.h>
#include <sys/resource.h>

#include "running_server.hpp"
#include "support/catch.hpp"

using namespace test;

namespace {

std::string repeated(const std::string& text, int count) {
  std::string out;
  for (int n = 0; n < count; ++n) out += text;
  return out;
}

std::string post(const std::string& fields, const std::string& body = "") {
  return "POST / HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n" + body;
}

}  // namespace

TEST_CASE("framing errors: a problem document, then the connection ends and nothing after it is served") {
  const auto [bytes, status, type] = GENERATE(table<std::string, int, std::string>({
      {"GET / HTTP/1.1\r\n\r\n", 400, "bad-host"},
      {"GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400, "bad-host"},
      {get("/", "A : b\r\n"), 400, "malformed-request"},
      {get("/", "A: b\r\n c\r\n"), 400, "malformed-request"},
      {"GET / HTTP/1.1\nHost: x\n\n", 400, "malformed-request"},
      {std::string("GET /\0 HTTP/1.1\r\n", 17), 400, "malformed-request"},
      {"nonsense\r\n\r\n", 400, "malformed-request"},
      {post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), 400, "ambiguous-length"},
      {post("Content-Length: 3abc\r\n", "abc"), 400, "ambiguous-length"},
      {post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"), 400, "ambiguous-length"},
      {"TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", 405, "method-not-allowed"},
      {post(""), 411, "length-required"},
      {post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n"), 411, "length-required"},
      {post("Content-Length: 65537\r\n"), 413, "body-too-large"},
      {post("Content-Length: 65537\r\nExpect: 100-continue\r\n"), 413, "body-too-large"},
      {get("/" + std::string(2000, 'a')), 414, "target-too-long"},
      {get("/?" + std::string(5000, 'a')), 414, "target-too-long"},
      {post("Content-Length: 3\r\nContent-Encoding: gzip\r\n", "abc"), 415, "encoded-body"},
      {post("Content-Length: 3\r\nExpect: the-best\r\n"), 417, "expectation-failed"},
      {get("/", repeated("A: b\r\n", 200)), 431, "head-too-large"},
      {get("/", "A: " + std::string(20'000, 'b') + "\r\n"), 431, "head-too-large"},
      {"BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 501, "unknown-method"},
      {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "version-not-supported"},
  }));
  CAPTURE(bytes.substr(0, 100), status);
  std::atomic<int> served{0};
  RunningServer server([&](const Request&) {
    ++served;
    return text("served");
  });
  RawClient client(server.port());
  const auto reply = client.exchange(bytes + get("/smuggled"));
  CHECK(reply.status == status);
  CHECK(reply.header("Content-Type") == "application/problem+json");
  CHECK(reply.header("Connection") == "close");
  CHECK(reply.header("Allow").empty() == (status != 405));
  CHECK(reply.body.find("{\"type\":\"/problems/" + type + "\",\"title\":\"") == 0);
  CHECK(reply.body.find("\"status\":" + std::to_string(status)) != std::string::npos);
  client.end_output();
  CHECK(client.closed_soon());
  CHECK(served == 0);
}

TEST_CASE("targets that do not decode are a problem of one request: the connection goes on") {
  const auto target = GENERATE(as<std::string>{}, "/%00", "/%zz", "/%ff", "/?q=%00", "/?q=%zz", "/?q=%C0%80",
                               "/%0d%0aSet-Cookie:z");
  CAPTURE(target);
  RunningServer server([](const Request& request) { return text(request.path); });
  RawClient client(server.port());
  const auto reply = client.exchange(get(target));
  CHECK(reply.status == 400);
  CHECK(reply.header("Content-Type") == "application/problem+json");
  CHECK(reply.head.find("Set-Cookie") == std::string::npos);
  CHECK(client.exchange(get("/next")).body == "/next");
}

TEST_CASE("the body of a GET is consumed in its frame, even when it comes later and looks like a request") {
  RunningServer server([](const Request& request) { return text(request.path); });
  RawClient client(server.port());
  const std::string inner = get("/evil");
  client.send(get("/", "Content-Length: " + std::to_string(inner.size()) + "\r\n"));
  std::this_thread::sleep_for(milliseconds(50));
  client.send(inner + get("/next"));
  CHECK(client.receive().body == "/");
  CHECK(client.receive().body == "/next");
}

TEST_CASE("an error's answer arrives although the client keeps sending") {
  RunningServer server([](const Request&) { return text("a"); });
  RawClient client(server.port());
  client.send(post("Content-Length: 40000000\r\n"));
  client.send(std::string(60'000, 'a'));
  CHECK(client.receive().status == 413);
  CHECK(client.closed_soon());
}

TEST_CASE("a head without an end costs no memory") {
  RunningServer server([](const Request&) { return text("a"); });
  RawClient client(server.port());
  rusage before{};
  ::getrusage(RUSAGE_SELF, &before);
  std::size_t sent = 0;
  const std::string piece(64U << 10U, 'a');
  while (sent < (100U << 20U) && client.send(piece)) sent += piece.size();
  CHECK(sent < (100U << 20U));
  rusage after{};
  ::getrusage(RUSAGE_SELF, &after);
  CHECK(after.ru_maxrss - before.ru_maxrss < 20'000);  // KiB
}

TEST_CASE("header values with CR, LF or NUL never leave the server") {
  RunningServer server([](const Request& request) {
    auto response = text("a");
    response.headers.emplace_back("X-Echo", request.query.front().second);
    response.headers.emplace_back("X-Bad\r\nName", "b");
    response.headers.emplace_back("X-Nul", std::string("c\0d", 3));
    return response;
  });
  CHECK(fetch(server.port(), get("/?v=good")).header("X-Echo") == "good");
  for (const char* value : {"a%0d%0aSet-Cookie:z", "a%0aSet-Cookie:z", "a%0dSet-Cookie:z"}) {
    const auto reply = fetch(server.port(), get(std::string("/?v=") + value));
    CHECK(reply.status == 200);
    CHECK(reply.head.find("Set-Cookie") == std::string::npos);
    CHECK(reply.head.find("Name") == std::string::npos);
    CHECK(reply.head.find("X-Nul") == std::string::npos);
  }
}

TEST_CASE("a file with an impossible status is closed and not sent") {
  const int descriptor = ::dup(0);
  RunningServer server([=](const Request&) {
    Response response;
    response.status = 1000;
    response.file = opendata::api::FileBody{descriptor, 0, 10};
    return response;
  });
  RawClient client(server.port());
  CHECK(client.exchange(get("/")).status == 500);
  CHECK(::fcntl(descriptor, F_GETFD) == -1);
}

TEST_CASE("a handler that throws is a 500 with an id and without its text") {
  RunningServer server([](const Request& request) -> Response {
    if (request.path == "/std") throw std::runtime_error("secret");
    if (request.path == "/memory") throw std::bad_alloc();
    if (request.path == "/int") throw 42;
    if (request.path == "/status") {
      auto response = text("secret");
      response.status = 99;
      return response;
    }
    return text("alive");
  });
  RawClient client(server.port());
  for (const char* path : {"/std", "/memory", "/int", "/status"}) {
    CAPTURE(path);
    const auto reply = client.exchange(get(path));
    CHECK(reply.status == 500);
    CHECK(reply.header("Content-Type") == "application/problem+json");
    CHECK(reply.body.find("\"instance\":\"/requests/") != std::string::npos);
    CHECK((reply.head + reply.body).find("secret") == std::string::npos);
  }
  CHECK(client.exchange(get("/")).body == "alive");
}
