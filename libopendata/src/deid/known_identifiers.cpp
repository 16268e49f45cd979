#include "deid/known_identifiers.hpp"

#include <algorithm>

namespace opendata::deid {
namespace {

text::Folded fold_for_search(std::string_view utf8) {
  return text::fold(text::to_utf32(utf8), text::Folding::identifiers);
}

bool is_ascii(const std::u32string& text) {
  return std::all_of(text.begin(), text.end(), [](char32_t c) { return c < 0x80; });
}
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool means_one_person(const std::u32string& text) { return text.size() >= (is_ascii(text) ? 6U : 2U); }

/// A text without blanks and hyphens, in capitals, and where each of its characters stood.
struct Squeezed {
  std::u32string text;
  std::vector<std::size_t> places;
};

Squeezed squeeze(const std::u32string& text) {
  Squeezed out;
  out.text.reserve(text.size());
  out.places.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (c == U' ' || c == U'-') continue;
    out.text.push_back(c >= U'a' && c <= U'z' ? c - U'a' + U'A' : c);
    out.places.push_back(i);
  }
  return out;
}

/// Calls `found` with the place of each occurrence of `part`.
template <class Found>
void for_each_place(const std::u32string& text, const std::u32string& part, const Found& found) {
  for (auto at = text.find(part); at != std::u32string::npos; at = text.find(part, at + part.size())) found(at);
}

bool begins_before(const Finding& a, const Finding& b) { return a.start < b.start; }

/// Makes `into` cover `other` as well.
void absorb(Finding& into, const Finding& other) {
  if (other.end - other.start > into.end - into.start) into.type = other.type;
  into.end = std::max(into.end, other.end);
  into.score = std::max(into.score, other.score);
}

}  // namespace

void KnownIdentifiers::add(std::string_view utf8) {
  auto folded = fold_for_search(text::trim(utf8)).text;
  if (!means_one_person(folded)) return;
  auto number = squeeze(folded).text;
  if (is_ascii(number) && number.size() >= 6 && std::any_of(number.begin(), number.end(), is_digit))
    numbers_.push_back(std::move(number));
  texts_.push_back(std::move(folded));
}

std::vector<Finding> KnownIdentifiers::find(std::string_view utf8) const {
  return texts_.empty() ? std::vector<Finding>() : find(fold_for_search(utf8));
}

std::vector<Finding> KnownIdentifiers::find(const text::Folded& folded) const {
  std::vector<Finding> findings;
  const auto add = [&](std::size_t first, std::size_t last) {
    const auto [start, end] = folded.original(first, last);
    findings.push_back({start, end, "DIRECT_IDENTIFIER", 1.0});
  };
  for (const auto& known : texts_)
    for_each_place(folded.text, known, [&](std::size_t at) { add(at, at + known.size()); });
  const bool has_room = std::any_of(numbers_.begin(), numbers_.end(), [&](const auto& number) { return number.size() <= folded.text.size(); });
  const bool has_digit = has_room && std::any_of(folded.text.begin(), folded.text.end(), is_digit);
  const Squeezed squeezed = has_digit ? squeeze(folded.text) : Squeezed{};
  for (const auto& number : numbers_) {
    for_each_place(squeezed.text, number,
                   [&](std::size_t at) { add(squeezed.places[at], squeezed.places[at + number.size() - 1] + 1); });
  }
  std::sort(findings.begin(), findings.end(), begins_before);
  return findings;
}

std::vector<Finding> merge_findings(std::vector<Finding> findings, const std::vector<Finding>& more) {
  findings.insert(findings.end(), more.begin(), more.end());
  if (findings.size() < 2) return findings;
  std::stable_sort(findings.begin(), findings.end(), begins_before);
  std::vector<Finding> merged;
  for (const auto& finding : findings) {
    if (!merged.empty() && finding.start < merged.back().end) {
      absorb(merged.back(), finding);
    } else {
      merged.push_back(finding);
    }
  }
  return merged;
}

}  // namespace opendata::deid
