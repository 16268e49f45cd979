#include "operations/admin_tokens.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <opendata/api/server.hpp>
#include <opendata/files.hpp>
#include <sstream>

#include "encoding.hpp"
#include "operations/hex_digest.hpp"

namespace opendata::api {
namespace {

constexpr std::array<std::string_view, 4> role_names{"viewer", "editor", "reviewer", "admin"};
constexpr std::string_view token_start = "oda_";
constexpr std::size_t prefix_digits = 8, secret_bytes = 32, digest_digits = 64;

bool is_hex(std::string_view text, std::size_t size) {
  return text.size() == size && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_name(const std::string& name) {
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

/// "oda_PREFIX_SECRET" → PREFIX.
std::optional<std::string_view> prefix_of(std::string_view token) {
  const std::size_t secret = token_start.size() + prefix_digits;
  if (token.size() != secret + 1 + 2 * secret_bytes || !token.starts_with(token_start) || token[secret] != '_')
    return std::nullopt;
  return token.substr(token_start.size(), prefix_digits);
}

}  // namespace

std::string_view name(Role role) { return role_names.at(static_cast<std::size_t>(role)); }

std::optional<Role> parse_role(std::string_view name) {
  const auto* const found = std::find(role_names.begin(), role_names.end(), name);
  if (found == role_names.end()) return std::nullopt;
  return static_cast<Role>(found - role_names.begin());
}

Result<AdminToken> make_admin_token(const std::string& name, const std::string& role) {
  if (!is_name(name) || !parse_role(role))
    return failure(Errc::invalid_argument,
                   {"a token needs a name of letters, digits and '-', and a role: viewer, editor, reviewer or admin",
                    "權杖須有名稱（英文字母、數字、「-」）與角色：viewer、editor、reviewer 或 admin"});
  const std::string prefix = random_hex(prefix_digits / 2);
  AdminToken made{std::string(token_start) + prefix + "_" + random_hex(secret_bytes), {}};
  made.line = name + " " + role + " " + prefix + " " + sha256_hex(made.token);
  return made;
}

std::optional<AdminTokens::Entry> AdminTokens::parse_line(const std::string& line) {
  std::istringstream words(line);
  std::string name, role, prefix, digest, more;
  words >> name >> role >> prefix >> digest;
  const auto known = parse_role(role);
  if (words >> more || !is_name(name) || !known || !is_hex(prefix, prefix_digits) || !is_hex(digest, digest_digits))
    return std::nullopt;
  return Entry{{name, *known}, prefix, digest};
}

Result<AdminTokens> AdminTokens::read(const std::string& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0)
    return failure(Errc::not_found, {"the token file does not exist; make a token with --make-token", "找不到權杖檔；請以 --make-token 產生"}, {file, 0, {}});
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return failure(Errc::refused, {"others may read the token file; chmod 600 it", "權杖檔可被他人讀取；請執行 chmod 600"}, {file, 0, {}});
  auto lines = LineReader::open(file);
  if (!lines) return failure(std::move(lines.error()));
  AdminTokens tokens;
  std::string line;
  for (auto more = lines->read(line);; more = lines->read(line)) {
    if (!more) return failure(std::move(more.error()));
    if (!*more) return tokens;
    if (line.empty() || line.starts_with('#')) continue;
    auto entry = parse_line(line);
    if (!entry)
      return failure(Errc::bad_structure, {"not \"NAME ROLE PREFIX SHA256\", as --make-token prints it", "不是「名稱 角色 前綴 SHA256」，請以 --make-token 產生"}, lines->place());
    tokens.entries_.push_back(std::move(*entry));
  }
}

std::optional<Holder> AdminTokens::find(std::string_view authorization) const {
  constexpr std::string_view scheme = "Bearer ";
  if (!equal_ignoring_case(authorization.substr(0, scheme.size()), scheme)) return std::nullopt;
  const auto token = authorization.substr(scheme.size());
  const auto prefix = prefix_of(token);
  if (!prefix) return std::nullopt;
  const auto digest = sha256_hex(token);
  for (const Entry& entry : entries_)
    if (entry.prefix == *prefix && equal_in_constant_time(entry.digest, digest)) return entry.holder;
  return std::nullopt;
}

}  // namespace opendata::api
