#pragma once
#include <string_view>

namespace opendata::deid {

/// Whether a host of the net, in lower case, is an agency's. "mygov.taipei" is anybody's.
[[nodiscard]] inline bool is_government_host(std::u32string_view host) {
  return host == U"gov.taipei" || host.ends_with(U".gov.taipei") || host.ends_with(U".gov.tw");
}

}  // namespace opendata::deid
