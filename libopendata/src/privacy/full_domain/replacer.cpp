#include "privacy/full_domain/replacer.hpp"

#include <algorithm>
#include <bit>

namespace opendata::privacy {

KeyPlan::KeyPlan(const std::vector<Dimension>& dimensions, const Node& from, const Node& to, std::size_t groups)
    : largest_table_(std::min<std::size_t>(groups / 8, 4096)) {
  const KeyLayout layout = layout_of(dimensions, from), new_layout = layout_of(dimensions, to);
  for (std::size_t i = 0; i < dimensions.size(); ++i)
    if (new_layout.fields[i].bits > 0)
      add_field(dimensions[i], from.level(i), to.level(i), layout.fields[i], new_layout.fields[i]);
}

void KeyPlan::add_field(const Dimension& dimension, std::size_t level, std::size_t new_level,
                        const KeyLayout::Field& field, const KeyLayout::Field& new_field) {
  const bool joins = !steps_.empty() && steps_.back().word == field.word && steps_.back().new_word == new_field.word &&
                     steps_.back().shift + static_cast<unsigned>(std::bit_width(steps_.back().mask)) == field.shift &&
                     (steps_.back().replacement.size() << field.bits) <= largest_table_;
  if (!joins) steps_.push_back({field.word, new_field.word, field.shift, 0, {0}});
  Step& step = steps_.back();
  const std::vector<std::uint64_t> lower = std::move(step.replacement);
  step.replacement.assign(lower.size() << field.bits, 0);
  auto out = step.replacement.begin();
  for (std::uint32_t label = 0; label < dimension.labels(level); ++label) {
    const auto part = std::uint64_t{dimension.above(level, label, new_level)} << new_field.shift;
    out = std::transform(lower.begin(), lower.end(), out, [&](std::uint64_t of) { return of | part; });
  }
  step.mask = step.replacement.size() - 1;
}

}  // namespace opendata::privacy
