#pragma once
#include <map>
#include <opendata/result.hpp>
#include <string>
#include <string_view>
#include <vector>

/// The colours of the site. Each is a custom property of the style sheet ("accent" is var(--accent)).
namespace opendata::api::web {

/// Colour by name, "#rrggbb".
using Colours = std::map<std::string, std::string, std::less<>>;

struct Palette {
  Colours light, dark;
};

/// What the site has when nobody chose others.
[[nodiscard]] const Palette& default_palette();
/// Whether `text` is "#rrggbb".
[[nodiscard]] bool is_colour(std::string_view text);
/// The contrast of two colours, 1 to 21 (WCAG 2.1, "contrast ratio").
[[nodiscard]] double contrast(std::string_view one, std::string_view other);
/// A pair of colours that stand on each other: text and its ground.
struct Pair {
  std::string_view text, ground;
};
/// The first pair whose contrast is below 4.5 (WCAG 2.1 AA), or none.
[[nodiscard]] const Pair* faint_pair(const Colours& colours);
/// The palette as custom properties, dark ones for who prefers them.
[[nodiscard]] std::string format_css(const Palette& palette);

}  // namespace opendata::api::web
