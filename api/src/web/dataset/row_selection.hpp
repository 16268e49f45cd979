#pragma once
#include <optional>
#include <string>
#include <vector>

#include "call.hpp"

namespace opendata::api::web {

/// Which rows the reader of a dataset's page wants to see, from plain parameters of its address: "q" and "filter" and
/// "sort" as in the API, "offset", and "f.FIELD" for the value (of dates: the beginning) that a form chose.
struct RowSelection {
  RowsQuery query = {};                 ///< all fields; rows_shown rows from "offset" on
  std::string filter_text = {};         ///< the conditions in the API's grammar, without those of "q"
  std::string words = {};               ///< "q"
  std::optional<Problem> problem = {};  ///< what of it cannot be understood; the query is then without conditions
  [[nodiscard]] bool is_narrowed() const { return !query.filter.empty(); }
};
[[nodiscard]] RowSelection select_rows(const Call& call, const Schema& schema);

/// The name of the parameter by which a form chooses a value of this field.
[[nodiscard]] std::string choice_parameter(const Field& field);
/// What a form chose for this field; empty when nothing.
[[nodiscard]] std::string chosen_value(const Call& call, const Field& field);

constexpr std::size_t rows_shown = 20;

}  // namespace opendata::api::web
