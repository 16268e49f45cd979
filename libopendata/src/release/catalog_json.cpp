#include "release/catalog_json.hpp"

#include <algorithm>
#include <opendata/files.hpp>
#include <opendata/json.hpp>
#include <opendata/write_catalog.hpp>

#include "release/json_writer.hpp"
#include "release/manifest.hpp"
#include "release/withdrawals_json.hpp"
#include "release/withdrawn_content.hpp"

namespace opendata {
namespace release {
namespace {

constexpr Message not_a_catalog{"is not a catalogue of this version; restore it from a backup or publish again",
                                "不是此版本的目錄檔；請自備份還原或重新發布"};

bool has_doubles(std::vector<std::string> ids) {
  std::sort(ids.begin(), ids.end());
  return std::adjacent_find(ids.begin(), ids.end()) != ids.end();
}

Result<CatalogEntry> parse_entry(const json::Value& object, const std::string& file) {
  CatalogEntry out{object.text_of("id"), object.text_of("current"), {}};
  if (const json::Value* releases = object.find("releases")) {
    for (const json::Value& id : releases->items()) out.releases.push_back(id.text());
  }
  const bool valid = is_dataset_id(out.dataset_id) &&
                     std::all_of(out.releases.begin(), out.releases.end(), is_release_id) &&
                     !has_doubles(out.releases) &&
                     std::find(out.releases.begin(), out.releases.end(), out.current) != out.releases.end();
  if (!valid) return failure(Errc::corrupt, not_a_catalog, {file, object.line(), "datasets"});
  return out;
}

bool by_id(const CatalogEntry& a, const CatalogEntry& b) { return a.dataset_id < b.dataset_id; }

void write_entry(JsonWriter& out, const CatalogEntry& entry) {
  out.begin_object();
  out.text("id", entry.dataset_id);
  out.text("current", entry.current);
  out.key("releases");
  out.begin_array();
  for (const std::string& id : entry.releases) out.text(id);
  out.end_array();
  out.end_object();
}

bool lists_one_of(const CatalogEntry& entry, const Withdrawal& withdrawal) {
  std::vector<std::string> listed = entry.releases;
  std::sort(listed.begin(), listed.end());
  return std::any_of(withdrawal.releases.begin(), withdrawal.releases.end(), [&](const WithdrawnRelease& release) {
    return std::binary_search(listed.begin(), listed.end(), release.id);
  });
}

/// A release that is listed and withdrawn at once would be shown to readers, and removed.
bool contradicts_itself(const CatalogState& state) {
  return std::any_of(state.withdrawals.begin(), state.withdrawals.end(), [&](const Withdrawal& withdrawal) {
    const auto entry = std::lower_bound(state.datasets.begin(), state.datasets.end(), CatalogEntry{withdrawal.dataset_id, {}, {}}, by_id);
    return entry != state.datasets.end() && entry->dataset_id == withdrawal.dataset_id && lists_one_of(*entry, withdrawal);
  });
}

/// The releases whose tables the catalogue says, those first that were taken back first: of one withdrawal the oldest.
std::vector<WithdrawnRelease*> with_tables(CatalogState& state) {
  std::vector<WithdrawnRelease*> out;
  for (Withdrawal& withdrawal : state.withdrawals)
    for (auto release = withdrawal.releases.rbegin(); release != withdrawal.releases.rend(); ++release)
      if (!release->tables.empty()) out.push_back(&*release);
  std::stable_sort(out.begin(), out.end(), [](const auto* a, const auto* b) { return a->time < b->time; });
  return out;
}

/// Forgets tables of so many bytes and a few more.
void forget_tables(CatalogState& state, std::size_t bytes) {
  for (WithdrawnRelease* release : with_tables(state)) {
    const std::size_t written = release->tables.size() * (table_digits + 1);
    release->tables.clear();
    if (written >= bytes) return;
    bytes -= written;
  }
}

}  // namespace

Result<std::string> format_catalog_within(CatalogState state, std::size_t most_bytes) {
  std::string bytes = format_catalog(state);
  if (bytes.size() <= most_bytes) return bytes;
  forget_tables(state, bytes.size() - most_bytes);
  bytes = format_catalog(std::move(state));
  if (bytes.size() <= most_bytes) return bytes;
  return failure(Errc::limit_exceeded,
                 {"would become larger than a catalogue may be (16 MiB); it is as before. Begin another catalogue",
                  "將超過目錄檔上限（16 MiB），內容未變；請另立新目錄"},
                 {"catalog.json", 0, {}});
}

std::string format_catalog(CatalogState state) {
  std::sort(state.datasets.begin(), state.datasets.end(), by_id);
  JsonWriter out;
  out.begin_object();
  out.number("catalog_version", 1);
  out.key("datasets");
  out.begin_array();
  for (const CatalogEntry& entry : state.datasets) write_entry(out, entry);
  out.end_array();
  write_withdrawals(out, std::move(state.withdrawals));
  out.end_object();
  return out.take();
}

Result<CatalogState> parse_catalog(std::string_view bytes, const std::string& file) {
  auto document = json::parse(bytes, json::Dialect::strict, file, {metadata_file_limit, 8});
  if (!document) return failure(Errc::corrupt, not_a_catalog, document.error().where());
  const json::Value* version = document->find("catalog_version");
  const json::Value* datasets = document->find("datasets");
  if (version == nullptr || version->integer() != 1 || datasets == nullptr || !datasets->is(json::Kind::array))
    return failure(Errc::corrupt, not_a_catalog, {file, 0, {}});
  std::vector<CatalogEntry> entries;
  for (const json::Value& object : datasets->items()) {
    auto entry = parse_entry(object, file);
    if (!entry) return failure(std::move(entry.error()));
    entries.push_back(std::move(*entry));
  }
  std::sort(entries.begin(), entries.end(), by_id);
  const auto same = [](const auto& a, const auto& b) { return a.dataset_id == b.dataset_id; };
  if (std::adjacent_find(entries.begin(), entries.end(), same) != entries.end()) {
    return failure(Errc::corrupt, not_a_catalog, {file, 0, "datasets"});
  }
  auto withdrawals = parse_withdrawals(document->find("withdrawn"));
  if (!withdrawals) return failure(Errc::corrupt, not_a_catalog, {file, 0, "withdrawn"});
  CatalogState state{std::move(entries), std::move(*withdrawals)};
  if (contradicts_itself(state)) return failure(Errc::corrupt, not_a_catalog, {file, 0, "withdrawn"});
  return state;
}

std::vector<CatalogEntry> with_current(std::vector<CatalogEntry> entries, const std::string& dataset_id,
                                       const std::string& release_id) {
  auto entry = std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.dataset_id == dataset_id; });
  if (entry == entries.end()) entry = entries.insert(entry, CatalogEntry{dataset_id, {}, {}});
  std::erase(entry->releases, release_id);
  entry->releases.insert(entry->releases.begin(), release_id);
  entry->current = release_id;
  return entries;
}

}  // namespace release

Result<CatalogState> read_catalog_state(const std::filesystem::path& catalog) {
  const auto path = catalog / "catalog.json";
  auto bytes = read_file(path, release::metadata_file_limit);
  if (bytes) return release::parse_catalog(*bytes, path.string());
  if (bytes.error().code() == Errc::not_found && std::filesystem::is_directory(catalog))
    return CatalogState{};
  return failure(std::move(bytes.error()));
}

Result<std::vector<CatalogEntry>> read_catalog(const std::filesystem::path& catalog) {
  auto state = read_catalog_state(catalog);
  if (!state) return failure(std::move(state.error()));
  return std::move(state->datasets);
}

Withdrawal withdrawal_of(const CatalogState& state, const std::string& dataset_id) {
  const auto found = std::find_if(state.withdrawals.begin(), state.withdrawals.end(),
                                  [&](const Withdrawal& one) { return one.dataset_id == dataset_id; });
  return found == state.withdrawals.end() ? Withdrawal{dataset_id} : *found;
}

Result<void> write_catalog(const std::filesystem::path& catalog, CatalogState state) {
  const auto bytes = release::format_catalog_within(std::move(state), release::metadata_file_limit);
  return bytes ? write_file_atomically(catalog / "catalog.json", *bytes) : failure(bytes.error());
}

}  // namespace opendata
