#include "catalog_words.hpp"
#include "handlers/handlers.hpp"
#include "handlers/links.hpp"

namespace opendata::api {
namespace {

void write_localized(JsonBody& out, std::string_view key, const LocalizedText& text) {
  out.key(key).begin_object().text("zh-TW", text.zh_tw);
  if (!text.en.empty()) out.text("en", text.en);
  out.end_object();
}

void write_summary(JsonBody& out, const ServedDataset& dataset) {
  const Release& release = dataset.current->release;
  out.text("id", dataset.id);
  write_localized(out, "title", release.metadata.title);
  write_localized(out, "description", release.metadata.description);
  out.text("publisher", release.metadata.publisher_name);
  out.text("license", release.metadata.license);
  out.text("modified", release.manifest.modified);
  out.text("release", release.id);
  out.number("rows", release.manifest.rows);
  out.key("keywords").begin_array();
  for (const auto& keyword : release.metadata.keywords) out.text(keyword);
  out.end_array();
  out.text("href", dataset_path(api_base, dataset.id));
}

void write_fields(JsonBody& out, const Schema& schema) {
  out.key("fields").begin_array();
  for (const Field& field : schema.fields) {
    out.begin_object().text("name", field.name).text("type", name(field.type));
    write_localized(out, "title", field.title);
    write_localized(out, "description", field.description);
    out.end_object();
  }
  out.end_array();
}

void write_files(JsonBody& out, const Release& release) {
  out.key("files").begin_array();
  for (const ReleaseFile& file : release.manifest.files) {
    out.begin_object().text("path", file.path).text("media_type", file.media_type).text("format", file.format);
    out.number("bytes", file.bytes).text("sha256", file.sha256);
    out.text("href", file_path(api_base, release.manifest.dataset_id, release.id, file.path));
    out.text("href_current", file_path(api_base, release.manifest.dataset_id, "current", file.path)).end_object();
  }
  out.end_array();
}

void write_metadata(JsonBody& out, const DatasetMetadata& metadata) {
  out.text("identifier", metadata.identifier)
      .text("publisher_oid", metadata.publisher_oid)
      .text("publisher_org_code", metadata.publisher_org_code);
  out.text("contact_name", metadata.contact_name)
      .text("contact_phone", metadata.contact_phone)
      .text("contact_email", metadata.contact_email);
  out.text("update_unit", metadata.update_unit).number("update_every", metadata.update_every);
  out.text("category_service", metadata.category_service).text("category_dataset", metadata.category_dataset);
  out.text("spatial", metadata.spatial).text("language", metadata.language);
  out.text("temporal_from", metadata.temporal_from).text("temporal_to", metadata.temporal_to);
  out.text("landing_page", metadata.landing_page).text("notes", metadata.notes);
}

}  // namespace

Answer list_datasets(const Call& call) {
  const std::size_t offset = call.arguments.size("offset"), limit = call.arguments.size("limit");
  const CatalogWords words(call.arguments.text("q"));
  std::size_t total = 0;
  JsonBody out;
  out.begin_object().key("datasets").begin_array();
  for (const auto& [id, dataset] : call.catalog.datasets) {
    if (!words.match(dataset)) continue;
    if (total >= offset && total - offset < limit) {
      out.begin_object();
      write_summary(out, dataset);
      out.end_object();
    }
    ++total;
  }
  out.end_array().number("total", total).number("offset", offset).number("limit", limit).end_object();
  return make_response(out);
}

Answer show_dataset(const Call& call) {
  const auto dataset = call.dataset();
  if (!dataset) return refuse(dataset.error());
  const Release& release = (*dataset)->current->release;
  JsonBody out;
  out.begin_object();
  write_summary(out, **dataset);
  write_metadata(out, release.metadata);
  write_fields(out, release.schema);
  write_files(out, release);
  out.key("releases").begin_array();
  for (const auto& id : (*dataset)->order) {
    out.begin_object()
        .text("id", id)
        .text("modified", (*dataset)->releases.at(id)->release.manifest.modified)
        .end_object();
  }
  out.end_array().text("rows_href", dataset_path(api_base, (*dataset)->id) + "/rows").end_object();
  return make_response(out);
}

}  // namespace opendata::api
