#include "deid/recognizers/support/context.hpp"

#include <algorithm>

namespace opendata::deid {
namespace {

char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c; }
bool ends_sentence(char32_t c) { return contains(U"。！？!?；;", c); }

bool stands_at(std::u32string_view text, std::size_t i, std::u32string_view word) {
  return text.size() - i >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(i), [](char32_t a, char32_t b) { return a == lower(b); });
}

}  // namespace

Words::Words(std::u32string_view list) {
  while (!list.empty()) {
    const std::size_t size = std::min(list.find(U' '), list.size());
    if (size > 0) {
      by_first_[list[0]].push_back(list.substr(0, size));
      firsts_.set(slot(list[0]));
      lasts_.set(slot(list[size - 1]));
      longest_ = std::max(longest_, size);
    }
    list.remove_prefix(std::min(size + 1, list.size()));
  }
}

std::size_t Words::match(std::u32string_view text, std::size_t i) const {
  if (i >= text.size() || !firsts_.test(slot(lower(text[i])))) return 0;
  const auto bucket = by_first_.find(lower(text[i]));
  if (bucket == by_first_.end()) return 0;
  std::size_t best = 0;
  for (const auto word : bucket->second) {
    if (word.size() > best && stands_at(text, i, word)) best = word.size();
  }
  return best;
}

bool Words::ends(std::u32string_view text) const {
  if (text.empty() || !lasts_.test(slot(lower(text.back())))) return false;
  for (std::size_t size = 1; size <= longest_ && size <= text.size(); ++size) {
    if (match(text, text.size() - size) == size) return true;
  }
  return false;
}

bool has_before(const Scan& scan, std::size_t first, std::size_t window, const Words& words) {
  const std::u32string_view text = scan.text().substr(0, first);
  for (std::size_t i = first; i > 0 && first - i < window; --i) {
    if (ends_sentence(text[i - 1])) return false;
    if (words.match(text, i - 1) > 0) return true;
  }
  return false;
}

bool has_after(const Scan& scan, std::size_t last, std::size_t window, const Words& words) {
  for (std::size_t i = last; i < scan.size() && i < last + window && !ends_sentence(scan.at(i)); ++i) {
    if (words.match(scan.text(), i) > 0) return true;
  }
  return false;
}

bool labelled(const Scan& scan, std::size_t first, const Words& labels) {
  for (std::size_t end = first; end > 0; --end) {
    if (labels.ends(scan.text().substr(0, end))) return true;
    const bool skipped = contains(U":：︰=(（[【「『為是寫-", scan.at(end - 1)) || scan.is(end - 1, blank);
    if (!skipped || first - end == 4) return false;
  }
  return false;
}

}  // namespace opendata::deid
