#include <algorithm>
#include <opendata/recognizer.hpp>

#include "deid/recognizers.hpp"
#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {
namespace {

bool is_stronger(const Finding& a, const Finding& b) {
  if (a.score != b.score) return a.score > b.score;
  if (a.end - a.start != b.end - b.start) return a.end - a.start > b.end - b.start;
  if (a.start != b.start) return a.start < b.start;
  return a.type < b.type;
}

// Takes findings from the strongest down; a character that is taken stays with its taker.
std::vector<Finding> resolve_overlaps(std::vector<Finding> findings, std::size_t size) {
  if (findings.size() < 2) return findings;
  std::sort(findings.begin(), findings.end(), is_stronger);
  std::vector<char> taken(size, 0);  // a byte each: ranges are short
  std::vector<Finding> kept;
  for (const Finding& f : findings) {
    const auto first = taken.begin() + static_cast<std::ptrdiff_t>(f.start);
    const auto last = taken.begin() + static_cast<std::ptrdiff_t>(f.end);
    if (std::find(first, last, 1) != last) continue;
    std::fill(first, last, char{1});
    kept.push_back(f);
  }
  std::sort(kept.begin(), kept.end(), [](const Finding& a, const Finding& b) { return a.start < b.start; });
  return kept;
}

}  // namespace

Analyzer::Analyzer() : recognizers_(built_in_recognizers()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::add(std::unique_ptr<Recognizer> recognizer) { recognizers_.push_back(std::move(recognizer)); }

std::vector<Finding> Analyzer::find(std::string_view utf8, double minimum_score) const {
  const std::u32string original = text::to_utf32(utf8);
  return find(original, text::fold(original, text::Folding::identifiers), minimum_score);
}

std::vector<Finding> Analyzer::find(std::u32string_view original, const text::Folded& folded, double minimum_score) const {
  const Scan scan(folded.text);
  const RecognizerInput input{original, folded, &scan};
  std::vector<Finding> findings;
  for (const auto& recognizer : recognizers_) recognizer->find(input, findings);
  const auto unusable = [&](const Finding& f) { return f.score < minimum_score || f.start >= f.end || f.end > original.size(); };
  findings.erase(std::remove_if(findings.begin(), findings.end(), unusable), findings.end());
  return resolve_overlaps(std::move(findings), original.size());
}

}  // namespace opendata::deid
