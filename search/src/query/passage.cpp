#include "query/passage.hpp"

#include <algorithm>
#include <opendata/text.hpp>
#include <vector>

#include "index/folding.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t longest_gap = 30;
constexpr std::u32string_view sentence_ends = U"。;；!！?？";

/// Literal text and the wildcards before it.
struct Part {
  std::size_t singles = 0;  ///< '?' since the last literal
  bool any = false;         ///< a '*' among them
  std::u32string literal;
};

std::vector<Part> parts_of(std::u32string_view pattern) {
  std::vector<Part> parts(1);
  for (const char32_t c : pattern) {
    const bool wild = c == U'*' || c == U'?';
    if (wild && !parts.back().literal.empty()) parts.emplace_back();
    if (c == U'*') parts.back().any = true;
    if (c == U'?') ++parts.back().singles;
    if (!wild) parts.back().literal += c;
  }
  return parts;
}

bool crosses_sentence(std::u32string_view text, std::size_t begin, std::size_t end) {
  return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end),
                     [](char32_t c) { return sentence_ends.find(c) != std::u32string_view::npos; });
}

/// The places behind the part when the text before it ends at `from`.
void follow(std::u32string_view text, const Part& part, std::size_t from, std::vector<std::size_t>& out) {
  const std::size_t nearest = from + part.singles;
  const std::size_t farthest = part.any ? nearest + longest_gap : nearest;
  for (std::size_t at = nearest; at <= farthest && at + part.literal.size() <= text.size(); ++at) {
    if (crosses_sentence(text, from, at)) return;
    if (text.substr(at, part.literal.size()) == part.literal) out.push_back(at + part.literal.size());
  }
}

std::vector<std::size_t> beginnings(std::u32string_view text, const Part& part) {
  std::vector<std::size_t> ends;
  for (std::size_t at = text.find(part.literal); at != std::u32string_view::npos; at = text.find(part.literal, at + 1))
    if (at >= part.singles && !crosses_sentence(text, at - part.singles, at)) ends.push_back(at + part.literal.size());
  return ends;
}

}  // namespace

bool holds_pattern(std::u32string_view text, std::u32string_view pattern) {
  const std::vector<Part> parts = parts_of(pattern);
  if (parts.front().literal.empty()) return false;
  std::vector<std::size_t> ends = beginnings(text, parts.front());
  for (std::size_t i = 1; i < parts.size(); ++i) {
    std::vector<std::size_t> next;
    for (const std::size_t end : ends) follow(text, parts[i], end, next);
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    ends = std::move(next);
  }
  return !ends.empty();
}

PhraseForms::PhraseForms(const Document& document)
    : title_(phrase_form(text::to_utf32(document.title))),
      body_(phrase_form(text::to_utf32(document.body))),
      chapter_(phrase_form(text::to_utf32(document.chapter))) {}

bool PhraseForms::hold(const Passage& passage) const {
  const auto in = [&](const std::u32string& text) {
    return passage.wildcards ? holds_pattern(text, passage.text) : text.find(passage.text) != std::u32string::npos;
  };
  if (passage.field == Passage::Field::title) return in(title_);
  if (passage.field == Passage::Field::body) return in(body_);
  return in(title_) || in(body_) || in(chapter_);
}

}  // namespace opendata::search
