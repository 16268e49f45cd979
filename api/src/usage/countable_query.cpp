#include "usage/countable_query.hpp"

#include <opendata/text.hpp>

namespace opendata::api::usage {
namespace {

constexpr std::size_t fewest_characters = 2, most_characters = 40, longest_number = 3;
/// Longer texts need not be looked at.
constexpr std::size_t most_bytes = 1000;

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || std::u32string_view(U"〇零一二三四五六七八九").find(c) != std::u32string_view::npos; }
bool is_between_digits(char32_t c) { return std::u32string_view(U" -.()/").find(c) != std::u32string_view::npos; }
bool is_mark(char32_t c) { return std::u32string_view(U" ?!。.,、;:~").find(c) != std::u32string_view::npos; }

std::u32string fold(std::string_view text) {
  auto folded = text::fold(text::to_utf32(text), text::Folding::search).text;
  std::u32string out;
  for (char32_t c : folded) {
    if (c == U'臺') c = U'台';
    const bool blank = c <= U' ' || c == U'\u3000';
    if (blank && (out.empty() || out.back() == U' ')) continue;
    out += blank ? U' ' : c;
  }
  while (!out.empty() && is_mark(out.back())) out.pop_back();
  return out;
}

/// The end of the number that begins at `begin`, and how many digits it has.
std::pair<std::size_t, std::size_t> number_at(std::u32string_view text, std::size_t begin) {
  std::size_t end = begin, digits = 0;
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (is_digit(text[i])) {
      ++digits;
      end = i + 1;
    } else if (!is_between_digits(text[i])) {
      break;
    }
  }
  return {end, digits};
}

std::u32string mask_numbers(std::u32string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto [end, digits] = is_digit(text[i]) ? number_at(text, i) : std::pair(i + 1, std::size_t{0});
    digits > longest_number ? out += U'#' : out += text.substr(i, end - i);
    i = end;
  }
  return out;
}

}  // namespace

std::optional<std::string> countable_query(std::string_view text) {
  if (text.size() > most_bytes) return std::nullopt;
  const auto folded = fold(text);
  if (folded.size() < fewest_characters || folded.size() > most_characters) return std::nullopt;
  if (folded.find(U'@') != std::u32string::npos || folded.find(U"://") != std::u32string::npos) return std::nullopt;
  return text::to_utf8(mask_numbers(folded));
}

}  // namespace opendata::api::usage
