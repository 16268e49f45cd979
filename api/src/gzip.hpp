#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace opendata::api {

/// The bytes as a gzip stream, quickly rather than small (level 1); none when it would not become smaller.
[[nodiscard]] std::optional<std::string> gzip(std::string_view bytes);

}  // namespace opendata::api
