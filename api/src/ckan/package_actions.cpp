#include <algorithm>

#include "ckan/actions.hpp"
#include "ckan/names.hpp"
#include "ckan/package_json.hpp"

namespace opendata::api::ckan {
namespace {

/// "limit" and "offset" of a list of `size` entries; all of them without limit.
struct Window {
  std::size_t begin, end;
};
Checked<Window> window_of(const Parameters& parameters, std::size_t size) {
  const auto offset = parameters.natural("offset", 0);
  if (!offset) return tl::unexpected<Failure>(offset.error());
  const auto limit = parameters.natural("limit", size);
  if (!limit) return tl::unexpected<Failure>(limit.error());
  const auto begin = std::min(*offset, size);
  return Window{begin, begin + std::min(*limit, size - begin)};
}

/// All datasets, also those that cannot be shown now: who copies this list must not take them for deleted.
std::vector<std::string_view> names_of(const CatalogSnapshot& catalog) {
  std::vector<std::string_view> names;
  for (const auto* served : {&catalog.datasets, &catalog.unavailable})
    for (const auto& [id, dataset] : *served) names.emplace_back(id);
  std::sort(names.begin(), names.end());
  return names;
}

/// Newest first, then by name.
std::vector<const ServedDataset*> by_time(const CatalogSnapshot& catalog) {
  std::vector<const ServedDataset*> all;
  for (const auto& [id, dataset] : catalog.datasets) all.push_back(&dataset);
  std::stable_sort(all.begin(), all.end(), [](const ServedDataset* a, const ServedDataset* b) {
    return a->current->release.manifest.modified > b->current->release.manifest.modified;
  });
  return all;
}

/// Writes the resource with this id, whichever dataset has it.
bool write_resource(JsonBody& out, const CatalogSnapshot& catalog, const std::string& id, std::string_view origin) {
  if (const auto* rows = find_rows(catalog, id)) return write_rows_resource(out, *rows, origin), true;
  for (const auto& [name, dataset] : catalog.datasets) {
    const auto files = table_files(dataset.current->release);
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (file_id(name, dataset.current->release.manifest.files[files[i]].path) != id) continue;
      return write_file_resource(out, dataset, files[i], i + 1, origin), true;
    }
  }
  return false;
}

}  // namespace

Outcome package_list(const ActionCall& call) {
  const auto names = names_of(call.call.catalog);
  const auto window = window_of(call.parameters, names.size());
  if (!window) return tl::unexpected<Failure>(window.error());
  Success out(call.call.origin, call.action);
  out.begin_array();
  for (std::size_t i = window->begin; i < window->end; ++i) out.text(names[i]);
  out.end_array();
  return out.finish();
}

Outcome package_show(const ActionCall& call) {
  const std::string* id = call.parameters.text("id");
  if (id == nullptr) id = call.parameters.text("name_or_id");
  if (id == nullptr) return invalid("name_or_id", {"Missing value"});
  const auto* dataset = find_package(call.call.catalog, *id);
  if (dataset == nullptr) return failed(absence(call.call.catalog, *id));
  Success out(call.call.origin, call.action);
  write_package(out, *dataset, call.call.origin);
  return out.finish();
}

Outcome resource_show(const ActionCall& call) {
  const std::string* id = call.parameters.text("id");
  if (id == nullptr) return invalid("id", {"Missing value"});
  Success out(call.call.origin, call.action);
  if (write_resource(out, call.call.catalog, *id, call.call.origin)) return out.finish();
  return failed(absence(call.call.catalog, *id));
}

Outcome current_package_list_with_resources(const ActionCall& call) {
  const auto all = by_time(call.call.catalog);
  const auto window = window_of(call.parameters, all.size());
  if (!window) return tl::unexpected<Failure>(window.error());
  Success out(call.call.origin, call.action);
  out.begin_array();
  for (std::size_t i = window->begin; i < std::min(window->end, window->begin + 1000); ++i)
    write_package(out, *all[i], call.call.origin);
  out.end_array();
  return out.finish();
}

}  // namespace opendata::api::ckan
