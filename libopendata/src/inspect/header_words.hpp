#pragma once
#include <opendata/inspect.hpp>
#include <string_view>

namespace opendata::inspect {
/// What a column's header says that it holds; unknown when it says nothing.
[[nodiscard]] ColumnKind kind_by_header(std::string_view header);
/// Whether it is a word by which headers are known, and does not merely hold one.
[[nodiscard]] bool is_header_word(std::string_view header);
/// Whose number the header of a column of numbers or codes (編號, 證號, id) says that it holds.
enum class NumberOf { unsaid, person, place };
[[nodiscard]] NumberOf number_of(std::string_view header);
/// Whether the header is nothing but a word for people who have numbers (會員, 志工): codes below it are theirs, while
/// other cells may be counts of them or say yes and no.
[[nodiscard]] bool is_owner_of_numbers(std::string_view header);
/// Whether the header says that the column holds a status (身分), which may be what somebody is or who it is.
[[nodiscard]] bool is_status(std::string_view header);
/// Whether the header says that the column names who works on the record (承辦人), not whom it is about.
[[nodiscard]] bool is_of_staff(std::string_view header);
/// Whether the header ends as a day's does (派案日, 施打日(民國)); a 假日 does so too, so that the cells must agree.
[[nodiscard]] bool is_day(std::string_view header);
/// Whether the header says that the column numbers the rows of its table, and nothing outside it.
[[nodiscard]] bool is_row_counter(std::string_view header);
/// An English field name for a header: a known Chinese word, or the header's own Latin letters; empty when there is
/// neither.
[[nodiscard]] std::string field_name_of(std::string_view header);
}  // namespace opendata::inspect
