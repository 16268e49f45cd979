#include <algorithm>
#include <array>
#include <memory_resource>
#include <opendata/recognizer.hpp>

#include "deid/recognizers.hpp"
#include "deid/recognizers/support/scan.hpp"
#include "text/fold_utf8.hpp"

namespace opendata::deid {
namespace {

bool is_stronger(const Finding& a, const Finding& b) {
  if (a.score != b.score) return a.score > b.score;
  if (a.end - a.start != b.end - b.start) return a.end - a.start > b.end - b.start;
  if (a.start != b.start) return a.start < b.start;
  return a.type < b.type;
}

// Which characters have been given to a finding. Of a text of usual length without the heap.
class Taken {
 public:
  explicit Taken(std::size_t size) : memory_(own_.data(), own_.size()), taken_(size, 0, &memory_) {}
  /// Takes the finding's characters when nobody has any of them.
  bool take(const Finding& f) {
    const auto first = taken_.begin() + static_cast<std::ptrdiff_t>(f.start);
    const auto last = taken_.begin() + static_cast<std::ptrdiff_t>(f.end);
    if (std::find(first, last, 1) != last) return false;
    std::fill(first, last, char{1});
    return true;
  }

 private:
  std::array<std::byte, 1024> own_;
  std::pmr::monotonic_buffer_resource memory_;
  std::pmr::vector<char> taken_;  // a byte each: ranges are short
};

// Takes findings from the strongest down; a character that is taken stays with its taker.
void resolve_overlaps(std::vector<Finding>& findings, std::size_t size) {
  if (findings.size() < 2) return;
  std::sort(findings.begin(), findings.end(), is_stronger);
  Taken taken(size);
  auto kept = findings.begin();
  for (const Finding& f : findings) {
    if (taken.take(f)) *kept++ = f;
  }
  findings.erase(kept, findings.end());
  std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) { return a.start < b.start; });
}

}  // namespace

Analyzer::Analyzer() : recognizers_(built_in_recognizers()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::add(std::unique_ptr<Recognizer> recognizer) { recognizers_.push_back(std::move(recognizer)); }

std::vector<Finding> Analyzer::find(std::string_view utf8, double minimum_score) const {
  const text::DecodedText text = text::fold_utf8(utf8);
  return find(text.original, text.folded, minimum_score);
}

std::vector<Finding> Analyzer::find(std::u32string_view original, const text::Folded& folded, double minimum_score) const {
  const Scan scan(folded.text);
  const RecognizerInput input{original, folded, &scan};
  std::vector<Finding> findings;
  for (const auto& recognizer : recognizers_) recognizer->find(input, findings);
  const auto unusable = [&](const Finding& f) { return f.score < minimum_score || f.start >= f.end || f.end > original.size(); };
  findings.erase(std::remove_if(findings.begin(), findings.end(), unusable), findings.end());
  resolve_overlaps(findings, original.size());
  return findings;
}

}  // namespace opendata::deid
