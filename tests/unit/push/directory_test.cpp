#include <opendata/check.hpp>
#include <opendata/withdraw.hpp>

#include "push/directory/target.hpp"
#include "support/catch.hpp"
#include "unit/push/harness.hpp"

using namespace opendata;
using test::push_once;
namespace fs = std::filesystem;

namespace {

struct Scene {
  test::TemporaryDirectory source, mirror, state;
  Release release = test::publish_pushable(source);
  [[nodiscard]] fs::path home() const { return mirror.path() / "datasets" / "small-cases"; }
  test::Attempt push() {
    const auto target = push::make_directory_target({source.path() / "catalog", mirror.path()});
    return push_once(*target, release, state);
  }
  /// The mirror is a whole catalogue whose current release is ours.
  void check_complete() {
    const auto checked = check(mirror.path());
    REQUIRE(checked);
    for (const CheckedRelease& one : *checked) CHECK(one.is_good());
    CHECK(read_catalog(mirror.path()).value().at(0).current == release.id);
    CHECK(fs::read_symlink(home() / "current") == release.id);
    CHECK(test::read_text(home() / "current" / "small-cases.csv") ==
          test::read_text(release.directory / "small-cases.csv"));
  }
};

}  // namespace

TEST_CASE("A mirror is a whole catalogue, and a second push changes nothing", "[push][directory]") {
  Scene scene;
  CHECK(test::error_of(scene.push()) == "");
  scene.check_complete();
  CHECK(scene.push().outcome.value().changes == 0);
  const auto first = scene.release.id;
  scene.release = test::publish_pushable(scene.source, test::other_source());
  CHECK(test::error_of(scene.push()) == "");
  scene.check_complete();
  CHECK(read_catalog(scene.mirror.path()).value().at(0).releases == std::vector<std::string>{scene.release.id, first});
}

TEST_CASE("A release that the source no longer keeps leaves the mirror after the switch", "[push][directory]") {
  Scene scene;
  REQUIRE(scene.push().outcome);
  const auto first = scene.release.id;
  scene.release = test::publish_pushable(scene.source, test::other_source());
  const auto catalog = scene.source.path() / "catalog" / "catalog.json";
  const std::string text = test::read_text(catalog);
  const auto listed = text.find(",", text.find("\"releases\""));
  std::ofstream(catalog, std::ios::binary) << text.substr(0, listed) << text.substr(text.find("]", listed));
  REQUIRE(scene.push().outcome);
  CHECK_FALSE(fs::exists(scene.home() / first));
  scene.check_complete();
}

TEST_CASE("A damaged or half mirror is made whole; a damaged source is not spread", "[push][directory]") {
  Scene scene;
  REQUIRE(scene.push().outcome);
  SECTION("a file of another size") { std::ofstream(scene.home() / scene.release.id / "small-cases.csv") << "x"; }
  SECTION("a file of the same size and other content") {
    std::ofstream(scene.home() / scene.release.id / "small-cases.csv") << std::string(fs::file_size(scene.release.directory / "small-cases.csv"), 'x');
  }
  SECTION("a file gone") { fs::remove(scene.home() / scene.release.id / "dataset.json"); }
  SECTION("the catalogue gone") { fs::remove(scene.mirror.path() / "catalog.json"); }
  SECTION("the link gone") { fs::remove(scene.home() / "current"); }
  SECTION("leftovers of an interrupted run") {
    fs::remove_all(scene.home() / scene.release.id);
    fs::create_directories(scene.home() / (".incoming-" + scene.release.id));
    std::ofstream(scene.home() / (".incoming-" + scene.release.id) / "small-cases.csv") << "damaged of another time";
    fs::create_directories(scene.home() / ".incoming-0123456789abcdef");
  }
  SECTION("leftovers of the right size and wrong content") {
    fs::remove_all(scene.home() / scene.release.id);
    const auto incoming = scene.home() / (".incoming-" + scene.release.id);
    fs::create_directories(incoming);
    std::ofstream(incoming / "small-cases.csv")
        << std::string(fs::file_size(scene.release.directory / "small-cases.csv"), 'x');
  }
  CHECK(test::error_of(scene.push()) == "");
  scene.check_complete();
  CHECK_FALSE(fs::exists(scene.home() / ".incoming-0123456789abcdef"));
}

TEST_CASE("A damaged source never becomes current in the mirror", "[push][directory]") {
  Scene scene;
  REQUIRE(scene.push().outcome);
  const auto before = scene.release.id;
  scene.release = test::publish_pushable(scene.source, test::other_source());
  const auto csv = scene.release.directory / "small-cases.csv";
  std::ofstream(csv, std::ios::binary) << std::string(fs::file_size(csv), 'x');
  const auto attempt = scene.push();
  REQUIRE_FALSE(attempt.outcome);
  CHECK(attempt.outcome.error().code() == Errc::corrupt);
  CHECK(read_catalog(scene.mirror.path()).value().at(0).current == before);
  CHECK(fs::read_symlink(scene.home() / "current") == before);
}

TEST_CASE("A mirror does not list a release that was taken back while the next one is copied", "[push][directory]") {
  Scene scene;
  REQUIRE(scene.push().outcome);
  const auto first = scene.release.id;
  scene.release = test::publish_pushable(scene.source, test::other_source());
  REQUIRE(withdraw({scene.source.path() / "catalog", "small-cases", {first}}));
  const auto target = push::make_directory_target({scene.source.path() / "catalog", scene.mirror.path()});
  {
    auto journal = push::Journal::open(scene.state.path(), "target", "small-cases").value();
    const auto plan = target->look(scene.release, journal).value();
    REQUIRE(plan.at(0).make());
    REQUIRE(plan.at(1).make());
  }
  CHECK(read_catalog(scene.mirror.path()).value().empty());
  CHECK_FALSE(fs::exists(scene.home() / first));
  CHECK(test::error_of(scene.push()) == "");
  CHECK(read_catalog(scene.mirror.path()).value().at(0).releases == std::vector<std::string>{scene.release.id});
}

TEST_CASE("The catalogue is not mirrored onto itself", "[push][directory]") {
  Scene scene;
  const auto target =
      push::make_directory_target({scene.source.path() / "catalog", scene.source.path() / "catalog" / "."});
  CHECK(push_once(*target, scene.release, scene.state).outcome.error().code() == Errc::invalid_argument);
  REQUIRE(withdraw({scene.source.path() / "catalog", "small-cases"}));
  // A mirror is not told that the dataset is held: the catalogue would forget it.
  fs::create_directories(scene.source.path() / "catalog" / "datasets" / "small-cases");
  const auto taken_back = test::withdraw_once(*target, "small-cases", scene.state);
  CHECK(taken_back.outcome.error().code() == Errc::invalid_argument);
  CHECK(withdrawal_of(read_catalog_state(scene.source.path() / "catalog").value(), "small-cases").held);
}

TEST_CASE("What was taken back leaves the mirror, whose catalogue says so without the reason", "[push][directory]") {
  Scene scene;
  REQUIRE(scene.push().outcome);
  const auto target = push::make_directory_target({scene.source.path() / "catalog", scene.mirror.path()});
  const auto take_back = [&] { return test::withdraw_once(*target, "small-cases", scene.state); };
  SECTION("a dataset") {
    REQUIRE(withdraw({scene.source.path() / "catalog", "small-cases", {}, {}, WithdrawalReason::personal_data}));
    const auto planned = test::withdraw_once(*target, "small-cases", scene.state, push::Mode::dry_run);
    CHECK(planned.outcome.value().plan.size() == 2);
    CHECK(fs::exists(scene.home()));
    CHECK(test::error_of(take_back()) == "");
    CHECK_FALSE(fs::exists(scene.home()));
    const auto state = read_catalog_state(scene.mirror.path()).value();
    CHECK(state.datasets.empty());
    CHECK(withdrawal_of(state, "small-cases").releases.at(0).id == scene.release.id);
    CHECK(test::read_text(scene.mirror.path() / "catalog.json").find("personal") == std::string::npos);
    CHECK(take_back().outcome.value().changes == 0);
    CHECK(withdraw_once(*target, "other-cases", scene.state).outcome.value().changes == 0);
  }
  SECTION("the current release, in favour of an older one") {
    const Release first = scene.release;
    const Release second = scene.release = test::publish_pushable(scene.source, test::other_source());
    REQUIRE(scene.push().outcome);
    REQUIRE(withdraw({scene.source.path() / "catalog", "small-cases", {second.id}, first.id}));
    scene.release = first;
    const auto attempt = scene.push();
    CHECK(test::error_of(attempt) == "");
    CHECK(attempt.notes.made.at(1) == second.id);  // removed before anything else is done
    scene.check_complete();
    CHECK_FALSE(fs::exists(scene.home() / second.id));
    const auto state = read_catalog_state(scene.mirror.path()).value();
    CHECK(withdrawal_of(state, "small-cases").releases.at(0).id == second.id);
    CHECK(scene.push().outcome.value().changes == 0);
  }
}

TEST_CASE("A dataset that was taken back leaves the mirror whatever its release there; what others bring later stays",
          "[push][directory]") {
  Scene scene;
  const auto target = push::make_directory_target({scene.source.path() / "catalog", scene.mirror.path()});
  const auto take_back = [&] { return test::withdraw_once(*target, "small-cases", scene.state); };
  REQUIRE(withdraw({scene.source.path() / "catalog", "small-cases"}));
  Scene another;  // whose release the source does not know, as after a backup was restored
  another.release = test::publish_pushable(another.source, test::other_source());
  const auto theirs = push::make_directory_target({another.source.path() / "catalog", scene.mirror.path()});
  REQUIRE(push_once(*theirs, another.release, another.state).outcome);
  CHECK(test::error_of(take_back()) == "");
  CHECK_FALSE(fs::exists(scene.mirror.path() / "datasets" / "small-cases"));
  REQUIRE(push_once(*theirs, another.release, another.state).outcome);
  CHECK(take_back().outcome.value().changes == 0);
  CHECK(read_catalog(scene.mirror.path()).value().at(0).current == another.release.id);
  fs::create_directories(scene.mirror.path() / "datasets" / "small-cases" / scene.release.id);  // it is back
  CHECK(take_back().outcome.value().changes > 0);
  CHECK_FALSE(fs::exists(scene.mirror.path() / "datasets" / "small-cases"));
}

TEST_CASE("What we mirror after a withdrawal was complete leaves with the next one, though a backup does not know it",
          "[push][directory]") {
  const Scene scene;
  const auto target = push::make_directory_target({scene.source.path() / "catalog", scene.mirror.path()});
  test::push_past_a_backup(*target, scene.release, scene.source, scene.state);
  CHECK(read_catalog(scene.mirror.path()).value().size() == 1);
  CHECK(test::withdraw_once(*target, "small-cases", scene.state).outcome.value().changes > 0);
  CHECK_FALSE(fs::exists(scene.home()));
  CHECK(read_catalog(scene.mirror.path()).value().empty());
}

TEST_CASE("A mirror that is away is not one that has nothing left of a dataset", "[push][directory]") {
  Scene scene, another;
  another.release = test::publish_pushable(another.source, test::other_source());
  const auto theirs = push::make_directory_target({another.source.path() / "catalog", scene.mirror.path()});
  REQUIRE(push_once(*theirs, another.release, another.state).outcome);
  REQUIRE(withdraw({scene.source.path() / "catalog", "small-cases"}));
  const auto target = push::make_directory_target({scene.source.path() / "catalog", scene.mirror.path()});
  const auto take_back = [&] { return test::withdraw_once(*target, "small-cases", scene.state); };
  const auto elsewhere = another.mirror.path() / "share";
  fs::rename(scene.mirror.path(), elsewhere);
  SECTION("not there") {}
  SECTION("an empty mount point") { fs::create_directory(scene.mirror.path()); }
  CHECK(take_back().outcome.value().changes == 0);
  fs::remove(scene.mirror.path());
  fs::rename(elsewhere, scene.mirror.path());
  CHECK(take_back().outcome.value().changes > 0);
  CHECK_FALSE(fs::exists(scene.home()));
}

TEST_CASE("A dry run notes nothing, not even that nothing is left", "[push][directory]") {
  Scene scene;
  REQUIRE(scene.push().outcome);
  REQUIRE(withdraw({scene.source.path() / "catalog", "small-cases"}));
  const auto target = push::make_directory_target({scene.source.path() / "catalog", scene.mirror.path()});
  const test::TemporaryDirectory other_state;
  REQUIRE(test::withdraw_once(*target, "small-cases", other_state).outcome);
  CHECK(test::withdraw_once(*target, "small-cases", scene.state, push::Mode::dry_run).outcome.value().plan.empty());
  const auto journal = scene.state.path() / "target" / "small-cases.log";
  CHECK_FALSE(fs::exists(journal));
  REQUIRE(test::withdraw_once(*target, "small-cases", scene.state).outcome);
  const std::string noted = test::read_text(journal);
  CHECK_FALSE(noted.empty());
  CHECK_FALSE(push_once(*target, scene.release, scene.state, push::Mode::dry_run).outcome.value().plan.empty());
  CHECK(test::read_text(journal) == noted);
}
