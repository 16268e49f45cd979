#include <map>

#include "ckan/actions.hpp"
#include "ckan/names.hpp"
#include "ckan/package_json.hpp"

/// Agencies, service categories and keywords: what CKAN calls organizations, groups and tags.
namespace opendata::api::ckan {
namespace {

/// One entry of a list: what it is called, and its datasets.
struct Entry {
  std::string id, name, title, type;
  std::vector<const ServedDataset*> datasets;
};
using Entries = std::map<std::string, Entry>;

void add(Entries& entries, Entry entry, const ServedDataset& dataset) {
  auto& kept = entries[entry.name];
  if (kept.name.empty()) kept = std::move(entry);
  kept.datasets.push_back(&dataset);
}

Entries organizations(const CatalogSnapshot& catalog) {
  Entries out;
  for (const auto& [id, dataset] : catalog.datasets) {
    if (auto found = organization_of(dataset.current->release.metadata))
      add(out, {found->id, found->name, found->title, "organization", {}}, dataset);
  }
  return out;
}

Entries groups(const CatalogSnapshot& catalog) {
  Entries out;
  for (const auto& [id, dataset] : catalog.datasets) {
    if (auto found = group_of(dataset.current->release.metadata))
      add(out, {found->id, found->name, found->title, "group", {}}, dataset);
  }
  return out;
}

Entries tags(const CatalogSnapshot& catalog) {
  Entries out;
  for (const auto& [id, dataset] : catalog.datasets) {
    for (const auto& keyword : dataset.current->release.metadata.keywords)
      add(out, {uuid_of("tag/" + keyword), keyword, keyword, "tag", {}}, dataset);
  }
  return out;
}

void write_members(JsonBody& out, const Entry& entry) {
  out.text("id", entry.id).text("name", entry.name).text("display_name", entry.title);
  if (entry.type == "tag") return void(out.key("vocabulary_id").null());
  out.text("title", entry.title).text("description", "").text("image_display_url", "").text("type", entry.type);
  out.text("state", "active").key("is_organization").boolean(entry.type == "organization");
  out.number("package_count", entry.datasets.size());
}

Response list_answer(const ActionCall& call, const Entries& entries, std::string_view part) {
  const bool whole = call.parameters.flag("all_fields", false);
  Success out(call.call.origin, call.action);
  out.begin_array();
  for (const auto& [name, entry] : entries) {
    if (name.find(part) == std::string::npos) continue;
    if (!whole) {
      out.text(name);
      continue;
    }
    out.begin_object();
    write_members(out, entry);
    out.end_object();
  }
  out.end_array();
  return out.finish();
}

Outcome show_answer(const ActionCall& call, const Entries& entries, bool with_datasets) {
  const std::string* id = call.parameters.text("id");
  if (id == nullptr) return invalid("id", {"Missing value"});
  for (const auto& [name, entry] : entries) {
    if (name != *id && entry.id != *id) continue;
    Success out(call.call.origin, call.action);
    out.begin_object();
    write_members(out, entry);
    if (with_datasets) {
      out.key("packages").begin_array();
      for (const auto* dataset : entry.datasets) write_package(out, *dataset, call.call.origin);
      out.end_array();
    }
    out.end_object();
    return out.finish();
  }
  return not_found("Not found");
}

}  // namespace

Outcome organization_list(const ActionCall& call) { return list_answer(call, organizations(call.call.catalog), {}); }
Outcome group_list(const ActionCall& call) { return list_answer(call, groups(call.call.catalog), {}); }
Outcome tag_list(const ActionCall& call) {
  const std::string* part = call.parameters.text("query");
  return list_answer(call, tags(call.call.catalog), part == nullptr ? std::string_view() : std::string_view(*part));
}
Outcome organization_show(const ActionCall& call) {
  return show_answer(call, organizations(call.call.catalog), call.parameters.flag("include_datasets", false));
}
Outcome group_show(const ActionCall& call) {
  return show_answer(call, groups(call.call.catalog), call.parameters.flag("include_datasets", false));
}
Outcome tag_show(const ActionCall& call) {
  return show_answer(call, tags(call.call.catalog), call.parameters.flag("include_datasets", false));
}

}  // namespace opendata::api::ckan
