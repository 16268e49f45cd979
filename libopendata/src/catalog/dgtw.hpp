#pragma once
#include <opendata/catalog.hpp>

#include "release/json_writer.hpp"

/// The records that data.gov.tw asks for. A catalogue's file is a list of them.
namespace opendata::catalog {

/// Version 1: 政府資料開放跨平臺介接規範 (2015).
void write_dgtw_v1(release::JsonWriter& out, const Record& record);
/// Version 2: data.nat.gov.tw/about/doc?chapter=31&doc=5 (資料集詮釋資料 JSON 範例).
void write_dgtw_v2(release::JsonWriter& out, const Record& record);

/// "397000000A-000001-002" of the second table; empty without an identifier of the dataset.
[[nodiscard]] std::string resource_id(const Record& record, std::size_t index);
/// When the dataset was first published, in the platform's form: the policy's "issued", else when the data changed.
[[nodiscard]] std::string published_time(const Record& record);

}  // namespace opendata::catalog
