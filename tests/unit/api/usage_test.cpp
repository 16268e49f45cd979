#include <algorithm>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"
#include "unit/api/site_fixture.hpp"
#include "usage/client_marks.hpp"
#include "usage/countable_query.hpp"
#include "usage/query_threshold.hpp"
#include "usage/recorder.hpp"

using namespace opendata;
using namespace opendata::api;
using namespace opendata::api::usage;
using search::usage::Batch;
using search::usage::UsageFile;

namespace {

constexpr search::usage::Day some_day = 20'000;

/// A clock that the test sets; noon of a day.
struct FakeClock {
  std::shared_ptr<search::usage::Day> day = std::make_shared<search::usage::Day>(some_day);
  std::chrono::system_clock::time_point operator()() const { return std::chrono::system_clock::time_point(std::chrono::hours(24 * *day + 4)); }
};

std::string client(int number) { return "203.0.113." + std::to_string(number); }

/// Everything that SQLite has put on the disk.
std::string bytes_of(const std::filesystem::path& file) {
  std::ostringstream all;
  for (const char* ending : {"", "-wal", "-shm"})
    if (std::ifstream in(file.string() + ending, std::ios::binary); in) all << in.rdbuf();
  return all.str();
}

search::usage::Sums sums(const std::filesystem::path& file, Counted counted) {
  return UsageFile::open(file, UsageFile::Access::read).value().sums(counted, 0, 1'000'000).value();
}

}  // namespace

TEST_CASE("A query is counted in one form, and long numbers, addresses and long texts are not kept", "[api][usage]") {
  using Row = std::pair<std::string, std::string>;
  const auto [text, counted] = GENERATE(values<Row>({
      {"  狗走丟了  怎麼辦？ ", "狗走丟了 怎麼辦"}, {"臺北市", "台北市"}, {"ＡＢＣ！", "abc"}, {"動保法第12條", "動保法第12條"},
      {"109年補助", "109年補助"}, {"0912345678是誰", "#是誰"}, {"０９１２-345-678 是誰？", "# 是誰"}, {"A123456789", "a#"},
      {"零九一二三四五六七八", "#"}, {"(07) 123-4567", "(#"}, {"王小明 a@b.tw", ""}, {"https://a.tw", ""}, {"a", ""}, {"？？", ""}, {"", ""},
  }));
  CAPTURE(text);
  CHECK(countable_query(text).value_or("") == counted);
  CHECK_FALSE(countable_query(std::string(41, 'x')).has_value());
  CHECK_FALSE(countable_query(std::string(5000, 'x')).has_value());
}

TEST_CASE("A client's mark is the same within a day and about one thing only", "[api][usage]") {
  ClientMarks marks, others;
  const auto mark = marks.mark("203.0.113.7", "a", 1);
  CHECK(marks.mark("203.0.113.7", "a", 1) == mark);
  CHECK(marks.mark("203.0.113.8", "a", 1) != mark);
  CHECK(marks.mark("203.0.113.7", "b", 1) != mark);
  CHECK(marks.mark("203.0.113.7", "a", 2) != mark);
  CHECK(marks.mark("203.0.113.7", "a", 1) != mark);  // the first day's key is gone
  CHECK(others.mark("203.0.113.7", "a", 1) != mark);
}

TEST_CASE("A query passes when it was asked on k days and by k clients on one of them", "[api][usage]") {
  struct Row {
    int days, clients;
    bool passes;
  };
  const auto [days, clients, passes] = GENERATE(values<Row>({{1, 1, false}, {1, 50, false}, {30, 1, false}, {30, 2, false}, {2, 3, false}, {3, 3, true}, {5, 9, true}}));
  CAPTURE(days, clients);
  QueryThreshold threshold(3);
  Batch batch;
  for (int day = 0; day < days; ++day)
    for (int who = 0; who < clients; ++who) threshold.ask("狗", static_cast<std::uint64_t>(who), some_day + day, {Counted::searches}, batch);
  threshold.add("狗", Counted::clicks, batch);
  threshold.add("沒人問過", Counted::clicks, batch);
  CHECK((batch[{Counted::searches, "狗"}] == static_cast<std::uint64_t>(days * clients)) == passes);
  CHECK((batch[{Counted::clicks, "狗"}] == 1) == passes);
  CHECK_FALSE(batch.contains({Counted::clicks, "沒人問過"}));
}

TEST_CASE("A query that nobody asked for thirty days is forgotten, and at the end of a day its clients are", "[api][usage][privacy]") {
  QueryThreshold threshold(3);
  Batch batch;
  for (const std::uint64_t who : {1U, 2U, 3U}) threshold.ask("狗", who, some_day, {Counted::searches}, batch);
  CHECK(threshold.bits() == 3);
  threshold.begin(some_day + 1);
  CHECK(threshold.bits() == 0);
  CHECK(threshold.waiting() == 1);
  threshold.begin(some_day + 30);
  CHECK(threshold.waiting() == 1);
  threshold.begin(some_day + 31);
  CHECK(threshold.waiting() == 0);
  for (const std::uint64_t who : {1U, 2U, 3U}) threshold.ask("狗", who, some_day + 32, {Counted::searches}, batch);
  for (const int later : {70, 110, 150}) threshold.ask("狗", 1, some_day + later, {Counted::searches}, batch);
  CHECK(batch.empty());
}

TEST_CASE("A flood of one client's queries takes no more room than allowed and does not drive out what many ask", "[api][usage]") {
  QueryThreshold threshold(3);
  Batch batch;
  for (const std::uint64_t who : {1U, 2U, 3U}) threshold.ask("很多人問", who, some_day, {Counted::searches}, batch);
  for (int i = 0; i < 50'000; ++i) threshold.ask("洪水" + std::to_string(i), 7, some_day, {Counted::searches}, batch);
  CHECK(threshold.waiting() <= QueryThreshold::most_waiting);
  for (int day = 1; day < 3; ++day) threshold.ask("很多人問", 1, some_day + day, {Counted::searches}, batch);
  CHECK(batch[{Counted::searches, "很多人問"}] == 5);
}

TEST_CASE("A thousand searches of one client on many days leave nothing in the file", "[api][usage][privacy]") {
  const test::TemporaryDirectory directory;
  const auto file = directory.path() / "usage.db";
  const FakeClock clock;
  {
    auto recorder = Recorder::open({file.string(), 3}, clock).value();
    for (int i = 0; i < 1000; ++i) {
      *clock.day = some_day + i / 50;
      recorder->searched("王小明住哪裡", {true, false, true}, "203.0.113.77");
      recorder->searched("王小明住哪裡", {true, false, true}, "2001:db8:77:1::9");
      recorder->clicked("王小明住哪裡");
      CHECK(recorder->judged("AP-001", Counted::helpful, "203.0.113.77") != Verdict::too_many);
      if (i == 18) break;  // the limit of verdicts a minute; the searches go on below
    }
    for (int i = 0; i < 1000; ++i) {
      *clock.day = some_day + i / 50;
      recorder->searched("王小明住哪裡", {true, false, true}, i % 2 == 0 ? "203.0.113.77" : "2001:db8:77:1::9");
      REQUIRE(recorder->write());
    }
  }
  const auto bytes = bytes_of(file);
  REQUIRE(bytes.find("searches") != std::string::npos);
  using namespace std::string_view_literals;
  for (const auto hidden : {"王小明"sv, "203.0.113"sv, "2001:db8"sv, "\xCB\x00\x71\x4D"sv, "\x20\x01\x0d\xb8"sv}) {
    CAPTURE(hidden);
    CHECK(bytes.find(hidden) == std::string::npos);
  }
  CHECK(sums(file, Counted::searches) == search::usage::Sums{{"", 1038}});
}

TEST_CASE("The many IPv6 addresses of one subscriber are one client", "[api][usage][privacy]") {
  const test::TemporaryDirectory directory;
  const auto file = directory.path() / "usage.db";
  const FakeClock clock;
  auto recorder = Recorder::open({file.string(), 3}, clock).value();
  for (int day = 0; day < 5; ++day) {
    *clock.day = some_day + day;
    for (int i = 0; i < 40; ++i) {
      const auto number = std::to_string(i);
      recorder->searched("同一個人", {}, "2001:db8:77:1::" + number);          // one /64
      recorder->searched("同一個人", {}, "2001:db8:77:" + number + "::1");     // one /48
      recorder->searched("許多人", {}, "2001:db8:" + number + "::1");
    }
    REQUIRE(recorder->write());
  }
  CHECK_FALSE(sums(file, Counted::searches).contains("同一個人"));
  CHECK(sums(file, Counted::searches).contains("許多人"));
}

TEST_CASE("What many ask is kept with all its counts, also by the next run, and shown when it found something", "[api][usage]") {
  const test::TemporaryDirectory directory;
  const auto file = directory.path() / "usage.db";
  const FakeClock clock;
  const auto ask_all = [&](Recorder& recorder, const std::string& text, const SearchOutcome& outcome) {
    for (int who = 1; who <= 3; ++who) recorder.searched(text, outcome, client(who));
  };
  {
    auto recorder = Recorder::open({file.string(), 3}, clock).value();
    for (int day = 0; day < 3; ++day) {
      *clock.day = some_day + day;
      ask_all(*recorder, "狗走丟了怎麼辦", {false, false, true});
      ask_all(*recorder, "壞話連篇", {true, false, true});
      recorder->clicked("狗走丟了怎麼辦？");
      for (int i = 0; i < 4; ++i) recorder->count(Counted::faq_opened, "AP-008");
      recorder->count(Counted::faq_opened, "AP-001");
      REQUIRE(recorder->write());
    }
    const auto popular = recorder->popular();
    REQUIRE(popular->questions.size() == 2);
    CHECK(popular->questions.front().key == "AP-008");
    CHECK(popular->faq_opened.at("AP-008") == 12);
    REQUIRE(popular->searches.size() == 1);  // nobody's words stand on a page when nothing has them
    CHECK(popular->searches.front().key == "狗走丟了怎麼辦");
  }
  CHECK(sums(file, Counted::searches).at("狗走丟了怎麼辦") == 9);
  CHECK(sums(file, Counted::clicks).at("狗走丟了怎麼辦") == 3);
  CHECK(sums(file, Counted::without_result).at("壞話連篇") == 9);
  auto again = Recorder::open({file.string(), 3}, clock).value();
  again->searched("狗走丟了怎麼辦", {}, client(9));
  REQUIRE(again->write());
  CHECK(sums(file, Counted::searches).at("狗走丟了怎麼辦") == 10);
  CHECK(again->popular()->questions.size() == 2);
  *clock.day += 60;
  again->count(Counted::faq_opened, "AP-002");
  REQUIRE(again->write());
  CHECK(again->popular()->questions.empty());
}

TEST_CASE("A client's verdict on an entry counts once a day, and too many are refused", "[api][usage]") {
  const test::TemporaryDirectory directory;
  const FakeClock clock;
  auto recorder = Recorder::open({(directory.path() / "usage.db").string(), 3}, clock).value();
  CHECK(recorder->judged("AP-001", Counted::helpful, client(1)) == Verdict::counted);
  CHECK(recorder->judged("AP-001", Counted::unclear, client(1)) == Verdict::counted_before);
  CHECK(recorder->judged("AP-002", Counted::unclear, client(1)) == Verdict::counted);
  CHECK(recorder->judged("AP-001", Counted::must_call, client(2)) == Verdict::counted);
  *clock.day += 1;
  CHECK(recorder->judged("AP-001", Counted::helpful, client(1)) == Verdict::counted);
  for (unsigned i = 0; i < Recorder::verdicts_per_minute; ++i) (void)recorder->judged("AP-003", Counted::helpful, client(3));
  CHECK(recorder->judged("AP-003", Counted::helpful, client(3)) == Verdict::too_many);
  REQUIRE(recorder->write());
  CHECK(sums(directory.path() / "usage.db", Counted::helpful) == search::usage::Sums{{"AP-001", 2}, {"AP-003", 1}});
}

TEST_CASE("A batch that cannot be written is kept for the next time", "[api][usage][failure]") {
  const test::TemporaryDirectory directory;
  const auto file = directory.path() / "usage.db";
  auto recorder = Recorder::open({file.string(), 3}, FakeClock()).value();
  recorder->count(Counted::faq_opened, "AP-001");
  {
    auto other = sqlite::Database::open(file.string(), sqlite::Database::Access::write).value();
    REQUIRE(other.execute("ALTER TABLE counts RENAME TO hidden"));
    CHECK_FALSE(recorder->write());
    REQUIRE(other.execute("ALTER TABLE hidden RENAME TO counts"));
  }
  REQUIRE(recorder->write());
  CHECK(sums(file, Counted::faq_opened) == search::usage::Sums{{"AP-001", 1}});
}

TEST_CASE("A file that is none of usage counts is refused, and so is a threshold of one", "[api][usage]") {
  const test::TemporaryDirectory directory;
  CHECK_FALSE(Recorder::open({directory.write("no.db", std::string(4096, 'x')), 3}));
  CHECK_FALSE(Recorder::open({(directory.path() / "a.db").string(), 1}));
  CHECK_FALSE(Recorder::open({(directory.path() / "no" / "where.db").string(), 3}));
}

// ---- Over HTTP ----

namespace {

// The shared site's data, with counts of days that have three and more.
ServerOptions counting_into(const std::filesystem::path& file) {
  ServerOptions options;
  options.catalog = test::site().catalog().string();
  options.index = test::site().index().string();
  options.usage = {file.string(), 3};
  return options;
}

struct CountingSite {
  test::TemporaryDirectory directory;
  std::filesystem::path file = directory.path() / "usage.db";
  std::optional<Server> server = Server::create(counting_into(file)).value();

  Response ask(const std::string& path, std::vector<std::pair<std::string, std::string>> query = {}, std::map<std::string, std::string> headers = {},
               const std::string& method = "GET", const std::string& body = {}) const {
    Request request;
    request.method = method;
    request.path = path;
    request.query = std::move(query);
    request.headers = std::move(headers);
    request.headers.emplace("host", "data.example");
    request.body = body;
    request.remote_address = "203.0.113.77";
    return server->handle(request);
  }
  Response send(const std::string& path, const std::string& body, std::map<std::string, std::string> headers = {}) const {
    headers.emplace("content-type", body.starts_with('{') ? "application/json" : "application/x-www-form-urlencoded");
    return ask(path, {}, std::move(headers), "POST", body);
  }
  /// What stands in the file once the server has ended.
  search::usage::Sums counted(Counted what) {
    server.reset();
    return sums(file, what);
  }
};

}  // namespace

TEST_CASE("Pages and data that are opened are counted by their one name", "[api][usage]") {
  CountingSite site;
  for (const char* path : {"/faq/faq-001", "/api/v1/faq/faq-001", "/faq/none", "/datasets/animal-cases", "/laws/動保法/articles/第十二條", "/laws/M0060027/articles/12"})
    (void)site.ask(path);
  (void)site.ask("/faq/faq-001", {}, {}, "HEAD");
  CHECK(site.counted(Counted::faq_opened) == search::usage::Sums{{"faq-001", 2}});
  CHECK(sums(site.file, Counted::dataset_opened) == search::usage::Sums{{"animal-cases", 1}});
  CHECK(sums(site.file, Counted::article_opened) == search::usage::Sums{{"M0060027/12", 2}});
}

TEST_CASE("A search is counted once, with what it listed and what was opened from it", "[api][usage]") {
  CountingSite site;
  (void)site.ask("/", {{"q", "狗走丟了"}});
  (void)site.ask("/", {{"q", "狗走丟了"}, {"offset", "10"}});
  (void)site.ask("/", {{"q", "狗走丟了"}, {"kind", "faq"}});
  (void)site.ask("/", {});
  (void)site.ask("/api/v1/search", {{"q", "zzz"}, {"mode", "boolean"}});
  const std::string results = "http://data.example/?q=%E7%8B%97%E8%B5%B0%E4%B8%9F%E4%BA%86";
  (void)site.ask("/faq/faq-001", {}, {{"referer", results}});
  for (const char* elsewhere : {"http://data.example/", "http://data.example.evil.tw/?q=x", "https://www.google.com/?q=x", "http://data.example/help?q=x", "?q=x", ""})
    (void)site.ask("/faq/faq-001", {}, {{"referer", elsewhere}});
  CHECK(site.counted(Counted::searches) == search::usage::Sums{{"", 2}});
  CHECK(sums(site.file, Counted::without_result) == search::usage::Sums{{"", 1}});
  CHECK(sums(site.file, Counted::page_searches) == search::usage::Sums{{"", 1}});
  CHECK(sums(site.file, Counted::clicks) == search::usage::Sums{{"", 1}});
  CHECK(sums(site.file, Counted::faq_listed).contains("faq-001"));
  const auto bytes = bytes_of(site.file);
  for (const char* hidden : {"203.0.113", "走丟了", "data.example"}) CHECK(bytes.find(hidden) == std::string::npos);
}

TEST_CASE("Readers say whether an entry helped, by a form or by JSON", "[api][usage]") {
  CountingSite site;
  CHECK(test::body_of(site.ask("/faq/faq-001")).find("action=\"/faq/faq-001/feedback\"") != std::string::npos);
  const auto sent = site.send("/faq/faq-001/feedback", "helpful=no&reason=must-call", {{"origin", "http://data.example"}});
  CHECK(sent.status == 303);
  CHECK(test::header(sent, "Location") == "/faq/faq-001/feedback");
  CHECK(site.ask("/faq/faq-001/feedback").status == 200);
  CHECK(test::body_of(site.send("/api/v1/faq/faq-003/feedback", R"({"helpful": true})")) == R"({"counted":true})");
  CHECK(test::body_of(site.send("/api/v1/faq/faq-003/feedback", R"({"helpful": false, "reason": "unclear"})")) == R"({"counted":false})");
  CHECK(test::at(test::json_of(site.ask("/api/v1/faq/faq-001/feedback")), "reasons.0.reason") == "not-answered");
  CHECK(site.send("/faq/faq-001/feedback", "helpful=yes", {{"origin", "https://evil.example"}}).status == 403);
  const auto [path, body, status] = GENERATE(table<std::string, std::string, int>({
      {"/api/v1/faq/none/feedback", "helpful=yes", 404}, {"/api/v1/faq/faq-002/feedback", "", 400}, {"/api/v1/faq/faq-002/feedback", "helpful=perhaps", 400},
      {"/api/v1/faq/faq-002/feedback", "helpful=no&reason=my+own+words", 400}, {"/api/v1/faq/faq-002/feedback", "{\"helpful\":", 400},
      {"/api/v1/faq/faq-002/feedback", R"({"helpful": ["yes"]})", 400}, {"/api/v1/faq/faq-002/feedback", "helpful=%zz", 400}}));
  CAPTURE(path, body);
  CHECK(site.send(path, body).status == status);
  CHECK(site.counted(Counted::must_call) == search::usage::Sums{{"faq-001", 1}});
  CHECK(sums(site.file, Counted::helpful) == search::usage::Sums{{"faq-003", 1}});
  CHECK(sums(site.file, Counted::unclear).empty());
}

TEST_CASE("What is opened often stands on the first page and in the API; without counts there is nothing", "[api][usage]") {
  const test::TemporaryDirectory directory;
  const auto file = directory.path() / "usage.db";
  {
    auto counts = UsageFile::open(file, UsageFile::Access::write).value();
    const auto today = search::usage::day_of(std::chrono::system_clock::now());
    REQUIRE(counts.add(today, {{{Counted::faq_opened, "faq-001"}, 9}, {{Counted::faq_opened, "gone"}, 99}, {{Counted::faq_opened, "faq-003"}, 2},
                               {{Counted::dataset_opened, "animal-cases"}, 1234}, {{Counted::dataset_opened, "parking-lots"}, 2}}));
  }
  const auto server = Server::create(counting_into(file)).value();
  const auto ask = [&](const std::string& path) {
    Request request;
    request.method = "GET";
    request.path = path;
    request.remote_address = "203.0.113.77";
    return server.handle(request);
  };
  CHECK(test::at(test::json_of(ask("/api/v1/popular")), "questions.0.id") == "faq-001");
  CHECK(test::at(test::json_of(ask("/api/v1/popular")), "questions.1.id") == "(none)");
  CHECK(test::body_of(ask("/")).find("/faq/faq-001") != std::string::npos);
  CHECK(test::body_of(ask("/faq/faq-001")).find("瀏覽 9 次") != std::string::npos);
  CHECK(test::body_of(ask("/datasets/animal-cases")).find("<dt>瀏覽次數</dt><dd>1,234</dd>") != std::string::npos);
  CHECK(test::body_of(ask("/datasets/parking-lots")).find("瀏覽次數") == std::string::npos);
  auto& quiet = test::site();
  CHECK(test::at(test::json_of(quiet.get("/api/v1/popular")), "questions.0") == "(none)");
  CHECK(test::body_of(quiet.get("/faq/faq-001")).find("<form class=\"feedback\"") == std::string::npos);
  CHECK(test::body_of(quiet.get("/datasets/animal-cases")).find("瀏覽次數") == std::string::npos);
  // The same data without counts, or with those of another day, are another page to a browser that holds it.
  CHECK(test::header(ask("/datasets/animal-cases"), "ETag") != test::header(quiet.get("/datasets/animal-cases", {{"host", ""}}), "ETag"));
  CHECK(quiet.post("/api/v1/faq/faq-001/feedback", R"({"helpful": true})").status >= 400);
}
