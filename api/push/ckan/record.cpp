#include "push/ckan/record.hpp"

#include <algorithm>
#include <opendata/files.hpp>
#include <optional>

#include "push/value_json.hpp"

namespace opendata::push {
namespace {

constexpr std::size_t longest_record = 4U << 20U;

/// CKAN refuses tags of one character and most punctuation. Source: ckan/logic/validators.py, tag_length_validator,
/// tag_name_validator.
bool is_tag(std::string_view text) {
  std::size_t characters = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       c == '-' || c == '_' || c == '.' || c == ' ';
    if (!plain) return false;
    characters += (byte & 0xC0U) == 0x80U ? 0 : 1;
  }
  return characters >= 2 && characters <= 100;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : "、").append(word);
  return out;
}

std::string frequency(const DatasetMetadata& metadata) {
  if (metadata.update_unit == "不定期") return metadata.update_unit;
  return "每" + (metadata.update_every == 1 ? std::string() : std::to_string(metadata.update_every)) +
         metadata.update_unit;
}

/// The platform's text of a member: null is nothing; an organization is known by id and by name.
std::string member_of(const json::Value& package, const std::string& key) {
  if (key != "owner_org") return package.text_of(key);
  const json::Value* organization = package.find("organization");
  return organization == nullptr ? package.text_of(key) : organization->text_of("name");
}

std::vector<std::string> tags_of(const json::Value& package) {
  std::vector<std::string> tags;
  if (const json::Value* list = package.find("tags")) {
    for (const json::Value& tag : list->items()) tags.push_back(tag.text_of("name"));
  }
  std::sort(tags.begin(), tags.end());
  return tags;
}

void write_tags(api::JsonBody& out, const std::vector<std::string>& tags) {
  out.key("tags").begin_array();
  for (const std::string& tag : tags) out.begin_object().text("name", tag).end_object();
  out.end_array();
}

void write_extra(api::JsonBody& out, const std::string& key, const std::string& value) {
  if (!value.empty()) out.begin_object().text("key", key).text("value", value).end_object();
}

bool is_ours(const CkanRecord& record, const std::string& extra) {
  return extra == state_extra ||
         std::any_of(record.extras.begin(), record.extras.end(), [&](const auto& ours) { return ours.first == extra; });
}

/// Those that somebody else has added.
void write_foreign_extras(api::JsonBody& out, const CkanRecord& record, const json::Value& package) {
  if (const json::Value* extras = package.find("extras")) {
    for (const json::Value& extra : extras->items())
      if (!is_ours(record, extra.text_of("key"))) write_value(out, extra);
  }
}

void write_merged_extras(api::JsonBody& out, const CkanRecord& record, const json::Value& package) {
  out.key("extras").begin_array();
  for (const auto& [key, value] : record.extras) write_extra(out, key, value);
  write_foreign_extras(out, record, package);
  out.end_array();
}

bool is_replaced(const CkanRecord& record, const std::string& key) {
  return key == "tags" || key == "extras" || key == "private" || key == "organization" ||
         std::any_of(record.members.begin(), record.members.end(),
                     [&](const auto& member) { return member.first == key; });
}

bool is_private(const json::Value& package) {
  const json::Value* hidden = package.find("private");
  return hidden != nullptr && hidden->boolean();
}

constexpr std::string_view withdrawn_state = "withdrawn";
/// Of one that the portal's administrators had hidden before: its next release does not make it public.
constexpr std::string_view withdrawn_private_state = "withdrawn-private";

bool hidden_by_us(const json::Value& package) {
  const std::string state = extra_of(package, state_extra);
  return !state.empty() && state != withdrawn_private_state;
}

bool hidden_by_others(const json::Value& package) { return is_private(package) && !hidden_by_us(package); }

}  // namespace

namespace {

/// The record of releases that do not hold one, as older versions published them.
CkanRecord record_of_metadata(const Release& release) {
  const DatasetMetadata& about = release.metadata;
  CkanRecord record;
  record.members = {{"name", about.id},
                    {"title", about.title.zh_tw},
                    {"notes", about.description.zh_tw},
                    {"license_id", about.license},
                    {"url", about.landing_page},
                    {"maintainer", about.contact_name},
                    {"maintainer_email", about.contact_email}};
  record.extras = {{"identifier", about.identifier},
                   {"title_en", about.title.en},
                   {"notes_en", about.description.en},
                   {"publisher_name", about.publisher_name},
                   {"publisher_identifier", about.publisher_oid},
                   {"publisher_org_code", about.publisher_org_code},
                   {"contact_phone", about.contact_phone},
                   {"frequency", frequency(about)},
                   {"category_service", about.category_service},
                   {"category_dataset", about.category_dataset},
                   {"temporal_start", about.temporal_from},
                   {"temporal_end", about.temporal_to},
                   {"spatial_text", about.spatial},
                   {"language", about.language},
                   {"keywords", joined(about.keywords)},
                   {"comments", about.notes},
                   {"number_of_data", std::to_string(release.manifest.rows)},
                   {"modified", release.manifest.modified}};
  std::copy_if(about.keywords.begin(), about.keywords.end(), std::back_inserter(record.tags), is_tag);
  return record;
}

/// Of a member that the portal itself makes, or that the target decides.
bool is_portals(const std::string& member) {
  return member == "owner_org" || member == "name" || member == "license_title" || member == "license_url";
}

/// The record that the release holds for CKAN portals, if it does.
std::optional<CkanRecord> published_record(const Release& release) {
  const auto file = published_package(release);
  if (!file) return std::nullopt;
  CkanRecord record;
  record.members = {{"name", release.metadata.id}};
  for (std::size_t i = 0; i < file->keys().size(); ++i) {
    const json::Value& member = file->items()[i];
    if (member.is(json::Kind::string) && !is_portals(file->keys()[i]))
      record.members.emplace_back(file->keys()[i], member.text());
  }
  record.tags = tags_of(*file);
  if (const json::Value* extras = file->find("extras")) {
    for (const json::Value& extra : extras->items())
      record.extras.emplace_back(extra.text_of("key"), extra.text_of("value"));
  }
  return record;
}

}  // namespace

std::optional<json::Value> published_package(const Release& release) {
  const auto text = read_file(release.directory / "metadata" / "ckan.json", longest_record);
  if (!text) return std::nullopt;
  auto file = json::parse(*text, json::Dialect::strict);
  return file ? std::optional(std::move(*file)) : std::nullopt;
}

CkanRecord make_ckan_record(const Release& release, const std::string& organization) {
  auto published = published_record(release);
  CkanRecord record = published ? std::move(*published) : record_of_metadata(release);
  record.members.emplace_back("owner_org", organization);
  record.extras.emplace_back(release_extra, release.id);
  std::sort(record.tags.begin(), record.tags.end());
  record.tags.erase(std::unique(record.tags.begin(), record.tags.end()), record.tags.end());
  return record;
}

json::Value to_value(const CkanRecord& record) {
  api::JsonBody out;
  out.begin_object();
  for (const auto& [key, value] : record.members) out.text(key, value);
  for (const auto& [key, value] : record.extras) out.text(key, value);
  out.end_object();
  auto value = json::parse(out.take(), json::Dialect::strict);
  return value ? std::move(*value) : json::Value();
}

std::string extra_of(const json::Value& package, const std::string& key) {
  if (const json::Value* extras = package.find("extras")) {
    for (const json::Value& extra : extras->items())
      if (extra.text_of("key") == key) return extra.text_of("value");
  }
  return {};
}

std::vector<Change> differences(const CkanRecord& record, const json::Value& package) {
  std::vector<Change> changes;
  const auto compare = [&](const std::string& item, const std::string& before, const std::string& after) {
    if (before != after) changes.push_back({Change::Kind::edit, item, before, after, 0});
  };
  for (const auto& [key, value] : record.members) compare(key, member_of(package, key), value);
  compare("tags", joined(tags_of(package)), joined(record.tags));
  for (const auto& [key, value] : record.extras) compare(key, extra_of(package, key), value);
  if (hidden_by_us(package)) changes.push_back({Change::Kind::publish, "dataset", {}, {}, 0});
  return changes;
}

std::string create_body(const CkanRecord& record) {
  api::JsonBody out;
  out.begin_object();
  for (const auto& [key, value] : record.members) out.text(key, value);
  out.key("private").boolean(true);
  write_tags(out, record.tags);
  out.key("extras").begin_array();
  for (const auto& [key, value] : record.extras)
    if (key != release_extra) write_extra(out, key, value);
  write_extra(out, state_extra, "uploading");
  out.end_array();
  return out.end_object().take();
}

std::string update_body(const CkanRecord& record, const json::Value& package) {
  api::JsonBody out;
  out.begin_object();
  for (std::size_t i = 0; i < package.keys().size(); ++i) {
    if (is_replaced(record, package.keys()[i])) continue;
    out.key(package.keys()[i]);
    write_value(out, package.items()[i]);
  }
  for (const auto& [key, value] : record.members) out.text(key, value);
  out.key("private").boolean(hidden_by_others(package));
  write_tags(out, record.tags);
  write_merged_extras(out, record, package);
  return out.end_object().take();
}

std::string withdrawn_body(const json::Value& package, const std::string& organization) {
  const CkanRecord marks{{{"owner_org", organization}}, {}, {{release_extra, ""}}};
  api::JsonBody out;
  out.begin_object();
  for (std::size_t i = 0; i < package.keys().size(); ++i) {
    const std::string& key = package.keys()[i];
    if (is_replaced(marks, key) && key != "tags") continue;
    out.key(key);
    write_value(out, package.items()[i]);
  }
  out.text("owner_org", organization);
  out.key("private").boolean(true);
  out.key("extras").begin_array();
  write_extra(out, state_extra, std::string(hidden_by_others(package) ? withdrawn_private_state : withdrawn_state));
  write_foreign_extras(out, marks, package);
  out.end_array();
  return out.end_object().take();
}

bool is_withdrawn_package(const json::Value& package) {
  const std::string state = extra_of(package, state_extra);
  return is_private(package) && (state == withdrawn_state || state == withdrawn_private_state);
}

}  // namespace opendata::push
