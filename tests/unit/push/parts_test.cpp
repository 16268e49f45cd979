#include "push/dgtw/target.hpp"
#include "push/http/answers.hpp"
#include "push/placeholders.hpp"
#include "support/catch.hpp"
#include "unit/push/harness.hpp"

using namespace opendata;

TEST_CASE("An address must be https, of a host, and hold no secret", "[push]") {
  auto [url, good] = GENERATE(table<std::string, bool>({{"https://ckan.city.gov.tw", true},
                                                        {"https://ckan.city.gov.tw/portal/", true},
                                                        {"http://127.0.0.1:5000", true},
                                                        {"http://localhost:5000", true},
                                                        {"http://[::1]:5000", true},
                                                        {"http://ckan.city.gov.tw", false},
                                                        {"http://127.0.0.1.evil.tw", false},
                                                        {"http://localhost.evil.tw", false},
                                                        {"https://user:pw@ckan.city.gov.tw", false},
                                                        {"https://ckan.city.gov.tw/?key=1", false},
                                                        {"https://ckan.city.gov.tw/#key", false},
                                                        {"ftp://ckan.city.gov.tw", false},
                                                        {"file:///etc/passwd", false},
                                                        {"ckan.city.gov.tw", false},
                                                        {"", false}}));
  CAPTURE(url);
  CHECK(push::parse_base_address(url, push::PlainHttp::on_loopback).has_value() == good);
  if (url.starts_with("http://")) CHECK_FALSE(push::parse_base_address(url, push::PlainHttp::refused));
}

TEST_CASE("A redirect leaves when host, port or scheme differ", "[push]") {
  const auto base = push::parse_base_address("https://ckan.city.gov.tw/portal", push::PlainHttp::refused).value();
  auto [location, elsewhere] = GENERATE(table<std::string, bool>({{"/other", false},
                                                                  {"https://ckan.city.gov.tw/x", false},
                                                                  {"https://ckan.city.gov.tw:443/x", false},
                                                                  {"http://ckan.city.gov.tw/x", true},
                                                                  {"https://ckan.city.gov.tw:8443/x", true},
                                                                  {"https://evil.tw/ckan.city.gov.tw", true},
                                                                  {"//evil.tw/", true}}));
  CAPTURE(location);
  CHECK(push::leaves(base, location) == elsewhere);
}

TEST_CASE("A token comes from a private file or the environment, as one line", "[push]") {
  const test::TemporaryDirectory directory;
  const auto path = directory.write("token", "abc-123\n");
  CHECK(push::Token::from_file(path).error().code() == Errc::refused);  // 0644
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  CHECK(push::Token::from_file(path).value().reveal() == "abc-123");
  for (const std::string& text :
       {std::string(), std::string("two\nlines"), std::string("a b"), std::string(5000, 'x'), std::string("鑰")}) {
    std::ofstream(path, std::ios::binary) << text;
    CHECK(push::Token::from_file(path).error().code() == Errc::bad_value);
  }
  CHECK(push::Token::from_file(directory.path().string()).error().code() == Errc::refused);
  CHECK(push::Token::from_file("/nowhere/token").error().code() == Errc::not_found);
  CHECK(push::Token::from_environment("OPENDATA_NO_SUCH_VARIABLE").error().code() == Errc::not_found);
}

TEST_CASE("Placeholders and examples are told from real texts", "[push]") {
  auto [text, placeholder] = GENERATE(table<std::string, bool>({{"organization", true},
                                                                {"joe@abc.com", true},
                                                                {"TODO: 描述", true},
                                                                {"請填寫資料集描述", true},
                                                                {"<title>", true},
                                                                {"opendata@example.gov.tw", true},
                                                                {"https://example.com/data.csv", true},
                                                                {"http://localhost:8080/x", true},
                                                                {"https://127.0.0.1/x", true},
                                                                {"a@b.test", true},
                                                                {"", false},
                                                                {"動物保護案件", false},
                                                                {"opendata@kcg.gov.tw", false},
                                                                {"https://data.kcg.gov.tw/example/data.csv", false},
                                                                {"水質測試結果", false},
                                                                {"examples of work", false},
                                                                {"姓名以○○遮蔽", false},
                                                                {"○○局", true},
                                                                {"請修改", true},
                                                                {"https://data.test/x", true}}));
  CAPTURE(text);
  const auto codes = catalog::CodeLists::load().value();
  CHECK(push::is_placeholder(codes.placeholders, text) == placeholder);
}

TEST_CASE("A record is searched however deep, names of fields left out", "[push]") {
  auto [record, column] = GENERATE(table<std::string, std::string>({
      {R"({"a":{"b":[{"url":"https://x.example/"}]}})", "a.b.0.url"},
      {R"({"publisherContactPhone":"07-0000000"})", "publisherContactPhone"},
      {R"({"publisherContactPhone":"07-3368333"})", ""},
      {R"({"resourceAmount":"1000000"})", ""},
      {R"({"keyword":["測試","title"]})", ""},
      {R"({"備註":"無"})", ""},
      {R"({"title":"無"})", "title"},
      {R"({"resourceField":[{"name":"title","description":"name"}]})", ""},
  }));
  const auto value = json::parse(record, json::Dialect::strict).value();
  const auto outcome = push::refuse_placeholders(value, "x");
  CHECK((outcome ? "" : outcome.error().where().column) == column);
}

TEST_CASE("A journal keeps what was noted, survives a torn line and refuses a damaged one", "[push]") {
  const test::TemporaryDirectory state;
  const auto path = state.path() / "t" / "d.log";
  {
    auto journal = push::Journal::open(state.path(), "t", "d").value();
    CHECK(push::Journal::open(state.path(), "t", "d").error().code() == Errc::conflict);
    REQUIRE(journal.note("a", "1"));
    REQUIRE(journal.note("b", "二\n"));
    REQUIRE(journal.note("a", "3"));
  }
  const std::string whole = test::read_text(path);
  for (std::size_t cut = 1; cut < 20; ++cut) {
    std::ofstream(path, std::ios::binary) << whole.substr(0, whole.size() - cut);
    auto journal = push::Journal::open(state.path(), "t", "d").value();
    CHECK(journal.noted("a") == "1");
    CHECK(journal.noted("b") == "二\n");
    REQUIRE(journal.note("a", "3"));
    CHECK(test::read_text(path) == whole);
  }
  {
    auto journal = push::Journal::open(state.path(), "t", "d").value();
    REQUIRE(journal.keep_only({"b"}));
    CHECK(journal.noted("a").empty());
  }
  CHECK(push::Journal::open(state.path(), "t", "d").value().noted("b") == "二\n");
  std::string damaged = whole;
  damaged[12] ^= 1;
  std::ofstream(path, std::ios::binary) << damaged;
  const auto refused = push::Journal::open(state.path(), "t", "d");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::corrupt);
  CHECK(refused.error().where().row == 1);
}

TEST_CASE("Waits are drawn from a bound that doubles, and never shorter than asked", "[push]") {
  push::Pace pace;
  pace.attempts = 30;
  push::Backoff backoff(pace, 7);
  for (int i = 0; i < 28; ++i) {
    const auto wait = backoff.next({});
    REQUIRE(wait);
    CHECK(*wait <= pace.longest);
  }
  CHECK(backoff.next(push::seconds(5)).value() >= push::seconds(5));
  CHECK_FALSE(backoff.next({}));
  backoff.progress();
  CHECK(backoff.next({}).value() <= pace.first);
  CHECK_FALSE(backoff.next(push::seconds(601)));
}

TEST_CASE("Requests keep their distance", "[push]") {
  test::FakeClock clock;
  push::RateLimit rate(4, clock);
  for (int i = 0; i < 5; ++i) rate.wait_for_turn();
  CHECK(clock.slept.size() == 4);
  CHECK(clock.now().time_since_epoch() == push::seconds(1));
}

TEST_CASE("Identifiers of data.gov.tw have their form", "[push]") {
  auto [text, good] = GENERATE(table<std::string, bool>({{"397000000A-000001", true},
                                                         {"A41000000G-000001", true},
                                                         {"397000000a-000001", false},
                                                         {"397000000A-00001", false},
                                                         {"397000000A_000001", false},
                                                         {"397000000A-000001-001", false},
                                                         {"", false}}));
  CAPTURE(text);
  CHECK(push::is_dgtw_identifier(text) == good);
}
