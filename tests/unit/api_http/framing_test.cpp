#include <string>

#include "http/framer.hpp"
#include "http/target.hpp"
#include "support/catch.hpp"

using namespace opendata::api;
using namespace opendata::api::http;

namespace {

constexpr int accepted = 200;

/// The status with which a request is refused, or 200; the same whether the bytes come at once or one by one.
int verdict_on(const std::string& bytes) {
  const ServerLimits limits;
  Framer whole(limits);
  whole.append(bytes);
  Framer::State state = whole.step();
  Framer dripped(limits);
  Framer::State dripped_state = dripped.step();
  for (const char byte : bytes) {
    if (dripped_state == Framer::State::refused || dripped_state == Framer::State::complete) break;
    dripped.append({&byte, 1});
    dripped_state = dripped.step();
  }
  CHECK(state == dripped_state);
  CHECK(whole.refusal() == dripped.refusal());
  REQUIRE((state == Framer::State::refused || state == Framer::State::complete));
  return state == Framer::State::refused ? whole.refusal()->status : accepted;
}

std::string get(const std::string& fields) { return "GET / HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n"; }
std::string post(const std::string& fields, const std::string& body = "") {
  return "POST / HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n" + body;
}
std::string repeated(const std::string& text, int count) {
  std::string out;
  for (int n = 0; n < count; ++n) out += text;
  return out;
}

}  // namespace

TEST_CASE("request lines: what is not plain HTTP/1.x is refused") {
  const auto [line, status] = GENERATE(table<std::string, int>({
      {"GET / HTTP/1.1", accepted},
      {"OPTIONS /a HTTP/1.1", accepted},
      {"GET http://x/a?b HTTP/1.1", accepted},
      {"GET http://x HTTP/1.1", accepted},
      {"GET /%E7%8B%97 HTTP/1.1", accepted},
      {"GET /狗 HTTP/1.1", accepted},
      {"GET / HTTP/1.2", 400},
      {"GET / HTTP/0.9", 400},
      {"GET /", 400},
      {"GET  / HTTP/1.1", 400},
      {"GET / HTTP/1.1 ", 400},
      {"GET /a b HTTP/1.1", 400},
      {" GET / HTTP/1.1", 400},
      {"GET a HTTP/1.1", 400},
      {"GET * HTTP/1.1", 400},
      {"GET /#a HTTP/1.1", 400},
      {"GET / http/1.1", 400},
      {"GET / HTTP/1.1x", 400},
      {"G(T / HTTP/1.1", 400},
      {"GET /\t HTTP/1.1", 400},
      {"GET / HTTP/2.0", 505},
      {"PRI * HTTP/2.0", 505},
      {"GET / HTTP/3.0", 505},
      {"BREW / HTTP/1.1", 501},
      {"get / HTTP/1.1", 501},
      {"TRACE / HTTP/1.1", 405},
      {"CONNECT x:1 HTTP/1.1", 405},
  }));
  CAPTURE(line);
  CHECK(verdict_on(line + "\r\nHost: x\r\n\r\n") == status);
}

TEST_CASE("header fields: whatever two servers could read differently is refused") {
  const auto [fields, status] = GENERATE(table<std::string, int>({
      {"", accepted},
      {"A: b\r\n", accepted},
      {"A:b\r\n", accepted},
      {"A:\r\n", accepted},
      {"A: \t b \t \r\n", accepted},
      {"A: \xE7\x8B\x97\r\n", accepted},
      {"A : b\r\n", 400},
      {" A: b\r\n", 400},
      {"A: b\r\n c\r\n", 400},
      {"A: b\r\n\tc\r\n", 400},
      {"A\r\n", 400},
      {": b\r\n", 400},
      {"A b: c\r\n", 400},
      {"A: b\nB: c\r\n", 400},
      {"A: b\rB: c\r\n", 400},
      {std::string("A: b\0c\r\n", 8), 400},
      {"A: \x01\r\n", 400},
      {"A: \x7F\r\n", 400},
      {"Host: y\r\n", 400},
      {"host: x\r\n", 400},
      {"Expect: 100-continue\r\n", accepted},
      {"Expect: 200-ok\r\n", 417},
      {"Transfer-Encoding: chunked\r\n", 411},
      {"Transfer-Encoding: xchunked\r\n", 411},
      {"Transfer-Encoding: chunked\r\nContent-Length: 0\r\n", 400},
      {"Content-Length: 0\r\n", accepted},
      {"Content-Length: 0\r\nContent-Length: 0\r\n", 400},
      {"Content-Length: 0, 0\r\n", 400},
      {"Content-Length: +0\r\n", 400},
      {"Content-Length: -1\r\n", 400},
      {"Content-Length: 3abc\r\n", 400},
      {"Content-Length: 0x1\r\n", 400},
      {"Content-Length: \r\n", 400},
      {"Content-Length: 00000000000000000000\r\n", 400},
      {"Content-Length: 9999999999999999999\r\n", 413},
      {"Content-Length: 65537\r\n", 413},
      {"Content-Encoding: gzip\r\n", 415},
      {"Content-Encoding: identity\r\n", accepted},
  }));
  CAPTURE(fields);
  CHECK(verdict_on(get(fields)) == status);
}

TEST_CASE("hosts: one valid Host, which HTTP/1.0 may leave out") {
  const auto [request, status] = GENERATE(table<std::string, int>({
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
      {"GET http://a\"b/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", accepted},
      {"GET / HTTP/1.0\r\n\r\n", accepted},
      {"GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n", 400},
      {"\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", accepted},
      {"\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET / HTTP/1.1\nHost: a\n\n", 400},
      {"\x16\x03\x01", 400},
  }));
  CAPTURE(request);
  CHECK(verdict_on(request) == status);
}

TEST_CASE("a body needs its length, and a method decides whether one must come") {
  CHECK(verdict_on(post("")) == 411);
  CHECK(verdict_on(post("Content-Length: 0\r\n")) == accepted);
  CHECK(verdict_on(post("Content-Length: 3\r\n", "abc")) == accepted);
  CHECK(verdict_on(get("Content-Length: 3\r\n") + "abc") == accepted);
  CHECK(verdict_on("DELETE / HTTP/1.1\r\nHost: x\r\n\r\n") == accepted);
  CHECK(verdict_on("PUT / HTTP/1.1\r\nHost: x\r\n\r\n") == 411);
}

TEST_CASE("limits of a head hold to the byte") {
  const ServerLimits limits;
  const auto path = [](std::size_t size) {
    return "GET /" + std::string(size - 1, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n";
  };
  CHECK(verdict_on(path(limits.path_bytes)) == accepted);
  CHECK(verdict_on(path(limits.path_bytes + 1)) == 414);
  const auto target = [](std::size_t size) {
    return "GET /?" + std::string(size - 2, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n";
  };
  CHECK(verdict_on(target(limits.target_bytes)) == accepted);
  CHECK(verdict_on(target(limits.target_bytes + 1)) == 414);
  std::string question = "/api/v1/search?q=";
  for (int i = 0; i < 1'000; ++i) question += "%E7%8B%97";  // the longest query
  CHECK(verdict_on("GET " + question + " HTTP/1.1\r\nHost: a\r\n\r\n") == accepted);
  CHECK(verdict_on(get(repeated("A: b\r\n", 99))) == accepted);
  CHECK(verdict_on(get(repeated("A: b\r\n", 100))) == 431);
  const auto rest = get("A: \r\n").size();
  CHECK(verdict_on(get("A: " + std::string(limits.head_bytes - rest, 'b') + "\r\n")) == accepted);
  CHECK(verdict_on(get("A: " + std::string(limits.head_bytes - rest + 1, 'b') + "\r\n")) == 431);
  CHECK(verdict_on(std::string(limits.head_bytes + 1, 'a')) == 414);
}

TEST_CASE("connections stay open or close as both sides' versions and options say") {
  const auto [request, stays] = GENERATE(table<std::string, bool>({
      {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", true},
      {"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", false},
      {"GET / HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n", false},
      {"GET / HTTP/1.1\r\nHost: x\r\nConnection: te, close\r\n\r\n", false},
      {"GET / HTTP/1.1\r\nHost: x\r\nConnection: closed\r\n\r\n", true},
      {"GET / HTTP/1.0\r\n\r\n", false},
      {"GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", true},
  }));
  CAPTURE(request);
  const auto head = parse_head(request, ServerLimits{});
  REQUIRE(head.has_value());
  CHECK(head->keep_alive == stays);
}

TEST_CASE("pipelined requests are cut apart, and a body is never read as a request") {
  const ServerLimits limits;
  Framer framer(limits);
  framer.append(get("Content-Length: 16\r\n") + "GET /evil HTTP/1" + "GET /next HTTP/1.1\r\nHost: x\r\n\r\n");
  REQUIRE(framer.step() == Framer::State::complete);
  CHECK(framer.head().target == "/");
  CHECK(framer.body() == "GET /evil HTTP/1");
  framer.next();
  REQUIRE(framer.step() == Framer::State::complete);
  CHECK(framer.head().target == "/next");
  framer.next();
  CHECK(framer.empty());
  CHECK(framer.step() == Framer::State::needs_head);
}

TEST_CASE("targets decode strictly") {
  const auto [target, path, query] = GENERATE(table<std::string, std::string, std::string>({
      {"/", "/", ""},
      {"/a+b", "/a+b", ""},
      {"/%E7%8B%97", "/狗", ""},
      {"/狗?q=狗", "/狗", "q=狗;"},
      {"/?", "/", ""},
      {"/?a", "/", "a=;"},
      {"/?a=", "/", "a=;"},
      {"/?a=x=1", "/", "a=x=1;"},
      {"/?a=1&&b=2&", "/", "a=1;b=2;"},
      {"/?a=b+c%2Bd", "/", "a=b c+d;"},
      {"/?a%3Db=c", "/", "a=b=c;"},
      {"/?a=%0D%0A", "/", "a=\r\n;"},
      {"/a/../b", "/a/../b", ""},
  }));
  CAPTURE(target);
  const auto decoded = decode_target(target);
  REQUIRE(decoded.has_value());
  CHECK(decoded->path == path);
  std::string pairs;
  for (const auto& [key, value] : decoded->query) pairs += key + "=" + value + ";";
  CHECK(pairs == query);
}

TEST_CASE("targets that do not decode are refused") {
  const auto target =
      GENERATE(as<std::string>{}, "/%00", "/?a=%00", "/%zz", "/%4", "/%", "/?%zz=1", "/?a=%", "/%ff", "/?a=%ff",
               "/%C0%80", "/%ED%A0%80", "/%0d%0aX: y", "/%7f", "/\xff");
  CAPTURE(target);
  CHECK_FALSE(decode_target(target).has_value());
}
