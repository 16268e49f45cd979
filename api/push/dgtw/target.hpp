#pragma once
#include <memory>
#include <string>

#include "push/http/client.hpp"
#include "push/target.hpp"

namespace opendata::push {

enum class DgtwVersion { v1, v2 };

struct DgtwOptions {
  DgtwVersion version = DgtwVersion::v2;
  std::string data_provider;  ///< v2: the agency's account at the platform
};

/// data.gov.tw, or a city platform with its interface: receives metadata, and fetches the files itself from the
/// download addresses. One request makes the whole change, so the platform has the old record or the new one. Source:
/// 政府資料開放跨平臺介接規範 (v1), 資料集詮釋資料標準規範 (v2).
[[nodiscard]] std::unique_ptr<Target> make_dgtw_target(HttpClient client, DgtwOptions options);

/// Whether `text` is an identifier of the platform: organisation code (10) "-" 6 digits.
[[nodiscard]] bool is_dgtw_identifier(std::string_view text);

}  // namespace opendata::push
