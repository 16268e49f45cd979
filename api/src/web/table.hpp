#pragma once
#include <initializer_list>
#include <string_view>

#include "web/html.hpp"

namespace opendata::api::web {

struct Column {
  Message title;
  enum class Align { text, number } align = Align::text;
};

/// Begins a table in a box of its own, which scrolls where the table is wider than the window and which the keyboard
/// reaches; after it come the rows. `name` is that of the box: no other on the page has it. `kind` is a class of the table.
void begin_table(Html& html, std::string_view name, Markup kind, std::initializer_list<Column> columns);
void end_table(Html& html);

}  // namespace opendata::api::web
