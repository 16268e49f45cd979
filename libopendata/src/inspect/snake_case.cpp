#include "inspect/snake_case.hpp"

#include <algorithm>
#include <opendata/text.hpp>

namespace opendata::inspect {

std::string snake_case(std::string_view header) {
  std::string out;
  bool after_lower = false;
  for (const char32_t c : text::fold(text::to_utf32(header), text::Folding::identifiers).text) {
    const bool upper = c >= U'A' && c <= U'Z', lower = c >= U'a' && c <= U'z', digit = c >= U'0' && c <= U'9';
    if (upper && after_lower) out += '_';
    if (upper || lower || digit) {
      out += static_cast<char>(upper ? c + 32 : c);
    } else if (!out.empty() && out.back() != '_') {
      out += '_';
    }
    after_lower = lower;
  }
  while (out.ends_with('_')) out.pop_back();
  return out;
}

std::vector<std::string_view> words_of(std::string_view snake) {
  std::vector<std::string_view> words;
  while (!snake.empty()) {
    words.push_back(snake.substr(0, std::min(snake.find('_'), snake.size())));
    snake.remove_prefix(std::min(words.back().size() + 1, snake.size()));
  }
  return words;
}

}  // namespace opendata::inspect
