#include "target.hpp"

#include <algorithm>
#include <opendata/text.hpp>

namespace opendata::api::http {
namespace {

enum class Plus { literal, blank };

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The byte of "%HH" at the front of `text`, or -1.
int escaped_byte(std::string_view text) {
  if (text.size() < 3) return -1;
  const int high = hex_value(text[1]);
  const int low = hex_value(text[2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

Checked<std::string> percent_decode(std::string_view text, Plus plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      out += text[at] == '+' && plus == Plus::blank ? ' ' : text[at];
      continue;
    }
    const int byte = escaped_byte(text.substr(at));
    if (byte <= 0) return tl::unexpected<Verdict>(&refusals::bad_target);
    out += static_cast<char>(byte);
    at += 2;
  }
  if (!text::is_valid_utf8(out)) return tl::unexpected<Verdict>(&refusals::bad_target);
  return out;
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

Verdict add_parameter(std::string_view part, Target& target) {
  const auto equals = std::min(part.find('='), part.size());
  auto key = percent_decode(part.substr(0, equals), Plus::blank);
  auto value = percent_decode(part.substr(std::min(equals + 1, part.size())), Plus::blank);
  if (!key || !value) return &refusals::bad_target;
  target.query.emplace_back(std::move(*key), std::move(*value));
  return nullptr;
}

Verdict decode_query(std::string_view query, Target& target) {
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    if (end > 0) {
      if (const auto verdict = add_parameter(query.substr(0, end), target)) return verdict;
    }
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return nullptr;
}

}  // namespace

Checked<Target> decode_target(std::string_view target) {
  const auto mark = std::min(target.find('?'), target.size());
  auto path = percent_decode(target.substr(0, mark), Plus::literal);
  if (!path || has_control(*path)) return tl::unexpected<Verdict>(&refusals::bad_target);
  Target decoded{std::move(*path), {}};
  if (const auto verdict = decode_query(target.substr(std::min(mark + 1, target.size())), decoded))
    return tl::unexpected<Verdict>(verdict);
  return decoded;
}

}  // namespace opendata::api::http
