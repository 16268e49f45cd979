#include "push/links/robots.hpp"

#include <algorithm>
#include <cstdlib>

#include "push/links/ascii.hpp"

namespace opendata::push::links {
namespace {

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// Where '*' and '$' are marks; in a path, and where a pattern has %2A and %24, they are characters.
enum class Kind { pattern, path };

/// With every %HH as its byte, so that two ways of writing a path are one; %2F and others alike (RFC 9309 §2.2.2 compares
/// octets). '*' and '$' that are no marks become other bytes than the marks.
std::string octets(std::string_view text, Kind kind) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped = text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0;
    const char c = escaped ? static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2])) : text[i];
    if (escaped) i += 2;
    const bool mark = kind == Kind::pattern && !escaped;
    out += mark ? c : c == '*' ? '\x01' : c == '$' ? '\x02' : c;
  }
  return out;
}

/// Whether a pattern with '*' and a '$' at its end matches the beginning of a path. Goes back to the last '*' only, so the
/// time is bounded by the product of both lengths.
bool matches(std::string_view pattern, std::string_view path) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  std::size_t p = 0, t = 0, star = std::string_view::npos, retry = 0;
  for (;;) {
    if (p == pattern.size() && (!to_end || t == path.size())) return true;
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      retry = t;
    } else if (p < pattern.size() && t < path.size() && pattern[p] == path[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos && retry < path.size()) {
      p = star + 1;
      t = ++retry;
    } else {
      return false;
    }
  }
}

struct Line {
  std::string_view name, value;
};
/// Cuts a line off; comments are left out.
Line next_line(std::string_view& text) {
  const auto end = std::min(text.find_first_of("\r\n"), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  line = line.substr(0, line.find('#'));
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  return {trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))};
}

/// The product token at the beginning of a value: letters, '-' and '_'.
std::string_view product(std::string_view value) {
  std::size_t n = 0;
  while (n < value.size() && ((lower(value[n]) >= 'a' && lower(value[n]) <= 'z') || value[n] == '-' || value[n] == '_')) ++n;
  return value.substr(0, n);
}

std::optional<double> delay_of(std::string_view value) {
  const std::string text(value.substr(0, 20));
  char* end = nullptr;
  const double seconds = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || !(seconds >= 0)) return std::nullopt;
  return std::min<double>(seconds, Robots::longest_delay);
}

}  // namespace

Robots Robots::parse(std::string_view text, std::string_view agent) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = text.substr(0, longest);
  Robots named, general;
  bool in_named = false, in_general = false, naming = false, was_named = false;
  while (!text.empty()) {
    const Line line = next_line(text);
    if (same(line.name, "user-agent")) {
      if (!naming) in_named = in_general = false;
      naming = true;
      in_named = in_named || same(product(line.value), agent);
      in_general = in_general || line.value == "*";
      was_named = was_named || in_named;
      continue;
    }
    const bool allow = same(line.name, "allow"), disallow = same(line.name, "disallow");
    const bool delays = same(line.name, "crawl-delay");
    if (!allow && !disallow && !delays) continue;  // such as Sitemap, which belongs to no group
    naming = false;
    for (Robots* group : {in_named ? &named : nullptr, in_general ? &general : nullptr}) {
      if (group == nullptr) continue;
      if (delays) group->delay_ = delay_of(line.value);
      if (!delays && !line.value.empty() && line.value.size() <= longest_pattern)
        group->rules_.push_back({octets(line.value, Kind::pattern), allow});
    }
  }
  return was_named ? named : general;
}

bool Robots::allows(std::string_view path) const {
  if (path == "/robots.txt") return true;
  const std::string asked = octets(path.substr(0, longest_pattern), Kind::path);
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    const bool better = best == nullptr || rule.pattern.size() > best->pattern.size() ||
                        (rule.pattern.size() == best->pattern.size() && rule.allow);
    if (better && matches(rule.pattern, asked)) best = &rule;
  }
  return best == nullptr || best->allow;
}

}  // namespace opendata::push::links
