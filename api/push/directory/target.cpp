#include "push/directory/target.hpp"

#include <algorithm>
#include <opendata/files.hpp>
#include <opendata/write_catalog.hpp>
#include <optional>

#include "push/completed_withdrawal.hpp"

namespace opendata::push {
namespace {

namespace fs = std::filesystem;

constexpr Message cannot_mirror{"cannot be copied; check free space and permissions of the mirror",
                                "無法複製；請檢查鏡像目錄的空間與權限"};

tl::unexpected<Trouble> no_copy(const fs::path& path) {
  return lasting(Errc::io_failure, cannot_mirror, {path.string(), 0, {}});
}

bool is_release_name(const std::string& name) {
  return name.size() == 16 && name.find_first_not_of("0123456789abcdef") == std::string::npos;
}

const CatalogEntry* find_entry(const std::vector<CatalogEntry>& entries, const std::string& id) {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.dataset_id == id; });
  return found == entries.end() ? nullptr : &*found;
}

/// Every file of a release, the manifest last.
std::vector<ReleaseFile> all_files(const Release& release) {
  auto files = release.manifest.files;
  files.push_back({"manifest.json", {}, {}, 0, {}});
  return files;
}

/// One release as it stands, or shall stand, in the mirror.
class Mirror {
 public:
  Mirror(const DirectoryOptions& options, const Release& release)
      : options_(options),
        release_(release),
        dataset_(options.destination / "datasets" / release.metadata.id),
        home_(dataset_ / release.id),
        incoming_(dataset_ / (".incoming-" + release.id)) {}

  /// Whether the mirror has the very bytes: a file may rot, or be changed, without changing its size.
  [[nodiscard]] bool has_release() const {
    return open_release(options_.destination, release_.metadata.id, release_.id).and_then(verify_release).has_value();
  }
  [[nodiscard]] bool links_here() const {
    std::error_code error;
    return fs::read_symlink(dataset_ / "current", error) == release_.id;
  }

  Reached<void> copy() {
    std::error_code error;
    fs::create_directories(incoming_, error);
    for (const ReleaseFile& file : all_files(release_)) {
      if (auto copied = copy(file); !copied) return copied;
    }
    Release copied = release_;
    copied.directory = incoming_;
    if (auto whole = verify_release(copied); !whole) {
      fs::remove_all(incoming_, error);  // what an interrupted run left may be damaged: begin anew
      return troubled({whole.error(), Trouble::Kind::passing, {}});
    }
    return take_name();
  }

  Reached<void> switch_link() const {
    std::error_code error;
    const auto made = dataset_ / ".current-new";
    fs::remove(made, error);
    fs::create_directory_symlink(release_.id, made, error);
    if (error) return no_copy(made);
    if (auto renamed = rename_durably(made, dataset_ / "current"); !renamed) return lasting(renamed.error());
    return {};
  }

  /// Releases of this dataset that `kept` does not list, and what interrupted runs left.
  [[nodiscard]] std::vector<fs::path> leftovers(const std::vector<std::string>& kept) const {
    std::vector<fs::path> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(dataset_, error)) {
      const std::string name = entry.path().filename().string();
      const bool unlisted = is_release_name(name) && std::find(kept.begin(), kept.end(), name) == kept.end();
      const bool abandoned = name.starts_with(".incoming-") && entry.path() != incoming_;
      if (unlisted || abandoned) found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  Reached<void> copy(const ReleaseFile& file) const {
    const auto from = release_.directory / file.path;
    const auto to = incoming_ / file.path;
    std::error_code error;
    if (!file.sha256.empty() && fs::file_size(to, error) == file.bytes && !error) return {};  // of an interrupted run
    fs::create_directories(to.parent_path(), error);
    const fs::path part = to.string() + ".part";
    if (!fs::copy_file(from, part, fs::copy_options::overwrite_existing, error)) return no_copy(to);
    fs::permissions(
        part, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::others_read, error);
    if (auto flushed = sync_path(part); !flushed) return lasting(flushed.error());
    if (auto renamed = rename_durably(part, to); !renamed) return lasting(renamed.error());
    return {};
  }

  Reached<void> take_name() const {
    std::error_code error;
    fs::remove_all(home_, error);  // damaged, or it would not be copied
    if (auto renamed = rename_durably(incoming_, home_); !renamed) return lasting(renamed.error());
    return {};
  }

  const DirectoryOptions& options_;
  const Release& release_;
  fs::path dataset_, home_, incoming_;
};

class DirectoryTarget : public Target {
 public:
  explicit DirectoryTarget(DirectoryOptions options) : options_(std::move(options)) {}

  Result<void> check(const Release& /*release*/) override { return refuse_itself(); }

  Reached<Plan> look(const Release& release, Journal& /*journal*/) override {
    auto wanted = wanted_listing(release);
    if (!wanted) return lasting(wanted.error());
    auto there = read_mirror();
    if (!there) return lasting(there.error());
    const Mirror mirror(options_, release);
    Plan plan;
    const auto leftovers = mirror.leftovers(wanted->entry->releases);
    revoke(plan, *there, *wanted, leftovers);
    if (!mirror.has_release()) add_copy(plan, release);
    if (!mirror.links_here()) {
      plan.push_back({{{Change::Kind::publish, "current", {}, release.id, 0}},
                      [this, &release] { return Mirror(options_, release).switch_link(); }});
    }
    const CatalogEntry* listed = find_entry(there->datasets, release.metadata.id);
    const bool same = listed != nullptr && listed->current == wanted->entry->current &&
                      listed->releases == wanted->entry->releases && tells_withdrawn(*there, *wanted);
    if (!same) {
      plan.push_back(
          {{{Change::Kind::publish, "catalog.json", listed == nullptr ? "" : listed->current, release.id, 0}},
           [this, listing = *wanted] { return list(listing); }});
    }
    for (const auto& path : leftovers)
      if (!is_withdrawn(wanted->withdrawal, path.filename().string())) add_removal(plan, path);
    return plan;
  }

  /// Out of catalog.json first, then off the disk.
  Reached<Plan> look_withdrawn(const std::string& dataset_id, Journal& journal) override {
    if (auto apart = refuse_itself(); !apart) return lasting(apart.error());
    const auto source = read_catalog_state(options_.catalog);
    if (!source) return lasting(source.error());
    const auto there = read_mirror();
    if (!there) return lasting(there.error());
    const Listing wanted{std::nullopt, withdrawal_for_readers(*source, dataset_id)};
    if (is_of_another(wanted.withdrawal, releases_there(*there, dataset_id), journal)) return Plan();
    Plan plan = removal(*there, wanted);
    if (!plan.empty() || !is_mirror()) return plan;
    if (auto noted = note_completed(wanted.withdrawal, journal); !noted) return lasting(noted.error());
    return plan;
  }

 private:
  /// What the mirror's catalog.json shall say of one dataset.
  struct Listing {
    std::optional<CatalogEntry> entry;  ///< none = it is not listed
    Withdrawal withdrawal;
  };

  [[nodiscard]] Result<void> refuse_itself() const {
    std::error_code error;
    if (!fs::equivalent(options_.catalog, options_.destination, error)) return {};
    return failure(Errc::invalid_argument,
                   {"is the catalogue itself; give --to another directory", "即為來源目錄本身；請以 --to 指定其他目錄"},
                   {options_.destination.string(), 0, {}});
  }

  /// Whether anything was ever pushed there. What has no catalogue may be a share that is away: that it shows nothing
  /// of a dataset does not say that nothing is left.
  [[nodiscard]] bool is_mirror() const {
    std::error_code error;
    return fs::exists(options_.destination / "catalog.json", error);
  }
  [[nodiscard]] fs::path home_of(const std::string& dataset_id) const {
    return options_.destination / "datasets" / dataset_id;
  }
  [[nodiscard]] std::vector<std::string> releases_there(const CatalogState& there,
                                                        const std::string& dataset_id) const {
    std::vector<std::string> found;
    if (const CatalogEntry* listed = find_entry(there.datasets, dataset_id)) found = listed->releases;
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator(home_of(dataset_id), absent))
      found.push_back(entry.path().filename().string());
    return found;
  }
  Plan removal(const CatalogState& there, const Listing& wanted) {
    const std::string& dataset_id = wanted.withdrawal.dataset_id;
    const CatalogEntry* listed = find_entry(there.datasets, dataset_id);
    std::error_code absent;
    const bool kept = listed != nullptr || fs::exists(home_of(dataset_id), absent);
    Plan plan;
    if (listed != nullptr || (kept && !tells_withdrawn(there, wanted))) {
      plan.push_back({{{Change::Kind::publish, "catalog.json", listed == nullptr ? "" : listed->current, {}, 0}},
                      [this, wanted] { return list(wanted); }});
    }
    if (kept) add_removal(plan, home_of(dataset_id));
    return plan;
  }

  /// A mirror's catalog.json lies where anybody may read it: ids and times are enough to answer "withdrawn".
  [[nodiscard]] static Withdrawal withdrawal_for_readers(const CatalogState& source, const std::string& dataset_id) {
    Withdrawal out{dataset_id};
    for (const WithdrawnRelease& release : withdrawal_of(source, dataset_id).releases)
      out.releases.push_back({release.id, release.time});
    return out;
  }
  [[nodiscard]] static bool tells_withdrawn(const CatalogState& there, const Listing& wanted) {
    return withdrawal_of(there, wanted.withdrawal.dataset_id) == wanted.withdrawal;
  }

  /// What was taken back does not wait until the release that follows it is copied: without one that stands in for it,
  /// the dataset is not listed meanwhile.
  void revoke(Plan& plan, const CatalogState& there, const Listing& wanted, const std::vector<fs::path>& leftovers) {
    const CatalogEntry* listed = find_entry(there.datasets, wanted.withdrawal.dataset_id);
    if (listed != nullptr) add_delisting(plan, *listed, wanted);
    for (const auto& path : leftovers)
      if (is_withdrawn(wanted.withdrawal, path.filename().string())) add_removal(plan, path);
  }
  void add_delisting(Plan& plan, const CatalogEntry& listed, const Listing& wanted) {
    Listing left{listed, wanted.withdrawal};
    const auto gone = [&](const std::string& id) { return is_withdrawn(wanted.withdrawal, id); };
    if (std::erase_if(left.entry->releases, gone) == 0) return;
    if (gone(listed.current)) left.entry->current = wanted.entry->current;
    const auto& kept = left.entry->releases;
    if (std::find(kept.begin(), kept.end(), left.entry->current) == kept.end()) left.entry.reset();
    plan.push_back({{{Change::Kind::publish, "catalog.json", listed.current, {}, 0}},
                    [this, left] { return list(left); }});
  }

  /// What the mirror's catalogue shall say: of the releases that the source still lists, those that are in the mirror.
  [[nodiscard]] Result<Listing> wanted_listing(const Release& release) const {
    const auto source = read_catalog_state(options_.catalog);
    if (!source) return failure(source.error());
    CatalogEntry entry{release.metadata.id, release.id, {release.id}};
    if (const CatalogEntry* listed = find_entry(source->datasets, release.metadata.id)) {
      entry.releases.clear();
      for (const std::string& id : listed->releases) {
        const bool there = fs::exists(home_of(entry.dataset_id) / id / "manifest.json");
        if (id == release.id || there) entry.releases.push_back(id);
      }
    }
    return Listing{std::move(entry), withdrawal_for_readers(*source, release.metadata.id)};
  }

  /// A mirror that is not there yet is an empty one.
  [[nodiscard]] Result<CatalogState> read_mirror() const {
    std::error_code error;
    if (!fs::exists(options_.destination, error)) return CatalogState();
    return read_catalog_state(options_.destination);
  }

  void add_copy(Plan& plan, const Release& release) {
    std::vector<Change> changes;
    for (const ReleaseFile& file : all_files(release))
      changes.push_back({Change::Kind::add, file.path, {}, {}, file.bytes});
    plan.push_back({std::move(changes), [this, &release] { return Mirror(options_, release).copy(); }});
  }

  /// Others may push other datasets to the same mirror.
  [[nodiscard]] Reached<void> list(const Listing& listing) const {
    const auto lock = FileLock::acquire(options_.destination / ".lock");
    if (!lock) {
      return troubled(
          {lock.error(), lock.error().code() == Errc::conflict ? Trouble::Kind::passing : Trouble::Kind::lasting, {}});
    }
    auto state = read_mirror();
    if (!state) return lasting(state.error());
    const auto is_this = [&](const auto& other) { return other.dataset_id == listing.withdrawal.dataset_id; };
    std::erase_if(state->datasets, is_this);
    std::erase_if(state->withdrawals, is_this);
    if (listing.entry) state->datasets.push_back(*listing.entry);
    state->withdrawals.push_back(listing.withdrawal);
    if (auto written = write_catalog(options_.destination, std::move(*state)); !written)
      return lasting(written.error());
    return {};
  }

  static void add_removal(Plan& plan, const fs::path& path) {
    plan.push_back({{{Change::Kind::remove, path.filename().string(), {}, {}, 0}}, [path] { return remove(path); }});
  }
  static Reached<void> remove(const fs::path& path) {
    std::error_code error;
    fs::remove_all(path, error);
    if (error) return no_copy(path);
    return {};
  }

  DirectoryOptions options_;
};

}  // namespace

std::unique_ptr<Target> make_directory_target(DirectoryOptions options) {
  return std::make_unique<DirectoryTarget>(std::move(options));
}

}  // namespace opendata::push
