#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace opendata::inspect {

/// One of a file's first rows, blanks around its cells dropped.
using SampledRow = std::vector<std::string>;

/// A number, percentage or date: what data has and headers have not.
[[nodiscard]] bool is_figure(std::string_view cell);
[[nodiscard]] bool has_digit(std::string_view text);
[[nodiscard]] bool has_han(std::string_view text);
[[nodiscard]] bool has_latin(std::string_view text);

/// Whether rows[at] is a record and no header, judged by its cells and by what stands below each of them in the next 50
/// rows. Somebody's number, mailbox or address, or a name or day above its like, is a record's at once; otherwise the
/// columns vote. In doubt it is a record: to number the columns of a file loses its header's words, to take a person
/// for a header publishes him.
[[nodiscard]] bool is_record(const std::vector<SampledRow>& rows, std::size_t at);

}  // namespace opendata::inspect
