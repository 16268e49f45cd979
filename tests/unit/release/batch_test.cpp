#include <opendata/batch.hpp>
#include <opendata/check.hpp>
#include <opendata/files.hpp>
#include <opendata/release.hpp>
#include <opendata/withdraw.hpp>

#include "support/catch.hpp"
#include "support/small_source.hpp"

using namespace opendata;
using test::replaced;
using test::small_policy;
using test::small_source;
namespace fs = std::filesystem;

namespace {

/// A folder of policies, each with a source of its own beside it.
class Agency {
 public:
  Agency() {
    fs::create_directories(directory_.path() / "policies");
    fs::create_directories(directory_.path() / "incoming");
  }
  void add(const std::string& id, const std::string& source = small_source, const std::string& policy = small_policy) const {
    directory_.write("incoming/" + id + ".csv", source);
    const auto text = replaced(replaced(policy, "small-cases", id), "\"input\":", "\"source_file\": \"../incoming/" + id + ".csv\", \"input\":");
    directory_.write("policies/" + id + ".json", text);
  }
  [[nodiscard]] std::vector<BatchLine> run(unsigned jobs = 2) const {
    const auto lines = publish_all({directory_.path() / "policies", catalog(), jobs, {}});
    if (!lines) FAIL(format_error(lines.error(), Language::en));
    return *lines;
  }
  [[nodiscard]] fs::path catalog() const { return directory_.path() / "catalog"; }
  [[nodiscard]] const test::TemporaryDirectory& directory() const { return directory_; }

 private:
  test::TemporaryDirectory directory_;
};

std::string outcomes(const std::vector<BatchLine>& lines) {
  std::string out;
  for (const BatchLine& line : lines) out += (out.empty() ? "" : " ") + std::string(name(line.outcome));
  return out;
}

}  // namespace

TEST_CASE("A batch publishes every policy of a folder, and what fails stops nothing", "[release][batch]") {
  const Agency agency;
  agency.add("a-cases");
  agency.add("b-cases", replaced(small_source, "=1+1", "電話0912-345-678"));
  agency.add("c-cases");
  agency.add("e-cases");
  fs::remove(agency.directory().path() / "incoming" / "c-cases.csv");
  agency.directory().write("policies/d-broken.json", "{");
  agency.directory().write("policies/readme.txt", "no policy");
  const auto lines = agency.run();
  CHECK(outcomes(lines) == "published refused failed failed published");
  CHECK(lines[0].records_out == 4);
  CHECK(lines[1].error->code() == Errc::refused);
  CHECK(lines[2].error->code() == Errc::not_found);
  CHECK(lines[3].dataset_id.empty());
  CHECK(lines[3].error->code() == Errc::bad_structure);
  const auto entries = read_catalog(agency.catalog()).value();
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].current == lines[0].release_id);
  const auto checked = check(agency.catalog()).value();
  for (const CheckedRelease& release : checked) CHECK(release.is_good());
}

TEST_CASE("Many datasets at once all stand in the catalogue", "[release][batch]") {
  const Agency agency;
  for (char c = 'a'; c <= 'p'; ++c) agency.add(std::string(1, c) + "-cases");
  CHECK(agency.run(8).size() == 16);
  CHECK(read_catalog(agency.catalog()).value().size() == 16);
  CHECK(check(agency.catalog()).value().size() == 16);
}

TEST_CASE("Unchanged source, policy and program make no new release, whatever the files' times", "[release][batch]") {
  const Agency agency;
  agency.add("a-cases");
  agency.add("b-cases");
  const auto first = agency.run();
  CHECK(outcomes(first) == "published published");
  agency.add("a-cases");
  const auto catalog = test::read_text(agency.catalog() / "catalog.json");
  const auto second = agency.run();
  CHECK(outcomes(second) == "unchanged unchanged");
  CHECK(second[0].records_in == 0);  // not even read
  CHECK(second[0].release_id == first[0].release_id);
  CHECK(test::read_text(agency.catalog() / "catalog.json") == catalog);
  SECTION("another source") {
    agency.add("a-cases", replaced(small_source, "小黑", "小白"));
    CHECK(outcomes(agency.run()) == "published unchanged");
  }
  SECTION("another policy") {
    agency.add("b-cases", small_source, replaced(small_policy, "小型案件", "小型案件二"));
    CHECK(outcomes(agency.run()) == "unchanged published");
  }
  SECTION("a damaged release is made again") {
    const auto release = agency.catalog() / "datasets" / "a-cases" / first[0].release_id;
    fs::remove_all(release);
    const auto again = agency.run();
    CHECK(again[0].records_in == 4);
    CHECK(check(agency.catalog()).value().at(0).is_good());
  }
}

TEST_CASE("Two policies of one dataset are both refused before either runs", "[release][batch]") {
  const Agency agency;
  agency.add("a-cases");
  fs::copy(agency.directory().path() / "policies" / "a-cases.json", agency.directory().path() / "policies" / "copy.json");
  const auto lines = agency.run();
  CHECK(outcomes(lines) == "failed failed");
  CHECK(lines[1].error->code() == Errc::conflict);
  CHECK_FALSE(fs::exists(agency.catalog() / "catalog.json"));
}

TEST_CASE("A policy that names no source file, and a folder without policies, say what to do", "[release][batch]") {
  const Agency agency;
  agency.directory().write("policies/a.json", small_policy);
  const auto lines = agency.run();
  CHECK(lines.at(0).error->code() == Errc::missing_column);
  CHECK(lines.at(0).error->where().column == "source_file");
  const auto empty = publish_all({agency.directory().path() / "incoming", agency.catalog(), 1, {}});
  REQUIRE_FALSE(empty);
  CHECK(empty.error().code() == Errc::not_found);
}

TEST_CASE("What a batch remembers is for its owner only", "[release][batch]") {
  const Agency agency;
  agency.add("a-cases");
  CHECK(outcomes(agency.run()) == "published");
  const auto permissions = fs::status(agency.catalog() / "batch").permissions();
  CHECK((permissions & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
}

TEST_CASE("What was taken back and cannot be removed fails its dataset, with a policy here or without, and stops no other",
          "[release][batch]") {
  const Agency agency;
  for (const char* id : {"a-cases", "b-cases", "c-cases", "d-cases"}) agency.add(id);
  REQUIRE(agency.run().size() == 4);
  const auto home = agency.catalog() / "datasets";
  for (const std::string id : {"a-cases", "b-cases", "c-cases"}) {
    REQUIRE(withdraw({agency.catalog(), id}));
    fs::create_directories(home / id / read_catalog_state(agency.catalog())->withdrawals.back().releases.at(0).id);  // left by a kill
  }
  for (const std::string id : {"a-cases", "b-cases"}) {  // neither can be locked
    fs::remove(agency.catalog() / ".locks" / id);
    fs::create_directory(agency.catalog() / ".locks" / id);
  }
  fs::remove(agency.directory().path() / "policies" / "a-cases.json");
  const auto lines = agency.run();
  CHECK(outcomes(lines) == "failed refused unchanged failed");
  CHECK(lines.at(0).dataset_id == "b-cases");
  CHECK(lines.at(0).error->code() == Errc::io_failure);
  CHECK(lines.at(3).dataset_id == "a-cases");
  CHECK(lines.at(3).policy_file.empty());
  CHECK(fs::exists(home / "a-cases"));
  CHECK_FALSE(fs::exists(home / "c-cases"));
  CHECK(finish_withdrawals(agency.catalog()).error().code() == Errc::io_failure);
}
