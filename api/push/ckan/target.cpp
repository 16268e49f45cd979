#include "push/ckan/target.hpp"

#include <algorithm>

#include "push/ckan/datastore.hpp"
#include "push/ckan/record.hpp"
#include "push/ckan/resource.hpp"
#include "push/placeholders.hpp"

namespace opendata::push {
namespace {

std::string id_body(const std::string& id) {
  api::JsonBody out;
  return out.begin_object().text("id", id).end_object().take();
}

class CkanTarget : public Target {
 public:
  CkanTarget(HttpClient client, CkanOptions options) : api_(std::move(client)), options_(std::move(options)) {}

  Result<void> check(const Release& release) override {
    if (files_of(release, options_.formats).empty()) {
      return failure(Errc::invalid_argument,
                     {"the release has no table in the formats of --format", "此版本沒有 --format 所指的格式"},
                     {release.metadata.id, 0, {}});
    }
    return refuse_placeholders(to_value(make_ckan_record(release, options_.organization)), release.metadata.id);
  }

  Reached<Plan> look(const Release& release, Journal& journal) override {
    auto package = show(release);
    if (!package) return troubled(package.error());
    const json::Value* there = *package ? &**package : nullptr;
    if (there != nullptr) {
      if (auto ours = check_owner(*there); !ours) return troubled(ours.error());
      if (auto noted = note_resources(*there, journal); !noted) return lasting(noted.error());
    }
    Plan plan;
    if (there == nullptr) add_package(plan, release);
    if (there != nullptr) {
      auto shown = shows_withdrawn(release, *there);
      if (!shown) return lasting(shown.error());
      if (*shown) add_hiding(plan, release.metadata.id);
    }
    for (const ReleaseFile* file : files_of(release, options_.formats)) add_file(plan, release, *file, there, journal);
    add_record(plan, release, there);
    if (there != nullptr) remove_others(plan, release, *there, journal);
    return plan;
  }

  /// Hidden by one request, then emptied. It stays as an empty, private dataset, so that what is published later has the
  /// old address.
  Reached<Plan> look_withdrawn(const std::string& dataset_id, Journal& journal) override {
    auto package = show(dataset_id);
    if (!package) return troubled(package.error());
    if (!*package || !is_ours(**package)) return Plan();
    Plan plan;
    if (!is_withdrawn_package(**package)) add_hiding(plan, dataset_id);
    const json::Value* resources = (*package)->find("resources");
    if (resources == nullptr) return plan;
    for (const json::Value& resource : resources->items()) {
      const std::string file = file_of(resource, journal);
      if (!file.empty()) remove(plan, file, resource.text_of("id"));
    }
    return plan;
  }

 private:
  /// Whether we made it, for this organization, and it is not deleted there.
  [[nodiscard]] bool is_ours(const json::Value& package) const {
    const bool marked = !extra_of(package, release_extra).empty() || !extra_of(package, state_extra).empty();
    return marked && check_owner(package).has_value();
  }

  /// Whether the release that is complete at the platform was taken back. Errors: as read_catalog_state().
  [[nodiscard]] Result<bool> shows_withdrawn(const Release& release, const json::Value& package) const {
    if (options_.catalog.empty()) return false;
    const auto state = read_catalog_state(options_.catalog);
    if (!state) return failure(state.error());
    return is_withdrawn(withdrawal_of(*state, release.metadata.id), extra_of(package, release_extra));
  }

  void add_hiding(Plan& plan, const std::string& dataset_id) {
    plan.push_back({{{Change::Kind::remove, "dataset", {}, {}, 0}}, [this, dataset_id] { return hide(dataset_id); }});
  }
  /// Looked at again: what others added to it meanwhile must stay listed.
  Reached<void> hide(const std::string& dataset_id) {
    auto now = show(dataset_id);
    if (!now) return troubled(now.error());
    return *now ? done(api_.call("package_update", withdrawn_body(**now, options_.organization))) : Reached<void>();
  }

  /// CKAN keeps the bytes of a resource that is deleted, but not those of one whose upload was cleared; its table in
  /// the datastore goes with it. Without its hash nobody takes it for whole, should it not come to the deletion.
  /// Source: ckan/lib/uploader.py, ResourceUpload.
  Reached<void> erase(const std::string& id) {
    api::JsonBody cleared;
    cleared.begin_object().text("id", id).text("url", "").text("clear_upload", "true");
    cleared.text("opendata_sha256", "").end_object();
    auto emptied = done(api_.call("resource_patch", cleared.take()));
    if (!emptied) return emptied;
    return done(api_.call("resource_delete", id_body(id)));
  }

  /// The platform's dataset; none when there is none.
  Reached<std::optional<json::Value>> show(const Release& release) { return show(release.metadata.id); }
  Reached<std::optional<json::Value>> show(const std::string& dataset_id) {
    auto package = api_.call("package_show", id_body(dataset_id));
    if (package) return std::optional(std::move(*package));
    if (package.error().kind == Trouble::Kind::absent) return std::optional<json::Value>();
    return troubled(std::move(package.error()));
  }

  /// A dataset of this name that belongs to somebody else, or was deleted on purpose, is not ours to change.
  [[nodiscard]] Reached<void> check_owner(const json::Value& package) const {
    const json::Value* organization = package.find("organization");
    const std::string owner = organization == nullptr ? "" : organization->text_of("name");
    if (owner != options_.organization && package.text_of("owner_org") != options_.organization) {
      return lasting(Errc::conflict,
                     {"a dataset of this name belongs to another organization there; check --organization, or choose "
                      "another id in the policy",
                      "平臺上同名資料集屬於其他組織；請檢查 --organization，或於政策檔另取 id"},
                     {package.text_of("name"), 0, {}});
    }
    if (package.text_of("state") == "deleted") {
      return lasting(Errc::conflict,
                     {"was deleted at the platform; ask its administrators to restore or to purge it",
                      "已在平臺上刪除；請洽平臺管理者還原或清除"},
                     {package.text_of("name"), 0, {}});
    }
    return {};
  }

  void add_package(Plan& plan, const Release& release) {
    plan.push_back({{{Change::Kind::add, "dataset", {}, release.metadata.title.zh_tw, 0}},
                    [this, &release] { return done(api_.call("package_create", create_body(record(release)))); }});
  }

  void add_file(Plan& plan, const Release& release, const ReleaseFile& file, const json::Value* package,
                Journal& journal) {
    const auto found = resources_of(package, file.path, journal);
    const std::string id = found.empty() ? "" : found[0]->text_of("id");
    const bool current = !found.empty() && found[0]->text_of("opendata_sha256") == file.sha256;
    if (!current) {
      const auto kind = id.empty() ? Change::Kind::add : Change::Kind::replace;
      plan.push_back(
          {{{kind, file.path, {}, {}, file.bytes}}, [this, &release, &file, id] { return send(release, file, id); }});
    } else if (const auto changes = member_changes(release, file, *found[0]); !changes.empty()) {
      plan.push_back({changes, [this, &release, &file, id] { return patch(release, file, id); }});
    }
    for (std::size_t i = 1; i < found.size(); ++i) remove(plan, file.path, found[i]->text_of("id"));
    const bool loads = options_.datastore == Datastore::loaded && file.format == "csv";
    if (loads && !(current && is_active(*found[0]) && is_loaded(journal, id, file))) {
      plan.push_back({{{Change::Kind::replace, "datastore " + file.path, {}, {}, file.bytes}},
                      [this, &release, &file, &journal] { return load(release, file, journal); }});
    }
  }

  void add_record(Plan& plan, const Release& release, const json::Value* package) {
    std::vector<Change> changes{{Change::Kind::publish, "dataset", {}, {}, 0}};
    if (package != nullptr) changes = differences(record(release), *package);
    if (changes.empty()) return;
    plan.push_back({std::move(changes), [this, &release]() -> Reached<void> {
                      // Looked at again: the files that were sent just now must stay listed.
                      auto now = show(release);
                      if (!now) return troubled(now.error());
                      if (!*now)
                        return passing(Errc::conflict, {"the dataset vanished at the platform", "資料集已自平臺消失"});
                      return done(api_.call("package_update", update_body(record(release), **now)));
                    }});
  }

  void remove(Plan& plan, const std::string& name, const std::string& id) {
    plan.push_back({{{Change::Kind::remove, name, {}, {}, 0}}, [this, id] { return erase(id); }});
  }

  /// Files of earlier releases that this one does not have. What others added to the dataset stays.
  void remove_others(Plan& plan, const Release& release, const json::Value& package, const Journal& journal) {
    const json::Value* all = package.find("resources");
    if (all == nullptr) return;
    const auto files = files_of(release, options_.formats);
    for (const json::Value& resource : all->items()) {
      const std::string ours = file_of(resource, journal);
      const bool kept = std::any_of(files.begin(), files.end(), [&](const auto* file) { return file->path == ours; });
      if (!ours.empty() && !kept) remove(plan, ours, resource.text_of("id"));
    }
  }

  [[nodiscard]] CkanRecord record(const Release& release) const {
    return make_ckan_record(release, options_.organization);
  }

  Reached<void> send(const Release& release, const ReleaseFile& file, const std::string& id) {
    Upload upload{resource_members(release, file),
                  "upload",
                  release.directory / file.path,
                  file.path,
                  file.media_type.substr(0, file.media_type.find(';')),
                  file.bytes};
    upload.fields.emplace_back("hash", file.sha256);
    upload.fields.emplace_back(id.empty() ? "package_id" : "id", id.empty() ? release.metadata.id : id);
    const auto answer = api_.upload(id.empty() ? "resource_create" : "resource_patch", upload);
    if (!answer) return troubled(answer.error());
    const json::Value* size = answer->find("size");
    const auto bytes = size == nullptr ? std::nullopt : size->integer();
    if (!bytes || static_cast<std::uint64_t>(*bytes) == file.bytes) return {};
    return passing(Errc::corrupt, {"arrived at the platform with another size", "送達平臺的檔案大小不符"},
                   {file.path, 0, {}});
  }

  Reached<void> patch(const Release& release, const ReleaseFile& file, const std::string& id) {
    api::JsonBody out;
    out.begin_object().text("id", id);
    for (const auto& [key, value] : resource_members(release, file)) out.text(key, value);
    return done(api_.call("resource_patch", out.end_object().take()));
  }

  Reached<void> load(const Release& release, const ReleaseFile& file, Journal& journal) {
    const auto package = show(release);
    if (!package) return troubled(package.error());
    const auto found = resources_of(*package ? &**package : nullptr, file.path, journal);
    if (found.empty())
      return passing(Errc::conflict, {"the file vanished at the platform", "檔案已自平臺消失"}, {file.path, 0, {}});
    return load_datastore(api_, found[0]->text_of("id"), release, file, journal);
  }

  static Reached<void> done(Reached<json::Value> answer) {
    if (!answer) return troubled(std::move(answer.error()));
    return {};
  }

  CkanApi api_;
  CkanOptions options_;
};

}  // namespace

std::unique_ptr<Target> make_ckan_target(HttpClient client, CkanOptions options) {
  return std::make_unique<CkanTarget>(std::move(client), std::move(options));
}

}  // namespace opendata::push
