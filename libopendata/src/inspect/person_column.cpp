#include "inspect/person_column.hpp"

#include <algorithm>
#include <array>

#include "inspect/header_words.hpp"

namespace opendata::inspect {
namespace {

using Columns = std::vector<const InspectedColumn*>;

bool nearly_everybody_has(const InspectedColumn& column) {
  return column.present > 0 && column.missing * 20 <= column.present;
}

bool is_identity(const InspectedColumn& column) { return column.kind == ColumnKind::national_id; }

/// 學號, 病歷號.
bool is_persons_number(const InspectedColumn& column) {
  return column.kind == ColumnKind::record_number && number_of(column.source) == NumberOf::person;
}

/// The surest first: two persons may have one name, one person two telephones.
std::size_t rank_of(const InspectedColumn& column) {
  constexpr std::array kinds{ColumnKind::person_name, ColumnKind::phone, ColumnKind::email, ColumnKind::account,
                             ColumnKind::plate};
  if (is_persons_number(column)) return 0;
  return static_cast<std::size_t>(std::find(kinds.begin(), kinds.end(), column.kind) - kinds.begin()) + 1;
}

/// A case, or a telephone of somebody, has few rows; an office's code or line many. Values too many to count are no
/// office's.
bool has_few_rows_each(const InspectedColumn& column) {
  constexpr std::uint64_t most_rows = 20;
  return column.distinct_capped || column.distinct * most_rows > column.present;
}

/// Fewer values than a class needs persons are placeholders (匿名).
bool may_tell_persons_apart(const InspectedColumn& column) {
  constexpr std::uint64_t least_values = 5;
  constexpr std::size_t name = 1, no_person = 6;
  const std::size_t rank = rank_of(column);
  return nearly_everybody_has(column) && column.distinct >= least_values && !is_of_staff(column.source) &&
         (rank <= name || (rank < no_person && has_few_rows_each(column)));
}

/// A number that never comes again tells no more than its row does. Of those too many to count nobody knows whether they
/// do: they are taken, since k by numbers that never come again is k by rows, and by others it is more.
bool comes_again(const InspectedColumn& column) { return column.distinct_capped || column.distinct < column.present; }

bool may_tell_cases_apart(const InspectedColumn& column) {
  return nearly_everybody_has(column) && column.kind == ColumnKind::record_number &&
         number_of(column.source) != NumberOf::place && comes_again(column) && has_few_rows_each(column);
}

template <class Test>
Columns those(const std::vector<InspectedColumn>& columns, Test test) {
  Columns out;
  for (const InspectedColumn& column : columns)
    if (test(column)) out.push_back(&column);
  return out;
}

bool has_fewer_values(const InspectedColumn* one, const InspectedColumn* other) {
  return one->distinct < other->distinct;
}

/// Officials whose header does not say so have far fewer values than those whom the records are about.
const InspectedColumn* surest_of(Columns columns) {
  if (columns.empty()) return nullptr;
  const std::uint64_t most = (*std::max_element(columns.begin(), columns.end(), has_fewer_values))->distinct;
  std::erase_if(columns, [&](const InspectedColumn* column) { return column->distinct * 2 < most; });
  return *std::min_element(
      columns.begin(), columns.end(),
      [](const InspectedColumn* one, const InspectedColumn* other) { return rank_of(*one) < rank_of(*other); });
}

const InspectedColumn* told_apart_by(const std::vector<InspectedColumn>& columns) {
  const auto identities =
      those(columns, [](const auto& column) { return is_identity(column) && nearly_everybody_has(column); });
  if (!identities.empty()) return identities.front();
  if (const InspectedColumn* person = surest_of(those(columns, may_tell_persons_apart))) return person;
  const auto cases = those(columns, may_tell_cases_apart);
  return cases.empty() ? nullptr : *std::max_element(cases.begin(), cases.end(), has_fewer_values);
}

}  // namespace

std::string person_column(const std::vector<InspectedColumn>& columns) {
  const InspectedColumn* column = told_apart_by(columns);
  return column == nullptr ? std::string() : column->source;
}

}  // namespace opendata::inspect
