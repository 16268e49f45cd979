#include "faq/csv_cell.hpp"

#include <string_view>

namespace opendata::search::faq {
namespace {

std::string csv_cell(const std::string& text) {
  const bool formula = !text.empty() && std::string_view("=+-@'").find(text.front()) != std::string_view::npos;
  std::string out = formula ? "\"'" : "\"";
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  return out + "\"";
}

}  // namespace

std::string csv_row(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& cell : cells) out += (out.empty() ? "" : ",") + csv_cell(cell);
  return out + "\r\n";
}

}  // namespace opendata::search::faq
