#include "ckan/names.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>

#include "encoding.hpp"

namespace opendata::api::ckan {
namespace {

/// The name space of our version 5 identifiers: any fixed 16 bytes do.
constexpr std::string_view name_space = "opendata-ckan-id";

struct Category {
  std::string_view code, title;
};
/// Source: data.gov.tw, 服務分類.
constexpr std::array<Category, 18> categories{{{"100", "生育保健"},       {"200", "出生及收養"}, {"300", "求學及進修"},
                                               {"400", "服兵役"},         {"500", "求職及就業"}, {"600", "開創事業"},
                                               {"700", "婚姻"},           {"800", "投資理財"},   {"900", "休閒旅遊"},
                                               {"A00", "交通及通訊"},     {"B00", "就醫"},       {"C00", "購屋及遷徙"},
                                               {"D00", "選舉及投票"},     {"E00", "生活安全及品質"}, {"F00", "退休"},
                                               {"G00", "老年安養"},       {"H00", "生命禮儀"},   {"I00", "公共資訊"}}};

}  // namespace

std::string uuid_of(std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  const std::string input = std::string(name_space) + std::string(text);
  EVP_Digest(input.data(), input.size(), digest.data(), nullptr, EVP_sha1(), nullptr);
  digest[6] = static_cast<unsigned char>((digest[6] & 0x0FU) | 0x50U);
  digest[8] = static_cast<unsigned char>((digest[8] & 0x3FU) | 0x80U);
  std::string out = to_hex(digest.data(), 16);
  for (const std::size_t place : {8U, 13U, 18U, 23U}) out.insert(place, 1, '-');
  return out;
}

std::string package_id(std::string_view dataset_id) { return uuid_of("dataset/" + std::string(dataset_id)); }
std::string rows_id(std::string_view dataset_id) { return uuid_of("rows/" + std::string(dataset_id)); }
std::string file_id(std::string_view dataset_id, std::string_view path) {
  return uuid_of("file/" + std::string(dataset_id) + "/" + std::string(path));
}

std::string ckan_time(std::string_view timestamp) {
  return std::string(timestamp.ends_with('Z') ? timestamp.substr(0, timestamp.size() - 1) : timestamp);
}

std::optional<Organization> organization_of(const DatasetMetadata& metadata) {
  const auto& code = metadata.publisher_org_code;
  if (code.empty() && metadata.publisher_name.empty()) return std::nullopt;
  const auto name = code.empty() ? "org-" + short_hash(metadata.publisher_name) : lower_case(code);
  return Organization{uuid_of("organization/" + name), name,
                      metadata.publisher_name.empty() ? code : metadata.publisher_name};
}

std::optional<Group> group_of(const DatasetMetadata& metadata) {
  if (metadata.category_service.empty()) return std::nullopt;
  const auto& code = metadata.category_service;
  return Group{uuid_of("group/" + code), lower_case(code), category_title(code), code};
}

std::string category_title(std::string_view code) {
  const auto* const found =
      std::find_if(categories.begin(), categories.end(), [&](const Category& each) { return each.code == code; });
  return std::string(found == categories.end() ? code : found->title);
}

const std::vector<License>& licenses() {
  static const std::vector<License> all{
      {"notspecified", "License not specified", "", false},
      {"OGDL-Taiwan-1.0", "政府資料開放授權條款-第1版", "https://data.gov.tw/license", true},
      {"CC-BY-4.0", "Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/", true},
      {"CC0-1.0", "Creative Commons CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/", true},
      {"CC-BY-SA-4.0", "Creative Commons Attribution-ShareAlike 4.0", "https://creativecommons.org/licenses/by-sa/4.0/",
       true},
      {"ODbL-1.0", "Open Data Commons Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/", true},
  };
  return all;
}

const License* find_license(std::string_view id) {
  const auto found =
      std::find_if(licenses().begin(), licenses().end(), [&](const License& license) { return license.id == id; });
  return found == licenses().end() ? nullptr : &*found;
}

Problem absence(const CatalogSnapshot& catalog, const std::string& any_name) {
  for (const auto* names : {&catalog.package_ids, &catalog.resource_ids})
    if (const auto found = names->find(any_name); found != names->end()) return catalog.absence(found->second);
  return catalog.absence(any_name);
}

const ServedDataset* find_package(const CatalogSnapshot& catalog, const std::string& id_or_name) {
  if (const auto* named = catalog.find(id_or_name)) return named;
  const auto found = catalog.package_ids.find(id_or_name);
  return found == catalog.package_ids.end() ? nullptr : catalog.find(found->second);
}

const ServedDataset* find_rows(const CatalogSnapshot& catalog, const std::string& resource_id) {
  if (const auto* named = catalog.find(resource_id)) return named;
  const auto found = catalog.resource_ids.find(resource_id);
  return found == catalog.resource_ids.end() ? nullptr : catalog.find(found->second);
}

}  // namespace opendata::api::ckan
