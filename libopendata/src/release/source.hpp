#pragma once
#include <functional>
#include <memory>
#include <opendata/policy.hpp>
#include <opendata/result.hpp>
#include <opendata/table.hpp>
#include <string>

namespace opendata::release {

/// Where the records of a publication come from. They are read several times and must be the same each time.
struct Source {
  std::string name;  ///< for messages: the file; of a table that was computed, its specification
  std::function<Result<std::unique_ptr<RecordReader>>()> open;
  std::function<Result<std::string>()> modified;  ///< when the data changed, "2024-05-06T07:08:09Z"
};

/// A file as the policy says that it is to be read, changed when the policy or else the file system says. `policy` must outlive it. Errors of open(): as open_reader();
/// invalid_argument for what is no regular file. Errors of modified(): not_found.
[[nodiscard]] Source file_source(const Policy& policy, const std::string& input);

}  // namespace opendata::release
