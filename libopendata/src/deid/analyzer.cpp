#include <algorithm>
#include <array>
#include <cstdint>
#include <memory_resource>
#include <opendata/recognizer.hpp>
#include <span>

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

// Which characters of [first, last) have been given to a finding. Of a usual range without the heap.
class Taken {
 public:
  Taken(std::size_t first, std::size_t last) : first_(first), memory_(own_.data(), own_.size()), takers_(last - first, 0, &memory_) {}
  /// The one finding, by its number from 1 on, that has any of the characters; 0 when nobody has, `many` when several have.
  [[nodiscard]] std::uint32_t taker(const Finding& f) const {
    std::uint32_t one = 0;
    for (std::size_t i = f.start - first_; i < f.end - first_; ++i) {
      if (takers_[i] == 0 || takers_[i] == one) continue;
      if (one != 0) return many;
      one = takers_[i];
    }
    return one;
  }
  void give(const Finding& f, std::uint32_t number) {
    std::fill(takers_.begin() + static_cast<std::ptrdiff_t>(f.start - first_), takers_.begin() + static_cast<std::ptrdiff_t>(f.end - first_), number);
  }
  static constexpr std::uint32_t many = 0xFFFFFFFFU;

 private:
  std::size_t first_;
  std::array<std::byte, 1024> own_;
  std::pmr::monotonic_buffer_resource memory_;
  std::pmr::vector<std::uint32_t> takers_;
};

// "Amy Chen 陳雅婷" around 陳雅婷: what a weaker finding of the same type holds besides must not stay.
bool encloses(const Finding& weaker, const Finding& stronger) {
  return weaker.type == stronger.type && weaker.start <= stronger.start && stronger.end <= weaker.end;
}

bool is_before(const Finding& a, const Finding& b) { return a.start < b.start; }

using Iterator = std::vector<Finding>::iterator;

// Behind those that overlap the first one, or one another, of findings in order; `end`: where they end in the text.
Iterator cluster_end(Iterator first, Iterator last, std::size_t& end) {
  for (end = first->end, ++first; first != last && first->start < end; ++first) end = std::max(end, first->end);
  return first;
}

// Takes findings from the strongest down; a character that is taken stays with its taker, which grows to what encloses it. Moves those taken to
// `kept`, in order.
Iterator take_strongest(Iterator first, Iterator last, std::size_t end, Iterator kept) {
  Taken taken(first->start, end);
  std::sort(first, last, is_stronger);
  const Iterator begin = kept;
  const auto grow = [&](std::uint32_t taker, const Finding& weaker) {
    if (taker == Taken::many || !encloses(weaker, begin[taker - 1])) return;
    begin[taker - 1].start = weaker.start;
    begin[taker - 1].end = weaker.end;
    taken.give(weaker, taker);
  };
  for (; first != last; ++first) {
    if (const std::uint32_t taker = taken.taker(*first); taker != 0) {
      grow(taker, *first);
      continue;
    }
    *kept++ = *first;
    taken.give(*first, static_cast<std::uint32_t>(kept - begin));
  }
  std::sort(begin, kept, is_before);
  return kept;
}

// Most findings overlap no other, and are kept.
void resolve_overlaps(std::vector<Finding>& findings) {
  std::sort(findings.begin(), findings.end(), is_before);
  Iterator kept = findings.begin();
  for (Iterator first = kept; first != findings.end();) {
    std::size_t end = 0;
    const Iterator last = cluster_end(first, findings.end(), end);
    if (last - first == 1) *kept++ = *first;
    else kept = take_strongest(first, last, end, kept);
    first = last;
  }
  findings.erase(kept, findings.end());
}

// Calls `visit` with the places of those that have one of the clues, by blocks whose places are gathered without a branch: whom a text wakes is
// hard to foresee.
template <class Visit>
void for_each_awake(std::span<const Clues> sleepers, Clues clues, const Visit& visit) {
  constexpr std::size_t block = 32;
  std::array<std::uint8_t, block> awake;
  for (std::size_t first = 0; first < sleepers.size(); first += block) {
    const auto some = sleepers.subspan(first, std::min(block, sleepers.size() - first));
    std::size_t count = 0;
    for (std::size_t i = 0; i < some.size(); ++i) {
      awake[count] = static_cast<std::uint8_t>(i);
      count += (some[i] & clues) != 0 ? 1U : 0U;
    }
    for (std::size_t i = 0; i < count; ++i) visit(first + awake[i]);
  }
}

}  // namespace

Analyzer::Analyzer() : recognizers_(built_in_recognizers()), clues_(clues_of_built_in()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

// Before those that look at what all others have found.
void Analyzer::add(std::unique_ptr<Recognizer> recognizer) {
  recognizers_.insert(recognizers_.end() - static_cast<std::ptrdiff_t>(recognizers_of_findings), std::move(recognizer));
  clues_.insert(clues_.end() - static_cast<std::ptrdiff_t>(recognizers_of_findings), clue::any);
}

std::vector<Finding> Analyzer::find(std::string_view utf8, double minimum_score) const {
  const text::DecodedText text = text::fold_utf8(utf8);
  return find(text.original, text.folded, minimum_score);
}

std::vector<Finding> Analyzer::find(std::u32string_view original, const text::Folded& folded, double minimum_score) const {
  const Scan scan(folded.text);
  const RecognizerInput input{original, folded, &scan};
  std::vector<Finding> findings;
  for_each_awake(clues_, scan.clues(), [&](std::size_t i) { recognizers_[i]->find(input, findings); });
  const auto unusable = [&](const Finding& f) { return f.score < minimum_score || f.start >= f.end || f.end > original.size(); };
  findings.erase(std::remove_if(findings.begin(), findings.end(), unusable), findings.end());
  resolve_overlaps(findings);
  return findings;
}

}  // namespace opendata::deid
