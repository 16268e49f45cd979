#include "privacy/full_domain/roll_up.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace opendata::privacy {
namespace {

/// From this many groups on, the table of keys would no longer stay in the processor's cache.
constexpr std::size_t groups_in_parts = std::size_t{1} << 16U;
constexpr std::size_t groups_a_part = std::size_t{1} << 12U;
/// The sample: keys whose hash begins with four zeros.
constexpr unsigned sample_shift = 60;

/// Rows of classes with fewer than k rows, from the class `first` on.
template <std::size_t Words>
std::uint64_t small_class_rows(const Groups<Words>& groups, std::size_t first, std::uint64_t k) {
  std::uint64_t rows = 0;
  for (std::size_t i = first; i < groups.size(); ++i) rows += groups.counts[i] < k ? groups.counts[i] : 0;
  return rows;
}

}  // namespace

template <std::size_t Words>
std::optional<Groups<Words>> RollUp<Words>::make(const Groups<Words>& from, const Node& to, SmallClassLimit limit) {
  Groups<Words> out;
  out.node = to;
  const KeyPlan plan(dimensions_, from.node, to, from.size());
  target_.resize(from.size());
  if (from.size() < groups_in_parts) {
    if (limit.active() && is_beyond(from, plan, limit)) return std::nullopt;
    make_at_once(from, plan, out);
  } else if (!make_in_parts(from, plan, limit, out)) {
    return std::nullopt;
  }
  if (!from.first.empty()) add_values(from, out);
  return out;
}

/// Sums rows by a few bits of the hash, without looking at keys: classes that fall together seem larger than they are,
/// so that the sum of the small ones is never too large.
template <std::size_t Words>
bool RollUp<Words>::is_beyond(const Groups<Words>& from, const KeyPlan& plan, const SmallClassLimit& limit) {
  const std::size_t cells = std::bit_ceil(2 * from.size() + 2);
  const unsigned shift = 64 - static_cast<unsigned>(std::countr_zero(cells));
  cells_.assign(cells, 0);
  with_replacer<Words>(plan, [&](const auto& replaced) {
    std::uint32_t* const rows = cells_.data();
    for (std::size_t i = 0; i < from.size(); ++i) rows[hash(replaced(from.keys[i])) >> shift] += from.counts[i];
  });
  return std::accumulate(cells_.begin(), cells_.end(), std::uint64_t{0}, [&](std::uint64_t sum, std::uint32_t rows) {
           return sum + (rows < limit.k ? rows : 0);
         }) > limit.rows;
}

template <std::size_t Words>
void RollUp<Words>::make_at_once(const Groups<Words>& from, const KeyPlan& plan, Groups<Words>& out) {
  table_.clear(from.size());
  with_replacer<Words>(plan, [&](const auto& replaced) {
    const Key<Words>* const keys = from.keys.data();
    const std::uint32_t* const rows = from.counts.data();
    std::uint32_t* const target = target_.data();
    table_.add_all(
        from.size(), [&](std::size_t i) { return replaced(keys[i]); }, [&](std::size_t i) { return rows[i]; },
        [&](std::size_t i, std::uint32_t group) { target[i] = group; });
  });
  table_.append_to(out);
}

/// A sixteenth of the classes first: where most rows stand in small classes, that is enough to see it.
template <std::size_t Words>
bool RollUp<Words>::make_in_parts(const Groups<Words>& from, const KeyPlan& plan, const SmallClassLimit& limit,
                                  Groups<Words>& out) {
  replace_keys(from, plan);
  add_part(from, sample_, out);
  if (small_class_rows(out, 0, limit.k) > limit.rows) return false;
  out.keys.clear();
  out.counts.clear();
  divide(from);
  std::uint64_t small = 0;
  for (std::size_t part = 0; part + 1 < part_begin_.size(); ++part) {
    const std::size_t first = out.size();
    const std::span<const Entry> all(entries_);
    add_part(from, all.subspan(part_begin_[part], part_begin_[part + 1] - part_begin_[part]), out);
    small += small_class_rows(out, first, limit.k);
    if (small > limit.rows) return false;
  }
  return true;
}

template <std::size_t Words>
void RollUp<Words>::replace_keys(const Groups<Words>& from, const KeyPlan& plan) {
  keys_.resize(from.size());
  sample_.clear();
  with_replacer<Words>(plan, [&](const auto& replaced) {
    for (std::size_t i = 0; i < from.size(); ++i) {
      keys_[i] = replaced(from.keys[i]);
      if (hash(keys_[i]) >> sample_shift == 0) sample_.push_back({keys_[i], static_cast<std::uint32_t>(i)});
    }
  });
}

/// Sorts the groups into parts by the first bits of the hash of their new key.
template <std::size_t Words>
void RollUp<Words>::divide(const Groups<Words>& from) {
  const auto bits = static_cast<unsigned>(std::bit_width(from.size() / groups_a_part));
  part_shift_ = 64 - bits;
  part_begin_.assign((std::size_t{1} << bits) + 1, 0);
  for (const auto& key : keys_) ++part_begin_[(hash(key) >> part_shift_) + 1];
  for (std::size_t i = 1; i < part_begin_.size(); ++i) part_begin_[i] += part_begin_[i - 1];
  entries_.resize(from.size());
  std::vector<std::uint32_t> next = part_begin_;
  for (std::size_t i = 0; i < keys_.size(); ++i)
    entries_[next[hash(keys_[i]) >> part_shift_]++] = {keys_[i], static_cast<std::uint32_t>(i)};
}

template <std::size_t Words>
void RollUp<Words>::add_part(const Groups<Words>& from, std::span<const Entry> part, Groups<Words>& out) {
  const auto first = static_cast<std::uint32_t>(out.size());
  table_.clear(part.size());
  table_.add_all(
      part.size(), [&](std::size_t i) { return part[i].key; },
      [&](std::size_t i) { return from.counts[part[i].group]; },
      [&](std::size_t i, std::uint32_t group) { target_[part[i].group] = first + group; });
  table_.append_to(out);
}

/// Lists from's groups by target: order_[begin_[t]] … are those of class t.
template <std::size_t Words>
void RollUp<Words>::order_by_target(const Groups<Words>& from, const Groups<Words>& out) {
  begin_.assign(out.size() + 1, 0);
  for (const std::uint32_t target : target_) ++begin_[target + 1];
  for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
  order_.resize(from.size());
  auto next = begin_;
  for (std::uint32_t i = 0; i < from.size(); ++i) order_[next[target_[i]]++] = i;
}

template <std::size_t Words>
void RollUp<Words>::add_values(const Groups<Words>& from, Groups<Words>& out) {
  order_by_target(from, out);
  out.first.push_back(0);
  for (std::size_t t = 0; t < out.size(); ++t) {
    const std::size_t begin = out.values.size();
    for (std::uint32_t i = begin_[t]; i < begin_[t + 1]; ++i) {
      for (const ValueCount& of : from.values_of(order_[i])) {
        if (of.value >= count_of_value_.size()) count_of_value_.resize(of.value + 1);
        std::uint32_t& count = count_of_value_[of.value];
        if (count == 0) out.values.push_back({of.value, 0});
        count += of.count;
      }
    }
    for (std::size_t i = begin; i < out.values.size(); ++i)
      out.values[i].count = std::exchange(count_of_value_[out.values[i].value], 0);
    out.first.push_back(static_cast<std::uint32_t>(out.values.size()));
  }
}

template class RollUp<1>;
template class RollUp<2>;
template class RollUp<4>;

}  // namespace opendata::privacy
