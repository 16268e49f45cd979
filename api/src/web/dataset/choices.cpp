#include "web/dataset/choices.hpp"

#include <algorithm>
#include <charconv>

namespace opendata::api::web {
namespace {

double number_of(const std::string& label) {
  double number = 0;
  std::from_chars(label.data(), label.data() + label.size(), number);
  return number;
}

void put_in_order(FieldKind kind, std::vector<Bar>& bars) {
  // Counts come by value, which is the order of times.
  if (kind == FieldKind::period) return;
  const auto by_number = [](const Bar& a, const Bar& b) { return number_of(a.label) < number_of(b.label); };
  const auto by_rows = [](const Bar& a, const Bar& b) { return a.value > b.value; };
  if (kind == FieldKind::scale) return std::stable_sort(bars.begin(), bars.end(), by_number);
  std::stable_sort(bars.begin(), bars.end(), by_rows);
}

}  // namespace

std::vector<Bar> ordered_values(const FieldSummary& summary, const Tally& tally) {
  std::vector<Bar> bars;
  for (const Tally::Count& count : tally.counts)
    if (count.value && !count.value->empty()) bars.push_back({*count.value, count.rows});
  put_in_order(summary.kind, bars);
  return bars;
}

}  // namespace opendata::api::web
