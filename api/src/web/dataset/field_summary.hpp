#pragma once
#include <chrono>
#include <memory>
#include <vector>

#include "call.hpp"

/// Which fields of a dataset can be drawn and chosen from, found by counting their values once per release.
namespace opendata::api::web {

/// How the values of a field follow one another.
enum class FieldKind {
  category,  ///< by how many rows they have
  scale,     ///< by their numbers: 0-29, 30-59
  period,    ///< by time
};

struct FieldSummary {
  std::size_t field = 0;  ///< place in the schema
  FieldKind kind = FieldKind::category;
  Grain grain = Grain::value;
  std::shared_ptr<const Tally> tally;  ///< of all rows
};

/// What is left of the time that a page may ask the row store for.
class TimeLeft {
 public:
  explicit TimeLeft(std::chrono::milliseconds limit) : end_(std::chrono::steady_clock::now() + limit) {}
  [[nodiscard]] std::chrono::milliseconds get() const;

 private:
  std::chrono::steady_clock::time_point end_;
};

struct FieldSummaries {
  std::vector<FieldSummary> fields;  ///< in the order of the schema
  bool complete = true;              ///< false: the time was over before every field had been counted
};
/// Looks at the first 40 fields; a field with one value, with more than 200, or with nearly as many as rows is no
/// category.
[[nodiscard]] FieldSummaries summarize_fields(const ServedRelease& served, const TimeLeft& time);

constexpr std::size_t most_values = 200;

}  // namespace opendata::api::web
