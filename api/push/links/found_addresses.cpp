#include "push/links/found_addresses.hpp"

#include <algorithm>
#include <array>
#include <opendata/bare_address.hpp>

namespace opendata::push::links {
namespace {

constexpr std::size_t longest_address = 2'000;  // bytes, as an answer's link may be

/// The target of a Markdown link whose "](" stands at the beginning; empty when it is none.
std::string_view link_target(std::string_view text) {
  if (!text.starts_with("](")) return {};
  text = text.substr(2, longest_address);
  const auto end = text.find(')');
  const auto target = text.substr(0, end);
  if (end == std::string_view::npos || target.find(':') == std::string_view::npos) return {};
  return target.find_first_of(" \t\r\n") == std::string_view::npos ? target : std::string_view();
}

/// Inside a word only http stands out: "hotel:3" is no telephone.
std::string_view bare_address(std::string_view text, bool in_word) {
  constexpr std::array<std::string_view, 4> beginnings{"http://", "https://", "mailto:", "tel:"};
  for (const std::string_view beginning : beginnings) {
    if (!text.starts_with(beginning) || (in_word && !beginning.starts_with("http"))) continue;
    const auto address = text.substr(0, text::bare_address_length(text));
    if (address.size() > beginning.size()) return address;
  }
  return {};
}

/// Written with a full-width colon, as input methods do: no page makes a link of it, so an editor has to see it.
std::string_view mistyped_address(std::string_view text) {
  for (const std::string_view beginning : {"http：//", "https：//"}) {
    if (!text.starts_with(beginning)) continue;
    const auto rest = text::bare_address_length(text.substr(beginning.size()));
    if (rest > 0) return text.substr(0, beginning.size() + rest);
  }
  return {};
}

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

}  // namespace

std::vector<std::string> find_addresses(std::string_view text) {
  std::vector<std::string> found;
  bool in_word = false;
  while (!text.empty()) {
    const auto target = link_target(text);
    auto address = target.empty() ? bare_address(text, in_word) : target;
    if (address.empty()) address = mistyped_address(text);
    if (!address.empty()) found.emplace_back(address);
    const std::size_t taken = !target.empty() ? target.size() + 3 : std::max<std::size_t>(address.size(), 1);
    in_word = is_word(text[taken - 1]);
    text.remove_prefix(taken);
  }
  return found;
}

}  // namespace opendata::push::links
