#include "inspect/quasi_codes.hpp"

#include <algorithm>
#include <unordered_map>

#include "deid/canonical_value.hpp"
#include "deid/steps.hpp"
#include "inspect/policy_text.hpp"
#include "inspect/tuple_table.hpp"

namespace opendata::inspect {
namespace {

using deid::Step;

/// A policy with every treatment of a column as a field of its own, to make transforms from.
Result<std::vector<Step>> transforms_of(const InspectedColumn& column, const std::vector<std::string>& names) {
  Policy policy;
  for (const Treatment& treatment : column.treatments) {
    auto parameters = json::parse(treatment_text(treatment), json::Dialect::strict);
    if (!parameters) return failure(std::move(parameters.error()));
    PolicyField field;
    field.source = column.source;
    field.role = column.role;
    field.transform = treatment.transform;
    field.parameters = std::move(*parameters);
    policy.fields.push_back(std::move(field));
  }
  return deid::create_steps(policy, names, nullptr);
}

/// Numbers texts from 1 by their hash; the texts are not kept.
class Dictionary {
 public:
  std::uint32_t number(const Cell& cell) {
    return cell ? table_.number(TupleTable::mix(std::hash<std::string_view>{}(*cell))) + 1 : 0;
  }

 private:
  TupleTable table_;
};

class ColumnCoder {
 public:
  ColumnCoder(std::size_t column, double weight, std::vector<Step> steps)
      : steps_(std::move(steps)), labels_(steps_.size()) {
    coded_.column = column;
    coded_.weight = weight;
    coded_.labels.assign(steps_.size(), {0});
  }

  Result<void> add(const Cell& cell) {
    const std::uint32_t value = values_.number(cell);
    coded_.values.push_back(value);
    if (value < coded_.labels.front().size()) return {};
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      auto label = label_of(i, *cell);
      if (!label) return failure(std::move(label.error()));
      coded_.labels[i].push_back(*label);
    }
    return {};
  }
  CodedColumn take() { return std::move(coded_); }

 private:
  Result<std::uint32_t> label_of(std::size_t treatment, const std::string& text) {
    if (!steps_[treatment].publishes) return 0;
    const deid::KnownIdentifiers none;
    deid::PipelineReport::FieldCounts ignored;
    auto published = steps_[treatment].transform->apply(text, {none, ignored, nullptr});
    if (!published) return failure(std::move(published.error()));
    return labels_[treatment].number(*published);
  }
  std::vector<Step> steps_;
  Dictionary values_;
  std::vector<Dictionary> labels_;
  CodedColumn coded_;
};

/// What happened, in which district and when is what readers of open data look for, rather than who it was. A second
/// date says little beside the first.
double weight_of(const InspectedColumn& column, const Inspection& inspection) {
  const auto first_date = std::find_if(inspection.columns.begin(), inspection.columns.end(),
                                       [](const auto& other) { return other.kind == ColumnKind::date; });
  switch (column.kind) {
    case ColumnKind::category:
      return 3;
    case ColumnKind::district:
      return 2;
    case ColumnKind::date:
      return first_date->source == column.source ? 2 : 0.5;
    default:
      return 1;
  }
}

Result<std::vector<ColumnCoder>> coders_for(const Inspection& inspection, const std::vector<std::string>& names) {
  std::vector<ColumnCoder> out;
  for (std::size_t i = 0; i < inspection.columns.size(); ++i) {
    if (inspection.columns[i].role != Role::quasi_identifier) continue;
    auto steps = transforms_of(inspection.columns[i], names);
    if (!steps) return failure(std::move(steps.error()));
    out.emplace_back(i, weight_of(inspection.columns[i], inspection), std::move(*steps));
  }
  return out;
}

/// Persons as the pipeline tells them apart.
class PersonCoder {
 public:
  PersonCoder(const std::string& person, const std::vector<std::string>& names)
      : column_(static_cast<std::size_t>(std::find(names.begin(), names.end(), person) - names.begin())) {}
  void add(const RawRecord& record, std::vector<std::uint32_t>& persons) {
    if (column_ >= record.cells.size()) return;
    const std::string person = deid::canonical_value(record.cells[column_].value_or(""));
    persons.push_back(person.empty() ? 0 : numbers_.number(person));
  }

 private:
  std::size_t column_;
  Dictionary numbers_;
};

}  // namespace

Result<QuasiCodes> read_quasi_codes(const std::string& path, const Inspection& inspection) {
  auto reader = open_reader(path, inspection.input);
  if (!reader) return failure(std::move(reader.error()));
  auto coders = coders_for(inspection, (*reader)->columns());
  if (!coders) return failure(std::move(coders.error()));
  PersonCoder persons(inspection.person, (*reader)->columns());
  QuasiCodes codes;
  RawRecord record;
  for (; codes.records < most_measured; ++codes.records) {
    auto more = (*reader)->read(record);
    if (!more) return failure(std::move(more.error()));
    if (!*more) break;
    for (std::size_t i = 0, next = 0; i < inspection.columns.size(); ++i) {
      if (inspection.columns[i].role != Role::quasi_identifier) continue;
      if (auto added = (*coders)[next++].add(record.cells[i]); !added)
        return failure(std::move(added.error()).at({path, record.row, inspection.columns[i].source}));
    }
    persons.add(record, codes.persons);
  }
  for (ColumnCoder& coder : *coders) codes.columns.push_back(coder.take());
  return codes;
}

}  // namespace opendata::inspect
