#pragma once
#include <opendata/dataset.hpp>
#include <opendata/result.hpp>
#include <opendata/schema.hpp>
#include <string>
#include <string_view>

namespace opendata::release {

/// What dataset.json holds.
struct DatasetDescription {
  DatasetMetadata metadata;
  Schema schema;
};

/// The bytes of dataset.json.
[[nodiscard]] std::string format_dataset(const DatasetMetadata& metadata, const Schema& schema);
/// Errors: corrupt, with file and key.
[[nodiscard]] Result<DatasetDescription> parse_dataset(std::string_view bytes, const std::string& file);

}  // namespace opendata::release
