#pragma once
#include <functional>
#include <opendata/result.hpp>
#include <string>

#include "regulation/raw_law.hpp"

namespace opendata::search {

/// What a line of a weekly update says of its law.
enum class LawOperation { none, added, amended, deleted };

/// A law of a file with its position there ("Laws[17]").
struct FileLaw {
  RawLaw law;
  std::string position;
  LawOperation operation = LawOperation::none;
};

/// Reads every law of a file, whichever of the official layouts it has: {"UpdateDate", "Laws": […]}, an array of laws,
/// one law alone (JSON old, new or re-arranged), the older XML, or weekly updates with a law a line and "_op" A, M or D.
/// Memory is bounded by one law (64 MiB). Errors: as the readers, each with file, line and position; as `take`.
[[nodiscard]] Result<void> for_each_law(const std::string& file, const std::function<Result<void>(FileLaw&&)>& take);

}  // namespace opendata::search
