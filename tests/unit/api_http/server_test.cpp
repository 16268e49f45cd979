#include <set>

#include "running_server.hpp"
#include "support/catch.hpp"

using namespace test;

namespace {

/// Shows what the handler was given.
Response describe(const Request& request) {
  std::string out = request.method + " " + request.path + "\n";
  for (const auto& [key, value] : request.query) out += "?" + key + "=" + value + "\n";
  for (const auto& [name, value] : request.headers) out += name + ": " + value + "\n";
  return text(out + "from " + request.remote_address + "\n" + request.body);
}

}  // namespace

TEST_CASE("a handler's answer reaches the client with exactly one set of framing headers") {
  RunningServer server([](const Request&) {
    auto response = text("hello");
    for (const char* name : {"Content-Length", "Date", "Server", "Connection", "transfer-encoding"})
      response.headers.emplace_back(name, "wrong");
    return response;
  });
  const auto reply = fetch(server.port(), get("/"));
  CHECK(reply.status == 200);
  CHECK(reply.body == "hello");
  CAPTURE(reply.head);
  CHECK(reply.head.find("wrong") == std::string::npos);
  CHECK(reply.header("Content-Length") == "5");
  CHECK(reply.header("Content-Type") == "text/plain");
  CHECK(reply.header("Server") == "opendata");
  CHECK(reply.header("X-Content-Type-Options") == "nosniff");
  CHECK(reply.header("Date").size() == std::string("Mon, 23 Nov 2026 21:03:48 GMT").size());
  for (const char* name : {"Keep-Alive", "Connection", "Accept-Ranges", "EXCEPTION_WHAT"})
    CHECK(reply.header(name).empty());
}

TEST_CASE("the handler sees decoded targets, the body and the headers of the allow-list only") {
  RunningServer server(describe);
  const std::string fields =
      "Accept: text/csv\r\nACCEPT: text/html\r\nAccept-Encoding: br;q=0\r\nRange: bytes=0-3\r\nX-Request-Id: a-1\r\n"
      "REMOTE_ADDR: 8.8.8.8\r\nX-Forwarded-For: 8.8.8.8\r\nForwarded: for=8.8.8.8\r\nVia: a\r\nCookie: a\r\nIf-None-Match: "
      "\"%0d%0a\"\r\nContent-Length: 2\r\n";
  const auto reply = fetch(server.port(), "POST /%E7%8B%97?q=a+b%0A HTTP/1.1\r\nHost: x\r\n" + fields + "\r\nhi");
  CHECK(reply.body ==
        "POST /狗\n?q=a b\n\naccept: text/csv, text/html\naccept-encoding: br;q=0\ncookie: a\nhost: x\nif-none-match: "
        "\"%0d%0a\"\nrange: bytes=0-3\n"
        "x-forwarded-for: 8.8.8.8\nx-request-id: a-1\nfrom 127.0.0.1\nhi");
}

TEST_CASE("a request id of a client is believed only in plain form, and a repeated single header is refused") {
  RunningServer server(describe);
  CHECK(fetch(server.port(), get("/", "X-Request-Id: a\"b\r\n")).body.find("x-request-id") == std::string::npos);
  CHECK(fetch(server.port(), get("/", "X-Request-Id: " + std::string(65, 'a') + "\r\n")).body.find("x-request-id") ==
        std::string::npos);
  CHECK(fetch(server.port(), get("/", "Authorization: a\r\nAuthorization: b\r\n")).status == 400);
  CHECK(fetch(server.port(), get("/", "Range: bytes=0-1\r\nRange: bytes=0-1\r\n")).status == 400);
}

TEST_CASE("every request has an id of its own") {
  RunningServer server([](const Request& request) { return text(request.id); });
  std::set<std::string> ids;
  for (int n = 0; n < 20; ++n) ids.insert(fetch(server.port(), get("/")).body);
  CHECK(ids.size() == 20);
  CHECK(ids.begin()->size() == 32);
}

TEST_CASE("HEAD has the length of GET and no body") {
  RunningServer server([](const Request& request) { return request.path == "/empty" ? text("") : text("hello"); });
  RawClient client(server.port());
  const auto reply = client.exchange("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n", "HEAD");
  CHECK(reply.header("Content-Length") == "5");
  CHECK(client.exchange(get("/")).body == "hello");  // nothing of a body came before
  CHECK(fetch(server.port(), get("/empty")).header("Content-Length") == "0");
}

TEST_CASE("answers without content have neither body nor length") {
  const int status = GENERATE(204, 304);
  RunningServer server([=](const Request&) {
    auto response = text("must not be sent");
    response.status = status;
    return response;
  });
  RawClient client(server.port());
  const auto first = client.exchange(get("/"));
  CHECK(first.status == status);
  CHECK(first.header("Content-Length").empty());
  CHECK(client.exchange(get("/")).status == status);
}

TEST_CASE("a connection is kept, and pipelined requests are answered in order") {
  RunningServer server([](const Request& request) { return text(request.path); });
  RawClient client(server.port());
  std::string requests;
  for (int n = 0; n < 100; ++n) requests += get("/" + std::to_string(n));
  client.send(requests);
  for (int n = 0; n < 100; ++n) CHECK(client.receive().body == "/" + std::to_string(n));
}

TEST_CASE("requests may come in any pieces") {
  RunningServer server(describe);
  RawClient client(server.port());
  for (const char byte : std::string("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc")) {
    client.send({&byte, 1});
    std::this_thread::sleep_for(milliseconds(1));
  }
  CHECK(client.receive().body == "POST /a\nhost: x\nfrom 127.0.0.1\nabc");
}

TEST_CASE("HTTP/1.0 closes unless the client asks to keep the connection") {
  RunningServer server([](const Request&) { return text("a"); });
  RawClient closing(server.port());
  CHECK(closing.exchange("GET / HTTP/1.0\r\n\r\n").header("Connection") == "close");
  CHECK(closing.closed_soon());
  RawClient kept(server.port());
  CHECK(kept.exchange("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").header("Connection") == "keep-alive");
  CHECK(kept.exchange(get("/")).status == 200);
}

TEST_CASE("a client that ends its output still gets its answer") {
  RunningServer server([](const Request&) { return text("a"); });
  RawClient client(server.port());
  client.send(get("/"));
  client.end_output();
  CHECK(client.receive().body == "a");
}

TEST_CASE("Expect: 100-continue is answered before the body comes") {
  RunningServer server(describe);
  RawClient client(server.port());
  client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-Continue\r\n\r\n");
  CHECK(client.receive("HEAD").status == 100);
  CHECK(client.exchange("hi").body.find("hi") != std::string::npos);
}
