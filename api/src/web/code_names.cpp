#include "web/code_names.hpp"

#include <algorithm>
#include <array>

#include "published_record.hpp"

namespace opendata::api::web {
namespace {

std::string label_in(const std::vector<catalog::Code>& codes, std::string_view code, Language language) {
  const catalog::Code* found = catalog::find_code(codes, code);
  return found == nullptr ? std::string(code) : found->label.in(language);
}

const catalog::License* find_licence(std::string_view spdx) {
  const auto& licences = code_lists().licenses;
  const auto found =
      std::find_if(licences.begin(), licences.end(), [&](const auto& entry) { return entry.spdx == spdx; });
  return found == licences.end() ? nullptr : &*found;
}

}  // namespace

std::string licence_name(std::string_view spdx, Language language) {
  const auto* found = find_licence(spdx);
  return found == nullptr ? std::string(spdx) : found->title.in(language);
}

std::string publisher_name(const DatasetMetadata& metadata, Language language) {
  return language == Language::en && !metadata.publisher_name_en.empty() ? metadata.publisher_name_en
                                                                         : metadata.publisher_name;
}

std::string licence_address(std::string_view spdx) {
  const auto* found = find_licence(spdx);
  return found == nullptr ? std::string() : found->iri;
}

std::string frequency_name(const DatasetMetadata& metadata, Language language) {
  if (metadata.update_unit.empty()) return {};
  const std::string number = std::to_string(metadata.update_every);
  const catalog::Frequency* found = code_lists().frequency_of(metadata);
  if (found == nullptr) return "每 " + number + " " + metadata.update_unit;
  std::string label = found->label.in(language);
  if (const auto place = label.find("{}"); place != std::string::npos) label.replace(place, 2, number);
  return label;
}

std::string service_category_name(std::string_view code, Language language) {
  return label_in(code_lists().service_categories, code, language);
}

std::string disclosure_name(std::string_view code, Language language) {
  return label_in(code_lists().disclosure_categories, code, language);
}

std::vector<std::string> disclosure_codes() { return {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}; }

std::string format_name(std::string_view format) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> names{{{"csv", "CSV"},
                                                                                {"json", "JSON"},
                                                                                {"jsonl", "JSON Lines"},
                                                                                {"xml", "XML"},
                                                                                {"ods", "ODS"},
                                                                                {"parquet", "Parquet"},
                                                                                {"geojson", "GeoJSON"},
                                                                                {"kml", "KML"},
                                                                                {"gpkg", "GeoPackage"}}};
  const auto* found =
      std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == format; });
  return std::string(found == names.end() ? format : found->second);
}

}  // namespace opendata::api::web
