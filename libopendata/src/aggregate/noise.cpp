#include "aggregate/noise.hpp"

#include "aggregate/discrete_laplace.hpp"
#include "release/sha256.hpp"

namespace opendata::privacy {
namespace {

constexpr std::size_t most_noisy_atoms = 100'000;
constexpr std::uint64_t one = 1'000'000;  // in millionths

std::vector<CellId> atoms_of(const Cube& cube) {
  std::vector<CellId> atoms;
  for (CellId cell = 0; cell < cube.cells(); ++cell) {
    if (cube.is_atom(cube.nodes(cell))) atoms.push_back(cell);
  }
  return atoms;
}

void append_text(std::string& out, std::string_view text) {
  out += std::to_string(text.size()) + ":" + std::string(text);
}

void append_value(std::string& out, const json::Value& value) {
  append_text(out, value.text());
  for (std::size_t i = 0; i < value.items().size(); ++i) {
    append_text(out, i < value.keys().size() ? value.keys()[i] : std::string());
    append_value(out, value.items()[i]);
  }
}

void append_dimension(std::string& out, const AggregateDimension& dimension) {
  for (const PolicyField& level : dimension.levels) {
    append_text(out, level.source);
    append_value(out, level.parameters);
  }
  for (const std::string& value : dimension.values) append_text(out, value);
  append_text(out, dimension.other);
  append_text(out, dimension.missing);
}

/// What is published of the same counts, and what of it is withheld.
void append_tables(std::string& out, const AggregateSpec& spec) {
  for (const auto& table : spec.tables) {
    append_text(out, "table");
    for (const std::string& name : table) append_text(out, name);
  }
  const AggregateProtection& protection = spec.protection;
  for (const std::int64_t number : {protection.threshold, protection.width, static_cast<std::int64_t>(protection.zeros),
                                    protection.least_cases, protection.tail_cases})
    append_text(out, std::to_string(number));
}

std::vector<std::int64_t> spread(const Cube& cube, const std::vector<std::int64_t>& answer) {
  std::vector<std::int64_t> counts(cube.cells(), 0);
  const auto atoms = atoms_of(cube);
  for (std::size_t i = 0; i < atoms.size(); ++i) counts[atoms[i]] = answer[i];
  cube.roll_up(counts, [](std::int64_t& to, std::int64_t from) { to += from; });
  return counts;
}

}  // namespace

Result<std::vector<std::int64_t>> noisy_atoms(const Counted& counted, const AggregateProtection& protection,
                                              RandomBytes& random) {
  const auto atoms = atoms_of(counted.cube);
  if (atoms.size() > most_noisy_atoms) {
    return failure(Errc::limit_exceeded, {"more than 100,000 cells would need noise; use fewer or coarser categories",
                                          "需加雜訊的格數超過 100,000；請減少或概化分類"});
  }
  const Scale scale{static_cast<std::uint64_t>(protection.cases_per_person) * one,
                    static_cast<std::uint64_t>(protection.epsilon)};
  std::vector<std::int64_t> noisy;
  for (const CellId atom : atoms) noisy.push_back(counted.counts.cases[atom] + discrete_laplace(random, scale));
  return noisy;
}

std::string question_of(const AggregateSpec& spec, const std::string& input_sha256) {
  std::string text = "aggregate-question-1";
  for (const std::string& part : {spec.dataset, input_sha256, spec.person}) append_text(text, part);
  for (const auto& dimension : spec.dimensions) append_dimension(text, dimension);
  if (spec.duration) {
    append_text(text, spec.duration->opened);
    append_text(text, spec.duration->closed);
    append_text(text, spec.duration->days);
    append_text(text, std::to_string(spec.duration->overdue_after_days.value_or(-1)));
  }
  append_text(text, std::to_string(spec.protection.epsilon) + "/" + std::to_string(spec.protection.cases_per_person));
  if (spec.protection.method == AggregateMethod::suppress) append_tables(text, spec);
  return release::sha256_of(text);
}

Result<std::vector<std::int64_t>> noisy_counts(Counted& counted, const AggregateSpec& spec,
                                               const std::string& input_sha256, Ledger& ledger, RandomBytes& random) {
  const std::string question = question_of(spec, input_sha256);
  const LedgerEntry* earlier = ledger.find(question);
  const bool same_cells = earlier != nullptr && earlier->answer.size() == atoms_of(counted.cube).size();
  if (!same_cells) {
    auto answer = noisy_atoms(counted, spec.protection, random);
    if (!answer) return failure(std::move(answer.error()));
    LedgerEntry entry{spec.dataset,           AggregateMethod::noise, question, spec.document, spec.protection.epsilon,
                      spec.protection.budget, std::move(*answer)};
    if (auto kept = ledger.append(std::move(entry)); !kept) return failure(std::move(kept.error()));
  }
  counted.report.reissued = same_cells;
  counted.report.spent = ledger.spent(spec.dataset);
  return spread(counted.cube, same_cells ? earlier->answer : ledger.entries().back().answer);
}

}  // namespace opendata::privacy
