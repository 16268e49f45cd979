#include <algorithm>
#include <cmath>
#include <map>

#include "risk/tuple_counts_impl.hpp"

namespace opendata::privacy {
namespace {

/// How often each sensitive value occurs, by its code.
using Values = std::vector<std::pair<char32_t, std::uint64_t>>;

double real(std::uint64_t value) { return static_cast<double>(value); }

std::uint64_t rows_of(const Values& values) {
  std::uint64_t rows = 0;
  for (const auto& [code, count] : values) rows += count;
  return rows;
}

double entropy_l(const Values& values, std::uint64_t rows) {
  double entropy = 0;
  for (const auto& [code, count] : values) entropy -= real(count) / real(rows) * std::log(real(count) / real(rows));
  return std::exp(entropy);
}

/// ½ Σ |p − q|: values that the class lacks add their whole q, which is what its own values leave of 1.
double distance(const Values& values, std::uint64_t rows, const std::map<char32_t, std::uint64_t>& whole,
                std::uint64_t all) {
  double difference = 0, met = 0;
  for (const auto& [code, count] : values) {
    const double q = real(whole.at(code)) / real(all);
    difference += std::abs(real(count) / real(rows) - q);
    met += q;
  }
  return (difference + std::max(1 - met, 0.0)) / 2;
}

}  // namespace

SensitiveRisk sensitive_risk(const TupleCounts& tuples, std::size_t sensitive) {
  std::unordered_map<Codes, Values> classes;
  std::map<char32_t, std::uint64_t> whole;
  std::uint64_t all = 0;
  for (const auto& [codes, rows] : TupleAccess::tuples(tuples)) {
    Codes others = codes;
    others.erase(sensitive, 1);
    classes[others].emplace_back(codes[sensitive], rows);
    whole[codes[sensitive]] += rows;
    all += rows;
  }
  SensitiveRisk out;
  out.classes = classes.size();
  for (const auto& [others, values] : classes) {
    const std::uint64_t rows = rows_of(values);
    const bool first = out.distinct_l == 0;
    out.distinct_l = first ? values.size() : std::min<std::uint64_t>(out.distinct_l, values.size());
    out.entropy_l = first ? entropy_l(values, rows) : std::min(out.entropy_l, entropy_l(values, rows));
    out.t = std::max(out.t, distance(values, rows, whole, all));
    if (values.size() > 1) continue;
    ++out.homogeneous_classes;
    out.homogeneous_rows += rows;
  }
  return out;
}

}  // namespace opendata::privacy
