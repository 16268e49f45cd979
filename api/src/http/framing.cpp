#include "framing.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace opendata::api::http {
namespace {

constexpr std::array<std::string_view, 7> methods{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
constexpr std::size_t longest_length = 19;  // digits that fit into 64 bits

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\r' && c != '\n') || byte == 0x7F;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_token(char c) {
  return is_letter(c) || is_digit(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}
bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_token(c); });
}
bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// The text up to `separator`, which is removed from `rest` with it.
std::string_view cut(std::string_view& rest, std::string_view separator) {
  const auto at = rest.find(separator);
  const auto part = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + separator.size());
  return part;
}

Verdict judge_byte(std::string_view bytes, std::size_t at) {
  const char c = bytes[at];
  const bool after_return = at > 0 && bytes[at - 1] == '\r';
  if (after_return != (c == '\n') || is_control(c)) return &refusals::malformed_field;
  return nullptr;
}

Verdict over_limit(std::string_view bytes) {
  return bytes.find('\n') == std::string_view::npos ? &refusals::target_too_long : &refusals::head_too_large;
}

// ---- Request line ----

Verdict check_version(std::string_view version, Head& head) {
  const bool shaped = version.size() == 8 && version.substr(0, 5) == "HTTP/" && is_digit(version[5]) &&
                      version[6] == '.' && is_digit(version[7]);
  if (!shaped) return &refusals::malformed_line;
  if (version[5] > '1') return &refusals::version;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return &refusals::malformed_line;
  head.http_1_0 = version == "HTTP/1.0";
  return nullptr;
}

Verdict check_method(std::string_view method) {
  if (!is_token(method)) return &refusals::malformed_line;
  if (method == "TRACE" || method == "CONNECT") return &refusals::method_not_allowed;
  return std::find(methods.begin(), methods.end(), method) == methods.end() ? &refusals::unknown_method : nullptr;
}

/// Absolute form (RFC 9112 §3.2.2) becomes origin form; its authority takes the place of the Host header.
std::string_view cut_authority(std::string_view& target) {
  const std::string_view scheme = "http://";
  if (target.substr(0, scheme.size()) != scheme) return {};
  target.remove_prefix(scheme.size());
  const auto end = std::min(target.find_first_of("/?"), target.size());
  const auto authority = target.substr(0, end);
  target.remove_prefix(end);
  return authority;
}

/// Bytes of the address with its escapes undone: a citizen's question in Chinese is three times as long in escapes.
std::size_t unescaped_size(std::string_view target) {
  std::size_t size = 0;
  for (std::size_t at = 0; at < target.size(); ++size) at += target[at] == '%' ? 3 : 1;
  return size;
}

Verdict check_target(std::string_view target, const ServerLimits& limits) {
  if (unescaped_size(target) > limits.target_bytes || target.substr(0, target.find('?')).size() > limits.path_bytes)
    return &refusals::target_too_long;
  const bool clean =
      std::none_of(target.begin(), target.end(), [](char c) { return is_blank(c) || c == '#' || is_control(c); });
  return clean && !target.empty() && target.front() == '/' ? nullptr : &refusals::malformed_line;
}

Verdict parse_line(std::string_view line, const ServerLimits& limits, Head& head) {
  const auto method = cut(line, " ");
  auto target = cut(line, " ");
  if (const auto verdict = check_version(line, head)) return verdict;
  if (const auto verdict = check_method(method)) return verdict;
  const auto authority = cut_authority(target);
  head.target = authority.empty() || target.substr(0, 1) == "/" ? std::string(target) : "/" + std::string(target);
  if (!authority.empty()) head.fields.push_back({":authority", std::string(authority)});
  head.method = method;
  return check_target(head.target, limits);
}

// ---- Fields ----

Verdict parse_field(std::string_view line, Head& head) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return &refusals::malformed_field;
  head.fields.push_back({lower(line.substr(0, colon)), std::string(trim(line.substr(colon + 1)))});
  return nullptr;
}

/// All values of a field, and how often it stands.
struct Values {
  std::size_t count = 0;
  std::string first;
};
Values values_of(const Head& head, std::string_view name) {
  Values values;
  for (const auto& field : head.fields) {
    if (field.name == name && values.count++ == 0) values.first = field.value;
  }
  return values;
}

bool is_host(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) || std::string_view(".-_:[]~%!$&'()*+,;=").find(c) != std::string_view::npos;
  });
}

Verdict check_host(Head& head) {
  const auto host = values_of(head, "host");
  if (host.count > 1 || (host.count == 0 && !head.http_1_0) || (host.count == 1 && !is_host(host.first)))
    return &refusals::host;
  const auto authority = values_of(head, ":authority");
  if (authority.count == 0) return nullptr;
  if (!is_host(authority.first)) return &refusals::host;
  for (auto& field : head.fields) {
    if (field.name == "host") field.value = authority.first;
  }
  return nullptr;
}

bool needs_length(std::string_view method) { return method == "POST" || method == "PUT" || method == "PATCH"; }

Verdict check_length(Head& head, const ServerLimits& limits) {
  const auto length = values_of(head, "content-length");
  if (values_of(head, "transfer-encoding").count > 0)
    return length.count > 0 ? &refusals::two_lengths : &refusals::length_required;
  if (length.count == 0) return needs_length(head.method) ? &refusals::length_required : nullptr;
  const auto& digits = length.first;
  const bool plain = length.count == 1 && !digits.empty() && digits.size() <= longest_length &&
                     std::all_of(digits.begin(), digits.end(), is_digit);
  if (!plain) return &refusals::ambiguous_length;
  std::from_chars(digits.data(), digits.data() + digits.size(), head.content_length);
  return head.content_length > limits.body_bytes ? &refusals::body_too_large : nullptr;
}

Verdict check_body_encoding(const Head& head) {
  const auto encoding = values_of(head, "content-encoding");
  return encoding.count == 0 || lower(encoding.first) == "identity" ? nullptr : &refusals::encoded_body;
}

Verdict check_expectation(Head& head) {
  const auto expect = values_of(head, "expect");
  if (expect.count == 0 || head.http_1_0) return nullptr;
  if (expect.count > 1 || lower(expect.first) != "100-continue") return &refusals::expectation;
  head.expects_continue = true;
  return nullptr;
}

bool has_connection_option(const Head& head, std::string_view option) {
  for (const auto& field : head.fields) {
    if (field.name != "connection") continue;
    const auto options = lower(field.value);
    for (std::string_view rest = options; !rest.empty();) {
      if (trim(cut(rest, ",")) == option) return true;
    }
  }
  return false;
}

Verdict check_fields(Head& head, const ServerLimits& limits) {
  head.keep_alive =
      !has_connection_option(head, "close") && (!head.http_1_0 || has_connection_option(head, "keep-alive"));
  if (const auto verdict = check_host(head)) return verdict;
  if (const auto verdict = check_length(head, limits)) return verdict;
  if (const auto verdict = check_body_encoding(head)) return verdict;
  return check_expectation(head);
}

Verdict parse_fields(std::string_view lines, const ServerLimits& limits, Head& head) {
  for (std::size_t count = 1; !lines.empty(); ++count) {
    if (count > limits.header_fields) return &refusals::head_too_large;
    if (const auto verdict = parse_field(cut(lines, "\r\n"), head)) return verdict;
  }
  return check_fields(head, limits);
}

}  // namespace

HeadScan scan_head(std::string_view bytes, std::size_t scanned, std::size_t limit) {
  for (std::size_t at = scanned; at < bytes.size(); ++at) {
    if (at >= limit) return {0, over_limit(bytes.substr(0, at))};
    if (const auto verdict = judge_byte(bytes, at)) return {0, verdict};
    if (bytes[at] == '\n' && at >= 3 && bytes.substr(at - 3, 4) == "\r\n\r\n") return {at + 1, nullptr};
  }
  return {};
}

Checked<Head> parse_head(std::string_view bytes, const ServerLimits& limits) {
  if (bytes.substr(0, 2) == "\r\n")
    bytes.remove_prefix(2);  // RFC 9112 §2.2: an empty line before the request line is ignored
  Head head;
  const auto line = cut(bytes, "\r\n");
  if (bytes.size() >= 2) bytes.remove_suffix(2);
  if (const auto verdict = parse_line(line, limits, head)) return tl::unexpected<Verdict>(verdict);
  if (const auto verdict = parse_fields(bytes, limits, head)) return tl::unexpected<Verdict>(verdict);
  return head;
}

}  // namespace opendata::api::http
