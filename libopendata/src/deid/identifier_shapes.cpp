#include "deid/identifier_shapes.hpp"

#include <algorithm>

namespace opendata::deid {
namespace {

constexpr std::size_t most_shapes = 64;  // of a column
constexpr std::size_t shortest = 8;
constexpr std::size_t longest = 40;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_letter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }
bool is_mark(char32_t c) { return std::u32string_view(U"-_/.").find(c) != std::u32string_view::npos; }
bool joins(char32_t c) { return is_digit(c) || is_letter(c); }

char32_t class_of(char32_t c) { return is_digit(c) ? U'9' : is_letter(c) ? U'L' : c; }

// Dates, years and words with a digit are too common in texts to be taken for somebody's number.
bool is_telling(std::u32string_view shape) {
  const auto digits = std::count(shape.begin(), shape.end(), U'9');
  const auto letters = std::count(shape.begin(), shape.end(), U'L');
  const bool known = std::all_of(shape.begin(), shape.end(), [](char32_t c) { return joins(c) || is_mark(c); });
  const bool whole = !shape.empty() && joins(shape.front()) && joins(shape.back());
  return known && whole && shape.size() >= shortest && shape.size() <= longest && digits >= 4 && (letters > 0 || digits >= 10);
}

std::u32string shape_of(std::string_view utf8) {
  std::u32string shape = text::fold(text::to_utf32(text::trim(utf8)), text::Folding::identifiers).text;
  std::transform(shape.begin(), shape.end(), shape.begin(), class_of);
  return shape;
}

bool stands_at(std::u32string_view text, std::size_t at, std::u32string_view shape) {
  if (text.size() - at < shape.size() || (at > 0 && joins(text[at - 1]))) return false;
  const std::size_t end = at + shape.size();
  if (end < text.size() && joins(text[end])) return false;
  return std::equal(shape.begin(), shape.end(), text.begin() + static_cast<std::ptrdiff_t>(at), [](char32_t s, char32_t c) { return s == class_of(c); });
}

}  // namespace

void IdentifierShapes::learn(std::size_t column, std::string_view utf8) {
  Column& counted = columns_[column];
  ++counted.values;
  auto shape = shape_of(utf8);
  if (counted.last != nullptr && counted.last->first == shape) {
    ++counted.last->second;
    return;
  }
  if (!is_telling(shape)) return;
  auto found = counted.counts.find(shape);
  if (found == counted.counts.end()) {
    if (counted.counts.size() == most_shapes) return;
    found = counted.counts.emplace(std::move(shape), 0).first;
  }
  ++found->second;
  counted.last = &*found;
}

void IdentifierShapes::settle() {
  for (const auto& [column, counted] : columns_) {
    for (const auto& [shape, count] : counted.counts) {
      if (count * 100 >= counted.values * 95) shapes_.push_back(shape);
    }
  }
  columns_.clear();
}

std::vector<Finding> IdentifierShapes::find(std::string_view utf8) const {
  return shapes_.empty() ? std::vector<Finding>() : find(text::fold(text::to_utf32(utf8), text::Folding::identifiers));
}

std::vector<Finding> IdentifierShapes::find(const text::Folded& folded) const {
  std::vector<Finding> findings;
  if (shapes_.empty()) return findings;
  for (std::size_t i = 0; i < folded.text.size(); ++i) {
    for (const auto& shape : shapes_) {
      if (!stands_at(folded.text, i, shape)) continue;
      const auto [start, end] = folded.original(i, i + shape.size());
      findings.push_back({start, end, "DIRECT_IDENTIFIER", 1.0});
    }
  }
  return findings;
}

}  // namespace opendata::deid
