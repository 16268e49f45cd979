#pragma once
#include <opendata/search/faq.hpp>
#include <string>
#include <string_view>
#include <vector>

/// An entry as texts: the cells of a spreadsheet's row, and the boxes of a form. Lists have one item a line, links one
/// "title address" a line; a translation is two fields, "question:en" and "answer:en"; any other name is one of
/// Entry::extra.
namespace opendata::search::faq {

/// Names of the fields that every entry has, "id" first, as in files and forms.
[[nodiscard]] const std::vector<std::string>& entry_fields();
/// The field's text; "" when it is empty or unknown.
[[nodiscard]] std::string cell_of(const Entry& entry, std::string_view field);
/// Fills the field from a text, whose line ends become LF; an empty one takes the field away. Days may have any form of
/// text::parse_date; lists but `variants` may also be parted by ';'.
/// Errors: bad_value (not a day). Example: ("review_due", "115/5/6") gives "2026-05-06"; ("review_due", "soon") fails.
[[nodiscard]] Result<void> fill_cell(Entry& entry, std::string_view field, std::string_view text);

}  // namespace opendata::search::faq
