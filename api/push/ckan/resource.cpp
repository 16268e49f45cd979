#include "push/ckan/resource.hpp"

#include <algorithm>

#include "push/ckan/record.hpp"

namespace opendata::push {
namespace {

/// "CSV" of "csv": as portals show it.
std::string format_label(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return name;
}

/// Portals write some formats in their own way: "GeoJSON".
bool same_member(const std::string& key, const std::string& there, const std::string& ours) {
  return key == "format" ? format_label(there) == format_label(ours) : there == ours;
}

std::string mark_of(const json::Value& resource) { return resource.text_of("opendata_file"); }

/// Under which the journal keeps which file a resource is.
std::string key_of(const json::Value& resource) { return "resource " + resource.text_of("id"); }

/// What the release itself says of the file to CKAN portals; null when it says nothing.
json::Value published_resource(const Release& release, const ReleaseFile& file) {
  const auto package = published_package(release);
  const json::Value* all = package ? package->find("resources") : nullptr;
  if (all == nullptr) return {};
  for (const json::Value& resource : all->items())
    if (resource.text_of("url").ends_with("/" + file.path)) return resource;
  return {};
}

}  // namespace

std::vector<const ReleaseFile*> files_of(const Release& release, const std::vector<std::string>& formats) {
  std::vector<const ReleaseFile*> files;
  for (const ReleaseFile& file : release.manifest.files) {
    const bool chosen = formats.empty() || std::find(formats.begin(), formats.end(), file.format) != formats.end();
    if (!file.format.empty() && chosen) files.push_back(&file);
  }
  return files;
}

std::vector<std::pair<std::string, std::string>> resource_members(const Release& release, const ReleaseFile& file) {
  const json::Value published = published_resource(release, file);
  const std::string label = format_label(file.format);
  return {{"name", published.text_of("name", release.metadata.title.zh_tw + " " + label)},
          {"description", published.text_of("description", release.metadata.description.zh_tw)},
          {"format", published.text_of("format", label)},
          {"mimetype", published.text_of("mimetype", file.media_type.substr(0, file.media_type.find(';')))},
          {"opendata_file", file.path},
          {"opendata_sha256", file.sha256}};
}

std::vector<Change> member_changes(const Release& release, const ReleaseFile& file, const json::Value& resource) {
  std::vector<Change> changes;
  for (const auto& [key, value] : resource_members(release, file)) {
    const std::string before = resource.text_of(key);
    if (!same_member(key, before, value))
      changes.push_back({Change::Kind::edit, file.path + " " + key, before, value, 0});
  }
  return changes;
}

bool is_active(const json::Value& resource) {
  const json::Value* active = resource.find("datastore_active");
  return active != nullptr && active->boolean();
}

std::string file_of(const json::Value& resource, const Journal& journal) {
  const std::string mark = mark_of(resource);
  return mark.empty() ? journal.noted(key_of(resource)) : mark;
}

Result<void> note_resources(const json::Value& package, Journal& journal) {
  const json::Value* all = package.find("resources");
  if (all == nullptr) return {};
  for (const json::Value& resource : all->items()) {
    if (mark_of(resource).empty()) continue;
    if (auto noted = journal.note(key_of(resource), mark_of(resource)); !noted) return noted;
  }
  return {};
}

std::vector<const json::Value*> resources_of(const json::Value* package, const std::string& file,
                                             const Journal& journal) {
  std::vector<const json::Value*> found;
  const json::Value* all = package == nullptr ? nullptr : package->find("resources");
  if (all == nullptr) return found;
  for (const json::Value& resource : all->items())
    if (file_of(resource, journal) == file) found.push_back(&resource);
  return found;
}

}  // namespace opendata::push
