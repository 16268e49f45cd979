#include <opendata/withdraw.hpp>

#include "push/ckan/target.hpp"
#include "support/catch.hpp"
#include "support/fake_ckan.hpp"
#include "unit/push/harness.hpp"

using namespace opendata;
using test::Fault;
using test::push_once;

namespace {

/// A portal, a release and a journal.
struct Scene {
  test::FakeCkan portal;
  test::TemporaryDirectory catalog, state;
  Release release = test::publish_pushable(catalog);
  test::FakeClock clock;

  std::unique_ptr<push::Target> target(push::CkanOptions options = {"city",
                                                                    {"csv", "json"},
                                                                    push::Datastore::left_alone},
                                       const std::string& token = test::FakePlatform::key) {
    return push::make_ckan_target(test::client_of(portal, {"Authorization", "X-CKAN-API-Key"}, clock, token),
                                  std::move(options));
  }
  test::Attempt push() { return push_once(*target(), release, state); }
  std::string bytes_of(const std::string& file) { return test::read_text(release.directory / file); }
  /// Exactly one dataset, public, with exactly the two files, whole.
  void check_complete() {
    REQUIRE(portal.packages.size() == 1);
    CHECK(portal.is_public());
    CHECK(portal.extra("opendata_release") == release.id);
    CHECK(portal.extra("opendata_state").empty());
    REQUIRE(portal.packages.begin()->second.resources.size() == 2);
    for (const char* file : {"small-cases.csv", "small-cases.json"}) {
      REQUIRE(portal.resource(file) != nullptr);
      CHECK(portal.resource(file)->data == bytes_of(file));
    }
  }
};

}  // namespace

TEST_CASE("A new dataset is private until all its files are there, then public", "[push][ckan]") {
  Scene scene;
  bool was_public = false;
  scene.portal.fault = [&](const std::string& request, unsigned) {
    if (request.find("resource_create") != std::string::npos) was_public = was_public || scene.portal.is_public();
    return Fault();
  };
  const auto attempt = scene.push();
  CHECK(test::error_of(attempt) == "");
  CHECK_FALSE(was_public);
  scene.check_complete();
  CHECK(scene.portal.extra("identifier") == "397000000A-000009");
  CHECK(scene.portal.packages.begin()->second.body.text_of("title") == "小型案件");
  CHECK(scene.portal.resource("small-cases.csv")->members.at("format") == "CSV");
}

TEST_CASE("A second push of the same release changes nothing", "[push][ckan]") {
  Scene scene;
  REQUIRE(scene.push().outcome);
  const auto before = scene.portal.seen().size();
  const auto again = scene.push();
  REQUIRE(again.outcome);
  CHECK(again.outcome->changes == 0);
  CHECK(scene.portal.seen().size() == before + 1);  // one look
}

TEST_CASE("A new release replaces the files under their old links, and the record last", "[push][ckan]") {
  Scene scene;
  REQUIRE(scene.push().outcome);
  const std::string link = scene.portal.resource("small-cases.csv")->id;
  scene.portal.packages.begin()->second.resources.push_back({"r-foreign", {{"name", "說明文件"}}, "PDF"});
  scene.release = test::publish_pushable(scene.catalog, test::other_source());
  const auto attempt = scene.push();
  REQUIRE(attempt.outcome);
  CHECK(scene.portal.resource("small-cases.csv")->id == link);
  CHECK(scene.portal.packages.begin()->second.resources.size() == 3);  // what others added stays
  scene.portal.packages.begin()->second.resources.pop_back();
  scene.check_complete();
  CHECK(attempt.notes.made.back() == "opendata_release");
}

TEST_CASE("What administrators added to the record stays, what they changed of ours is put right", "[push][ckan]") {
  Scene scene;
  REQUIRE(scene.push().outcome);
  auto& package = scene.portal.packages.begin()->second;
  package.body = json::parse(R"({"name":"small-cases","title":"亂改","notes":"測試用案件","owner_org":"city",
    "license_id":"OGDL-Taiwan-1.0","url":"","maintainer":"資料開放窗口","maintainer_email":"opendata@city.gov.tw","private":false,
    "groups":[{"name":"animals"}],"tags":[],"extras":[{"key":"city_note","value":"保留"}]})",
                             json::Dialect::strict)
                     .value();
  const auto attempt = scene.push();
  REQUIRE(attempt.outcome);
  CHECK(package.body.text_of("title") == "小型案件");
  CHECK(package.body.find("groups")->items().size() == 1);
  CHECK(scene.portal.extra("city_note") == "保留");
  scene.check_complete();
}

TEST_CASE("The record that a release holds for portals is what is sent", "[push][ckan]") {
  Scene scene;
  std::filesystem::create_directories(scene.release.directory / "metadata");
  std::ofstream(scene.release.directory / "metadata" / "ckan.json", std::ios::binary)
      << R"({"name": "small-cases", "title": "目錄所寫", "owner_org": "397000000a", "license_id": "OGDL-Taiwan-1.0", "license_title": "授權",
    "author": "示範市政府", "private": false, "tags": [{"name": "案件"}], "extras": [{"key": "更新頻率", "value": "每月"}], "resources": []})";
  CHECK(test::error_of(scene.push()) == "");
  scene.check_complete();
  const auto& body = scene.portal.packages.begin()->second.body;
  CHECK(body.text_of("title") == "目錄所寫");
  CHECK(body.text_of("author") == "示範市政府");
  CHECK(body.text_of("owner_org") == "city");
  CHECK(body.find("license_title") == nullptr);
  CHECK(scene.portal.extra("更新頻率") == "每月");
  CHECK(scene.push().outcome.value().changes == 0);
}

TEST_CASE("What somebody renamed or described anew at the portal is put right without sending the file again", "[push][ckan]") {
  Scene scene;
  REQUIRE(scene.push().outcome);
  for (auto& resource : scene.portal.packages.begin()->second.resources) {
    if (resource.members["opendata_file"] != "small-cases.csv") continue;
    resource.members["name"] = "亂改";
    resource.members["description"] = "";
  }
  const auto attempt = scene.push();
  REQUIRE(attempt.outcome);
  CHECK(attempt.notes.made == std::vector<std::string>{"small-cases.csv name", "small-cases.csv description"});
  CHECK(attempt.outcome->bytes == 0);
  CHECK(scene.portal.resource("small-cases.csv")->members.at("name") == "小型案件 CSV");
  CHECK(scene.portal.resource("small-cases.csv")->members.at("description") == "測試用案件");
  scene.check_complete();
}

TEST_CASE("A resource is called as the release's record for portals calls it, also when that changes", "[push][ckan]") {
  Scene scene;
  std::filesystem::create_directories(scene.release.directory / "metadata");
  const auto call_it = [&](const std::string& name) {
    std::ofstream(scene.release.directory / "metadata" / "ckan.json", std::ios::binary)
        << R"({"title": "小型案件", "resources": [{"url": "https://data.city.gov.tw/d/current/small-cases.csv", "name": ")" + name +
               R"(", "description": "逐月", "format": "CSV"}]})";
  };
  call_it("案件逐月表");
  REQUIRE(scene.push().outcome);
  CHECK(scene.portal.resource("small-cases.csv")->members.at("name") == "案件逐月表");
  CHECK(scene.portal.resource("small-cases.csv")->members.at("description") == "逐月");
  CHECK(scene.portal.resource("small-cases.json")->members.at("name") == "小型案件 JSON");
  CHECK(scene.push().outcome.value().changes == 0);
  call_it("案件月表");
  const auto attempt = scene.push();
  REQUIRE(attempt.outcome);
  CHECK(attempt.notes.made == std::vector<std::string>{"small-cases.csv name"});
  CHECK(scene.portal.resource("small-cases.csv")->members.at("name") == "案件月表");
  scene.check_complete();
}

TEST_CASE("A dry run shows every difference and changes nothing", "[push][ckan]") {
  Scene scene;
  const auto fresh = push_once(*scene.target(), scene.release, scene.state, push::Mode::dry_run);
  REQUIRE(fresh.outcome);
  std::string items;
  for (const auto& step : fresh.outcome->plan)
    for (const auto& change : step.changes) items += change.item + " ";
  CHECK(items == "dataset small-cases.csv small-cases.json dataset ");
  CHECK(scene.portal.packages.empty());
  REQUIRE(scene.push().outcome);
  scene.portal.edit(R"("title":"小型案件")", R"("title":"舊名稱")");
  const auto renamed = push_once(*scene.target(), scene.release, scene.state, push::Mode::dry_run);
  REQUIRE(renamed.outcome);
  const auto& changes = renamed.outcome->plan.back().changes;
  CHECK(changes.front().item == "title");
  CHECK(changes.front().before == "舊名稱");
  CHECK(changes.front().after == "小型案件");
  CHECK(scene.portal.count("package_update") == 1);
}

TEST_CASE("Trouble that passes is waited for, and a lost answer leaves one dataset and one of each file",
          "[push][ckan]") {
  const std::string busy = "<html><body>Service Unavailable</body></html>";
  const auto fault = GENERATE_COPY(values<Fault>({
      {Fault::Kind::lose_answer},
      {Fault::Kind::cut_answer},
      {Fault::Kind::answer, 500, R"({"success": false, "error": {"__type": "Internal Server Error", "message": "x"}})"},
      {Fault::Kind::answer, 500, R"({"success": false, "error": {"__type": "Search Index Error", "message": "x"}})"},
      {Fault::Kind::answer, 502, busy, "text/html"},
      {Fault::Kind::answer, 503, busy, "text/html", {{"Retry-After", "7"}}},
      {Fault::Kind::answer, 429, "{}", "application/json", {{"Retry-After", "3"}}},
      {Fault::Kind::answer, 200, "<html>請先登入</html>", "text/html"},
      {Fault::Kind::answer, 200, R"({"success": true, "resu)"},
      {Fault::Kind::answer, 504, ""},
  }));
  const auto action =
      GENERATE(as<std::string>(), "package_show", "package_create", "resource_create", "package_update");
  Scene scene;
  scene.portal.fault = [&](const std::string& request, unsigned before) {
    return request.find(action) != std::string::npos && before < 2 ? fault : Fault();
  };
  CAPTURE(static_cast<int>(fault.kind), fault.status, fault.body, action);
  const auto attempt = scene.push();
  CHECK(test::error_of(attempt) == "");
  CHECK_FALSE(attempt.clock.slept.empty());
  if (fault.headers.contains("Retry-After")) {
    const auto asked = std::chrono::seconds(std::stoi(fault.headers.at("Retry-After")));
    for (const auto wait : attempt.clock.slept) CHECK(wait >= asked);
  }
  scene.check_complete();
}

TEST_CASE("What another try cannot change ends the push at once, and says what to do", "[push][ckan]") {
  struct Case {
    Fault fault;
    Errc code;
    const char* says;
  };
  const auto expected = GENERATE(values<Case>({
      {{Fault::Kind::answer, 400, R"("Bad request - Action name not known: package_show")"},
       Errc::not_supported,
       "check --url"},
      {{Fault::Kind::answer, 400, R"("Bad request - JSON Error: Error decoding JSON data.")"},
       Errc::not_supported,
       "check --url"},
      {{Fault::Kind::answer, 403,
        R"({"success": false, "error": {"__type": "Authorization Error", "message": "Access denied: x"}})"},
       Errc::refused,
       "token"},
      {{Fault::Kind::answer, 401, "no"}, Errc::refused, "token"},
      {{Fault::Kind::answer, 404, "<html>", "text/html"}, Errc::not_supported, "check --url"},
      {{Fault::Kind::answer, 409,
        R"({"success": false, "error": {"__type": "Validation Error", "owner_org": ["x"], "tags": [{}]}})"},
       Errc::bad_value,
       "\"owner_org, tags\""},
      {{Fault::Kind::answer, 409, R"({"success": false, "error": {"__type": "Search Error", "message": "x"}})"},
       Errc::bad_value,
       "does not accept"},
      {{Fault::Kind::answer, 413, "too large", "text/plain"}, Errc::limit_exceeded, "max_resource_size"},
      {{Fault::Kind::answer, 302, "", "text/html", {{"Location", "http://127.0.0.2/steal"}}},
       Errc::refused,
       "another address"},
      {{Fault::Kind::answer, 301, "", "text/html", {{"Location", "/new/api"}}}, Errc::refused, "within itself"},
      {{Fault::Kind::answer, 503, "", "text/plain", {{"Retry-After", "86400"}}}, Errc::io_failure, "in trouble"},
  }));
  Scene scene;
  scene.portal.fault = [&](const std::string&, unsigned) { return expected.fault; };
  CAPTURE(expected.fault.status, expected.fault.body);
  const auto attempt = scene.push();
  REQUIRE_FALSE(attempt.outcome);
  CHECK(attempt.outcome.error().code() == expected.code);
  CHECK(test::error_of(attempt).find(expected.says) != std::string::npos);
  CHECK(scene.portal.seen().size() == 1);
}

TEST_CASE("A platform that stays in trouble is given up after the stated attempts, with waits that grow",
          "[push][ckan]") {
  Scene scene;
  scene.portal.fault = [](const std::string&, unsigned) { return Fault{Fault::Kind::answer, 503, "", "text/plain"}; };
  const auto attempt = scene.push();
  REQUIRE_FALSE(attempt.outcome);
  CHECK(attempt.outcome.error().code() == Errc::io_failure);
  REQUIRE(attempt.clock.slept.size() == push::Pace().attempts - 1);
  for (std::size_t i = 0; i < attempt.clock.slept.size(); ++i)
    CHECK(attempt.clock.slept[i] <= push::Pace().first * (1 << i));
}

TEST_CASE("A platform that is slow or does not answer is left at the timeout", "[push][ckan]") {
  Scene scene;
  Fault slow{Fault::Kind::slow};
  slow.milliseconds = 3500;
  scene.portal.fault = [&](const std::string&, unsigned before) { return before == 0 ? slow : Fault(); };
  const auto attempt = scene.push();
  CHECK(test::error_of(attempt) == "");
  CHECK_FALSE(attempt.clock.slept.empty());
  scene.check_complete();
}

TEST_CASE("A dataset of another organization is not touched", "[push][ckan]") {
  Scene scene;
  REQUIRE(scene.push().outcome);
  scene.portal.owner = "other-agency";
  const auto attempt = scene.push();
  REQUIRE_FALSE(attempt.outcome);
  CHECK(attempt.outcome.error().code() == Errc::conflict);
}

TEST_CASE("A portal that does not keep what it is sent is told apart from one in trouble", "[push][ckan]") {
  Scene scene;
  REQUIRE(scene.push().outcome);
  const auto kept = scene.portal.packages;
  const auto record = scene.release.directory / "metadata" / "ckan.json";
  std::string renamed = test::read_text(record);
  renamed.replace(renamed.find("小型案件 CSV"), std::string("小型案件 CSV").size(), "新名稱 CSV");
  std::ofstream(record, std::ios::binary) << renamed;
  scene.portal.fault = [&](const std::string& request, unsigned) {
    if (request.find("package_show") != std::string::npos) scene.portal.packages = kept;
    return Fault();
  };
  const auto attempt = scene.push();
  REQUIRE_FALSE(attempt.outcome);
  CHECK(attempt.outcome.error().code() == Errc::refused);
  CHECK(attempt.outcome.error().where().column == "small-cases.csv name");
}

TEST_CASE("The datastore holds every row once, whatever went wrong on the way", "[push][ckan]") {
  std::string source = test::small_source;
  for (int i = 0; i < 2500; ++i) source += "1" + std::to_string(i) + ",東區,2024-05-10,1,0.50,true,字,e\r\n";
  const auto kind = GENERATE(Fault::Kind::none, Fault::Kind::lose_answer, Fault::Kind::cut_answer);
  Scene scene;
  scene.release = test::publish_pushable(scene.catalog, source);
  scene.portal.fault = [&](const std::string& request, unsigned before) {
    return request.find("datastore_upsert") != std::string::npos && before % 2 == 0 ? Fault{kind} : Fault();
  };
  const auto target = scene.target({"city", {"csv"}, push::Datastore::loaded});
  const auto attempt = push_once(*target, scene.release, scene.state);
  CHECK(test::error_of(attempt) == "");
  REQUIRE(scene.portal.tables.size() == 1);
  const auto& rows = scene.portal.tables.begin()->second;
  REQUIRE(rows.size() == scene.release.manifest.rows);
  CHECK(rows[0].text_of("case_id") == "007");
  CHECK(rows[0].text_of("score") == "120.4460");
  CHECK(rows.back().text_of("case_id") == "12499");
  const auto again = push_once(*target, scene.release, scene.state);
  REQUIRE(again.outcome);
  CHECK(again.outcome->changes == 0);
}

TEST_CASE("The token is in no error, no journal and no request line, and a wrong one is refused", "[push][ckan]") {
  Scene scene;
  const auto refused =
      push_once(*scene.target({"city", {}, push::Datastore::left_alone}, "wrong-KEY"), scene.release, scene.state);
  REQUIRE_FALSE(refused.outcome);
  REQUIRE(scene.push().outcome);
  std::string everything = test::error_of(refused);
  for (const auto& error : refused.notes.errors) everything += error;
  for (const auto& line : scene.portal.seen()) everything += line;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(scene.state.path()))
    if (entry.is_regular_file()) everything += test::read_text(entry.path());
  CHECK(everything.find("KEY") == std::string::npos);
}

TEST_CASE("A dataset that was taken back is hidden at once, then emptied; a later release has its old address", "[push][ckan]") {
  Scene scene;
  const push::CkanOptions loading{"city", {"csv", "json"}, push::Datastore::loaded};
  REQUIRE(push_once(*scene.target(loading), scene.release, scene.state).outcome);
  REQUIRE(scene.portal.tables.size() == 1);
  scene.portal.packages.begin()->second.resources.push_back({"r-foreign", {{"name", "說明文件"}}, "PDF"});
  bool seen_in_public = false;
  scene.portal.fault = [&](const std::string& request, unsigned) {
    const bool removes = request.find("resource_") != std::string::npos;
    if (removes) seen_in_public = seen_in_public || scene.portal.is_public();
    return Fault();
  };
  const auto take_back = [&] { return test::withdraw_once(*scene.target(), "small-cases", scene.state); };
  CHECK(test::error_of(take_back()) == "");
  CHECK_FALSE(seen_in_public);
  CHECK_FALSE(scene.portal.is_public());
  CHECK(scene.portal.extra("opendata_release").empty());
  CHECK(scene.portal.extra("identifier") == "397000000A-000009");
  REQUIRE(scene.portal.packages.begin()->second.resources.size() == 1);  // what others added stays
  CHECK(scene.portal.tables.empty());
  CHECK(scene.portal.cleared == 2);
  CHECK(take_back().outcome.value().changes == 0);
  scene.portal.packages.begin()->second.resources.clear();
  CHECK(test::error_of(scene.push()) == "");
  scene.check_complete();
}

TEST_CASE("A portal does not show a release that was taken back while the next one is sent", "[push][ckan]") {
  Scene scene;
  const push::CkanOptions options{"city", {"csv", "json"}, push::Datastore::left_alone, scene.catalog.path() / "catalog"};
  REQUIRE(push_once(*scene.target(options), scene.release, scene.state).outcome);
  const auto first = scene.release.id;
  scene.release = test::publish_pushable(scene.catalog, test::other_source());
  REQUIRE(withdraw({options.catalog, "small-cases", {first}}));
  bool seen_in_public = false;
  scene.portal.fault = [&](const std::string& request, unsigned) {
    const bool sends = request.find("resource_patch") != std::string::npos;
    if (sends) seen_in_public = seen_in_public || scene.portal.is_public();
    return Fault();
  };
  CHECK(test::error_of(push_once(*scene.target(options), scene.release, scene.state)) == "");
  CHECK_FALSE(seen_in_public);
  scene.check_complete();
  CHECK(push_once(*scene.target(options), scene.release, scene.state).outcome.value().changes == 0);
}

TEST_CASE("A dataset that administrators had hidden stays hidden after its withdrawal and its next release",
          "[push][ckan]") {
  Scene scene;
  REQUIRE(scene.push().outcome);
  scene.portal.edit(R"("private":false)", R"("private":true)");
  const auto take_back = [&] { return test::withdraw_once(*scene.target(), "small-cases", scene.state); };
  CHECK(test::error_of(take_back()) == "");
  CHECK(take_back().outcome.value().changes == 0);
  CHECK(scene.portal.packages.begin()->second.resources.empty());
  CHECK(test::error_of(scene.push()) == "");
  CHECK_FALSE(scene.portal.is_public());
  CHECK(scene.portal.extra("opendata_release") == scene.release.id);
  CHECK(scene.portal.extra("opendata_state").empty());
  CHECK(scene.push().outcome.value().changes == 0);
  scene.portal.edit(R"("private":true)", R"("private":false)");
  scene.check_complete();
}

TEST_CASE("A portal keeps no bytes of a file that the next release lacks", "[push][ckan]") {
  Scene scene;
  REQUIRE(scene.push().outcome);
  scene.release = test::publish_pushable(scene.catalog, test::other_source());
  const auto target = scene.target({"city", {"csv"}, push::Datastore::left_alone});
  CHECK(test::error_of(push_once(*target, scene.release, scene.state)) == "");
  CHECK(scene.portal.resource("small-cases.json") == nullptr);
  CHECK(scene.portal.cleared == 1);
}

TEST_CASE("A file that was emptied and not deleted is sent again", "[push][ckan]") {
  Scene scene;
  REQUIRE(scene.push().outcome);
  scene.portal.fault = [](const std::string& request, unsigned) {
    const bool deletes = request.find("resource_delete") != std::string::npos;
    return deletes
               ? Fault{Fault::Kind::answer, 403, R"({"success": false, "error": {"__type": "Authorization Error"}})"}
               : Fault();
  };
  CHECK_FALSE(test::withdraw_once(*scene.target(), "small-cases", scene.state).outcome);
  scene.portal.fault = nullptr;
  CHECK(test::error_of(scene.push()) == "");
  scene.check_complete();
}

TEST_CASE("What others upload under the name of a file of ours stays theirs", "[push][ckan]") {
  Scene scene;
  const test::FakeCkan::Resource uploaded{"r-foreign", {{"name", "說明"}}, "theirs", "small-cases.csv"};
  const auto theirs = [&] {
    const auto& resources = scene.portal.packages.begin()->second.resources;
    return std::count_if(resources.begin(), resources.end(),
                         [&](const auto& one) { return one.id == uploaded.id && one.data == uploaded.data; });
  };
  REQUIRE(scene.push().outcome);
  scene.portal.packages.begin()->second.resources.push_back(uploaded);
  CHECK(scene.push().outcome.value().changes == 0);
  CHECK(theirs() == 1);
  CHECK(test::error_of(test::withdraw_once(*scene.target(), "small-cases", scene.state)) == "");
  REQUIRE(theirs() == 1);
  CHECK(test::error_of(scene.push()) == "");
  CHECK(theirs() == 1);
  CHECK(scene.portal.resource("small-cases.csv")->data == scene.bytes_of("small-cases.csv"));
}

TEST_CASE("A resource that somebody edited in the portal's form, which drops our mark, is ours all the same",
          "[push][ckan]") {
  Scene scene;
  REQUIRE(scene.push().outcome);
  const std::string link = scene.portal.resource("small-cases.csv")->id;
  scene.portal.save_form("small-cases.csv");
  SECTION("it is put right under its link") {
    CHECK(test::error_of(scene.push()) == "");
    CHECK(scene.portal.resource("small-cases.csv")->id == link);
    scene.check_complete();
    CHECK(scene.push().outcome.value().changes == 0);
  }
  SECTION("it is removed when the release lacks the file") {
    const auto target = scene.target({"city", {"json"}, push::Datastore::left_alone});
    CHECK(test::error_of(push_once(*target, scene.release, scene.state)) == "");
    CHECK(scene.portal.packages.begin()->second.resources.size() == 1);
  }
  SECTION("it is taken back") {
    CHECK(test::error_of(test::withdraw_once(*scene.target(), "small-cases", scene.state)) == "");
    CHECK(scene.portal.packages.begin()->second.resources.empty());
    CHECK(scene.portal.cleared == 2);
  }
}

TEST_CASE("A dataset of the same name that is not ours is not taken away", "[push][ckan]") {
  Scene scene;
  const auto take_back = [&] { return test::withdraw_once(*scene.target(), "small-cases", scene.state); };
  CHECK(take_back().outcome.value().changes == 0);  // there is none
  REQUIRE(scene.push().outcome);
  scene.portal.owner = "another";
  CHECK(take_back().outcome.value().changes == 0);
  CHECK(scene.portal.is_public());
}
