#include "operations/verifier.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <mutex>
#include <set>
#include <thread>

#include "support/catch.hpp"
#include "support/texts.hpp"
#include "unit/api/site_fixture.hpp"

using namespace opendata::api;

namespace {

/// A verifier over a catalogue, and what it told.
class Watch {
 public:
  explicit Watch(const std::filesystem::path& catalog)
      : catalog_(load_catalog(catalog, nullptr, nullptr, {}).value()) {}
  ~Watch() { verifier.stop(); }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  void start() {
    verifier.start([this] { return begin_look(); }, [this](const Damage& damage) { take(damage); });
  }
  void serve(std::shared_ptr<const CatalogSnapshot> catalog) {
    const std::lock_guard lock(mutex_);
    catalog_ = std::move(catalog);
  }
  [[nodiscard]] std::shared_ptr<const CatalogSnapshot> catalog() const {
    const std::lock_guard lock(mutex_);
    return catalog_;
  }
  [[nodiscard]] std::vector<Damage> reports() const {
    const std::lock_guard lock(mutex_);
    return reports_;
  }
  /// How much was told before each look.
  [[nodiscard]] std::vector<std::size_t> told() const {
    const std::lock_guard lock(mutex_);
    return told_;
  }
  void wait_for_reports(std::size_t wanted) const {
    wait_until([&] { return reports().size() >= wanted; });
    REQUIRE(reports().size() == wanted);
  }
  void wait_for_looks(std::size_t wanted) const {
    wait_until([&] { return told().size() >= wanted; });
    REQUIRE(told().size() >= wanted);
  }
  /// How much was told before each look, of which the second is made by itself.
  [[nodiscard]] std::vector<std::size_t> told_before_looks(std::size_t wanted) {
    wait_for_looks(2);
    for (std::size_t looks = 3; looks <= wanted; ++looks) {
      verifier.look();
      wait_for_looks(looks);
    }
    return told();
  }
  template <class Condition>
  static void wait_until(const Condition& condition) {
    for (int tenths = 0; tenths < 100 && !condition(); ++tenths)
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  Verifier verifier;

 private:
  std::shared_ptr<const CatalogSnapshot> begin_look() {
    const std::lock_guard lock(mutex_);
    told_.push_back(reports_.size());
    return catalog_;
  }
  void take(const Damage& damage) {
    const std::lock_guard lock(mutex_);
    reports_.push_back(damage);
  }
  mutable std::mutex mutex_;  ///< guards what follows
  std::shared_ptr<const CatalogSnapshot> catalog_;
  std::vector<Damage> reports_;
  std::vector<std::size_t> told_;
};

/// Other bytes, as many as before.
void spoil(const std::filesystem::path& file) {
  const auto size = std::filesystem::file_size(file);
  std::ofstream(file, std::ios::binary) << std::string(size, 'x');
}

std::set<std::string> files_of(const opendata::Release& release) {
  std::set<std::string> files;
  for (const auto& file : release.manifest.files) files.insert(file.path);
  return files;
}

}  // namespace

TEST_CASE("Damage that keeps a file's size is found by its hash, and so is its mending", "[api][reload]") {
  test::SiteFixture site;
  const auto path = site.release_directory(site.releases().front()) / "animal-cases.csv";
  const auto whole = test::read_text(path);
  Watch watch(site.catalog());
  const auto catalog = watch.catalog();
  watch.start();
  spoil(path);
  watch.verifier.look();
  watch.wait_for_reports(1);
  const Damage found = watch.reports().front();
  const Damage expected{{{"animal-cases", site.releases().front()}, {"animal-cases.csv"}}};
  CHECK(found == expected);
  const auto damaged = load_catalog(site.catalog(), catalog.get(), nullptr, found).value();
  CHECK(damaged->datasets.at("animal-cases").current->damaged == std::set<std::string>{"animal-cases.csv"});
  CHECK(damaged->alarms.size() == 1);
  CHECK(damaged->version != catalog->version);
  std::ofstream(path, std::ios::binary) << whole;
  watch.verifier.look();
  watch.wait_for_reports(2);
  CHECK(watch.reports().back().empty());
}

TEST_CASE("A file that cannot be read is tried again soon, and is damaged when that goes on", "[api][reload]") {
  test::SiteFixture site;
  const auto path = site.release_directory(site.releases().front()) / "animal-cases.csv";
  const auto kept = path.parent_path() / "kept";
  Watch watch(site.catalog());
  std::filesystem::rename(path, kept);
  std::filesystem::create_directory(path);  // opens, and cannot be read
  watch.start();
  const auto told = watch.told_before_looks(4);
  CHECK(std::vector<std::size_t>(told.begin(), told.begin() + 4) == std::vector<std::size_t>{0, 0, 0, 1});
  watch.wait_for_reports(1);
  std::filesystem::remove(path);
  std::filesystem::rename(kept, path);
  watch.verifier.look();
  watch.wait_for_reports(2);
  CHECK(watch.reports().back().empty());
}

TEST_CASE("A share that is away for a moment is no damage; one that stays away is", "[api][reload]") {
  test::SiteFixture site;
  const auto datasets = site.catalog() / "datasets", kept = site.catalog() / "kept";
  Watch watch(site.catalog());
  std::filesystem::rename(datasets, kept);
  watch.start();
  const auto told = watch.told_before_looks(4);
  CHECK(std::vector<std::size_t>(told.begin(), told.begin() + 3) == std::vector<std::size_t>{0, 0, 0});
  CHECK(told.at(3) > 0);
  std::filesystem::rename(kept, datasets);
  watch.verifier.look();
  Watch::wait_until([&] { return watch.reports().back().empty(); });
  CHECK(watch.reports().back().empty());
}

TEST_CASE("Damage of a release that is served no more is taken back", "[api][reload]") {
  test::SiteFixture site;
  spoil(site.release_directory(site.releases().front()) / "animal-cases.csv");
  Watch watch(site.catalog());
  watch.start();
  watch.wait_for_reports(1);
  watch.serve(std::make_shared<CatalogSnapshot>());
  watch.verifier.look();
  watch.wait_for_reports(2);
  CHECK(watch.reports().back().empty());
}

TEST_CASE("Many damaged files are told together: each telling reads the whole catalogue again", "[api][reload]") {
  test::SiteFixture site;
  Watch watch(site.catalog());
  const auto catalog = watch.catalog();
  Damage expected;
  for (const auto& [id, dataset] : catalog->datasets) {
    const auto& release = dataset.current->release;
    expected[{id, release.id}] = files_of(release);
    for (const auto& file : files_of(release)) spoil(release.directory / file);
  }
  const auto begun = std::chrono::steady_clock::now();
  watch.start();
  Watch::wait_until([&] { return !watch.reports().empty() && watch.reports().back() == expected; });
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - begun);
  REQUIRE_FALSE(watch.reports().empty());
  CHECK(watch.reports().back() == expected);
  CHECK(watch.reports().size() <= 3 + static_cast<std::size_t>(seconds / Verifier::tell_every));
}
