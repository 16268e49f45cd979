#include <algorithm>
#include <map>

#include "ckan/names.hpp"
#include "conditional.hpp"
#include "national/national.hpp"
#include "published_record.hpp"

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
    const auto time = first_published(*dataset);
    if (first.empty() || time < first) first = time;
  }
  return first;
}

/// In a query '+' stands for a blank: one before hours and minutes was the sign of the zone, as people paste it.
std::string with_plus(std::string text) {
  constexpr std::size_t zone = 6;
  if (text.size() > zone && text[text.size() - zone] == ' ') text[text.size() - zone] = '+';
  return text;
}

}  // namespace

std::string resource_id_of(const ServedDataset& dataset) {
  return dataset.current->release.metadata.identifier.empty() ? dataset.id : national_identifier(dataset) + "-001";
}

Answer list_datasets(const Call& call) {
  std::optional<std::time_t> since;
  if (const auto& text = call.arguments.text("modified"); !text.empty()) {
    since = parse_rfc3339(with_plus(text));
    if (!since)
      return refuse({ProblemKind::invalid_parameter,
                     {"modified takes an RFC 3339 time such as 2024-05-06T07:08:09+08:00", "modified 須為 RFC 3339 時間，例如 2024-05-06T07:08:09+08:00"},
                     "modified"});
  }
  std::vector<std::string> out;
  for (const auto& [id, dataset] : call.catalog.datasets) {
    const auto modified = parse_timestamp(dataset.current->release.manifest.modified);
    if (!since || (modified && *modified >= *since)) out.push_back(national_identifier(dataset));
  }
  // Who copies this list must not take a damaged dataset for a deleted one.
  for (const auto& [id, dataset] : call.catalog.unavailable) out.push_back(national_identifier(dataset));
  return list_answer(call, out);
}

Answer show_dataset(const Call& call) {
  const auto* dataset = ckan::find_package(call.catalog, call.arguments.text("identifier"));
  if (dataset == nullptr)
    if (auto absence = ckan::absence(call.catalog, call.arguments.text("identifier")); absence.kind != ProblemKind::not_found)
      return refuse(std::move(absence));
  JsonBody out;
  out.begin_object().key("success").boolean(true).key("result");
  if (dataset == nullptr) return make_response(out.begin_array().end_array().end_object());
  out.document(PublishedRecord(*dataset, call.origin).document("dgtw-v1"));
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
  for (const auto* dataset : found->second) out.text(national_identifier(*dataset));
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
      out.push_back(national_identifier(dataset));
  }
  return list_answer(call, out);
}

}  // namespace opendata::api::national
