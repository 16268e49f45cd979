#include "anonymize/generalization.hpp"

#include <opendata/local_recoding.hpp>

namespace opendata::privacy {
namespace {

std::vector<double> weights_of(const AnonymizeOptions& options) {
  std::vector<double> weights;
  bool weighted = false;
  for (const QuasiIdentifier& column : options.quasi_identifiers) {
    weights.push_back(column.weight);
    weighted = weighted || column.weight != 1;
  }
  return weighted ? weights : std::vector<double>();
}

/// With one level a column no text can stand for two sets of leaves: labels stay as their hierarchy has them.
std::vector<std::vector<std::string>> plain_labels(const Hierarchy& hierarchy) {
  std::vector<std::vector<std::string>> texts(hierarchy.height() + 1);
  for (std::size_t level = 0; level < texts.size(); ++level) {
    for (std::uint32_t label = 0; label < hierarchy.labels(level); ++label)
      texts[level].push_back(hierarchy.text(level, label));
  }
  return texts;
}

Result<Generalization> search_full_domain(const CodedTable& table, const AnonymizeOptions& options,
                                          AnonymizeReport& report) {
  SearchOptions search{options.objective, weights_of(options), options.max_seconds};
  auto found = anonymize(table, options.model, search);
  if (!found) return failure(std::move(found.error()));
  Generalization out;
  out.suppressed = std::move(found->suppressed_rows);
  found->suppressed_rows.clear();
  for (const std::size_t level : found->levels) out.levels.push_back({static_cast<std::uint8_t>(level)});
  for (const Hierarchy& hierarchy : table.hierarchies) out.texts.push_back(plain_labels(hierarchy));
  report.search = std::move(*found);
  return out;
}

Result<Generalization> search_locally(const CodedTable& table, const AnonymizeOptions& options) {
  LocalOptions search;
  search.weights = weights_of(options);
  const auto found = recode_locally(table, options.model, search);
  if (!found) return failure(found.error());
  Generalization out;
  out.levels.assign(table.columns.size(), std::vector<std::uint8_t>(table.rows()));
  for (std::size_t row = 0; row < table.rows(); ++row) {
    out.suppressed.push_back(found->class_of[row] == LocalResult::no_class);
    for (std::size_t q = 0; q < table.columns.size() && !out.suppressed[row]; ++q)
      out.levels[q][row] = static_cast<std::uint8_t>(found->level(row, q));
  }
  for (const Hierarchy& hierarchy : table.hierarchies) out.texts.push_back(unambiguous_labels(hierarchy));
  return out;
}

AnonymizeReport::Column describe(const CodedTable& table, const Generalization& found, std::size_t column) {
  const Hierarchy& hierarchy = table.hierarchies[column];
  AnonymizeReport::Column out{hierarchy.attribute(), 0, std::vector<std::uint64_t>(hierarchy.height() + 1)};
  double lost = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::size_t level = found.level(column, row);
    const std::uint32_t label = hierarchy.label(level, table.columns[column][row]);
    lost += found.suppressed[row] ? 1 : hierarchy.loss(level, label);
    if (!found.suppressed[row]) ++out.rows_at_level[level];
  }
  out.loss = lost / static_cast<double>(table.rows());
  return out;
}

}  // namespace

Result<Generalization> generalize(const CodedTable& table, const AnonymizeOptions& options, AnonymizeReport& report) {
  if (options.mode == AnonymizeOptions::Mode::local) return search_locally(table, options);
  return search_full_domain(table, options, report);
}

void describe(const CodedTable& table, const Generalization& found, AnonymizeReport& report) {
  report.rows = table.rows();
  for (std::size_t row = 0; row < found.suppressed.size(); ++row)
    if (found.suppressed[row]) report.suppressed_rows.push_back(row + 1);
  for (std::size_t q = 0; q < table.columns.size(); ++q) {
    report.columns.push_back(describe(table, found, q));
    report.loss += report.columns.back().loss / static_cast<double>(table.columns.size());
  }
}

}  // namespace opendata::privacy
