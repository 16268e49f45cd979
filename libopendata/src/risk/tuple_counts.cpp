#include <algorithm>
#include <numeric>
#include <opendata/risk.hpp>
#include <string>
#include <unordered_map>

namespace opendata::privacy {
namespace {

/// The codes of a tuple's cells, one a column; a code is the place at which its cell first came.
using Codes = std::u32string;

/// The cells of one column. Code 0 is a missing cell.
class Dictionary {
 public:
  char32_t code(const Cell& cell) {
    if (!cell) return 0;
    return codes_.emplace(*cell, static_cast<char32_t>(codes_.size() + 1)).first->second;
  }
  [[nodiscard]] std::optional<char32_t> find(const std::string& text) const {
    const auto found = codes_.find(text);
    return found == codes_.end() ? std::nullopt : std::optional(found->second);
  }
  /// Code by code, what it is in another column's dictionary.
  [[nodiscard]] std::vector<std::optional<char32_t>> translated_to(const Dictionary& other) const {
    std::vector<std::optional<char32_t>> out(codes_.size() + 1);
    out[0] = char32_t{0};
    for (const auto& [text, code] : codes_) out[code] = other.find(text);
    return out;
  }

 private:
  std::unordered_map<std::string, char32_t> codes_;
};

}  // namespace

struct TupleCounts::Impl {
  std::size_t limit;
  std::vector<Dictionary> dictionaries;
  std::unordered_map<Codes, std::uint64_t> tuples;
  Codes codes;  // of the row at hand
  bool overflowed = false;
};

TupleCounts::TupleCounts(std::size_t columns, std::size_t limit) : impl_(std::make_unique<Impl>()) {
  impl_->limit = limit;
  impl_->dictionaries.resize(columns);
  impl_->codes.resize(columns);
}
TupleCounts::TupleCounts(TupleCounts&&) noexcept = default;
TupleCounts& TupleCounts::operator=(TupleCounts&&) noexcept = default;
TupleCounts::~TupleCounts() = default;

std::size_t TupleCounts::columns() const { return impl_->dictionaries.size(); }
std::size_t TupleCounts::distinct() const { return impl_->tuples.size(); }
bool TupleCounts::overflowed() const { return impl_->overflowed; }

void TupleCounts::add(std::span<const Cell> tuple) {
  Impl& all = *impl_;
  if (all.overflowed) return;
  for (std::size_t i = 0; i < all.codes.size(); ++i) all.codes[i] = all.dictionaries[i].code(tuple[i]);
  ++all.tuples[all.codes];
  if (all.tuples.size() <= all.limit) return;
  all.overflowed = true;
  all.tuples.clear();
  all.dictionaries.assign(all.dictionaries.size(), {});
}

ClassSizes TupleCounts::classes() const {
  ClassSizes out;
  for (const auto& [codes, rows] : impl_->tuples) out.add(rows);
  return out;
}

ClassSizes TupleCounts::classes(std::span<const std::size_t> columns) const {
  std::unordered_map<Codes, std::uint64_t> merged;
  Codes part(columns.size(), 0);
  for (const auto& [codes, rows] : impl_->tuples) {
    std::transform(columns.begin(), columns.end(), part.begin(), [&](std::size_t column) { return codes[column]; });
    merged[part] += rows;
  }
  ClassSizes out;
  for (const auto& [codes, rows] : merged) out.add(rows);
  return out;
}

std::vector<PopulationMatch> TupleCounts::matches(const TupleCounts& population) const {
  std::vector<std::vector<std::optional<char32_t>>> translations;
  for (std::size_t i = 0; i < columns(); ++i)
    translations.push_back(impl_->dictionaries[i].translated_to(population.impl_->dictionaries[i]));
  std::vector<PopulationMatch> out;
  Codes theirs(columns(), 0);
  for (const auto& [codes, rows] : impl_->tuples) {
    bool known = true;
    for (std::size_t i = 0; i < codes.size(); ++i) {
      known = known && translations[i][codes[i]].has_value();
      theirs[i] = translations[i][codes[i]].value_or(0);
    }
    const auto found = known ? population.impl_->tuples.find(theirs) : population.impl_->tuples.end();
    out.push_back({rows, found == population.impl_->tuples.end() ? 0 : found->second});
  }
  return out;
}

}  // namespace opendata::privacy
