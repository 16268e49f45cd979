#include "ckan/package_json.hpp"

#include <algorithm>
#include <iterator>

#include "ckan/names.hpp"
#include "handlers/links.hpp"
#include "published_record.hpp"

namespace opendata::api::ckan {
namespace {

/// Null where there is nothing, as CKAN has it.
void write_or_null(JsonBody& out, std::string_view key, std::string_view text) {
  out.key(key);
  text.empty() ? out.null() : out.text(text);
}

void write_people(JsonBody& out, const DatasetMetadata& metadata) {
  write_or_null(out, "author", metadata.publisher_name);
  out.key("author_email").null().key("creator_user_id").null();
}

void write_license(JsonBody& out, const DatasetMetadata& metadata) {
  const License* license = find_license(metadata.license);
  out.key("isopen").boolean(license != nullptr && license->is_open);
  write_or_null(out, "license_id", metadata.license);
  write_or_null(out, "license_title", license == nullptr ? std::string_view(metadata.license) : license->title);
  if (license != nullptr && !license->url.empty()) out.text("license_url", license->url);
  write_or_null(out, "maintainer", metadata.contact_name);
  write_or_null(out, "maintainer_email", metadata.contact_email);
}

void write_organization(JsonBody& out, const DatasetMetadata& metadata, const std::string& created) {
  const auto organization = organization_of(metadata);
  out.key("organization");
  if (!organization) return void(out.null().key("owner_org").null());
  out.begin_object().text("id", organization->id).text("name", organization->name).text("title", organization->title);
  out.text("type", "organization").text("description", "").text("image_url", "").text("created", created);
  out.key("is_organization").boolean(true).text("approval_status", "approved").text("state", "active").end_object();
  out.text("owner_org", organization->id);
}

void write_resources(JsonBody& out, const ServedDataset& dataset, std::string_view origin) {
  out.key("resources").begin_array();
  write_rows_resource(out, dataset, origin);
  std::size_t position = 0;
  for (const auto file : table_files(dataset.current->release))
    write_file_resource(out, dataset, file, ++position, origin);
  out.end_array();
}

void write_tags(JsonBody& out, const DatasetMetadata& metadata) {
  out.key("tags").begin_array();
  for (const auto& keyword : metadata.keywords) {
    out.begin_object().text("display_name", keyword).text("id", uuid_of("tag/" + keyword)).text("name", keyword);
    out.text("state", "active").key("vocabulary_id").null().end_object();
  }
  out.end_array();
}

void write_groups(JsonBody& out, const DatasetMetadata& metadata) {
  out.key("groups").begin_array();
  if (const auto group = group_of(metadata)) {
    out.begin_object().text("id", group->id).text("name", group->name).text("title", group->title);
    out.text("display_name", group->title).text("description", "").text("image_display_url", "").end_object();
  }
  out.end_array();
}

/// What the catalogue writes into CKAN, and what this server adds.
void write_extras(JsonBody& out, const ServedDataset& dataset, std::string_view origin) {
  const Release& release = dataset.current->release;
  const auto& metadata = release.metadata;
  auto extras = catalog::ckan_extras(PublishedRecord(dataset, std::string(origin)).record());
  const std::initializer_list<catalog::Extra> added{
      {"publisher_oid", metadata.publisher_oid}, {"publisher_org_code", metadata.publisher_org_code},
      {"update_unit", metadata.update_unit}, {"update_every", std::to_string(metadata.update_every)},
      {"category_service", metadata.category_service}, {"release", release.id}};
  std::copy_if(added.begin(), added.end(), std::back_inserter(extras), [](const auto& extra) { return !extra.value.empty(); });
  out.key("extras").begin_array();
  for (const auto& extra : extras) out.begin_object().text("key", extra.key).text("value", extra.value).end_object();
  out.end_array();
}

struct ResourceHead {
  std::string_view description, format, hash, id;
  bool in_datastore;
  std::string created, modified;
};

void begin_resource(JsonBody& out, const ResourceHead& head) {
  out.begin_object().key("cache_last_updated").null().key("cache_url").null().text("created", head.created);
  out.key("datastore_active").boolean(head.in_datastore).text("description", head.description);
  out.text("format", head.format).text("hash", head.hash).text("id", head.id);
  out.text("last_modified", head.modified).text("metadata_modified", head.modified);
}

}  // namespace

std::string format_label(std::string_view format) {
  std::string out(format);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

std::vector<std::size_t> table_files(const Release& release) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < release.manifest.files.size(); ++i)
    if (!release.manifest.files[i].format.empty()) places.push_back(i);
  return places;
}

void write_rows_resource(JsonBody& out, const ServedDataset& dataset, std::string_view origin) {
  const auto& modified = dataset.current->release.manifest.modified;
  const auto id = rows_id(dataset.id);
  begin_resource(out, {"", "CSV", "", id, true, ckan_time(first_published(dataset)), ckan_time(modified)});
  out.text("mimetype", "text/csv").key("mimetype_inner").null().text("name", "rows");
  out.text("package_id", package_id(dataset.id)).number("position", 0).key("resource_type").null();
  out.key("size").null().text("state", "active");
  out.text("url", std::string(origin) + "/datastore/dump/" + id).text("url_type", "datastore").end_object();
}

void write_file_resource(JsonBody& out, const ServedDataset& dataset, std::size_t file, std::size_t position,
                         std::string_view origin) {
  const Release& release = dataset.current->release;
  const ReleaseFile& entry = release.manifest.files[file];
  begin_resource(out, {release.metadata.description.zh_tw, format_label(entry.format), entry.sha256, file_id(dataset.id, entry.path), false,
                       ckan_time(first_published(dataset)), ckan_time(release.manifest.modified)});
  out.text("mimetype", std::string_view(entry.media_type).substr(0, entry.media_type.find(';')));
  out.key("mimetype_inner").null().text("name", catalog::table_title(release.metadata, entry.format)).text("package_id", package_id(dataset.id));
  out.number("position", position).key("resource_type").null().number("size", entry.bytes).text("state", "active");
  out.text("url", std::string(origin) + file_path("", dataset.id, "current", entry.path));
  out.key("url_type").null().end_object();
}

void write_package(JsonBody& out, const ServedDataset& dataset, std::string_view origin) {
  const Release& release = dataset.current->release;
  const auto& metadata = release.metadata;
  const auto created = ckan_time(first_published(dataset));
  out.begin_object();
  write_people(out, metadata);
  out.text("id", package_id(dataset.id));
  write_license(out, metadata);
  out.text("metadata_created", created).text("metadata_modified", ckan_time(release.manifest.modified));
  out.text("name", dataset.id);
  write_or_null(out, "notes", metadata.description.zh_tw);
  out.number("num_resources", table_files(release).size() + 1).number("num_tags", metadata.keywords.size());
  write_organization(out, metadata, created);
  out.key("private").boolean(false).text("state", "active").text("title", metadata.title.zh_tw).text("type", "dataset");
  out.text("url", metadata.landing_page.empty() ? std::string(origin) + dataset_path("", dataset.id) : metadata.landing_page);
  out.text("version", release.id);
  write_resources(out, dataset, origin);
  write_tags(out, metadata);
  write_extras(out, dataset, origin);
  write_groups(out, metadata);
  out.key("relationships_as_subject").begin_array().end_array();
  out.key("relationships_as_object").begin_array().end_array().end_object();
}

}  // namespace opendata::api::ckan
