#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace opendata::inspect {

/// One of a file's first rows, blanks around its cells dropped.
using SampledRow = std::vector<std::string>;

/// How many cells are not empty.
[[nodiscard]] std::size_t filled(const SampledRow& row);
/// A number, percentage or date: what data has and headers have not.
[[nodiscard]] bool is_figure(std::string_view cell);
[[nodiscard]] bool has_digit(std::string_view text);
[[nodiscard]] bool has_han(std::string_view text);
[[nodiscard]] bool has_latin(std::string_view text);

/// Whether rows[at] is a record and no header, judged by its cells and by what stands below each of them: of what kind
/// the next 50 filled cells are, and how often the cell, or the row, comes again in all rows. Somebody's number,
/// mailbox or address, or a name or day above its like, is a record's at once; otherwise the columns vote. With as many
/// votes each way it is a record, unless a cell is the name of a column (里別) and never comes again below: to number the
/// columns of a file loses its header's words, to take a person for a header publishes him. Where no column has a vote
/// it is a header, as nearly every file has one.
[[nodiscard]] bool is_record(const std::vector<SampledRow>& rows, std::size_t at);

}  // namespace opendata::inspect
