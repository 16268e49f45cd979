#include "privacy/full_domain/objective.hpp"

#include <array>
#include <utility>

namespace opendata::privacy {
namespace {

struct Entry {
  std::string_view name;
  std::unique_ptr<ObjectiveFunction> (*make)(const ObjectiveInput&);
};

/// One line an objective, in the order of the enumeration.
constexpr std::array<Entry, 4> objectives{{
    {"loss", make_loss},
    {"entropy", make_entropy},
    {"discernibility", make_discernibility},
    {"aecs", make_aecs},
}};

}  // namespace

void raise(const Dimension& dimension, LabelRows& of) {
  std::vector<std::uint64_t> rows(dimension.labels(of.level + 1));
  for (std::uint32_t label = 0; label < of.rows.size(); ++label)
    rows[dimension.above(of.level, label, of.level + 1)] += of.rows[label];
  of.rows = std::move(rows);
  ++of.level;
}

std::string_view name(Objective objective) { return objectives.at(static_cast<std::size_t>(objective)).name; }

std::optional<Objective> parse_objective(std::string_view text) {
  for (std::size_t i = 0; i < objectives.size(); ++i)
    if (objectives[i].name == text) return static_cast<Objective>(i);
  return std::nullopt;
}

std::unique_ptr<ObjectiveFunction> make_objective(Objective which, ObjectiveInput input) {
  return objectives.at(static_cast<std::size_t>(which)).make(input);
}

}  // namespace opendata::privacy
