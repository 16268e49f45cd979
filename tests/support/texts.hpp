#pragma once
#include <string>
#include <string_view>

/// What tests look for in pages and messages.
namespace test {

inline bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

inline std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string_view::npos; at += part.size()) ++count;
  return count;
}

/// What stands between two marks, from the first `begin` on; "" when they are not there.
inline std::string between(std::string_view text, std::string_view begin, std::string_view end) {
  const auto from = text.find(begin);
  if (from == std::string_view::npos) return {};
  const auto rest = text.substr(from + begin.size());
  const auto to = rest.find(end);
  return to == std::string_view::npos ? std::string() : std::string(rest.substr(0, to));
}

}  // namespace test
