#pragma once
#include <cstdint>
#include <opendata/code_lists.hpp>
#include <opendata/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "quality/table_check.hpp"

namespace opendata::quality {

/// A file as a description promises it.
struct DescribedFile {
  std::string address;  ///< a path beside the description, or an address on the network
  std::string format, encoding;
  std::vector<Column> fields;
  bool has_fields = false;
  std::optional<std::uint64_t> bytes = {};
  std::string sha256;
};

/// Somebody's description of a dataset.
struct Description {
  std::string kind;  ///< "data.gov.tw v1", …
  std::string title;
  DatasetMetadata metadata;  ///< what placeholders and the update frequency are judged by
  std::string modified;      ///< "2024-05-06"; may be empty
  std::vector<DescribedFile> files;
};

/// The descriptions in a JSON document; none when it is something else. Knows data.gov.tw v1 and v2, Frictionless data
/// packages, CSVW, and CKAN packages, each also in a list or in CKAN's answer envelope.
[[nodiscard]] std::vector<Description> read_descriptions(const json::Value& document, const catalog::CodeLists& codes);

/// Names in 主要欄位說明: separated by 、 ， , ； ; or line ends.
[[nodiscard]] std::vector<std::string> split_fields(std::string_view text);

}  // namespace opendata::quality
