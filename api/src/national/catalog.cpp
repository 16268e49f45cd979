#include <algorithm>
#include <map>

#include "ckan/names.hpp"
#include "conditional.hpp"
#include "handlers/links.hpp"
#include "national/national.hpp"

namespace opendata::api::national {
namespace {

/// The part of a list that "limit" and "offset" ask for.
Answer list_answer(const Call& call, const std::vector<std::string>& all) {
  const auto offset = std::min(call.arguments.size("offset"), all.size());
  const auto limit = call.arguments.text("limit").empty() ? all.size() : call.arguments.size("limit");
  JsonBody out;
  out.begin_object().key("success").boolean(true).key("result").begin_array();
  for (std::size_t i = offset; i < all.size() && i - offset < limit; ++i) out.text(all[i]);
  return make_response(out.end_array().end_object());
}

std::string field_description(const Schema& schema) {
  std::string out;
  for (const Field& field : schema.fields) out.append(out.empty() ? "" : "、").append(field.title.zh_tw);
  return out;
}

void write_distribution(JsonBody& out, const ServedDataset& dataset, const Call& call) {
  const Release& release = dataset.current->release;
  out.key("distribution").begin_array();
  for (const auto& file : release.manifest.files) {
    if (file.format.empty()) continue;
    out.begin_object().text("resourceID", resource_id_of(dataset)).text("resourceDescription", release.metadata.title.zh_tw);
    out.text("format", file.format).text("resourceModified", release.manifest.modified);
    out.text("downloadURL", call.origin + file_path("", dataset.id, "current", file.path));
    out.text("accessURL", call.origin + "/api/v1/rest/datastore/" + resource_id_of(dataset));
    out.text("characterSetCode", "UTF-8").text("metadataSourceOfData", "").end_object();
  }
  out.end_array();
}

void write_metadata(JsonBody& out, const ServedDataset& dataset, const Call& call) {
  const Release& release = dataset.current->release;
  const auto& metadata = release.metadata;
  out.begin_object().text("categoryCode", metadata.category_service).text("identifier", identifier_of(dataset));
  out.text("title", metadata.title.zh_tw).text("description", metadata.description.zh_tw);
  out.text("fieldDescription", field_description(release.schema)).text("type", "rawData");
  out.text("license", metadata.license).text("licenseURL", "https://data.gov.tw/license");
  out.text("cost", "免費").text("costURL", "").text("costLaw", "");
  for (const char* role : {"organization", "publisher"}) {
    const std::string name(role);
    out.text(name, metadata.publisher_name).text(name + "ContactName", metadata.contact_name);
    out.text(name + "ContactPhone", metadata.contact_phone).text(name + "ContactEmail", metadata.contact_email);
  }
  out.text("publisherOID", metadata.publisher_oid).text("publisherOrgCode", metadata.publisher_org_code);
  out.text("accrualPeriodicity", metadata.update_unit).text("temporalCoverageFrom", metadata.temporal_from);
  out.text("temporalCoverageTo", metadata.temporal_to).text("issued", dataset.releases.at(dataset.order.back())->release.manifest.modified);
  out.text("modified", release.manifest.modified).text("spatial", metadata.spatial).text("language", metadata.language);
  out.text("landingPage", call.origin + dataset_path("", dataset.id)).key("keyword").begin_array();
  for (const auto& keyword : metadata.keywords) out.text(keyword);
  out.end_array().number("numberOfData", release.manifest.rows).text("notes", metadata.notes);
  write_distribution(out, dataset, call);
  out.end_object();
}

std::map<std::string, std::vector<const ServedDataset*>> by_category(const CatalogSnapshot& catalog) {
  std::map<std::string, std::vector<const ServedDataset*>> out;
  for (const auto& [id, dataset] : catalog.datasets) {
    const auto& code = dataset.current->release.metadata.category_service;
    if (!code.empty()) out[code].push_back(&dataset);
  }
  return out;
}

std::string oldest(const std::vector<const ServedDataset*>& datasets) {
  std::string first;
  for (const auto* dataset : datasets) {
    const auto& time = dataset->releases.at(dataset->order.back())->release.manifest.modified;
    if (first.empty() || time < first) first = time;
  }
  return first;
}

}  // namespace

const std::string& identifier_of(const ServedDataset& dataset) {
  const auto& identifier = dataset.current->release.metadata.identifier;
  return identifier.empty() ? dataset.id : identifier;
}

std::string resource_id_of(const ServedDataset& dataset) {
  return dataset.current->release.metadata.identifier.empty() ? dataset.id : identifier_of(dataset) + "-001";
}

Answer list_datasets(const Call& call) {
  std::optional<std::time_t> since;
  if (const auto& text = call.arguments.text("modified"); !text.empty()) {
    since = parse_rfc3339(text);
    if (!since)
      return refuse({ProblemKind::invalid_parameter,
                     {"modified takes an RFC 3339 time such as 2024-05-06T07:08:09+08:00", "modified 須為 RFC 3339 時間，例如 2024-05-06T07:08:09+08:00"},
                     "modified"});
  }
  std::vector<std::string> out;
  for (const auto& [id, dataset] : call.catalog.datasets) {
    const auto modified = parse_timestamp(dataset.current->release.manifest.modified);
    if (!since || (modified && *modified >= *since)) out.push_back(identifier_of(dataset));
  }
  return list_answer(call, out);
}

Answer show_dataset(const Call& call) {
  const auto* dataset = ckan::find_package(call.catalog, call.arguments.text("identifier"));
  JsonBody out;
  out.begin_object().key("success").boolean(true).key("result");
  if (dataset == nullptr) return make_response(out.begin_array().end_array().end_object());
  write_metadata(out, *dataset, call);
  return make_response(out.end_object());
}

Answer list_groups(const Call& call) {
  std::vector<std::string> codes;
  for (const auto& [code, datasets] : by_category(call.catalog)) codes.push_back(code);
  return list_answer(call, codes);
}

Answer show_group(const Call& call) {
  const auto groups = by_category(call.catalog);
  const auto found = groups.find(call.arguments.text("categoryCode"));
  JsonBody out;
  out.begin_object().key("success").boolean(true).key("result");
  if (found == groups.end()) return make_response(out.begin_array().end_array().end_object());
  out.begin_object().text("categoryCode", found->first).text("display_name", ckan::category_title(found->first));
  out.text("description", ckan::category_title(found->first)).number("package_count", found->second.size());
  out.text("created", oldest(found->second)).key("packages").begin_array();
  for (const auto* dataset : found->second) out.text(identifier_of(*dataset));
  return make_response(out.end_array().end_object().end_object());
}

Answer list_tags(const Call& call) {
  std::map<std::string, bool> tags;
  for (const auto& [id, dataset] : call.catalog.datasets)
    for (const auto& keyword : dataset.current->release.metadata.keywords) tags[keyword] = true;
  std::vector<std::string> out;
  for (const auto& [tag, there] : tags) out.push_back(tag);
  return list_answer(call, out);
}

Answer show_tag(const Call& call) {
  std::vector<std::string> out;
  for (const auto& [id, dataset] : call.catalog.datasets) {
    const auto& keywords = dataset.current->release.metadata.keywords;
    if (std::find(keywords.begin(), keywords.end(), call.arguments.text("tagName")) != keywords.end())
      out.push_back(identifier_of(dataset));
  }
  return list_answer(call, out);
}

}  // namespace opendata::api::national
