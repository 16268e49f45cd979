#include "web/texts.hpp"

#include <array>
#include <charconv>

namespace opendata::api::web {

std::string format_size(std::uint64_t bytes) {
  constexpr std::array units{"B", "KB", "MB", "GB"};
  std::size_t unit = 0;
  std::uint64_t tenths = bytes * 10;
  for (; tenths >= 10240 && unit + 1 < units.size(); ++unit) tenths = (tenths + 1023) / 1024;
  const auto fraction = unit > 0 && tenths < 100 ? "." + std::to_string(tenths % 10) : std::string();
  return std::to_string(tenths / 10) + fraction + " " + units.at(unit);
}

std::string shorten(std::string_view text, std::size_t characters) {
  std::size_t count = 0, end = 0;
  const auto continues = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U; };
  while (end < text.size() && (continues(end) || count < characters)) count += continues(end++) ? 0U : 1U;
  return end == text.size() ? std::string(text) : std::string(text.substr(0, end)) + "…";
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
  return fixed(100.0 * static_cast<double>(part) / static_cast<double>(whole), 1) + "%";
}

std::string fixed(double number, int digits) {
  std::array<char, 400> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed, digits).ptr;
  return {text.data(), end};
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

}  // namespace opendata::api::web
