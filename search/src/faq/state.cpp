#include <array>
#include <opendata/search/faq.hpp>

namespace opendata::search::faq {
namespace {
constexpr std::array<std::string_view, 4> names{"draft", "in-review", "published", "retired"};
}

std::string_view name(State state) { return names[static_cast<std::size_t>(state)]; }

std::optional<State> parse_state(std::string_view text) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == text) return static_cast<State>(i);
  return std::nullopt;
}

}  // namespace opendata::search::faq
