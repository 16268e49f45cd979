#include <algorithm>
#include <opendata/row_indexes.hpp>

namespace opendata {
namespace {

bool is_facet(const Field& field, const FieldStatistics& seen) {
  const bool chosen_from = field.type == FieldType::string || field.type == FieldType::boolean;
  return chosen_from && seen.longest <= longest_indexed && seen.distinct >= 2 && seen.distinct <= most_facet_values;
}

bool is_time(const Field& field) { return field.type == FieldType::date || field.type == FieldType::datetime; }

}  // namespace

std::vector<std::vector<std::size_t>> choose_row_indexes(const Schema& schema,
                                                         const std::vector<FieldStatistics>& statistics) {
  std::vector<std::vector<std::size_t>> indexes;
  for (std::size_t i = 0; i < schema.fields.size(); ++i) {
    if (schema.fields[i].type != FieldType::string || statistics[i].longest <= longest_indexed) indexes.push_back({i});
  }
  const auto time = std::find_if(schema.fields.begin(), schema.fields.end(), is_time);
  if (time == schema.fields.end()) return indexes;
  const auto place = static_cast<std::size_t>(time - schema.fields.begin());
  std::size_t timed = 0;
  for (std::size_t i = 0; i < schema.fields.size() && timed < most_timed_facets; ++i) {
    if (!is_facet(schema.fields[i], statistics[i])) continue;
    indexes.push_back({i, place});
    ++timed;
  }
  return indexes;
}

}  // namespace opendata
