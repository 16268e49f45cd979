#include "push/dgtw/target.hpp"
#include "support/catch.hpp"
#include "support/fake_dgtw.hpp"
#include "unit/push/harness.hpp"

using namespace opendata;
using test::Fault;
using test::push_once;

namespace {

struct Scene {
  test::FakeDgtw platform;
  test::TemporaryDirectory catalog, state;
  Release release = test::publish_pushable(catalog);
  test::FakeClock clock;
  push::DgtwOptions options{push::DgtwVersion::v2, "city-account"};

  test::Attempt push(push::Mode mode = push::Mode::push) {
    const auto target = push::make_dgtw_target(test::client_of(platform, {"Authorization"}, clock), options);
    return push_once(*target, release, state, mode);
  }
  void check_complete() {
    REQUIRE(platform.records.size() == 1);
    const auto record = json::parse(platform.records.at("397000000A-000009"), json::Dialect::strict).value();
    CHECK(record.text_of("title") == "小型案件");
    CHECK(record.text_of("dataProvider") == "city-account");
    CHECK(record.find("distribution")->items().size() >= 4);
  }
};

}  // namespace

TEST_CASE("A new record is posted, a known one put, an equal one left alone", "[push][dgtw]") {
  Scene scene;
  CHECK(test::error_of(scene.push()) == "");
  scene.check_complete();
  CHECK(scene.platform.count("POST /api/v2/rest/dataset") == 1);
  CHECK(scene.push().outcome.value().changes == 0);
  CHECK(scene.platform.count("PUT") == 0);
  scene.options.data_provider = "other-account";
  const auto attempt = scene.push();
  REQUIRE(attempt.outcome);
  CHECK(attempt.notes.made == std::vector<std::string>{"dataProvider"});
  CHECK(scene.platform.count("PUT /api/v2/rest/dataset/397000000A-000009") == 1);
  CHECK(scene.platform.count("POST") == 1);
}

TEST_CASE("A platform that writes records in its own way is not asked again and again", "[push][dgtw]") {
  Scene scene;
  scene.platform.rewrites = true;
  REQUIRE(scene.push().outcome);
  CHECK(scene.push().outcome.value().changes == 0);
  CHECK(scene.push().outcome.value().changes == 0);
  // … but what somebody changed there later is put right.
  auto& record = scene.platform.records.begin()->second;
  record = test::replaced(record, "小型案件", "亂改");
  CHECK(scene.push().outcome.value().changes > 0);
  scene.check_complete();
}

TEST_CASE("A platform that cannot be asked is told by put and post, once", "[push][dgtw]") {
  Scene scene;
  scene.platform.can_be_asked = false;
  CHECK(test::error_of(scene.push()) == "");
  scene.check_complete();
  CHECK(scene.push().outcome.value().changes == 0);
  CHECK(scene.platform.count("POST") == 1);
}

TEST_CASE("success decides, not the status; codes come through by name", "[push][dgtw]") {
  struct Case {
    std::string body;
    Errc code;
    std::string column;
  };
  const auto expected = GENERATE(values<Case>({
      {R"({"success": false, "error": {"error_type": "ER0031:資料集分類錯誤", "message": "無此分類"}})",
       Errc::bad_value, "ER0031"},
      {R"({"success": false, "error": {"type": "ER021001", "message": "x"}})", Errc::bad_value, "ER021001"},
      {R"({"success": false, "result": {"error_type": "ER0077", "message": "x"}})", Errc::bad_value, "ER0077"},
      {R"({"success": false, "error": {"error_type": "ER0077<script>", "message": "sekret"}})", Errc::bad_value,
       "ER0077"},
  }));
  Scene scene;
  scene.platform.fault = [&](const std::string& request, unsigned) {
    return request.starts_with("POST") ? Fault{Fault::Kind::answer, 200, expected.body} : Fault();
  };
  CAPTURE(expected.body);
  const auto attempt = scene.push();
  REQUIRE_FALSE(attempt.outcome);
  CHECK(attempt.outcome.error().code() == expected.code);
  CHECK(attempt.outcome.error().where().column == expected.column);
  CHECK(test::error_of(attempt).find("sekret") == std::string::npos);
}

TEST_CASE("Trouble of the platform is waited for, and a lost answer makes no second record", "[push][dgtw]") {
  const auto fault = GENERATE(
      values<Fault>({{Fault::Kind::lose_answer},
                     {Fault::Kind::cut_answer},
                     {Fault::Kind::answer, 200, R"({"success": false, "error": {"error_type": "ER0500:系統錯誤"}})"},
                     {Fault::Kind::answer, 500, "oops"},
                     {Fault::Kind::answer, 200, "<html>維護中</html>", "text/html"}}));
  const auto method = GENERATE(as<std::string>(), "GET", "POST");
  CAPTURE(static_cast<int>(fault.kind), fault.body, method);
  Scene scene;
  scene.platform.fault = [&](const std::string& request, unsigned before) {
    return request.starts_with(method) && before < 2 ? fault : Fault();
  };
  CHECK(test::error_of(scene.push()) == "");
  scene.check_complete();
}

TEST_CASE("A record with a gap or an example in it is refused before anything is sent", "[push][dgtw]") {
  auto [from, to, column] = GENERATE(table<std::string, std::string, std::string>({
      {"opendata@city.gov.tw", "opendata@example.com", "publisherContactEmail"},
      {"https://data.city.gov.tw", "http://127.0.0.1:8080", "distribution.0.resourceDownloadUrl"},
  }));
  Scene scene;
  scene.release =
      test::publish_pushable(scene.catalog, test::small_source, test::replaced(test::pushable_policy(), from, to));
  const auto attempt = scene.push();
  REQUIRE_FALSE(attempt.outcome);
  CHECK(attempt.outcome.error().code() == Errc::refused);
  CHECK(attempt.outcome.error().where().column == column);
  CHECK(scene.platform.seen().empty());
}

TEST_CASE("The account must be given, as the release cannot know it", "[push][dgtw]") {
  Scene scene;
  scene.options.data_provider.clear();
  const auto attempt = scene.push();
  REQUIRE_FALSE(attempt.outcome);
  CHECK(attempt.outcome.error().where().column == "dataProvider");
}

TEST_CASE("A dry run of a record shows what differs", "[push][dgtw]") {
  Scene scene;
  REQUIRE(scene.push().outcome);
  auto& record = scene.platform.records.begin()->second;
  record = test::replaced(record, "小型案件", "舊名稱");
  const auto dry = scene.push(push::Mode::dry_run);
  REQUIRE(dry.outcome);
  REQUIRE(dry.outcome->plan.size() == 1);
  CHECK(dry.outcome->plan[0].changes[0].item == "title");
  CHECK(dry.outcome->plan[0].changes[0].before == "舊名稱");
  CHECK(scene.platform.count("PUT") == 0);
}

TEST_CASE("The record of a dataset that was taken back is deleted, once", "[push][dgtw]") {
  Scene scene;
  scene.platform.can_be_asked = GENERATE(true, false);
  const auto take_back = [&] {
    const auto target = push::make_dgtw_target(test::client_of(scene.platform, {"Authorization"}, scene.clock), scene.options);
    return test::withdraw_once(*target, "small-cases", scene.state);
  };
  CHECK(take_back().outcome.value().changes == 0);  // it was never there
  REQUIRE(scene.push().outcome);
  CHECK(test::error_of(take_back()) == "");
  CHECK(scene.platform.records.empty());
  CHECK(scene.platform.count("DELETE /api/v2/rest/dataset/397000000A-000009") == 1);
  // In one rename: no crash leaves that it was sent without the number under which it was.
  CHECK(push::Journal::open(scene.state.path(), "target", "small-cases")->values().empty());
  CHECK(take_back().outcome.value().changes == 0);
  CHECK(test::error_of(scene.push()) == "");
  scene.check_complete();
}

TEST_CASE("A dry run of a withdrawal does not forget the number of a record that is not there", "[push][dgtw]") {
  Scene scene;
  REQUIRE(scene.push().outcome);
  const auto records = std::exchange(scene.platform.records, {});
  const auto take_back = [&](push::Mode mode) {
    const auto target =
        push::make_dgtw_target(test::client_of(scene.platform, {"Authorization"}, scene.clock), scene.options);
    return test::withdraw_once(*target, "small-cases", scene.state, mode);
  };
  CHECK(take_back(push::Mode::dry_run).outcome.value().plan.empty());
  scene.platform.records = records;
  CHECK(take_back(push::Mode::push).outcome.value().changes == 1);
  CHECK(scene.platform.records.empty());
}

TEST_CASE("A record of which the number there is not known is left to people", "[push][dgtw]") {
  Scene scene;
  REQUIRE(push::Journal::open(scene.state.path(), "target", "small-cases")->note("accepted", "hash"));
  const auto target = push::make_dgtw_target(test::client_of(scene.platform, {"Authorization"}, scene.clock), scene.options);
  const auto attempt = test::withdraw_once(*target, "small-cases", scene.state);
  REQUIRE_FALSE(attempt.outcome);
  CHECK(attempt.outcome.error().code() == Errc::not_supported);
  const std::string journal = attempt.outcome.error().where().file;
  CHECK(std::filesystem::remove(journal));  // as the message says, after they have deleted it
  CHECK(test::withdraw_once(*target, "small-cases", scene.state).outcome.value().changes == 0);
}
