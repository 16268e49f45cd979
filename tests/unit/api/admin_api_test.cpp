#include <algorithm>
#include <atomic>
#include <opendata/search/faq_cells.hpp>
#include <set>
#include <thread>

#include "admin/workflow.hpp"
#include "support/catch.hpp"
#include "unit/api/admin_fixture.hpp"

using namespace opendata;
using namespace opendata::api;
using test::AdminFixture;
using test::at;
using test::header;

namespace {

const std::string entry_address = "/admin/api/v1/faq/entries/AP-008";
const std::string move_address = "/admin/api/v1/faq/moves/AP-008";

std::string entry_body(const std::string& answer) {
  return R"({"id":"AP-008","question":"寵物遺失了怎麼辦","answer":")" + answer + R"("})";
}

std::string tag(std::uint64_t revision) { return "\"" + std::to_string(revision) + "\""; }

/// The address that a route's own examples make.
std::string example_target(const admin::AdminRoute& route) {
  std::string target(route.shape.path);
  for (const Parameter& parameter : route.shape.path_parameters) {
    const auto begin = target.find("{" + std::string(parameter.name));
    target.replace(begin, target.find('}', begin) - begin + 1, parameter.example);
  }
  char separator = '?';
  for (const Parameter& parameter : route.shape.query_parameters) {
    if (parameter.example.empty()) continue;
    target += separator + std::string(parameter.name) + "=" + std::string(parameter.example);
    separator = '&';
  }
  return target;
}

}  // namespace

TEST_CASE("Every documented example of the administration API is answered", "[api][admin]") {
  AdminFixture fixture;
  for (const admin::AdminRoute& route : fixture.admin().routes()) {
    if (route.door != admin::Door::program) continue;
    const auto target = example_target(route);
    CAPTURE(route.method, target);
    std::map<std::string, std::string> headers;
    if (route.revision == admin::Revision::if_match) headers["if-match"] = tag(fixture.stored("AP-008").revision);
    const auto response = fixture.ask("ada", std::string(route.method), target, std::string(route.body_example), headers);
    CHECK(response.status >= 200);
    CHECK(response.status < 300);
    CHECK(header(response, "Cache-Control") == "no-store");
  }
}

TEST_CASE("The description of the administration API lists every address for programs", "[api][admin]") {
  AdminFixture fixture;
  const auto description = test::json_of(fixture.ask("vera", "GET", "/admin/openapi.json"));
  CHECK(at(description, "openapi") == "3.0.3");
  CHECK(at(description, "components.securitySchemes.token.scheme") == "bearer");
  std::set<std::string> operations;
  std::size_t programs = 0;
  for (const admin::AdminRoute& route : fixture.admin().routes()) {
    std::string path(route.shape.path), method(route.method);
    std::erase(path, '*');
    std::transform(method.begin(), method.end(), method.begin(), [](char c) { return static_cast<char>(c | 0x20); });
    const auto* item = description.find("paths")->find(path);
    CAPTURE(method, path);
    if (route.door != admin::Door::program) continue;
    ++programs;
    REQUIRE(item != nullptr);
    REQUIRE(item->find(method) != nullptr);
    operations.insert(at(*item, method + ".operationId"));
    CHECK((item->find(method)->find("requestBody") != nullptr) == !route.body_example.empty());
  }
  CHECK(operations.size() == programs);
}

TEST_CASE("Each role may do what it should and nothing above", "[api][admin]") {
  AdminFixture fixture;
  auto [holder, method, target, status] = GENERATE(table<std::string, std::string, std::string, int>({
      {"vera", "GET", "/admin/api/v1/faq", 200},
      {"vera", "GET", entry_address, 200},
      {"vera", "POST", move_address + "?to=in-review", 403},
      {"vera", "PUT", entry_address, 403},
      {"vera", "POST", "/admin/api/v1/faq", 403},
      {"vera", "GET", "/admin/api/v1/faq/candidates?dataset=animal-cases", 403},
      {"eda", "PUT", entry_address, 200},
      {"eda", "POST", move_address + "?to=in-review", 200},
      {"eda", "POST", move_address + "?to=retired", 403},
      {"eda", "POST", move_address + "?to=published", 403},
      {"eda", "POST", "/admin/api/v1/faq/backups", 403},
      {"rita", "POST", move_address + "?to=published", 400},
      {"rita", "POST", move_address + "?to=retired", 200},
      {"rita", "POST", "/admin/api/v1/faq/backups", 403},
      {"ada", "POST", "/admin/api/v1/faq/backups", 200},
      {"ada", "DELETE", entry_address, 405},
      {"ada", "GET", "/admin/api/v1/nothing", 404},
      {"ada", "GET", "/admin/api/v1/faq/entries/none", 404},
      {"ada", "PUT", "/admin/api/v1/faq/entries/none", 404},
      {"ada", "POST", "/admin/api/v1/faq/moves/none?to=in-review", 404},
      {"ada", "GET", "/admin/api/v1/faq?nope=1", 400},
  }));
  CAPTURE(holder, method, target);
  auto body = method == "GET" ? std::string() : entry_body("新的答案");
  if (!body.empty() && target.ends_with("/none")) body = R"({"id":"none","question":"問","answer":"答"})";
  const auto response = fixture.ask(holder, method, target, body, {{"if-match", tag(1)}});
  CHECK(response.status == status);
  if (status >= 400) CHECK(header(response, "Content-Type") == "application/problem+json");
  // What led nowhere is no deed.
  const bool recorded = status < 400 || status == 403 || target.starts_with(move_address) || target.find("/none") != std::string::npos;
  CHECK(verify_audit_log(fixture.audit_file()).has_value() == recorded);
}

TEST_CASE("An entry goes from draft to citizens and off again, each step with its revision", "[api][admin]") {
  AdminFixture fixture;
  const auto step = [&](const std::string& holder, const std::string& to) {
    const auto now = fixture.stored("AP-008").revision;
    return fixture.ask(holder, "POST", move_address + "?to=" + to + "&why=" + "check", {}, {{"if-match", tag(now)}}).status;
  };
  CHECK(step("rita", "published") == 400);
  CHECK(step("eda", "in-review") == 200);
  CHECK(step("rita", "draft") == 200);
  CHECK(step("eda", "in-review") == 200);
  CHECK(step("rita", "published") == 200);
  CHECK(fixture.stored("AP-008").published == 5);
  CHECK(fixture.ask("eda", "PUT", entry_address + "?why=%E6%96%B0", entry_body("改過"), {{"if-match", tag(5)}}).status == 200);
  CHECK(fixture.stored("AP-008").published == 5);
  CHECK(step("rita", "retired") == 200);
  CHECK(fixture.stored("AP-008").published == 0);
  CHECK(step("eda", "draft") == 200);
  const auto history = test::json_of(fixture.ask("vera", "GET", "/admin/api/v1/faq/history/AP-008"));
  CHECK(at(history, "changes.4.state") == "published");
  CHECK(at(history, "changes.4.who") == "rita");
  CHECK(at(history, "changes.5.why") == "新");
  CHECK(at(history, "changes.5.diff").find("+ 改過") != std::string::npos);
}

TEST_CASE("With four eyes nobody publishes what they wrote, until another has published it", "[api][admin]") {
  AdminFixture fixture(admin::Publishing::by_another);
  const auto move = [&](const std::string& holder, const std::string& to) {
    return fixture.ask(holder, "POST", move_address + "?to=" + to, {}, {{"if-match", tag(fixture.stored("AP-008").revision)}}).status;
  };
  CHECK(fixture.ask("rita", "PUT", entry_address, entry_body("麗塔寫的"), {{"if-match", tag(1)}}).status == 200);
  CHECK(fixture.ask("ada", "PUT", entry_address, entry_body("艾達寫的"), {{"if-match", tag(2)}}).status == 200);
  CHECK(move("rita", "in-review") == 200);
  CHECK(move("rita", "published") == 403);
  CHECK(move("ada", "published") == 403);
  CHECK(fixture.stored("AP-008").published == 0);

  AdminFixture other(admin::Publishing::by_another);
  CHECK(other.ask("eda", "POST", move_address + "?to=in-review", {}, {{"if-match", tag(1)}}).status == 200);
  CHECK(other.ask("rita", "POST", move_address + "?to=published", {}, {{"if-match", tag(2)}}).status == 200);
}

TEST_CASE("The authors of what would be published are those since it was last published", "[api][admin]") {
  using search::faq::Change;
  using search::faq::State;
  const auto change = [](const char* who, State state, const char* answer) {
    Change out;
    out.who = who;
    out.state = state;
    out.entry.answer = answer;
    return out;
  };
  CHECK(admin::authors_of({change("a", State::draft, "1"), change("b", State::in_review, "1")}) == std::set<std::string>{"a"});
  CHECK(admin::authors_of({change("a", State::draft, "1"), change("b", State::published, "1")}).empty());
  CHECK(admin::authors_of({change("a", State::draft, "1"), change("b", State::published, "1"), change("c", State::draft, "2"), change("d", State::draft, "3")}) ==
        std::set<std::string>{"c", "d"});
}

TEST_CASE("Nothing is changed without the revision that was seen, or on top of another's", "[api][admin]") {
  AdminFixture fixture;
  auto [if_match, status] = GENERATE(table<std::string, int>(
      {{"", 428}, {"\"1\"", 200}, {"\"2\"", 412}, {"\"0\"", 412}, {"*", 412}, {"W/\"1\"", 412}, {"1", 412}, {"\"1\", \"2\"", 412}, {"\"99999999999999999999\"", 412}}));
  CAPTURE(if_match);
  std::map<std::string, std::string> headers;
  if (!if_match.empty()) headers["if-match"] = if_match;
  CHECK(fixture.ask("eda", "PUT", entry_address, entry_body("別的答案"), headers).status == status);
  CHECK(fixture.stored("AP-008").revision == (status == 200 ? 2 : 1));
  headers["if-match"] = if_match == "\"1\"" ? "\"2\"" : if_match;
  if (if_match.empty()) headers.clear();
  CHECK(fixture.ask("eda", "POST", move_address + "?to=in-review", {}, headers).status == status);
}

TEST_CASE("Of many editors at once exactly one saves each revision, and no change is lost", "[api][admin]") {
  AdminFixture fixture;
  REQUIRE(fixture.ask("eda", "PUT", entry_address, entry_body("起"), {{"if-match", tag(1)}}).status == 200);
  constexpr int editors = 4, rounds = 8;
  std::atomic<int> saved{0}, conflicts{0}, others{0};
  std::vector<std::thread> threads;
  for (int editor = 0; editor < editors; ++editor)
    threads.emplace_back([&, editor] {
      for (int round = 0; round < rounds;) {
        const auto seen = test::json_of(fixture.ask("eda", "GET", entry_address));
        const auto mine = std::to_string(editor) + "-" + std::to_string(round);
        const auto answer = fixture.ask("eda", "PUT", entry_address, entry_body(at(seen, "entry.answer") + " " + mine),
                                        {{"if-match", "\"" + at(seen, "revision") + "\""}});
        if (answer.status == 200) ++saved, ++round;
        else if (answer.status == 412) ++conflicts;
        else ++others, ++round;
      }
    });
  for (auto& thread : threads) thread.join();
  CHECK(others == 0);
  CHECK(saved == editors * rounds);
  const auto last = fixture.stored("AP-008");
  CHECK(last.revision == 2 + editors * rounds);
  for (int editor = 0; editor < editors; ++editor)
    for (int round = 0; round < rounds; ++round)
      CHECK(last.entry.answer.find(" " + std::to_string(editor) + "-" + std::to_string(round)) != std::string::npos);
  CHECK(verify_audit_log(fixture.audit_file()));
}

TEST_CASE("What is no entry is refused with its field and what to do", "[api][admin]") {
  AdminFixture fixture;
  auto [body, status, field] = GENERATE(table<std::string, int, std::string>({
      {R"({"id":"X","question":"","answer":"a"})", 400, "question"},
      {R"({"id":"X","question":"q","answer":"a","review_due":"soon"})", 400, "review_due"},
      {R"({"id":"X","question":"q","answer":"a","nope":"1"})", 400, "nope"},
      {R"json({"id":"X","question":"q","answer":"a","links":[{"title":"t","url":"javascript:alert(1)"}]})json", 400, "links"},
      {R"({"id":"AP-008","question":"q","answer":"a"})", 409, "id"},
      {R"({"id":"X","question":"q")", 400, ""},
      {R"([])", 400, ""},
      {"", 400, ""},
  }));
  CAPTURE(body);
  const auto response = fixture.ask("eda", "POST", "/admin/api/v1/faq", body);
  CHECK(response.status == status);
  if (!field.empty()) CHECK(at(test::json_of(response), "errors.0.parameter") == field);
  for (const char* broken : {"{", "[]", "null", R"({"id":"X","id":"Y"})", "{\"id\":\"\xff\"}"}) {
    CAPTURE(broken);
    const auto refused = fixture.ask("eda", "POST", "/admin/api/v1/faq", broken);
    CHECK(refused.status == 400);
    CHECK(refused.body.find("請求編號") == std::string::npos);
  }
  CHECK(fixture.ask("eda", "POST", "/admin/api/v1/faq", R"({"id":"X","question":"q","answer":"a"})", {{"content-type", "text/plain"}}).status == 415);
}

TEST_CASE("What an entry cites is looked up when it is saved, and a citation taken out stays out", "[api][admin]") {
  AdminFixture fixture;
  const auto save = [&](const std::string& answer, const std::string& citations) {
    const auto now = fixture.stored("AP-008").revision;
    REQUIRE(fixture.ask("eda", "PUT", entry_address, R"({"id":"AP-008","question":"寵物遺失了怎麼辦","answer":")" + answer + R"(","citations":[)" + citations + "]}", {{"if-match", tag(now)}}).status == 200);
    return fixture.stored("AP-008").entry.citations;
  };
  using Ids = std::vector<std::string>;
  CHECK(save("依動物保護法第12條", R"("動保法第11條","某法第一條")") == Ids{"M0060027/11", "某法第一條", "M0060027/12"});
  CHECK(save("依動物保護法第12條", R"("M0060027/11")") == Ids{"M0060027/11"});
  std::string many = "\"X/0\"";
  for (int i = 1; i <= 100; ++i) many += ",\"X/" + std::to_string(i) + "\"";
  CHECK(fixture.ask("eda", "PUT", entry_address, R"({"id":"AP-008","question":"q","answer":"a","citations":[)" + many + "]}", {{"if-match", tag(3)}}).status == 400);
}

TEST_CASE("The list filters by state, agency, day of review and words", "[api][admin]") {
  AdminFixture fixture;
  REQUIRE(fixture.ask("eda", "POST", "/admin/api/v1/faq", R"({"id":"B-1","question":"Pet shops","answer":"a","agency":"商業處","review_due":"2027-05-06"})").status == 201);
  auto [query, total] = GENERATE(table<std::string, std::string>({{"", "2"},
                                                                  {"?state=draft", "2"},
                                                                  {"?state=published", "0"},
                                                                  {"?agency=%E5%95%86%E6%A5%AD%E8%99%95", "1"},
                                                                  {"?due_before=2026-12-31", "1"},
                                                                  {"?due_before=2028-01-01", "2"},
                                                                  {"?q=PET", "1"},
                                                                  {"?q=%E9%81%BA%E5%A4%B1", "1"},
                                                                  {"?q=nothing", "0"},
                                                                  {"?limit=1&offset=1", "2"}}));
  CAPTURE(query);
  CHECK(at(test::json_of(fixture.ask("vera", "GET", "/admin/api/v1/faq" + query)), "total") == total);
}

TEST_CASE("Whatever is done is in the audit log, with what it was done to and no token", "[api][admin]") {
  AdminFixture fixture;
  (void)fixture.ask("eda", "PUT", entry_address, entry_body("秘密的答案"), {{"if-match", tag(1)}});
  (void)fixture.ask("vera", "GET", entry_address);
  (void)fixture.ask("vera", "PUT", entry_address, entry_body("x"), {{"if-match", tag(1)}});
  (void)fixture.ask("eda", "PUT", entry_address, entry_body("x"), {{"if-match", tag(1)}});
  CHECK(verify_audit_log(fixture.audit_file()).value() == 6);
  const auto log = fixture.audit();
  CHECK(log.find(R"("action":"faq-save","outcome":"begun","client":"203.0.113.0/24","subject":"AP-008"})") != std::string::npos);
  CHECK(log.find(R"("outcome":"done","client":"203.0.113.0/24","subject":"AP-008 2"})") != std::string::npos);
  CHECK(log.find(R"("holder":"vera","role":"viewer","action":"faq-read","outcome":"read")") != std::string::npos);
  CHECK(log.find(R"("holder":"vera","role":"viewer","action":"faq-save","outcome":"refused")") != std::string::npos);
  CHECK(log.find(R"("outcome":"failed")") != std::string::npos);
  for (const auto& secret : {fixture.token("eda"), std::string("秘密的答案"), std::string("203.0.113.7")}) CHECK(log.find(secret) == std::string::npos);
}

TEST_CASE("After a backup was restored the server changes the restored store, not the one set aside", "[api][admin]") {
  AdminFixture fixture;
  const auto backup = search::faq::Store::open(fixture.store_file())->back_up(3).value();
  const auto seen = fixture.stored("AP-008").revision;
  REQUIRE(fixture.ask("eda", "PUT", entry_address + "?why=x", entry_body("還原後不見"), {{"if-match", tag(seen)}}).status == 200);
  REQUIRE(search::faq::restore_backup(fixture.store_file(), backup));
  CHECK(fixture.ask("eda", "PUT", entry_address + "?why=x", entry_body("新答案"), {{"if-match", tag(seen)}}).status == 200);
  CHECK(fixture.stored("AP-008").entry.answer == "新答案");
}

TEST_CASE("A text that is sent as an id does not get into the audit log", "[api][admin]") {
  AdminFixture fixture;
  const std::string text(20'000, 'x');
  CHECK(fixture.ask("eda", "POST", "/admin/api/v1/faq", R"({"id":")" + text + R"(","question":"q","answer":"a"})").status == 400);
  const auto cookie = fixture.sign_in("eda");
  const auto form = test::form_of({{"form_token", fixture.form_token(cookie)}, {"id", text}, {"revision", "0"}, {"question", "q"}, {"answer", "a"}});
  CHECK(fixture.browse("POST", "/admin/faq/edit", cookie, form).status == 400);
  CHECK(fixture.audit().find("xxx") == std::string::npos);
  CHECK(verify_audit_log(fixture.audit_file()));
}

TEST_CASE("Reports read the store, and a backup is a store", "[api][admin]") {
  AdminFixture fixture;
  REQUIRE(fixture.ask("eda", "POST", "/admin/api/v1/faq", R"({"id":"B-1","question":"寵物遺失了怎麼辦","answer":"請通報。\n\n- 一\n- **二**"})").status == 201);
  const auto pairs = test::json_of(fixture.ask("vera", "GET", "/admin/api/v1/faq/duplicates"));
  CHECK(at(pairs, "total") == "1");
  CHECK(at(pairs, "pairs.0.first") == "AP-008");
  CHECK(at(test::json_of(fixture.ask("vera", "GET", "/admin/api/v1/faq/decay")), "total") == "0");
  for (const auto* to : {"in-review", "published"})
    REQUIRE(fixture.ask("rita", "POST", move_address + "?to=" + to, {}, {{"if-match", tag(fixture.stored("AP-008").revision)}}).status == 200);
  const auto decay = test::json_of(fixture.ask("vera", "GET", "/admin/api/v1/faq/decay"));
  CHECK(at(decay, "findings.0.id") == "AP-008");
  CHECK(at(decay, "findings.0.reason") == "review-overdue");
  const auto backup = at(test::json_of(fixture.ask("ada", "POST", "/admin/api/v1/faq/backups")), "backup");
  CHECK(search::faq::Store::open(fixture.store_file().string() + ".backups/" + backup).value().find("B-1"));
  CHECK(fixture.ask("eda", "GET", "/admin/api/v1/faq/candidates?dataset=nope").status == 404);
  CHECK(fixture.ask("eda", "GET", "/admin/api/v1/faq/candidates?dataset=animal-cases&text=nope").status == 404);
  CHECK(at(test::json_of(fixture.ask("eda", "GET", "/admin/api/v1/faq/candidates?dataset=animal-cases")), "cases") != "0");
}
