#include "deid/known_identifiers.hpp"

#include <algorithm>

namespace opendata::deid {
namespace {

text::Folded fold_for_search(std::string_view utf8) {
  return text::fold(text::to_utf32(utf8), text::Folding::identifiers);
}

bool means_one_person(const std::u32string& text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char32_t c) { return c < 0x80; });
  return text.size() >= (ascii ? 6U : 2U);
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
  if (means_one_person(folded)) texts_.push_back(std::move(folded));
}

std::vector<Finding> KnownIdentifiers::find(std::string_view utf8) const {
  std::vector<Finding> findings;
  if (texts_.empty()) return findings;
  const auto folded = fold_for_search(utf8);
  for (const auto& known : texts_) {
    for (auto at = folded.text.find(known); at != std::u32string::npos;
         at = folded.text.find(known, at + known.size())) {
      const auto [start, end] = folded.original(at, at + known.size());
      findings.push_back({start, end, "DIRECT_IDENTIFIER", 1.0});
    }
  }
  std::sort(findings.begin(), findings.end(), begins_before);
  return findings;
}

std::vector<Finding> merge_findings(std::vector<Finding> findings, const std::vector<Finding>& more) {
  findings.insert(findings.end(), more.begin(), more.end());
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
