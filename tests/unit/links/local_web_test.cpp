#include <ctime>
#include <set>

#include "support/catch.hpp"
#include "unit/links/harness.hpp"

using namespace opendata::push::links;
using httplib::Request;
using httplib::Response;

namespace {

constexpr const char* html = "text/html; charset=utf-8";

/// A site that says 404 for what is not there, with all the ways to be good or broken below it.
void careful_site(const Request& request, Response& response) {
  const std::string& path = request.path;
  const bool head = request.method == "HEAD";
  const auto begins = [&](const char* with) { return path.rfind(with, 0) == 0; };
  const auto fail = [&](int status) {
    response.status = status;
    response.set_content(test::article("錯誤", "很抱歉，找不到您要的網頁"), html);
  };
  const auto send_to = [&](const std::string& place, int status) { response.set_redirect(place, status); };
  if (path == "/robots.txt") return response.set_content("User-agent: *\nDisallow: /forbidden\n", "text/plain");
  if (path == "/") return response.set_content(test::article("首頁", "最新消息"), html);
  if (begins("/good/")) return response.set_content(test::article("公告" + path, "第" + path + "則公告：寵物登記活動<a name=old></a><p id=\"費用\">"), html);
  if (begins("/file/")) return response.set_content(std::string(200'000, 'p'), "application/pdf");
  if (begins("/no-head/")) {
    const int number = path.back() % 4;
    if (head) return fail(number == 0 ? 405 : number == 1 ? 501 : number == 2 ? 403 : 404);
    return response.set_content(test::article("公告", "只接受 GET 的頁面"), html);
  }
  if (begins("/moved/")) return send_to("/good/" + path.substr(7), 301);
  if (begins("/for-now/")) return send_to("/good/" + path.substr(9), 302);
  if (begins("/status/")) return fail(std::stoi(path.substr(8)));
  if (begins("/to/")) return send_to(request.get_param_value("place"), 302);
  if (begins("/circle/")) return send_to(path == "/circle/a" ? "/circle/b" : "/circle/a", 302);
  if (begins("/endless/")) return send_to(path + "x", 302);
  if (begins("/home-is/")) return send_to("/", 301);
  if (path == "/empty") return response.set_content("", "text/plain");
  if (path == "/about-404") return response.set_content(test::article("什麼是 404", "網站回應 404 表示找不到網頁。"), html);
  if (path == "/case") {
    const bool known = request.get_param_value("id") == "7";
    return response.set_content(test::article("案件", known ? "案件七：犬隻走失協尋" : "查無資料"), html);
  }
  if (path == "/notice") return response.set_content(test::article("公告", request.get_param_value("id") == "1" ? "申請辦法已刪除第三點" : "查無資料"), html);
  if (path == "/slow") std::this_thread::sleep_for(std::chrono::milliseconds(4500));
  return fail(404);
}

/// A site that says 200 to everything, unknown addresses too.
void vague_site(const Request& request, Response& response) {
  const bool known = request.path.rfind("/known/", 0) == 0;
  const std::string body = known ? "第" + request.path + "號動物收容公告與認養辦法" : "很抱歉，您要的網頁可能已移除";
  response.set_content(test::article("動物", body), html);
}

/// A site that sends unknown addresses to its home page.
void homing_site(const Request& request, Response& response) {
  if (request.path == "/robots.txt") return void(response.status = 404);
  if (request.path == "/" || request.path.rfind("/known/", 0) == 0)
    return response.set_content(test::article("頁" + request.path, "內容" + request.path), html);
  response.set_redirect("/", 302);
}

/// A site whose pages are made by scripts.
void script_site(const Request& request, Response& response) {
  if (request.path == "/robots.txt") return void(response.status = 404);
  response.set_content("<!DOCTYPE html><title>市民服務</title><div id=app></div><script src=/app.js></script>", html);
}

void robotless_site(const Request& request, Response& response) {
  if (request.path == "/robots.txt") response.status = 503;
  response.set_content("x", "text/plain");
}

}  // namespace

TEST_CASE("Of two hundred links every fault is found and no good one is accused", "[links][web]") {
  test::FakeWeb careful(careful_site), vague(vague_site, "127.0.0.2"), homing(homing_site, "127.0.0.3");
  test::FakeWeb script(script_site, "127.0.0.4"), robotless(robotless_site, "127.0.0.5");
  const test::SilentServer silent;
  const auto options = test::local_options({careful.port(), vague.port(), homing.port(), script.port(), robotless.port(), silent.port(), 1});
  std::vector<std::pair<std::string, std::string>> rows;
  const auto add = [&](const std::string& address, const std::string& expected) { rows.emplace_back(address, expected); };
  const auto many = [&](int n, test::FakeWeb& web, const std::string& path, const std::string& expected) {
    for (int i = 0; i < n; ++i) add(web.url(path + std::to_string(i)), expected);
  };
  many(40, careful, "/good/", "ok");
  many(10, careful, "/file/", "ok");
  many(12, careful, "/no-head/", "ok");
  many(8, careful, "/for-now/", "ok");
  many(8, careful, "/moved/", "moved");
  many(14, vague, "/known/", "ok");
  many(6, homing, "/known/", "ok");
  for (const char* fragment : {"#main", "#old", "#%E8%B2%BB%E7%94%A8", "#費用", "#top", "#", "#/route/1", "#!x", "#tab=2", "#:~:text=x"})
    add(careful.url("/good/0") + fragment, "ok");
  add(careful.url("/file/0#page=3"), "ok");
  for (const char* path : {"/", "/empty", "/about-404", "/case?id=7", "/notice?id=1", "/moved"})
    add(careful.url(path), std::string(path) == "/moved" ? "not-found" : "ok");
  add(vague.url("/"), "ok");
  add(homing.url("/"), "ok");
  for (const char* text : {"mailto:a@city.gov.tw", "tel:1999", "tel:+886-2-27208889;ext=1"}) add(text, "ok");
  many(20, careful, "/nothing/", "not-found");
  many(8, careful, "/moved/../nowhere", "not-found");
  for (const char* code : {"410", "400", "418", "500", "502", "503", "504", "401", "403", "451", "429"}) {
    const std::string status = code;
    add(careful.url("/status/" + status), status == "410"                                       ? "gone"
                                          : status[0] == '5'                                    ? "server-error"
                                          : status == "429"                                     ? "busy"
                                          : status == "401" || status == "403" || status == "451" ? "restricted"
                                                                                                : "refused");
  }
  for (int i = 0; i < 5; ++i) add(careful.url("/good/1#nowhere" + std::to_string(i)), "no-anchor");
  add(careful.url("/moved/3#nowhere"), "no-anchor moved");
  for (const char* path : {"/circle/a", "/circle/b", "/endless/x"}) add(careful.url(path), "bad-redirect");
  many(3, careful, "/home-is/", "leads-home");
  many(4, homing, "/unknown/", "sent-home");
  many(8, vague, "/unknown/", "soft-404");
  add(careful.url("/case?id=9"), "soft-404");
  add(careful.url("/notice?id=2"), "soft-404");
  many(3, script, "/page/", "by-script");
  many(3, careful, "/forbidden/", "robots");
  add(robotless.url("/a"), "robots-unknown");
  add(silent.url("/a"), "broken-answer");
  add("http://127.0.0.1:1/", "no-connection");
  add("http://no-such-host.invalid/", "no-host");
  add(careful.url("/slow"), "timed-out");
  for (const char* text : {"https:///a", "http://ci ty.tw/", "www.city.gov.tw"}) add(text, "bad-address");
  for (const char* text : {"ftp://city.gov.tw/a", "javascript:alert(1)"}) add(text, "other-scheme");
  add("https://me:pw@city.gov.tw/", "credentials");
  for (const char* text : {"mailto:a.city.gov.tw", "mailto:a@city"}) add(text, "bad-mailto");
  for (const char* text : {"tel:02-2720 8889", "tel:0800-000-123#9"}) add(text, "bad-tel");
  CHECK(rows.size() >= 200);
  std::vector<std::string> addresses;
  for (const auto& row : rows) addresses.push_back(row.first);
  const test::TemporaryDirectory state;
  const auto judged = test::check_addresses(addresses, options, state.path());
  std::set<std::string> kinds;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(rows[i].first);
    CHECK(test::findings_of(judged[i]) == rows[i].second);
    kinds.insert(rows[i].second);
  }
  CHECK(kinds.size() == 26);
  CHECK(careful.count(" /forbidden") == 0);
  CHECK(judged[70].memory.last.replacement == careful.url("/good/0"));
}

TEST_CASE("A certificate that ends soon, has ended or is nobody's is told", "[links][tls]") {
  const test::TemporaryDirectory directory;
  const auto ca = directory.write("ca.pem", test::fake_ca_pem());
  const auto answer = [](const Request&, Response& response) { response.set_content("x", "text/plain"); };
  auto [days, signed_by_ca, expected] = GENERATE(table<int, bool, std::string>({{90, true, "ok"},
                                                                                {5, true, "certificate-ends"},
                                                                                {-5, true, "certificate-expired"},
                                                                                {90, false, "certificate-untrusted"}}));
  test::FakeWeb web(answer, test::Certificate{days, signed_by_ca});
  auto options = test::local_options({web.port()});
  options.examination.now = static_cast<std::int64_t>(std::time(nullptr));
  const auto judged = test::check_addresses({web.url("/a")}, options, directory.path(), ca).at(0);
  CHECK(test::findings_of(judged) == expected);
  if (days == 5) CHECK(judged.memory.last.certificate_days == 5);
}

TEST_CASE("Nothing internal is asked for, however the way to it is written", "[links][ssrf]") {
  test::FakeWeb internal([](const Request&, Response& response) { response.set_content("secret", "text/plain"); });
  const std::string port = std::to_string(internal.port());
  // The outside is another loopback address, which alone is allowed.
  std::string place;
  test::FakeWeb outside(
      [&](const Request& request, Response& response) {
        if (request.path == "/robots.txt") return void(response.status = 404);
        response.set_redirect(place, 302);
      },
      "127.0.0.9");
  auto options = test::local_options({});
  options.policy = NetworkPolicy::create({"127.0.0.9"}, {internal.port(), outside.port()}).value();
  const std::vector<std::string> ways{
      "http://127.0.0.1:" + port + "/",      "http://localhost:" + port + "/",        "http://2130706433:" + port + "/",
      "http://0x7f000001:" + port + "/",     "http://0177.0.0.1:" + port + "/",       "http://127.1:" + port + "/",
      "http://[::1]:" + port + "/",          "http://[::ffff:127.0.0.1]:" + port + "/", "http://0.0.0.0:" + port + "/",
      "http://[::]:" + port + "/",           "http://[64:ff9b::7f00:1]:" + port + "/", "http://[2002:7f00:1::]:" + port + "/",
      "http://localhost.:" + port + "/",     "http://127.0.0.1.:" + port + "/",       "http://10.0.0.1/",
      "http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "http://192.168.1.1/", "http://[fd00::1]/"};
  for (const std::string& way : ways) {
    CAPTURE(way);
    const auto direct = parse_finding(test::finding_for(way, options)).value();
    CHECK(standing_of(direct) != Standing::good);
    place = way;
    const auto redirected = parse_finding(test::finding_for(outside.url("/"), options)).value();
    CHECK(standing_of(redirected) != Standing::good);
  }
  for (const std::string& way : {std::string("file:///etc/passwd"), std::string("gopher://127.0.0.1:") + port + "/x",
                                 std::string("ftp://127.0.0.1:") + port + "/x", std::string("http://127.0.0.9:22/")}) {
    place = way;
    CAPTURE(way);
    CHECK(test::finding_for(outside.url("/"), options) != "ok");
  }
  CHECK(internal.seen().empty());
  CHECK(outside.count(" /") > 0);
}

TEST_CASE("A name that was harmless is looked at again at every connection", "[links][ssrf]") {
  // The name resolves to 127.0.0.1 whatever an earlier look at it would have shown: only the socket's address counts.
  test::FakeWeb internal([](const Request&, Response& response) { response.set_content("secret", "text/plain"); });
  auto options = test::local_options({});
  options.policy = NetworkPolicy::create({}, {internal.port()}).value();
  CHECK(test::finding_for("http://localhost:" + std::to_string(internal.port()) + "/", options) == "private-address");
  CHECK(internal.seen().empty());
}

TEST_CASE("Requests to one host keep their distance and come one at a time", "[links][polite]") {
  const auto answer = [](const Request& request, Response& response) {
    if (request.path == "/robots.txt") return void(response.status = 404);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    response.set_content("x", "text/plain");
  };
  test::FakeWeb one(answer), other(answer, "127.0.0.2");
  auto options = test::local_options({one.port(), other.port()});
  options.politeness = {std::chrono::milliseconds(60), 1};
  std::vector<std::string> addresses;
  for (int i = 0; i < 8; ++i) {
    addresses.push_back(one.url("/" + std::to_string(i)));
    addresses.push_back(other.url("/" + std::to_string(i)));
  }
  const test::TemporaryDirectory state;
  test::check_addresses(addresses, options, state.path());
  for (test::FakeWeb* web : {&one, &other}) {
    const auto seen = web->seen();
    REQUIRE(seen.size() == 9);
    for (std::size_t i = 1; i < seen.size(); ++i) CHECK(seen[i].begun >= seen[i - 1].ended);
    CHECK(seen.back().begun - seen.front().begun > std::chrono::milliseconds(7 * 60));  // one less: the way may vary
  }
  // The hosts did not wait for each other.
  CHECK(one.seen().front().begun < other.seen().back().begun);
  CHECK(other.seen().front().begun < one.seen().back().begun);
}

TEST_CASE("Crawl-delay is kept, and a host that asks to wait is told as busy", "[links][polite]") {
  test::FakeWeb web([](const Request& request, Response& response) {
    if (request.path == "/robots.txt") return response.set_content("User-agent: *\nCrawl-delay: 0.2\n", "text/plain");
    response.status = request.path == "/busy" ? 429 : 200;
    response.set_content("x", "text/plain");
  });
  const test::TemporaryDirectory state;
  const auto judged = test::check_addresses({web.url("/a"), web.url("/busy")}, test::local_options({web.port()}), state.path());
  CHECK(test::findings_of(judged[0]) == "ok");
  CHECK(test::findings_of(judged[1]) == "busy");
  const auto seen = web.seen();
  REQUIRE(seen.size() == 3);
  CHECK(seen[2].begun - seen[1].begun > std::chrono::milliseconds(120));
}

TEST_CASE("A proposed address keeps the fragment, but not its secret", "[links]") {
  test::FakeWeb web(careful_site);
  const test::TemporaryDirectory state;
  const auto judged = test::check_addresses({web.url("/moved/0#access_token=sekret"), web.url("/moved/0#main"), web.url("/moved/0#" + std::string(3'000, 'x'))}, test::local_options({web.port()}), state.path());
  CHECK(judged[0].memory.last.replacement == web.url("/good/0#access_token=…"));
  CHECK(judged[1].memory.last.replacement == web.url("/good/0#main"));
  CHECK(judged[2].memory.last.replacement.empty());
  CHECK(test::read_text(state.path() / "links" / "links.log").find("sekret") == std::string::npos);
}

TEST_CASE("A host that says when to come back is left alone so long", "[links][polite]") {
  test::FakeWeb web([](const Request& request, Response& response) {
    if (request.path == "/robots.txt") return void(response.status = 404);
    response.status = request.path == "/busy" ? 429 : 200;
    if (response.status == 429) response.set_header("Retry-After", "2");
    response.set_content("x", "text/plain");
  });
  const test::TemporaryDirectory state;
  auto options = test::local_options({web.port()});
  options.politeness.at_once = 1;
  test::check_addresses({web.url("/busy"), web.url("/a"), web.url("/b")}, options, state.path());
  const auto seen = web.seen();
  REQUIRE(seen.size() == 4);
  CHECK(seen[2].begun - seen[1].begun > std::chrono::milliseconds(1'900));
  CHECK(seen[3].begun - seen[2].begun < std::chrono::milliseconds(1'900));  // once, not for ever
}

TEST_CASE("What the bounds leave over comes first in the next run", "[links]") {
  test::FakeWeb web([](const Request& request, Response& response) {
    if (request.path == "/robots.txt") return void(response.status = 404);
    response.set_content(std::string(1000, 'x'), "text/plain");
  });
  auto options = test::local_options({web.port()});
  options.bounds.links = 2;
  const std::vector<std::string> addresses{web.url("/a"), web.url("/b"), web.url("/c")};
  const test::TemporaryDirectory state;
  auto judged = test::check_addresses(addresses, options, state.path());
  CHECK(test::findings_of(judged[2]) == "not-reached");
  options.bounds.links = 1;
  options.examination.now += 60;
  judged = test::check_addresses(addresses, options, state.path());
  CHECK(test::findings_of(judged[2]) == "ok");
  CHECK(test::findings_of(judged[0]) == "not-reached");
  options.bounds = {};
  options.bounds.time = std::chrono::seconds(0);
  CHECK(test::finding_for(web.url("/a"), options) == "not-reached");
}

TEST_CASE("A page behind one that gives a cookie is found, and the next link begins without it", "[links]") {
  test::FakeWeb web([](const httplib::Request& request, httplib::Response& response) {
    if (request.path == "/robots.txt") return void(response.status = 404);
    if (request.get_header_value("Cookie") == "seen=1") return response.set_content("x", "text/plain");
    if (request.path.starts_with("/in/")) return void(response.status = 404);
    response.set_header("Set-Cookie", "seen=1; path=/");
    response.set_redirect("/in" + request.path, 302);
  });
  const auto options = test::local_options({web.port()});
  const test::TemporaryDirectory state;
  for (const Judged& judged : test::check_addresses({web.url("/a"), web.url("/b")}, options, state.path()))
    CHECK(standing_of(judged.memory.last.findings.front()) == Standing::good);
  CHECK(web.count("HEAD ") == 4);
}

TEST_CASE("An endless address that a host sends on to is not remembered whole, nor proposed", "[links]") {
  test::FakeWeb web([](const Request& request, Response& response) {
    if (request.path == "/robots.txt") return void(response.status = 404);
    if (request.path == "/a") return response.set_redirect("/b?x=" + std::string(6'000, 'x'), 301);
    response.set_content("x", "text/plain");
  });
  const test::TemporaryDirectory state;
  const auto judged = test::check_addresses({web.url("/a")}, test::local_options({web.port()}), state.path()).at(0);
  CHECK(test::findings_of(judged) == "ok");
  CHECK(judged.memory.last.replacement.empty());
  CHECK(judged.memory.last.final_address.starts_with(web.url("/b?x=xxx")));
  CHECK(judged.memory.last.final_address.size() == 2'003);
}
