#pragma once
#include <opendata/code_lists.hpp>
#include <opendata/dataset.hpp>
#include <string>
#include <string_view>
#include <vector>

/// What the codes of a dataset's record are called, from data/catalogs. A code that no list has stands for itself; so
/// do all when the server does not find the lists.
namespace opendata::api::web {

[[nodiscard]] std::string licence_name(std::string_view spdx, Language language);
/// In English where the agency gave it.
[[nodiscard]] std::string publisher_name(const DatasetMetadata& metadata, Language language);
/// Empty when the licence has no address.
[[nodiscard]] std::string licence_address(std::string_view spdx);
/// "每月"; empty when no frequency is stated.
[[nodiscard]] std::string frequency_name(const DatasetMetadata& metadata, Language language);
[[nodiscard]] std::string service_category_name(std::string_view code, Language language);
/// Of 政府資訊公開法 §7 I.
[[nodiscard]] std::string disclosure_name(std::string_view code, Language language);
/// The ten codes of §7 I in their order.
[[nodiscard]] std::vector<std::string> disclosure_codes();
/// "CSV", "OpenDocument (ODS)": of a format's name.
[[nodiscard]] std::string format_name(std::string_view format);

}  // namespace opendata::api::web
