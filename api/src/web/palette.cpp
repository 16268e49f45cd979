#include "web/palette.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace opendata::api::web {
namespace {

constexpr double smallest_contrast = 4.5;

/// Text that stands on a ground somewhere in the pages.
constexpr std::array pairs{Pair{"ink", "paper"},        Pair{"ink", "tint"},     Pair{"soft", "paper"},
                           Pair{"soft", "tint"},        Pair{"accent", "paper"}, Pair{"accent", "tint"},
                           Pair{"accent-ink", "accent"}, Pair{"mark-ink", "mark"}, Pair{"warn", "paper"},
                           Pair{"warn", "tint"}};

unsigned channel(std::string_view colour, std::size_t place) {
  unsigned value = 0;
  std::from_chars(colour.data() + place, colour.data() + place + 2, value, 16);
  return value;
}

/// sRGB to linear light, WCAG 2.1 "relative luminance".
double linear(unsigned value) {
  const double part = value / 255.0;
  return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(std::string_view colour) {
  return 0.2126 * linear(channel(colour, 1)) + 0.7152 * linear(channel(colour, 3)) + 0.0722 * linear(channel(colour, 5));
}

std::string properties(const Colours& colours) {
  std::string out;
  for (const auto& [name, value] : colours) out.append("--").append(name).append(":").append(value).append(";");
  return out;
}

}  // namespace

const Palette& default_palette() {
  static const Palette palette{
      {{"ink", "#1b2530"},
       {"soft", "#4d5b6a"},
       {"line", "#d6dee6"},
       {"paper", "#ffffff"},
       {"tint", "#f2f6f9"},
       {"accent", "#0b5a86"},
       {"accent-ink", "#ffffff"},
       {"mark", "#ffedb0"},
       {"mark-ink", "#1b2530"},
       {"warn", "#9a3412"}},
      {{"ink", "#e7ecf1"},
       {"soft", "#b0bcc8"},
       {"line", "#354452"},
       {"paper", "#111820"},
       {"tint", "#1a242e"},
       {"accent", "#83c4ec"},
       {"accent-ink", "#0c1a24"},
       {"mark", "#5a4a12"},
       {"mark-ink", "#fff3cf"},
       {"warn", "#f5a97f"}}};
  return palette;
}

bool is_colour(std::string_view text) {
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
  return text.size() == 7 && text[0] == '#' && std::all_of(text.begin() + 1, text.end(), is_digit);
}

double contrast(std::string_view one, std::string_view other) {
  const double a = luminance(one), b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

const Pair* faint_pair(const Colours& colours) {
  const auto* found = std::find_if(pairs.begin(), pairs.end(), [&](const Pair& pair) {
    return contrast(colours.find(pair.text)->second, colours.find(pair.ground)->second) < smallest_contrast;
  });
  return found == pairs.end() ? nullptr : found;
}

std::string format_css(const Palette& palette) {
  return ":root{" + properties(palette.light) + "}\n@media (prefers-color-scheme: dark){:root{" +
         properties(palette.dark) + "}}\n";
}

}  // namespace opendata::api::web
