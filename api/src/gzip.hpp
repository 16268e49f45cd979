#pragma once
#include <opendata/api/server.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace opendata::api {

/// The bytes as a gzip stream, quickly rather than small (level 1); none when it would not become smaller.
[[nodiscard]] std::optional<std::string> gzip(std::string_view bytes);
/// The bytes as a gzip stream, whatever its size.
[[nodiscard]] std::string gzip_whole(std::string_view bytes);
/// What `inner` gives, as one gzip stream (level 1) of many pieces.
[[nodiscard]] BodyGenerator gzip_stream(BodyGenerator inner);

}  // namespace opendata::api
