#include "privacy/full_domain/groups.hpp"

#include <algorithm>
#include <bit>

namespace opendata::privacy {
namespace {

constexpr unsigned first_slot_bits = 12;

template <std::size_t Words>
bool equal(const Key<Words>& a, const Key<Words>& b) {
  std::uint64_t difference = 0;
  for (std::size_t i = 0; i < Words; ++i) difference |= a[i] ^ b[i];
  return difference == 0;
}

template <std::size_t Words>
std::uint64_t hash(const Key<Words>& key) {
  std::uint64_t h = 0;
  for (const std::uint64_t word : key) {
    h = (h ^ word) * 0x9E3779B97F4A7C15U;
    h ^= h >> 32U;
  }
  return h * 0xD6E8FEB86659FD93U;
}

}  // namespace

KeyLayout layout_of(const std::vector<Dimension>& dimensions, const Node& node) {
  KeyLayout layout;
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    const auto bits = static_cast<unsigned>(std::bit_width(dimensions[i].labels(node.level(i)) - 1));
    if (layout.last_bits + bits > 64) {
      ++layout.words;
      layout.last_bits = 0;
    }
    layout.fields.push_back({layout.words - 1, bits == 0 ? 0 : layout.last_bits, bits});
    layout.last_bits += bits;
  }
  return layout;
}

/// Fields that stand together are replaced together while their table stays small beside the work: that is what time
/// goes to.
template <std::size_t Words>
void RollUp<Words>::plan(const Groups<Words>& from, const Node& to) {
  const KeyLayout layout = layout_of(dimensions_, from.node), new_layout = layout_of(dimensions_, to);
  const std::size_t largest_table = std::min<std::size_t>(from.size() / 8, 4096);
  steps_.clear();
  for (std::size_t i = 0; i < dimensions_.size(); ++i)
    if (new_layout.fields[i].bits > 0)
      add_field(i, from.node, to, layout.fields[i], new_layout.fields[i], largest_table);
  clear_slots(new_layout, from.size());
}

template <std::size_t Words>
void RollUp<Words>::add_field(std::size_t i, const Node& from, const Node& to, const KeyLayout::Field& field,
                              const KeyLayout::Field& new_field, std::size_t largest_table) {
  const Dimension& dimension = dimensions_[i];
  const bool joins = !steps_.empty() && steps_.back().word == field.word && steps_.back().new_word == new_field.word &&
                     steps_.back().shift + steps_.back().bits == field.shift &&
                     (steps_.back().replacement.size() << field.bits) <= largest_table;
  if (!joins) steps_.push_back({field.word, new_field.word, field.shift, 0, {0}});
  Step& step = steps_.back();
  const std::vector<std::uint64_t> lower = std::move(step.replacement);
  step.replacement.assign(lower.size() << field.bits, 0);
  auto out = step.replacement.begin();
  for (std::uint32_t label = 0; label < dimension.labels(from.level(i)); ++label) {
    const auto part = std::uint64_t{dimension.above(from.level(i), label, to.level(i))} << new_field.shift;
    out = std::transform(lower.begin(), lower.end(), out, [&](std::uint64_t of) { return of | part; });
  }
  step.bits += field.bits;
}

template <std::size_t Words>
Key<Words> RollUp<Words>::replaced(const Key<Words>& key) const {
  Key<Words> out{};
  for (const Step& step : steps_)
    out[step.new_word] |= step.replacement[(key[step.word] >> step.shift) & ((std::uint64_t{1} << step.bits) - 1)];
  return out;
}

/// Short keys are their own slots. Otherwise the table is small at first: a coarse node has far fewer classes than the
/// one it is made from, and the table should stay in the cache.
template <std::size_t Words>
void RollUp<Words>::clear_slots(const KeyLayout& layout, std::size_t groups) {
  direct_ = layout.words == 1 && layout.last_bits < 32 && (std::size_t{1} << layout.last_bits) <= 4 * groups;
  const unsigned bits = direct_ ? layout.last_bits : first_slot_bits;
  slots_.assign(std::size_t{1} << bits, 0);
  slot_shift_ = 64 - bits;
}

template <std::size_t Words>
std::uint32_t RollUp<Words>::add(const Key<Words>& key, std::size_t slot, Groups<Words>& out) {
  slots_[slot] = static_cast<std::uint32_t>(out.keys.size() + 1);
  out.keys.push_back(key);
  out.counts.push_back(0);
  return slots_[slot] - 1;
}

template <std::size_t Words>
std::uint32_t RollUp<Words>::find_or_add(const Key<Words>& key, Groups<Words>& out) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash(key) >> slot_shift_;
  for (; slots_[at] != 0; at = (at + 1) & mask)
    if (equal(out.keys[slots_[at] - 1], key)) return slots_[at] - 1;
  const std::uint32_t added = add(key, at, out);
  if (out.keys.size() * 2 > slots_.size()) grow(out.keys);
  return added;
}

template <std::size_t Words>
void RollUp<Words>::grow(const std::vector<Key<Words>>& keys) {
  slots_.assign(slots_.size() * 4, 0);
  slot_shift_ -= 2;
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    std::size_t at = hash(keys[i]) >> slot_shift_;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = i + 1;
  }
}

template <std::size_t Words>
void RollUp<Words>::find_targets(const Groups<Words>& from, Groups<Words>& out) {
  target_.resize(from.size());
  for (std::size_t i = 0; i < from.size(); ++i) {
    const Key<Words> key = replaced(from.keys[i]);
    if (direct_) {
      const std::uint32_t found = slots_[key[0]];
      target_[i] = found != 0 ? found - 1 : add(key, key[0], out);
    } else {
      target_[i] = find_or_add(key, out);
    }
  }
}

template <std::size_t Words>
Groups<Words> RollUp<Words>::make(const Groups<Words>& from, const Node& to) {
  Groups<Words> out;
  out.node = to;
  plan(from, to);
  find_targets(from, out);
  for (std::size_t i = 0; i < from.size(); ++i) out.counts[target_[i]] += from.counts[i];
  if (!from.first.empty()) add_values(from, out);
  return out;
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
