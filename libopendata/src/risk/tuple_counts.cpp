#include <algorithm>
#include <numeric>

#include "risk/tuple_counts_impl.hpp"

namespace opendata::privacy {

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

std::uint64_t TupleCounts::count(std::span<const Cell> tuple) const {
  Codes codes(impl_->dictionaries.size(), 0);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto code = impl_->dictionaries[i].find(tuple[i]);
    if (!code) return 0;
    codes[i] = *code;
  }
  const auto found = impl_->tuples.find(codes);
  return found == impl_->tuples.end() ? 0 : found->second;
}

void TupleCounts::for_each(const std::function<void(std::span<const Cell>, std::uint64_t)>& visit) const {
  std::vector<std::vector<Cell>> texts;
  for (const Dictionary& dictionary : impl_->dictionaries) texts.push_back(dictionary.texts());
  std::vector<Cell> tuple(texts.size());
  for (const auto& [codes, rows] : impl_->tuples) {
    for (std::size_t i = 0; i < codes.size(); ++i) tuple[i] = texts[i][codes[i]];
    visit(tuple, rows);
  }
}

ClassSizes TupleCounts::classes() const {
  ClassSizes out;
  for (const auto& [codes, rows] : impl_->tuples) out.add(rows);
  return out;
}

ClassSizes TupleCounts::classes(std::span<const std::size_t> columns) const {
  std::unordered_map<Codes, std::uint64_t> merged;
  Codes part(columns.size(), 0);
  for (const auto& tuple : impl_->tuples) {
    const Codes& codes = tuple.first;
    std::transform(columns.begin(), columns.end(), part.begin(), [&](std::size_t column) { return codes[column]; });
    merged[part] += tuple.second;
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
