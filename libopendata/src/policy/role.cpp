#include <algorithm>
#include <array>
#include <opendata/policy.hpp>

namespace opendata {
namespace {
constexpr std::array<std::string_view, 5> role_names{"direct_identifier", "quasi_identifier", "sensitive_attribute",
                                                     "insensitive", "free_text"};
}

std::string_view name(Role role) { return role_names[static_cast<std::size_t>(role)]; }

std::optional<Role> parse_role(std::string_view name) {
  const auto found = std::find(role_names.begin(), role_names.end(), name);
  if (found == role_names.end()) return std::nullopt;
  return static_cast<Role>(found - role_names.begin());
}

}  // namespace opendata
