#pragma once
#include <opendata/result.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Who may administer: tokens of 256 random bits, kept as SHA-256.
namespace opendata::api {

/// What a holder may do; each role may also do what the ones before it may: a viewer reads, an editor writes and submits,
/// a reviewer publishes and retires, an admin cares for the store.
enum class Role { viewer, editor, reviewer, admin };
[[nodiscard]] std::string_view name(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view name);

struct Holder {
  std::string name;
  Role role = Role::viewer;
};

/// The token file: a line each, "NAME ROLE PREFIX SHA256", '#' begins a comment. Made by make_admin_token().
class AdminTokens {
 public:
  /// Errors: not_found; refused when others than the owner may read it; bad_structure with the line.
  [[nodiscard]] static Result<AdminTokens> read(const std::string& file);
  /// The holder of "Bearer TOKEN". Found by the prefix, compared in constant time.
  [[nodiscard]] std::optional<Holder> find(std::string_view authorization) const;

 private:
  struct Entry {
    Holder holder;
    std::string prefix, digest;
  };
  [[nodiscard]] static std::optional<Entry> parse_line(const std::string& line);
  std::vector<Entry> entries_;
};

}  // namespace opendata::api
