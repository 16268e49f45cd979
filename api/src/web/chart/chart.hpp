#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "web/html.hpp"

/// Charts as inline SVG, drawn by the server: no script, no style attribute, texts of constant size at any width. Each
/// has the same figures as a table beside it.
namespace opendata::api::web {

struct Bar {
  std::string label;
  std::uint64_t value = 0;
  std::string address = {};  ///< where the label leads in the table; may be empty
};
struct Chart {
  std::string id;                            ///< unique on the page, [a-z0-9-]
  std::string title;                         ///< "Rows by district"
  std::string label_heading, value_heading;  ///< of the table's columns
  std::vector<Bar> bars;
  std::uint64_t total = 0;  ///< what shares are of; 0 = no shares
};

/// Bars one below the other, for categories.
void write_bar_chart(Html& html, const Chart& chart);
/// Columns from left to right, for times.
void write_column_chart(Html& html, const Chart& chart);

}  // namespace opendata::api::web
