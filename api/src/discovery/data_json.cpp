#include "ckan/names.hpp"
#include "discovery/discovery.hpp"
#include "handlers/links.hpp"

/// /data.json: the catalogue for harvesters. Source: DCAT-US Schema v1.1 (Project Open Data Metadata Schema).
namespace opendata::api {
namespace {

/// ISO 8601 repeating interval of 更新頻率.
std::string periodicity(const DatasetMetadata& metadata) {
  const auto every = std::to_string(metadata.update_every);
  if (metadata.update_unit == "日") return "R/P" + every + "D";
  if (metadata.update_unit == "週") return "R/P" + every + "W";
  if (metadata.update_unit == "月") return "R/P" + every + "M";
  if (metadata.update_unit == "季") return "R/P" + std::to_string(3 * metadata.update_every) + "M";
  if (metadata.update_unit == "年") return "R/P" + every + "Y";
  return "irregular";
}

void write_contact(JsonBody& out, const DatasetMetadata& metadata) {
  out.key("publisher").begin_object().text("@type", "org:Organization").text("name", metadata.publisher_name).end_object();
  out.key("contactPoint").begin_object().text("@type", "vcard:Contact");
  out.text("fn", metadata.contact_name.empty() ? metadata.publisher_name : metadata.contact_name);
  if (!metadata.contact_email.empty()) out.text("hasEmail", "mailto:" + metadata.contact_email);
  out.end_object();
}

void write_distributions(JsonBody& out, const Call& call, const ServedDataset& dataset) {
  const Release& release = dataset.current->release;
  out.key("distribution").begin_array();
  for (const auto& file : release.manifest.files) {
    if (file.format.empty()) continue;
    out.begin_object().text("@type", "dcat:Distribution").text("title", file.path).text("format", file.format);
    out.text("downloadURL", call.origin + file_path("", dataset.id, "current", file.path));
    out.text("mediaType", std::string_view(file.media_type).substr(0, file.media_type.find(';'))).end_object();
  }
  out.begin_object().text("@type", "dcat:Distribution").text("title", "API").text("format", "API");
  out.text("accessURL", call.origin + dataset_path(api_base, dataset.id) + "/rows").end_object().end_array();
}

void write_dataset(JsonBody& out, const Call& call, const ServedDataset& dataset) {
  const Release& release = dataset.current->release;
  const auto& metadata = release.metadata;
  out.begin_object().text("@type", "dcat:Dataset");
  out.text("identifier", metadata.identifier.empty() ? call.origin + dataset_path("", dataset.id) : metadata.identifier);
  out.text("title", metadata.title.zh_tw);
  out.text("description", metadata.description.zh_tw.empty() ? metadata.title.zh_tw : metadata.description.zh_tw);
  out.key("keyword").begin_array();
  for (const auto& keyword : metadata.keywords) out.text(keyword);
  if (metadata.keywords.empty()) out.text(metadata.title.zh_tw);
  out.end_array().text("modified", release.manifest.modified).text("accessLevel", "public");
  if (!metadata.issued.empty()) out.text("issued", metadata.issued);
  write_contact(out, metadata);
  const auto* license = ckan::find_license(metadata.license);
  if (license != nullptr && !license->url.empty()) out.text("license", license->url);
  out.text("accrualPeriodicity", periodicity(metadata)).key("language").begin_array().text("zh-TW").end_array();
  if (!metadata.spatial.empty()) out.text("spatial", metadata.spatial);
  if (!metadata.temporal_from.empty() && !metadata.temporal_to.empty())
    out.text("temporal", metadata.temporal_from + "/" + metadata.temporal_to);
  out.text("landingPage", call.origin + dataset_path("", dataset.id));
  write_distributions(out, call, dataset);
  out.end_object();
}

}  // namespace

Answer data_json(const Call& call) {
  JsonBody out;
  out.begin_object().text("@context", "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld");
  out.text("@id", call.origin + "/data.json").text("@type", "dcat:Catalog");
  out.text("conformsTo", "https://project-open-data.cio.gov/v1.1/schema");
  out.text("describedBy", "https://project-open-data.cio.gov/v1.1/schema/catalog.json").key("dataset").begin_array();
  for (const auto& [id, dataset] : call.catalog.datasets) write_dataset(out, call, dataset);
  return make_response(out.end_array().end_object());
}

}  // namespace opendata::api
