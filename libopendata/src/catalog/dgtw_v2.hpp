#pragma once
#include <string>

#include "catalog.hpp"

namespace opendata::catalog {

/// The record that data.gov.tw asks for. Source: data.nat.gov.tw/about/doc?chapter=31&doc=5 (資料集詮釋資料 JSON 範例,
/// version 2).
[[nodiscard]] std::string format_dgtw_v2(const Input& input);

}  // namespace opendata::catalog
