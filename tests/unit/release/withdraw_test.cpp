#include <ctime>
#include <opendata/check.hpp>
#include <opendata/files.hpp>
#include <opendata/withdraw.hpp>
#include <opendata/write_catalog.hpp>

#include "release/catalog_json.hpp"
#include "release/manifest.hpp"
#include "release/publish_source.hpp"
#include "support/catch.hpp"
#include "support/small_source.hpp"
#include "support/unprivileged.hpp"

using namespace opendata;
namespace fs = std::filesystem;

namespace {

using Ids = std::vector<std::string>;

/// A catalogue with two releases of "small-cases", of which the second is current.
struct Scene {
  test::TemporaryDirectory directory;
  std::string first = publish(test::small_source).value().release_id;
  std::string second = publish(other_text()).value().release_id;

  static std::string other_text() { return test::replaced(test::small_source, "小黑", "小白"); }
  /// Other text and as many records in each class, so that the comparison of releases has no objection.
  static std::string third_text() { return test::replaced(test::small_source, "小黑", "小花"); }
  [[nodiscard]] Result<Publication> publish(const std::string& source) const {
    return test::publish_small(directory, source);
  }
  [[nodiscard]] fs::path catalog() const { return directory.path() / "catalog"; }
  [[nodiscard]] fs::path home(const std::string& release) const {
    return catalog() / "datasets" / "small-cases" / release;
  }
  [[nodiscard]] WithdrawalRequest request(Ids releases = {}, std::string current = {}) const {
    return {catalog(), "small-cases", std::move(releases), std::move(current)};
  }
  [[nodiscard]] CatalogState state() const { return read_catalog_state(catalog()).value(); }
  [[nodiscard]] Withdrawal withdrawal() const { return withdrawal_of(state(), "small-cases"); }
  [[nodiscard]] std::string catalog_file() const { return test::read_text(catalog() / "catalog.json"); }
  [[nodiscard]] std::string ledger() const { return test::read_text(catalog() / "ledger" / "small-cases.log"); }
};

Ids ids_of(const Withdrawal& withdrawal) {
  Ids out;
  for (const WithdrawnRelease& release : withdrawal.releases) out.push_back(release.id);
  return out;
}

}  // namespace

TEST_CASE("A dataset that is taken back is out of the catalogue and off the disk; its ledger stays", "[release][withdraw]") {
  const Scene scene;
  const std::string ledger = scene.ledger();
  auto request = scene.request();
  request.reason = WithdrawalReason::personal_data;
  const auto outcome = withdraw(request);
  REQUIRE(outcome);
  CHECK(outcome->withdrawn == Ids{scene.second, scene.first});
  CHECK(outcome->still_public.empty());
  CHECK(outcome->current.empty());
  CHECK(outcome->held);
  CHECK(scene.state().datasets.empty());
  CHECK_FALSE(fs::exists(scene.catalog() / "datasets" / "small-cases"));
  CHECK(scene.ledger() == ledger);
  const Withdrawal withdrawal = scene.withdrawal();
  CHECK(withdrawal.held);
  CHECK(ids_of(withdrawal) == Ids{scene.second, scene.first});
  CHECK(withdrawal.releases.front().reason == "personal-data");
  CHECK(withdrawal.releases.front().time.size() == 20);
}

TEST_CASE("A catalogue of which nothing was taken back says nothing of it", "[release][withdraw]") {
  const Scene scene;
  CHECK(scene.catalog_file().find("withdrawn") == std::string::npos);
}

TEST_CASE("An older release goes alone: the current one stays, and publishing goes on", "[release][withdraw]") {
  const Scene scene;
  const auto outcome = withdraw(scene.request({scene.first}));
  REQUIRE(outcome);
  CHECK(outcome->current == scene.second);
  CHECK_FALSE(outcome->held);
  CHECK_FALSE(fs::exists(scene.home(scene.first)));
  CHECK(check(scene.catalog()).value().size() == 1);
  CHECK(scene.publish(Scene::third_text()));
}

TEST_CASE("What stands in for the current release must be said, for it may hold the same data", "[release][withdraw]") {
  const Scene scene;
  const std::string before = scene.catalog_file();
  const auto silent = withdraw(scene.request({scene.second}));
  REQUIRE_FALSE(silent);
  CHECK(silent.error().code() == Errc::invalid_argument);
  CHECK(scene.catalog_file() == before);
  CHECK(fs::exists(scene.home(scene.second)));
  const auto said = withdraw(scene.request({scene.second}, scene.first));
  REQUIRE(said);
  CHECK(said->current == scene.first);
  CHECK(said->still_public == Ids{scene.first});
  CHECK(said->held);
  CHECK(scene.state().datasets.at(0).current == scene.first);
  CHECK_FALSE(fs::exists(scene.home(scene.second)));
}

TEST_CASE("The only release left takes the dataset with it", "[release][withdraw]") {
  const Scene scene;
  REQUIRE(withdraw(scene.request({scene.first})));
  const auto outcome = withdraw(scene.request({scene.second}));
  REQUIRE(outcome);
  CHECK(outcome->current.empty());
  CHECK(scene.state().datasets.empty());
  CHECK(ids_of(scene.withdrawal()) == Ids{scene.first, scene.second});
}

TEST_CASE("A kept release with a table of the very same bytes is named", "[release][withdraw]") {
  Scene scene;
  const auto renamed = test::publish_small(scene.directory, Scene::other_text(),
                                           test::replaced(test::small_policy, "測試用案件", "另一段說明"));
  REQUIRE(renamed);
  const auto outcome = withdraw(scene.request({renamed->release_id}, scene.first));
  REQUIRE(outcome);
  CHECK(outcome->same_table == Ids{scene.second});
  std::ofstream(scene.home(scene.second) / "report.json") << "of another size";  // not looked at: its manifest says it
  CHECK(withdraw(scene.request({renamed->release_id}))->same_table == Ids{scene.second});  // as after a kill
}

TEST_CASE("A damaged release is known by its manifest alone, also when it is the one that is compared", "[release][withdraw]") {
  Scene scene;
  const auto renamed = test::publish_small(scene.directory, Scene::other_text(),
                                           test::replaced(test::small_policy, "測試用案件", "另一段說明"));
  REQUIRE(renamed);
  for (const auto& damaged : {renamed->release_id, scene.second}) std::ofstream(scene.home(damaged) / "dataset.json") << "damaged";
  CHECK(withdraw(scene.request({renamed->release_id}, scene.first))->same_table == Ids{scene.second});
}

TEST_CASE("Who takes back again takes back what was allowed since then", "[release][withdraw]") {
  const Scene scene;
  REQUIRE(withdraw(scene.request()));
  CHECK_FALSE(withdraw(scene.request())->changed);
  REQUIRE(resume(scene.catalog(), "small-cases", {scene.first}));
  const Withdrawal allowed = scene.withdrawal();
  const auto publisher = FileLock::acquire(scene.catalog() / ".locks" / "small-cases");
  SECTION("a release: its content may not return, the dataset may be published") {
    CHECK_FALSE(withdraw(scene.request({scene.second}))->publishing);  // says nothing new: what is made is not refused
    const auto again = withdraw(scene.request({scene.first}));
    REQUIRE(again);
    CHECK(again->changed);
    CHECK(again->withdrawn.empty());
    CHECK(again->publishing);
    CHECK_FALSE(again->held);
  }
  SECTION("the whole dataset: neither") {
    const auto again = withdraw(scene.request());
    REQUIRE(again);
    CHECK(again->changed);
    CHECK(again->publishing);
    CHECK(again->held);
    CHECK(scene.publish(Scene::third_text()).error().code() == Errc::conflict);  // the lock above
  }
  for (const WithdrawnRelease& release : scene.withdrawal().releases) CHECK_FALSE(release.may_return);
  CHECK(release::enter_in_catalog(scene.catalog(), allowed, scene.first).error().code() == Errc::refused);
  CHECK(scene.state().datasets.empty());
}

TEST_CASE("A publication that began after resume is refused when the dataset is taken back again, and leaves nothing",
          "[release][withdraw]") {
  const Scene scene;
  REQUIRE(withdraw(scene.request()));
  REQUIRE(resume(scene.catalog(), "small-cases"));
  const auto policy = parse_policy(test::small_policy, "policy.json").value();
  release::Source source = release::file_source(policy, scene.directory.write("source.csv", Scene::third_text()));
  std::optional<WithdrawalOutcome> meanwhile;
  source.open = [&, open = source.open] {
    if (!meanwhile) meanwhile = withdraw(scene.request()).value();
    return open();
  };
  const auto published = release::publish_source(policy, source, scene.catalog(), std::nullopt);
  REQUIRE_FALSE(published);
  CHECK(published.error().code() == Errc::refused);
  CHECK(meanwhile->publishing);
  CHECK(meanwhile->held);
  CHECK(scene.state().datasets.empty());
  CHECK_FALSE(fs::exists(scene.catalog() / "datasets" / "small-cases"));
}

TEST_CASE("What stands in is hashed before other publications have to wait for it", "[release][withdraw]") {
  const Scene scene;
  std::ofstream(scene.home(scene.first) / "small-cases.csv") << "damaged";
  const auto others = FileLock::acquire(scene.catalog() / ".lock");
  REQUIRE(others);
  CHECK(withdraw(scene.request({scene.second}, scene.first)).error().code() == Errc::corrupt);  // and not after a minute
}

TEST_CASE("What cannot be removed is told, and stops neither the switch nor the removal of the rest", "[release][withdraw]") {
  const Scene scene;
  REQUIRE(scene.publish(Scene::third_text()));
  fs::permissions(scene.home(scene.first), fs::perms::owner_write, fs::perm_options::remove);
  {
    const test::Unprivileged nobody(scene.directory.path());
    const auto outcome = withdraw(scene.request({scene.first, scene.second}));
    REQUIRE(outcome);
    REQUIRE(outcome->not_removed);
    CHECK(outcome->not_removed->code() == Errc::io_failure);
    CHECK(outcome->not_removed->where().file == scene.home(scene.first));
    CHECK(finish_withdrawals(scene.catalog()).error().code() == Errc::io_failure);
  }
  CHECK(scene.state().datasets.at(0).releases.size() == 1);
  CHECK_FALSE(fs::exists(scene.home(scene.second)));
  fs::permissions(scene.home(scene.first), fs::perms::owner_write, fs::perm_options::add);
  CHECK_FALSE(withdraw(scene.request({scene.first}))->not_removed);
  CHECK_FALSE(fs::exists(scene.home(scene.first)));
}

TEST_CASE("What is current already is found so under the lock, after it was made, and nothing is written", "[release][withdraw]") {
  const Scene scene;
  const Withdrawal none = scene.withdrawal();
  const auto before = fs::last_write_time(scene.catalog() / "catalog.json");
  CHECK(release::enter_in_catalog(scene.catalog(), none, scene.second).value());
  CHECK(fs::last_write_time(scene.catalog() / "catalog.json") == before);
  CHECK_FALSE(release::enter_in_catalog(scene.catalog(), none, scene.first).value());
  REQUIRE(withdraw(scene.request()));
  CHECK(release::enter_in_catalog(scene.catalog(), none, scene.first).error().code() == Errc::refused);
}

TEST_CASE("What cannot be meant changes nothing", "[release][withdraw]") {
  const Scene scene;
  const std::string before = scene.catalog_file(), unknown(16, '0');
  const auto damage = [&] { std::ofstream(scene.home(scene.first) / "small-cases.csv") << "damaged"; };
  auto request = scene.request();
  Errc expected = Errc::not_found;
  SECTION("a dataset that never was") { request.dataset_id = "nothing"; }
  SECTION("a name that is no dataset's") { request.dataset_id = "../small-cases"; }
  SECTION("a release that never was") { request.releases = {unknown}; }
  SECTION("a known release and an unknown one") { request.releases = {scene.first, unknown}; }
  SECTION("no catalogue") { request.catalog /= "nowhere"; }
  SECTION("a stand-in that never was") {
    request = scene.request({scene.second}, unknown);
    expected = Errc::invalid_argument;
  }
  SECTION("a stand-in although the current release stays") {
    request = scene.request({scene.first}, scene.first);
    expected = Errc::invalid_argument;
  }
  SECTION("a stand-in that is damaged") {
    damage();
    request = scene.request({scene.second}, scene.first);
    expected = Errc::corrupt;
  }
  const auto outcome = withdraw(request);
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code() == expected);
  CHECK(scene.catalog_file() == before);
  CHECK(fs::exists(scene.home(scene.second)));
}

TEST_CASE("A damaged release can be taken back", "[release][withdraw]") {
  const Scene scene;
  std::ofstream(scene.home(scene.second) / "manifest.json") << "damaged";
  CHECK(withdraw(scene.request()));
  CHECK(scene.state().datasets.empty());
}

TEST_CASE("Nothing comes back by the clock: publishing is held until it is said that the cause is mended",
          "[release][withdraw]") {
  const Scene scene;
  REQUIRE(withdraw(scene.request()));
  for (const auto& source : {test::small_source, Scene::third_text()}) {
    const auto held = scene.publish(source);
    REQUIRE_FALSE(held);
    CHECK(held.error().code() == Errc::refused);
  }
  CHECK(scene.state().datasets.empty());
  REQUIRE(resume(scene.catalog(), "small-cases"));
  CHECK(resume(scene.catalog(), "small-cases").error().code() == Errc::not_found);
  const auto same = scene.publish(test::small_source);
  REQUIRE_FALSE(same);
  CHECK(same.error().code() == Errc::refused);
  CHECK_FALSE(fs::exists(scene.home(scene.first)));
  const auto mended = scene.publish(Scene::third_text());
  REQUIRE(mended);
  CHECK(scene.state().datasets.at(0).releases == Ids{mended->release_id});
  CHECK(ids_of(scene.withdrawal()) == Ids{scene.second, scene.first});
}

TEST_CASE("The very same content returns only when its id is named", "[release][withdraw]") {
  const Scene scene;
  REQUIRE(withdraw(scene.request({scene.first})));
  CHECK(scene.publish(test::small_source).error().code() == Errc::refused);
  CHECK(resume(scene.catalog(), "small-cases", {std::string(16, '0')}).error().code() == Errc::not_found);
  REQUIRE(resume(scene.catalog(), "small-cases", {scene.first}));
  REQUIRE(scene.publish(test::small_source));
  CHECK(scene.state().datasets.at(0).current == scene.first);
  CHECK(scene.withdrawal().releases.empty());
  CHECK(check(scene.catalog()).value().size() == 2);
}

TEST_CASE("The same rows do not return under another id: neither by a touched source nor by other words about them",
          "[release][withdraw]") {
  const test::TemporaryDirectory directory;
  const fs::path catalog = directory.path() / "catalog";
  const std::string by_clock = test::replaced(test::small_policy, R"("modified": "2024-06-01T00:00:00Z",)", "");
  const auto publish = [&](int hours_ago, const std::string& policy, const std::string& source = test::small_source) {
    const auto file = directory.write("source.csv", source);
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(hours_ago));
    return opendata::publish(parse_policy(policy, "policy.json").value(), file, catalog, std::nullopt);
  };
  const auto first = publish(1, by_clock).value().release_id;
  SECTION("the whole dataset") {
    REQUIRE(withdraw({catalog, "small-cases"}));
    REQUIRE(resume(catalog, "small-cases"));
  }
  SECTION("an older release, after which nothing is held") {
    REQUIRE(publish(1, by_clock, Scene::third_text()));
    REQUIRE(withdraw({catalog, "small-cases", {first}}));
  }
  const auto words = test::replaced(by_clock, "測試用案件", "另一段說明");
  const auto other_form = test::replaced(by_clock, R"("input":)", R"("csv": { "byte_order_mark": false }, "input":)");
  for (const auto& policy : {by_clock, words, other_form}) {
    const auto again = publish(5, policy);
    REQUIRE_FALSE(again);
    CHECK(again.error().code() == Errc::refused);
    CHECK(again.error().where().file == first);
  }
  CHECK(publish(5, by_clock, Scene::other_text()));
  REQUIRE(resume(catalog, "small-cases", {first}));
  const auto returned = publish(5, words);
  REQUIRE(returned);
  CHECK(returned->release_id != first);
  CHECK(publish(7, words)->unchanged);
}

TEST_CASE("Rows that the current release still shows can be published with other words", "[release][withdraw]") {
  const Scene scene;
  const auto words = test::replaced(test::small_policy, "測試用案件", "另一段說明");
  const auto current = test::publish_small(scene.directory, Scene::other_text(), words).value();
  REQUIRE(withdraw(scene.request({scene.second})));
  CHECK(test::publish_small(scene.directory, Scene::other_text(), words)->unchanged);
  CHECK(scene.publish(Scene::other_text()).error().code() == Errc::refused);  // the very release
  CHECK(test::publish_small(scene.directory, Scene::other_text(), test::replaced(words, "另一段", "又一段")));
  REQUIRE(withdraw(scene.request()));
  REQUIRE(resume(scene.catalog(), "small-cases", {current.release_id}));
  const auto refused = test::publish_small(scene.directory, Scene::other_text(), words);  // others hold the same rows
  REQUIRE_FALSE(refused);
  CHECK(refused.error().where().file.find(scene.second) != std::string::npos);
  CHECK(refused.error().where().file.find(current.release_id) == std::string::npos);
}

TEST_CASE("What was once public is compared with later releases for ever", "[release][withdraw]") {
  const Scene scene;
  REQUIRE(withdraw(scene.request()));
  REQUIRE(resume(scene.catalog(), "small-cases"));
  const auto one_more = scene.publish(Scene::third_text() + "011,東區,2024-05-10,1,2,true,補,e\r\n");
  REQUIRE_FALSE(one_more);
  CHECK(one_more.error().code() == Errc::refused);
  CHECK(scene.publish(Scene::third_text()).value().cross_release.releases == 2);
}

TEST_CASE("What a withdrawal that died has left is removed by the next run", "[release][withdraw]") {
  const Scene scene;
  const fs::path kept = scene.directory.path() / "kept";
  fs::copy(scene.catalog() / "datasets", kept, fs::copy_options::recursive);
  REQUIRE(withdraw(scene.request({scene.first})));
  fs::copy(kept / "small-cases" / scene.first, scene.home(scene.first), fs::copy_options::recursive);
  SECTION("the same withdrawal") {
    const auto again = withdraw(scene.request({scene.first}));
    REQUIRE(again);
    CHECK(again->withdrawn.empty());
  }
  SECTION("a publication") { REQUIRE(scene.publish(Scene::third_text())); }
  SECTION("a batch") { REQUIRE(finish_withdrawals(scene.catalog())); }
  CHECK_FALSE(fs::exists(scene.home(scene.first)));
  CHECK(fs::exists(scene.home(scene.second)));
}

TEST_CASE("A whole dataset takes with it what crashes of its publication left", "[release][withdraw]") {
  const Scene scene;
  fs::create_directories(scene.home(".building-1") / "metadata");
  fs::create_directories(scene.home(std::string(16, 'a')));
  REQUIRE(withdraw(scene.request()));
  CHECK_FALSE(fs::exists(scene.catalog() / "datasets" / "small-cases"));
}

TEST_CASE("A running publication neither delays a withdrawal nor undoes it", "[release][withdraw]") {
  const Scene scene;
  const Withdrawal before = scene.withdrawal();
  const auto publisher = FileLock::acquire(scene.catalog() / ".locks" / "small-cases");
  REQUIRE(publisher);
  fs::create_directories(scene.home(".building-1"));
  const auto outcome = withdraw(scene.request());
  REQUIRE(outcome);
  CHECK(outcome->publishing);
  CHECK_FALSE(fs::exists(scene.home(scene.second)));
  CHECK(fs::exists(scene.home(".building-1")));  // the publisher's own
  CHECK(finish_withdrawals(scene.catalog()));
  CHECK(fs::exists(scene.home(".building-1")));
  const auto entered = release::enter_in_catalog(scene.catalog(), before, scene.second);
  REQUIRE_FALSE(entered);
  CHECK(entered.error().code() == Errc::refused);
  REQUIRE(resume(scene.catalog(), "small-cases"));
  CHECK(release::enter_in_catalog(scene.catalog(), before, scene.second).error().code() == Errc::refused);
}

TEST_CASE("The record of withdrawals is read strictly, and no text of people gets through it", "[release][withdraw]") {
  const std::string id(16, 'a');
  const auto catalog = [](const std::string& withdrawn) {
    return release::parse_catalog(R"({"catalog_version": 1, "datasets": [], "withdrawn": )" + withdrawn + "}", "c");
  };
  const auto one = [&](const std::string& dataset, const std::string& release, const std::string& more) {
    return R"([{"id": ")" + dataset + R"(", "held": true, "releases": [{"release": ")" + release +
           R"(", "time": "2024-05-06T07:08:09Z")" + more + "}]}]";
  };
  const auto read = catalog(one("dogs", id, R"(, "reason": "第三列的王小明")"));
  REQUIRE(read);
  CHECK(read->withdrawals.at(0).releases.at(0).reason.empty());
  CHECK(release::format_catalog(*read).find("王") == std::string::npos);
  CHECK(release::parse_catalog(release::format_catalog(*read), "c")->withdrawals == read->withdrawals);
  for (const auto& bad : {one("../x", id, ""), one("dogs", "x", ""), std::string("3"), std::string("{}"),
                          test::replaced(one("dogs", id, ""), "2024-05-06T07:08:09Z", "昨天"),
                          test::replaced(one("dogs", id, ""), "true", "\"true\""),
                          test::replaced(one("dogs", id, ""), "true", "1"),
                          test::replaced(one("dogs", id, ""), R"("held": true, )", ""),
                          one("dogs", id, R"(, "may_return": 1)"), one("dogs", id, R"(, "may_return": "false")"),
                          one("dogs", id, R"(, "tables": ["abc"])"), one("dogs", id, R"(, "tables": "none")"),
                          one("dogs", id, R"(, "tables": [1])"), one("dogs", id, R"(, "tables": 1)"),
                          one("dogs", id, R"(, "tables": "")"), one("dogs", id, R"(, "tables": ")" + id + R"( ")"),
                          one("dogs", id, R"(, "tables": ")" + id + "  " + id + R"(")"),
                          one("dogs", id, R"(, "tables": ")" + id + R"(b")"), one("dogs", id, R"(, "tables": [")" + id + R"("])"),
                          std::string(R"([{"id": "dogs", "held": true}])"), std::string(R"([{"id": "dogs", "held": true, "releases": 3}])"),
                          std::string(R"([{"id": "dogs", "held": true, "releases": "x"}])"),
                          std::string(R"([{"id": "dogs", "held": true, "releases": {}}])"),
                          std::string(R"([{"id": "dogs", "held": true, "releases": null}])")}) {
    CAPTURE(bad);
    CHECK_FALSE(catalog(bad));
  }
  for (const char* datasets : {"3", "\"x\"", "{}", "null"}) {
    CAPTURE(datasets);
    CHECK_FALSE(release::parse_catalog(std::string(R"({"catalog_version": 1, "datasets": )") + datasets + "}", "c"));
  }
}

TEST_CASE("Tables of what was withdrawn are known by 64 bits, also where a catalogue of before has whole hashes", "[release][withdraw]") {
  const std::string id(16, 'a'), one = std::string(16, 'b'), other = std::string(16, 'c'), rest(48, '0');
  const auto read = [&](const std::string& tables) {
    return release::parse_catalog(R"({"catalog_version": 1, "datasets": [], "withdrawn": [{"id": "dogs", "held": true, "releases": [{"release": ")" +
                                      id + R"(", "time": "2024-05-06T07:08:09Z", "tables": )" + tables + "}]}]}", "c");
  };
  const auto before = read(R"([")" + other + rest + R"(", ")" + one + rest + R"("])");
  REQUIRE(before);
  CHECK(before->withdrawals.at(0).releases.at(0).tables == Ids{one, other});
  CHECK(read("\"" + one + " " + other + "\"")->withdrawals == before->withdrawals);
  const std::string written = release::format_catalog(*before);
  CHECK(written.find("\"tables\": \"" + one + " " + other + "\"\n") != std::string::npos);
  CHECK(release::parse_catalog(written, "c")->withdrawals == before->withdrawals);
}

namespace {

/// A catalogue of which so many releases were taken back, each with the tables of all formats.
CatalogState with_withdrawn(std::size_t releases) {
  Withdrawal withdrawal{"dogs", true};
  for (std::size_t i = 0; i < releases; ++i) {
    const std::string id = release::release_id_of(std::to_string(i));
    withdrawal.releases.push_back({id, "2024-05-06T07:08:09Z", "personal-data", false, Ids(10, id)});
  }
  return {{}, {withdrawal}};
}

}  // namespace

TEST_CASE("A catalogue is never written that could not be read again: tables of what was withdrawn first go", "[release][withdraw]") {
  CatalogState state = with_withdrawn(3);
  state.withdrawals[0].releases[1].time = "2024-05-06T07:08:08Z";
  const std::size_t whole = release::format_catalog(state).size();
  const auto kept = [&](std::size_t most_bytes) {
    std::vector<bool> out;
    const auto bytes = release::format_catalog_within(state, most_bytes).value();
    CHECK(bytes.size() <= most_bytes);
    const CatalogState read = release::parse_catalog(bytes, "c").value();
    for (const auto& release : read.withdrawals.at(0).releases) out.push_back(!release.tables.empty());
    return out;
  };
  CHECK(kept(whole) == std::vector<bool>{true, true, true});
  CHECK(kept(whole - 1) == std::vector<bool>{true, false, true});  // the earliest; then the oldest release, which stands last
  CHECK(kept(whole - 300) == std::vector<bool>{true, false, false});
  CHECK(release::format_catalog_within(state, 300).error().code() == Errc::limit_exceeded);

  const test::TemporaryDirectory directory;
  REQUIRE(write_catalog(directory.path(), with_withdrawn(60'000)));
  CHECK(read_catalog_state(directory.path())->withdrawals.at(0).releases.size() == 60'000);
}

namespace {

/// Seconds of this processor that it takes to take back a dataset of so many releases.
double seconds_to_withdraw(std::size_t releases) {
  const test::TemporaryDirectory directory;
  CatalogEntry entry{"dogs", {}, {}};
  for (std::size_t i = 0; i < releases; ++i) entry.releases.push_back(release::release_id_of(std::to_string(i)));
  entry.current = entry.releases.front();
  REQUIRE(write_catalog(directory.path(), {{entry}, {}}));
  const std::clock_t begin = std::clock();
  CHECK(withdraw({directory.path(), "dogs"})->withdrawn == entry.releases);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("Taking back takes time by how many releases there are, not by its square", "[release][withdraw]") {
  CHECK(seconds_to_withdraw(28'000) < 10 * seconds_to_withdraw(7'000));  // 4 times is as it should be, 16 the square
}

TEST_CASE("A release that is listed and withdrawn at once is a damaged catalogue, and nothing is removed by it",
          "[release][withdraw]") {
  const Scene scene;
  CatalogState both = scene.state();
  both.withdrawals.push_back({"small-cases", false, {{scene.second, "2024-05-06T07:08:09Z"}}});
  scene.directory.write("catalog/catalog.json", release::format_catalog(both));
  CHECK(read_catalog_state(scene.catalog()).error().code() == Errc::corrupt);
  CHECK(finish_withdrawals(scene.catalog()).error().code() == Errc::corrupt);
  CHECK(fs::exists(scene.home(scene.second)));
}

TEST_CASE("Reasons are a choice", "[release][withdraw]") {
  for (const WithdrawalReason reason : withdrawal_reasons()) CHECK(parse_withdrawal_reason(name(reason)) == reason);
  CHECK_FALSE(parse_withdrawal_reason("because of 王小明"));
}
